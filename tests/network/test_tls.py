"""A real Kinto behind https: who does not prove to be the one that was named is told nothing, not even the account."""

from __future__ import annotations

import datetime as dt
import random
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from mediateur.journal.network import NetworkError, Why
from mediateur.online import channel as channels
from mediateur.online.kinto_accounts import opened
from tests.network.fates import Fate, Fates
from tests.network.network import Account, Network
from tests.network.proxy import Proxy

DAY, AUTHORITY = dt.timedelta(days=1), "autorite.example.org"


class Authority(NamedTuple):
    """Who vouches for certificates."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


def authority(name: str = AUTHORITY) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    return Authority(key, signed(name, key.public_key(), key, name, issues=True))


def signed(
    name: str,
    public: ec.EllipticCurvePublicKey,
    by: ec.EllipticCurvePrivateKey,
    issuer: str,
    *,
    issues: bool = False,
    begins: dt.timedelta = -DAY,
    ends: dt.timedelta = DAY,
) -> x509.Certificate:
    now = dt.datetime.now(dt.UTC)
    built = x509.CertificateBuilder().subject_name(_name(name)).issuer_name(_name(issuer)).public_key(public)
    built = built.serial_number(x509.random_serial_number()).not_valid_before(now + begins).not_valid_after(now + ends)
    built = built.add_extension(x509.BasicConstraints(ca=issues, path_length=None), critical=True)
    return built.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), False).sign(by, hashes.SHA256())


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def door(folder: Path, by: Authority, name: str = "localhost", **days: dt.timedelta) -> ssl.SSLContext:
    """Return what a server shows: a certificate for a name, for which an authority vouches."""
    key, file = ec.generate_private_key(ec.SECP256R1()), folder / "porte.pem"
    shown = signed(name, key.public_key(), by.key, AUTHORITY, **days)  # type: ignore[arg-type]
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + shown.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """Give an authority that this machine trusts, beyond which the program believes to be."""
    one, file = authority(), tmp_path / "autorite.pem"
    file.write_bytes(one.certificate.public_bytes(serialization.Encoding.PEM))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(file))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(channels, "is_here", lambda _: False)
    return one


@pytest.fixture(scope="module")
def mediator(network: Network) -> Account:
    return network.mediator()


@contextmanager
def behind(network: Network, shown: ssl.SSLContext) -> Iterator[Proxy]:
    fates = Fates(random.Random(0))
    fates.calm = True
    proxy = Proxy(network.kinto.port, fates, shown)
    try:
        yield proxy
    finally:
        proxy.close()


def why(network: Network, proxy: Proxy, by: Account) -> Why:
    server = opened(proxy.address, network.bucket, by.name, by.secret)
    with pytest.raises(NetworkError) as caught:
        server.whoami()
    server.close()
    assert by.secret not in repr(caught.value) + str(caught.value) + caught.value.detail
    return caught.value.why


def test_a_server_that_proves_who_it_is_is_told_who_asks(
    network: Network, mediator: Account, trusted: Authority, tmp_path: Path
) -> None:
    with behind(network, door(tmp_path, trusted)) as proxy:
        server = opened(proxy.address, network.bucket, mediator.name, mediator.secret)
        assert server.whoami() == {"mediateurs"}
        server.close()


BAD: dict[str, Callable[[Path, Authority], ssl.SSLContext]] = {
    "another name": lambda folder, by: door(folder, by, "ailleurs.example.org"),
    "over": lambda folder, by: door(folder, by, begins=-3 * DAY, ends=-DAY),
    "not begun": lambda folder, by: door(folder, by, begins=DAY, ends=3 * DAY),
    "nobody vouches": lambda folder, _: door(folder, authority()),
}


@pytest.mark.parametrize("shown", BAD)
def test_a_server_that_does_not_is_told_nothing(
    network: Network, mediator: Account, trusted: Authority, tmp_path: Path, shown: str
) -> None:
    with behind(network, BAD[shown](tmp_path, trusted)) as proxy:
        assert why(network, proxy, mediator) is Why.UNSAFE
        assert proxy.fates.drawn == 0


def test_nobody_is_led_elsewhere_with_the_account(
    network: Network, mediator: Account, trusted: Authority, tmp_path: Path
) -> None:
    with behind(network, door(tmp_path, trusted)) as proxy:
        proxy.fates.draw = lambda: Fate.LED_AWAY  # type: ignore[method-assign]
        assert why(network, proxy, mediator) is Why.UNSAFE
        assert proxy.away == []
