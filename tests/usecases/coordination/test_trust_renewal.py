"""Trust lists of a coordinator: a newer one of who is trusted is taken; one of a stranger never by itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.journal.network import Published, Why
from mediateur.journal.troubles import failure
from mediateur.trust.shelf import Standing
from mediateur.usecases.attestations.organisation import withdrawn
from mediateur.usecases.coordination.trust_renewal import TrustRenewal

PHRASE = "quatre mots sans lien entre eux"
DAY = dt.date(2026, 11, 29)


class Server:
    """A server that publishes one list."""

    def __init__(self, data: bytes | None) -> None:
        self.data, self.is_down, self.asked = data, False, 0

    def latest(self, collection: str) -> Published | None:
        assert collection == "confiance"
        self.asked += 1
        if self.is_down:
            raise failure(Why.OFFLINE)
        return Published("Organisme", self.data) if self.data is not None else None

    def close(self) -> None:
        pass


@pytest.fixture
def publisher(tmp_path: Path) -> App:
    app = App(tmp_path / "organisme")
    app.organisations.make("Organisme", PHRASE, dt.date(2026, 11, 1))
    return app


@pytest.fixture
def counter(tmp_path: Path) -> App:
    return App(tmp_path / "guichet")


def renewal(app: App, server: Server | None, today: dt.date = DAY) -> TrustRenewal:
    return TrustRenewal(lambda: server, app.organisations, lambda: today)  # type: ignore[arg-type,return-value]


def published(app: App, day: dt.date, *numbers: str) -> bytes:
    return app.organisations.publish(PHRASE, day, [withdrawn(number, day) for number in numbers])


def test_a_stranger_is_never_trusted_by_itself(publisher: App, counter: App) -> None:
    lists = renewal(counter, Server(published(publisher, DAY)))
    assert not lists.renew()
    assert counter.organisations.trusted() == ()
    assert lists.fetch().standing is Standing.FIRST


def test_a_newer_list_of_who_is_trusted_is_taken_once(publisher: App, counter: App) -> None:
    first = counter.organisations.weigh(published(publisher, dt.date(2026, 11, 2)), DAY)
    counter.organisations.accept(first)
    server = Server(published(publisher, dt.date(2026, 11, 20), "2026-1"))
    lists = renewal(counter, server)
    assert lists.renew()
    [listed] = counter.organisations.trusted()
    assert [end.number for one in listed.organisations for end in one.ended] == ["2026-1"]
    assert not lists.renew()
    assert server.asked == 1, "once a day"


def test_a_server_that_is_down_changes_nothing_and_is_asked_again(publisher: App, counter: App) -> None:
    counter.organisations.accept(counter.organisations.weigh(published(publisher, dt.date(2026, 11, 2)), DAY))
    server = Server(published(publisher, dt.date(2026, 11, 20)))
    server.is_down = True
    lists = renewal(counter, server)
    assert not lists.renew()
    server.is_down = False
    assert lists.renew()


@pytest.mark.parametrize("server", [None, Server(None), Server(b"autre chose")])
def test_why_there_is_no_list_is_said(counter: App, server: Server | None) -> None:
    with pytest.raises(MediateurError):
        renewal(counter, server).fetch()
    assert not renewal(counter, server).renew()
