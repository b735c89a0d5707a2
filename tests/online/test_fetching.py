"""A file asked for at a real site in https: what is sent, what is refused, and one sentence for each failure."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediateur.online import fetching
from mediateur.online.fetching import FetchError, fetch
from tests.online.server import Handler, Site, certificate, serving

pytestmark = pytest.mark.needs_tool("openssl")
GOOD = b'{"version": "9.9"}'


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return certificate(tmp_path_factory.mktemp("cles"))


@pytest.fixture
def site(keys: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(keys[1]))
    with serving(*keys) as site:
        yield site


def good(handler: Handler) -> None:
    handler.give(GOOD)


def sentence(address: str, proxy: str = "", wait: float = 5, whole: float = 10) -> str:
    with pytest.raises(FetchError) as caught:
        fetch(address, proxy, wait, whole)
    error = caught.value
    assert (error.safe, error.remedy) == ("", "")
    assert error.happened.endswith(".")
    return error.happened


def test_the_file_comes_and_nothing_but_the_request_is_sent(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine localhost login moi password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    assert fetch(site.at("/v.json", good)) == GOOD
    [(path, headers)] = site.heard
    assert path == "/v.json"
    assert {name.lower(): value for name, value in headers.items() if name.lower() != "host"} == {
        "user-agent": "Mediateur",
        "accept": "application/json",
        "accept-encoding": "identity",
    }


def test_a_site_that_is_down_is_told(site: Site) -> None:
    with socket.socket() as closed:
        closed.bind(("localhost", 0))
        port = closed.getsockname()[1]
        assert sentence(f"https://localhost:{port}/") == fetching.french(fetching.NO_ANSWER)


def test_a_name_that_leads_nowhere_is_told(site: Site) -> None:
    assert sentence("https://nulle-part.invalid/") == fetching.french(fetching.NO_ANSWER)


def test_a_site_that_stays_silent_is_left(site: Site) -> None:
    assert sentence(site.at("/", silent), wait=0.2) == fetching.french(fetching.SLOW)


def silent(handler: Handler) -> None:
    handler.server.over.wait(20)


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.over.wait(0.02):
        handler.wfile.write(b" ")


def test_a_site_that_gives_bytes_one_by_one_is_left(site: Site) -> None:
    assert sentence(site.at("/", drip), whole=0.3) == fetching.french(fetching.SLOW)


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.over.is_set():
        handler.wfile.write(b"x" * 4096)


def test_a_huge_file_is_not_read(site: Site) -> None:
    assert sentence(site.at("/", endless), whole=30) == fetching.french(fetching.TOO_LARGE)


@pytest.mark.parametrize("status", [404, 500, 403])
def test_a_refusal_says_its_number(site: Site, status: int) -> None:
    assert f"({fetching.french(f'réponse {status}')})" in sentence(
        site.at("/", lambda handler: handler.give(b"", status))
    )


def test_a_redirection_stays_on_the_site(site: Site) -> None:
    site.at("/v.json", good)
    assert fetch(site.at("/", lambda handler: handler.give(b"", 302, Location="/v.json"))) == GOOD


def test_a_redirection_to_http_or_to_another_site_is_not_followed(site: Site) -> None:
    with serving() as other:
        for target in (other.at("/v.json", good), f"https://localhost:{other.server_port}/v.json"):
            address = site.at("/", lambda handler, to=target: handler.give(b"", 301, Location=to))  # type: ignore[misc]
            assert sentence(address) == fetching.french(fetching.LED_AWAY)
        assert other.heard == []


def test_a_redirection_without_end_is_left(site: Site) -> None:
    address = site.at("/", lambda handler: handler.give(b"", 302, Location="/"))
    assert sentence(address) == fetching.french(fetching.ROUND)
    assert len(site.heard) == fetching.HOPS + 1


def test_a_site_that_does_not_prove_who_it_is_is_not_read(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    assert sentence(site.at("/v.json", good)) == fetching.french(fetching.UNKNOWN)
    assert site.heard == []


def test_nothing_is_asked_for_without_https(site: Site) -> None:
    with serving() as plain:
        assert sentence(plain.at("/v.json", good)) == fetching.french(fetching.NOT_SAFE)
        assert plain.heard == []


@pytest.mark.parametrize("way", ["rule", "system"])
def test_the_proxy_is_that_of_the_rules_else_that_of_the_system(
    site: Site, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    with serving() as proxy, serving() as unused:
        address = f"http://localhost:{proxy.server_port}"
        monkeypatch.setenv("HTTPS_PROXY", address if way == "system" else f"http://localhost:{unused.server_port}")
        told = sentence(site.at("/v.json", good), address if way == "rule" else "")
        assert told == fetching.french(fetching.NO_PROXY)
        assert [path for path, _ in proxy.heard] == [f"localhost:{site.server_port}"]
        assert (site.heard, unused.heard) == ([], [])
