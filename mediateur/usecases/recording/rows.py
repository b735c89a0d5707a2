"""Reading the journal: its rows, the figures of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from mediateur.journal.definitions import rights_exercised, totals
from mediateur.journal.encounter import Encounter
from mediateur.journal.query import Key, Overview, Query
from mediateur.usecases.repositories import Store


class Day(NamedTuple):
    """The figures of a day, each apart; `estimated` were at events, and are in no other figure."""

    date: dt.date
    encounters: int = 0
    touched: int = 0
    estimated: int = 0
    activated: int = 0
    rights_exercised: int = 0
    rights_explained: int = 0
    guides_printed: int = 0


class Journal:
    """What was counted, as the pages and the command line show it."""

    def __init__(self, store: Callable[[], Store], clock: Callable[[], dt.datetime] = dt.datetime.now) -> None:
        self._store = store
        self._clock = clock

    def rows(self, since: dt.date | None = None, until: dt.date | None = None) -> tuple[Encounter, ...]:
        """Return the encounters of a period (both days included), newest first."""
        with self._store().begin() as work:
            return work.encounters.all(since, until)

    def overview(self, query: Query) -> Overview:
        """Return how many encounters answer a query, and where its pages begin; for a thread."""
        with self._store().begin() as work:
            return work.pages.overview(query)

    def page(self, query: Query, start: Key | None = None) -> tuple[Encounter, ...]:
        """Return a page of a query: the first one, or the one that begins at `start`."""
        with self._store().begin() as work:
            return work.pages.page(query, start)

    def months(self) -> tuple[str, ...]:
        """Return the months (YYYY-MM) in which there are encounters, newest first."""
        with self._store().begin() as work:
            return work.pages.months()

    def latest(self) -> Encounter | None:
        """Return the session of this machine that was kept last."""
        with self._store().begin() as work:
            return work.pages.latest()

    def today(self) -> Day:
        """Return the figures of the day."""
        day = self._clock().date()
        held = self.rows(day, day)
        figures, exercised = totals(held), sum(n for each in held for n in rights_exercised(each).values())
        return Day(
            day,
            encounters=figures.encounters,
            touched=figures.touched,
            estimated=figures.estimated,
            activated=figures.activated,
            rights_exercised=exercised,
            rights_explained=figures.rights_explained,
            guides_printed=figures.guides_printed,
        )
