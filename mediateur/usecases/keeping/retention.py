"""Details that are kept for a time: what will be replaced by totals is announced, then done, never silently.

Each machine closes its own months, which it alone knows whole: totals made elsewhere would hold neither its later
corrections nor its deletions, and would win over them. What came from another machine leaves with its own totals, or
once no machine may hold it in detail any more: then nothing can correct it, even where that machine is not heard again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from mediateur.journal.encounter import half_day
from mediateur.journal.retention import ripe
from mediateur.settings import RETENTIONS
from mediateur.usecases.keeping.days_seen import erasing_day
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.repositories import Audit

NOTICE_DAYS, FARTHEST_DAYS = 14, 366
CLOSING = "cloture-mois"


class Due(NamedTuple):
    """Months whose details will be replaced by totals from a day on, and how many encounters they hold."""

    months: tuple[str, ...]
    encounters: int
    day: dt.date


class Held(Protocol):
    """How many encounters of a month and of a machine (empty for this one) the journal holds in detail."""

    @property
    def origin(self) -> str:
        """The machine."""

    @property
    def month(self) -> str:
        """The month, as « 2026-11 »."""

    @property
    def encounters(self) -> int:
        """How many."""


class Details(Protocol):
    """Details that leave the journal."""

    def held(self) -> Sequence[Held]:
        """Return the months that have details, in order."""

    def close(self, origin: str, month: str, day: dt.date) -> object:
        """Replace the details of a month by its totals."""

    def expire_notes(self, before: dt.date) -> int:
        """Erase the notes of the encounters before a day; return how many."""


class Work(Protocol):
    """A unit of work: nothing lasts unless `commit` was called."""

    @property
    def retention(self) -> Details:
        """Details that leave the journal."""

    @property
    def audit(self) -> Audit:
        """What was done."""

    def commit(self) -> None:
        """Make everything done so far last."""


class Store(Protocol):
    """Where units of work begin."""

    def begin(self) -> AbstractContextManager[Work]:
        """Open a unit of work."""


class Notice(NamedTuple):
    """The settings that hold what was announced of one file: from which day on, and up to which month."""

    day: str
    month: str


OF_JOURNAL, OF_NETWORK = Notice("closing_day", "closing_month"), Notice("network_closing_day", "network_closing_month")


class Retention:
    """The periods for which notes and details are kept, of the journal, or of what a coordinator received."""

    def __init__(
        self,
        store: Callable[[], Store],
        preferences: Preferences,
        clock: Callable[[], dt.datetime] = dt.datetime.now,
        notice: Notice = OF_JOURNAL,
    ) -> None:
        self._store = store
        self._preferences = preferences
        self._notice = notice
        self._clock = clock

    def expire_notes(self) -> int:
        """Erase the notes that were kept long enough; return how many."""
        before = self._today - dt.timedelta(days=self._preferences.current.note_days)
        with self._store().begin() as work:
            gone = work.retention.expire_notes(before)
            work.commit()
        return gone

    def announce(self) -> Due | None:
        """Return what will be replaced by totals, and from which day: the first time, NOTICE_DAYS from now.

        What became old enough after the announcement waits for the next one. One for a day more than FARTHEST_DAYS
        away was made by a clock that was wrong, or the clock is now: it is made anew if anything is old enough.
        """
        told = Notice(*(getattr(self._preferences.current, name) for name in self._notice))
        with self._store().begin() as work:
            months = tuple(sorted({held.month for held in self._ripe(work)}))
        now = self._clock().date()
        announced = tuple(month for month in months if month <= told.month)
        is_near = bool(told.day) and (dt.date.fromisoformat(told.day) - now).days <= FARTHEST_DAYS
        if is_near and announced:
            return self._due(announced, dt.date.fromisoformat(told.day))
        if not months:
            if is_near:
                self._keep("", "")
            return None
        day = now + dt.timedelta(days=NOTICE_DAYS)
        self._keep(day.isoformat(), months[-1])
        return self._due(months, day)

    def close_due(self) -> Due | None:
        """Replace the details that were announced for today or before; return what was, if anything."""
        due = self.announce()
        return self.close(due) if due and due.day <= self._today else None

    def close(self, due: Due) -> Due:
        """Replace the details of these months by their totals, in one transaction. The person may ask it at once."""
        with self._store().begin() as work:
            for held in self._ripe(work):
                if held.month in due.months:
                    work.retention.close(held.origin, held.month, self._today)
                    work.audit.append(CLOSING, half_day(self._clock()), held.month)
            work.commit()
        self._keep("", "")
        return due

    def _keep(self, day: str, month: str) -> None:
        self._preferences.change(**{self._notice.day: day, self._notice.month: month})

    @property
    def _today(self) -> dt.date:
        """The day by which what expired is erased; the person is told of days by the clock."""
        return erasing_day(self._preferences.current, self._clock().date())

    def _ripe(self, work: Work) -> list[Held]:
        """Return the months kept in detail long enough: of this machine, as it is set; of another, as any may be."""
        held, own = work.retention.held(), self._preferences.current.retention_months
        return [one for one in held if ripe((one.month,), self._today, max(RETENTIONS) if one.origin else own)]

    def _due(self, months: tuple[str, ...], day: dt.date) -> Due:
        with self._store().begin() as work:
            return Due(months, sum(held.encounters for held in self._ripe(work) if held.month in months), day)
