"""What is written once and never again: screens seen to differ, and who did what (the audit)."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import insert, select

from mediateur.journal.encounter import HalfDay
from mediateur.store.channel import Channel
from mediateur.store.prepared import insertion
from mediateur.store.schema import audits, differences

_APPEND = insertion(audits, without=frozenset({"seq"}))


class Difference(NamedTuple):
    """« L'écran diffère »: a step, the month (YYYY-MM) and a choice from a list. No text."""

    pathway: str
    step: str
    month: str
    what: str


class Differences:
    """The differences of a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def add(self, pathway: str, step: str, month: str, what: str) -> None:
        """Keep that the screen of a step was seen to differ; `what` is a code."""
        self._channel.write(insert(differences).values(pathway=pathway, step=step, month=month, what=what))

    def all(self) -> tuple[Difference, ...]:
        """Return the differences in the order in which they were noted."""
        columns = (differences.c.pathway, differences.c.step, differences.c.month, differences.c.what)
        rows = self._channel.read(select(*columns).order_by(differences.c.seq))
        return tuple(Difference(**row._mapping) for row in rows)


class Audit:
    """The audit of a unit of work; the file itself forbids to change or delete a line."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def append(self, action: str, half_day: HalfDay, record: str) -> None:
        """Add a line: `action` is a code (lower-case letters, hyphens), `record` an id (no space, at most 64)."""
        day, half = half_day.key
        self._channel.insert(_APPEND, [{"action": action, "day": day, "half": half, "record": record}])
