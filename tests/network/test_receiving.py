"""What machines shared comes page by page, once, whatever stops in between and whatever order it shows in."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from mediateur.journal.network import Arrived, Joined, NetworkError, Page, Taken, Why, Write
from mediateur.usecases.coordination import receiving
from mediateur.usecases.coordination.receiving import SETTLING, Receiving, later, settled
from tests.network.fates import Fates
from tests.network.simulated import BUCKET, SimulatedKinto, connect


@dataclass
class Book:
    """A consolidation in memory: what was taken last of each record, and the cursor with it."""

    held: dict[str, Arrived] = field(default_factory=dict)
    reached: str = ""
    taken: int = 0
    fails: int = -1
    _next: tuple[dict[str, Arrived], str] = field(default_factory=lambda: ({}, ""))

    @contextmanager
    def begin(self) -> Iterator[Book]:
        self._next = (dict(self.held), self.reached)
        yield self

    @property
    def link(self) -> Any:
        return self

    @property
    def consolidation(self) -> Any:
        return self

    def state(self) -> Joined:
        return Joined("https://partage.exemple.fr", BUCKET, "k-1", dt.date(2026, 11, 29))

    def cursor(self) -> str:
        return self._next[1]

    def take(self, records: Iterable[Arrived], cursor: str) -> Taken:
        came = {one.record: one for one in records}
        self.taken += len(came)
        self._next = (self._next[0] | came, cursor)
        return Taken(new=len(came))

    def commit(self) -> None:
        self.fails -= 1
        if self.fails == -1:
            raise MemoryError
        self.held, self.reached = self._next


class Place:
    """A server that mediators write to, and a coordinator."""

    def __init__(self) -> None:
        self.now = 1_795_000_000_000
        self.server, self.fates = SimulatedKinto(lambda: self.now), Fates(random.Random(1))
        self.fates.calm = True
        self.server.admit("k-1", "secret", "coordinateurs")
        self.server.admit("c-1", "secret")
        self.open = connect(self.server, self.fates)
        self.book = Book()
        self.receiving = Receiving(self.book, lambda joined: self.open(joined.server, BUCKET, joined.account, "secret"))

    def write(self, *names: str, etags: tuple[str, ...] = ()) -> None:
        mediator = self.open("", BUCKET, "c-1", "secret")
        for name in names:
            self.now += 1
            mediator.put_many([Write(name, {"n": self.now}, next(iter(etags), ""))])

    def on_server(self) -> dict[str, int]:
        return {name: one.changed for name, one in self.server.state.records["journal"].items()}

    def in_book(self) -> dict[str, int]:
        return {name: int(one.etag) for name, one in self.book.held.items()}


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setattr(receiving, "PAGE", 10)
    return Place()


def names(first: int, last: int) -> list[str]:
    return [f"{number:032x}" for number in range(first, last)]


def test_all_comes_page_by_page_then_what_is_new(place: Place) -> None:
    place.write(*names(0, 35))
    assert place.receiving.pull().new == 35
    assert place.in_book() == place.on_server()
    place.now += SETTLING + 2_000
    place.receiving.pull()
    place.write(*names(35, 40))
    place.book.taken = 0
    place.receiving.pull()
    assert place.in_book() == place.on_server()
    assert place.book.taken == 5
    place.now += SETTLING + 2_000
    for _ in range(2):
        place.book.taken = 0
        place.receiving.pull()
    assert place.book.taken == 0


def test_nothing_new_costs_one_request_that_brings_nothing(place: Place) -> None:
    place.write(*names(0, 35))
    place.now += SETTLING + 1000
    place.receiving.pull()
    place.server.heard.clear()
    place.book.taken = 0
    place.receiving.pull()
    assert (len(place.server.heard), place.book.taken) == (1, 0)


def test_a_change_that_shows_after_a_later_one_comes_too(place: Place) -> None:
    """A transaction that lasts: dated before what is already read, seen after."""
    place.server.lag = SETTLING - 1000
    place.write(*names(0, 3))
    place.server.lag = 0
    place.write(*names(3, 6))
    place.now += 2_000
    place.receiving.pull()
    assert len(place.book.held) == 3
    place.now += SETTLING
    place.receiving.pull()
    assert place.in_book() == place.on_server()


def test_without_reading_again_it_would_be_lost(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "SETTLING", 0)
    with pytest.raises(AssertionError):
        test_a_change_that_shows_after_a_later_one_comes_too(place)


@pytest.mark.parametrize("fails", range(5))
def test_ended_between_two_pages_it_goes_on(place: Place, fails: int) -> None:
    place.write(*names(0, 45))
    place.book.fails = fails
    with pytest.raises(MemoryError):
        place.receiving.pull()
    assert len(place.book.held) == 10 * fails
    place.book.fails = -1
    place.receiving.pull()
    assert place.in_book() == place.on_server()


def test_it_stops_between_two_pages_when_asked(place: Place) -> None:
    place.write(*names(0, 45))
    left = iter((True, True, False))
    assert place.receiving.pull(lambda: next(left)).new == 20
    place.receiving.pull()
    assert place.in_book() == place.on_server()


def test_all_can_be_read_afresh(place: Place) -> None:
    place.write(*names(0, 25))
    place.receiving.pull()
    place.now += 10 * SETTLING
    place.receiving.pull()
    place.book.held.clear()
    place.receiving.pull()
    assert not place.book.held
    place.receiving.pull(afresh=True)
    assert place.in_book() == place.on_server()
    assert int(place.book.reached) == max(place.on_server().values())


def test_whatever_the_network_does_all_comes(place: Place) -> None:
    place.write(*names(0, 60))
    for seed in range(40):
        place.fates = Fates(random.Random(seed))
        place.open = connect(place.server, place.fates)
        place.book.held.clear()
        place.book.reached = ""
        for _ in range(12):
            try:
                place.receiving.pull()
            except (NetworkError, BaseException) as error:
                assert type(error).__name__ in {"NetworkError", "Killed"}
        place.fates.calm = True
        place.receiving.pull()
        assert place.in_book() == place.on_server()


def test_a_server_that_goes_in_circles_is_left(place: Place) -> None:
    class Circles:
        rest = 0.0

        def changes(self, since: str, limit: int) -> Page:
            return Page((), since, more=True)

        def close(self) -> None:
            """Nothing to leave."""

    with pytest.raises(NetworkError) as caught:
        Receiving(place.book, lambda _: Circles()).pull()  # type: ignore[arg-type,return-value]
    assert caught.value.why is Why.REFUSED


def test_cursors_are_numbers_in_order() -> None:
    assert settled(Page((), "")) == "" and settled(Page((), "5")) == "0"
    assert settled(Page((), str(SETTLING + 7))) == "7"
    assert settled(Page((), "70", now=str(SETTLING + 90))) == "70"
    assert settled(Page((), "70", now=str(SETTLING + 60))) == "60"
    assert later("", "9") == "9" and later("10", "9") == "10" and later("", "") == ""
