"""Reading the journal: its rows, the figures of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from mediateur.journal.definitions import Totals, totals
from mediateur.journal.encounter import Encounter
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

    def today(self) -> Totals:
        """Return the figures of the day."""
        day = self._clock().date()
        return totals(self.rows(day, day))
