"""One server asked over real sockets: to whom secrets go, what is believed, what is left in time."""

from __future__ import annotations

import base64
import gzip
import json
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mediateur.journal.network import NetworkError, Why
from mediateur.online import channel as channels
from mediateur.online.answers import MOST_SECONDS, seconds_of
from mediateur.online.channel import Channel
from mediateur.online.kinto_accounts import KintoServer, opened
from tests.online.server import Handler, Site, certificate, serving

pytestmark = pytest.mark.needs_tool("openssl")
ACCOUNT, SECRET = "c-1", "un-secret-que-personne-ne-lit"
OURS = "Basic " + base64.b64encode(f"{ACCOUNT}:{SECRET}".encode()).decode()


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return certificate(tmp_path_factory.mktemp("cles"))


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def beyond(keys: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Give a site in https, that the program takes for one beyond this machine."""
    monkeypatch.setattr(channels, "is_here", lambda _: False)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(keys[1]))
    with serving(*keys) as site:
        yield site


@pytest.fixture
def here() -> Iterator[Site]:
    with serving() as site:
        yield site


def ask(address: str, body: bytes = b"", proxy: str = "", wait: float = 5, whole: float = 10) -> channels.Answer:
    root, _, path = address.partition("/v1")
    channel = Channel(f"{root}/v1", ACCOUNT, SECRET, proxy, wait, whole)
    try:
        return channel.ask("POST" if body else "GET", path, body, {})
    finally:
        channel.close()


def why(address: str, proxy: str = "", wait: float = 5, whole: float = 10) -> Why:
    root, _, path = address.partition("/v1")
    channel = Channel(f"{root}/v1", ACCOUNT, SECRET, proxy, wait, whole)
    with pytest.raises(NetworkError) as caught, closing(channel):
        KintoServer("b", ACCOUNT, channel).ask("GET", path)
    assert SECRET not in repr(caught.value) + str(caught.value) + caught.value.detail
    return caught.value.why


def good(handler: Handler) -> None:
    handler.give(b"{}", ETag='"7"')


def test_what_is_sent_is_the_request_and_the_account(beyond: Site) -> None:
    answer = ask(beyond.at("/v1/batch", good), b'{"a": 1}')
    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"{}", '"7"')
    [(_, headers)] = beyond.heard
    assert {name.lower(): value for name, value in headers.items() if name.lower() != "host"} == {
        "user-agent": "Mediateur",
        "accept": "application/json",
        "accept-encoding": "identity",
        "authorization": OURS,
        "content-type": "application/json",
        "content-length": "8",
    }
    assert beyond.sent == [b'{"a": 1}']


def test_no_password_of_the_system_goes_along(beyond: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine localhost login moi password autre\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    ask(beyond.at("/v1/", good))
    assert beyond.heard[0][1]["Authorization"] == OURS


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirection_is_not_followed_to_any_place(beyond: Site, keys: tuple[Path, Path], status: int) -> None:
    with serving(*keys) as other:
        for target in (other.at("/v1/", good), beyond.at("/v1/autre", good)):
            address = beyond.at("/v1/", lambda handler, to=target: handler.give(b"", status, Location=to))  # type: ignore[misc]
            assert ask(address, b'{"data": {"password": "un-nouveau-secret"}}').status == status
            assert why(address) is Why.UNSAFE
        assert other.heard == [] and other.sent == []
        assert {path for path, _ in beyond.heard} == {"/v1/"}


def test_a_server_that_does_not_prove_who_it_is_gets_no_secret(beyond: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    assert why(beyond.at("/v1/", good)) is Why.UNSAFE
    assert beyond.heard == []


def test_a_certificate_for_another_name_is_refused(beyond: Site) -> None:
    address = beyond.at("/v1/", good).replace("localhost", "127.0.0.1")
    assert why(address) is Why.UNSAFE
    assert beyond.heard == []


@pytest.mark.parametrize(
    "address",
    [
        "http://exemple.invalid/v1",
        "http://localhost.exemple.invalid/v1",
        "https://moi:mot@localhost/v1",
        "ftp://localhost",
    ],
)
def test_an_address_without_safety_is_never_asked(address: str) -> None:
    with pytest.raises(NetworkError) as caught:
        opened(address, "b", ACCOUNT, SECRET)
    assert caught.value.why is Why.UNSAFE


def test_between_this_machine_and_itself_no_proxy_sees_the_secret(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as proxy:
        through = proxy.at("/", good).rstrip("/")
        monkeypatch.setenv("HTTP_PROXY", through)
        monkeypatch.setenv("http_proxy", through)
        assert ask(here.at("/v1/", good), proxy=through).status == 200
        assert proxy.heard == []


def test_the_proxy_that_was_given_is_asked_and_sees_no_secret(beyond: Site) -> None:
    with serving() as proxy:
        assert why(beyond.at("/v1/", good), proxy=proxy.at("/", good).rstrip("/")) is Why.OFFLINE
        [(path, headers)] = proxy.heard
        assert path == f"localhost:{beyond.server_port}"
        assert "authorization" not in {name.lower() for name in headers}


def test_nobody_there_is_told() -> None:
    with socket.socket() as closed:
        closed.bind(("localhost", 0))
        assert why(f"http://localhost:{closed.getsockname()[1]}/v1/") is Why.OFFLINE


def silent(handler: Handler) -> None:
    handler.server.over.wait(20)


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.over.wait(0.02):
        handler.wfile.write(b" ")


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.over.is_set():
        handler.wfile.write(b"x" * 65_536)


def test_silence_is_left_in_time(here: Site) -> None:
    assert why(here.at("/v1/", silent), wait=0.2) is Why.SLOW


def test_bytes_one_by_one_are_left_in_time(here: Site) -> None:
    assert why(here.at("/v1/", drip), whole=0.3) is Why.SLOW


def test_an_answer_without_end_is_not_read(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "MOST_BYTES", 1 << 20)
    assert why(here.at("/v1/", endless), whole=60) is Why.REFUSED


def test_an_answer_that_would_grow_is_not_unfolded(here: Site) -> None:
    packed = gzip.compress(b" " * 10_000_000)
    address = here.at("/v1/", lambda handler: handler.give(packed, **{"Content-Encoding": "gzip"}))
    assert why(address) is Why.REFUSED


def cut(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"data": []}')
    handler.close_connection = True


def test_an_answer_that_is_cut_is_not_believed(here: Site) -> None:
    assert why(here.at("/v1/", cut)) is Why.OFFLINE


@pytest.mark.parametrize(
    ("status", "headers", "expected", "wait"),
    [
        (429, {"Retry-After": "17"}, Why.WAIT, 17.0),
        (503, {"Retry-After": "bientôt".encode().decode("latin-1")}, Why.WAIT, 0.0),
        (500, {}, Why.WAIT, 0.0),
        (409, {}, Why.WAIT, 0.0),
        (401, {}, Why.ACCOUNT, 0.0),
        (403, {}, Why.RIGHTS, 0.0),
        (400, {}, Why.SCHEMA, 0.0),
        (413, {}, Why.SCHEMA, 0.0),
        (302, {"Location": "/ailleurs"}, Why.UNSAFE, 0.0),
        (418, {}, Why.REFUSED, 0.0),
    ],
)
def test_each_refusal_has_its_reason(
    here: Site, status: int, headers: dict[str, str], expected: Why, wait: float
) -> None:
    root = here.at("/v1/batch", lambda handler: handler.give(b"{}", status, **headers)).removesuffix("/batch")
    server = opened(root, "b", ACCOUNT, SECRET)
    with pytest.raises(NetworkError) as caught:
        server.get_many(["a" * 32])
    server.close()
    assert (caught.value.why, caught.value.wait) == (expected, wait)
    assert caught.value.happened.endswith(".")


def test_a_date_to_wait_for_is_measured_by_the_clock_of_the_server() -> None:
    told = {"retry-after": "Sun, 29 Nov 2037 10:00:30 GMT", "date": "Sun, 29 Nov 2037 10:00:00 GMT"}
    assert seconds_of(told) == 30
    assert seconds_of({"retry-after": told["retry-after"]}) == 0
    assert seconds_of({"retry-after": "999999999"}) == MOST_SECONDS


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b"[" * 100_000,
        b'{"responses": []}',
        b'{"responses": [{}]}',
        b'{"responses": [{"status": 200}]}',
        b'{"responses": [{"status": 200, "headers": {}, "body": {}}]}',
        b'{"n": ' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_not_the_answer_of_kinto_is_not_believed(here: Site, body: bytes) -> None:
    root = here.at("/v1/batch", lambda handler: handler.give(body)).removesuffix("/batch")
    server = opened(root, "b", ACCOUNT, SECRET)
    with pytest.raises(NetworkError) as caught:
        server.get_many(["a" * 32])
    server.close()
    assert caught.value.why is Why.REFUSED


def test_a_server_that_asks_to_be_left_alone_while_it_answers_is_heard(here: Site) -> None:
    told = {
        "responses": [{"status": 200, "path": "", "headers": {}, "body": {"data": {"id": "a", "last_modified": 3}}}]
    }
    root = here.at("/v1/batch", lambda handler: handler.give(json.dumps(told).encode(), Backoff="12"))
    server = opened(root.removesuffix("/batch"), "b", ACCOUNT, SECRET)
    assert [one.etag for one in server.get_many(["a"]) if one] == ["3"]
    assert server.rest == 12
    server.close()
