"""Whom a network reached, by territory: of what machines told a coordinator, only what may be shared.

It knows nothing of the register of mediators, which knows nothing of it: a page lays both side by side.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from mediateur.content.dates import month_name
from mediateur.journal.disclosure import TOUCHED, Scope, Sent, protect
from mediateur.journal.figures import Cell, Table
from mediateur.journal.months import month_of, months_before
from mediateur.journal.network import Territory
from mediateur.journal.statistics import Filters, Period
from mediateur.usecases.figures.sharing import sent_before
from mediateur.usecases.figures.statistics import headline_of
from mediateur.usecases.network.repositories import Consolidation
from mediateur.usecases.repositories import Work

MONTHS = 12
_LABEL = "Personnes touchées"


class Reach(NamedTuple):
    """A territory, and how many persons were reached there as it may be told: « 1234 », « < 11 », « non montré »."""

    name: str
    label: str
    told: str


class Reached(NamedTuple):
    """The persons reached in a period, by territory."""

    period: Period
    territories: tuple[Reach, ...]

    @property
    def days(self) -> str:
        """The period in words: « novembre 2025 à octobre 2026 »."""
        since, until = (month_name(month_of(day)) for day in self.period)
        return f"{since} à {until}"


class NetworkWork(Work, Protocol):
    """A unit of work on the figures of a network."""

    @property
    def consolidation(self) -> Consolidation:
        """What machines told."""


class NetworkStore(Protocol):
    """The consolidation of a coordinator."""

    def begin(self) -> AbstractContextManager[NetworkWork]:
        """Open a unit of work."""


class NetworkReach:
    """The persons reached in the network of a coordinator. `threshold` is the smallest count that is shared."""

    def __init__(
        self,
        store: Callable[[], NetworkStore],
        threshold: Callable[[], int],
        clock: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        self._store, self._threshold, self._clock = store, threshold, clock

    def reached(self) -> Reached:
        """Return whom the last twelve whole months reached. To be called in a job. Raises MediateurError.

        Each territory is protected beside all that has left, and beside the territories told before it: nothing of 1
        to 10 is found between two of them, even where they share places.
        """
        period = last_months(self._clock().date())
        with self._store().begin() as work:
            told, before = [], list(sent_before(work))
            for territory in work.consolidation.territories():
                reach, sent = self._of(work, territory, period, before)
                told.append(reach)
                before += sent
        return Reached(period, tuple(told))

    def _of(
        self, work: NetworkWork, territory: Territory, period: Period, before: list[Sent]
    ) -> tuple[Reach, list[Sent]]:
        n = headline_of(work, period, Filters(places=territory.places)).touched
        table = Table("touchees", _LABEL, (Cell(TOUCHED, _LABEL, n),))
        scope = Scope(*period, tuple(sorted(territory.places)))
        shared = protect([table], threshold=self._threshold(), scope=scope, sent=before)
        cell = next(cell for table in shared.tables for cell in table.cells if cell.code == TOUCHED)
        seen = [] if shared.refused or shared.frozen else [shared.sent(period.until)]
        return Reach(territory.name, territory.label, cell.text), seen


def last_months(day: dt.date, months: int = MONTHS) -> Period:
    """Return the last whole months before that of a day: figures of whole months do not change with the day."""
    first = day.replace(day=1)
    return Period(months_before(first, months), first - dt.timedelta(1))
