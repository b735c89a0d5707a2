"""A request ends in time whatever a server does, and at once when the program ends."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from threading import Event, Thread

import pytest

from mediateur.journal.network import NetworkError, Why
from mediateur.online import channel as channels
from mediateur.online.channel import Channel
from tests.online.server import Handler, Site, serving

LONG = 600.0


@pytest.fixture
def here() -> Iterator[Site]:
    with serving() as site:
        yield site


def channel(address: str, whole: float = LONG) -> Channel:
    return Channel(address.partition("/v1")[0] + "/v1", "c-1", "un-secret-que-personne-ne-lit", "", LONG, whole)


def drip_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    handler.wfile.flush()
    handler.server.behaviours["began"](handler)
    while not handler.server.over.wait(0.02):
        handler.wfile.write(b"x")


def drip_body(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.server.behaviours["began"](handler)
    while not handler.server.over.wait(0.02):
        handler.wfile.write(b" ")


def silent(handler: Handler) -> None:
    handler.server.behaviours["began"](handler)
    handler.server.over.wait(60)


WAYS = (drip_headers, drip_body, silent)


@pytest.mark.parametrize("behaviour", WAYS)
def test_whatever_it_does_it_is_left_in_time(here: Site, behaviour: Callable[[Handler], None]) -> None:
    here.behaviours["began"] = lambda _: None
    asked = channel(here.at("/v1/", behaviour), whole=0.3)
    with pytest.raises(NetworkError) as caught:
        asked.ask("GET", "/", b"", {})
    assert caught.value.why is Why.SLOW
    here.at("/v1/", lambda handler: handler.give(b"{}"))
    assert asked.ask("GET", "/", b"", {}).status == 200, "the next request is another one"
    asked.close()


def given_up(asked: Channel, began: Event) -> NetworkError:
    """Return what a request gives that is cut from here once it began."""
    raised: list[NetworkError] = []

    def ask() -> None:
        with pytest.raises(NetworkError) as caught:
            asked.ask("GET", "/", b"", {})
        raised.append(caught.value)

    asking = Thread(target=ask)
    asking.start()
    assert began.wait(30)
    asked.cut()
    asking.join(30)
    assert not asking.is_alive(), "it goes on waiting"
    with pytest.raises(NetworkError):
        asked.ask("GET", "/", b"", {})
    asked.close()
    return raised[0]


@pytest.mark.parametrize("behaviour", WAYS)
def test_another_thread_ends_it_at_once_and_nothing_is_asked_any_more(
    here: Site, behaviour: Callable[[Handler], None]
) -> None:
    began = Event()
    here.behaviours["began"] = lambda _: began.set()
    assert given_up(channel(here.at("/v1/", behaviour)), began).why is Why.OFFLINE
    assert len(here.heard) == 1


def test_a_handshake_that_does_not_end_is_ended_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "is_here", lambda _: False)
    began, kept = Event(), list[socket.socket]()
    with socket.create_server(("localhost", 0)) as listening:

        def accept() -> None:
            kept.append(listening.accept()[0])
            kept[0].recv(1)
            began.set()

        Thread(target=accept, daemon=True).start()
        given_up(channel(f"https://localhost:{listening.getsockname()[1]}/v1"), began)
        kept[0].close()
