"""Reading the journal: its rows, the figures of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from mediateur.journal.definitions import Totals, totals
from mediateur.journal.encounter import Encounter
from mediateur.journal.query import Key, Overview, Query
from mediateur.usecases.repositories import Store


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

    def today(self) -> Totals:
        """Return the figures of the day."""
        day = self._clock().date()
        return totals(self.rows(day, day))
