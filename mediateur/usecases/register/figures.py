"""The dashboard of the register, and the national reference beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from mediateur.content.facts import Fact, Source
from mediateur.training.figures import NATIONAL, Group, RegisterFigures, grouped, progress
from mediateur.usecases.register.base import Desk


class Reference(NamedTuple):
    """What is known of the whole country, as history: a sentence, and its source."""

    text: str
    source: str


class Figures:
    """The figures of the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def dashboard(self) -> RegisterFigures:
        """Return the figures of today. Raises MediateurError while the register is locked."""
        day = self._desk.today
        first, last = _around(day)
        with self._desk.begin() as work:
            cells = work.figures.cells(day)
            whole = next(iter(grouped(cells)), Group(""))
            return RegisterFigures(
                day=day,
                whole=whole,
                territories=grouped(cells, lambda cell: cell.territory),
                roles=grouped(cells, lambda cell: cell.role),
                expiring=work.figures.expiring(day, last),
                renewed=work.figures.renewed(first, day),
                target=self._desk.target,
                progress=progress(whole.trained, self._desk.target, day),
            )


def national(facts: Iterable[Fact], sources: Iterable[Source]) -> tuple[Reference, ...]:
    """Return the national figures, oldest first; they are history, and no target of this register."""
    titles = {source.id: source.title for source in sources}
    known = {fact.id: fact for fact in facts}
    found = (known[name] for name in NATIONAL if name in known)
    return tuple(Reference(fact.text, ", ".join(titles.get(each, each) for each in fact.sources)) for fact in found)


def _around(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first day of the months that are shown, and the last."""
    first = dt.date(day.year - 1, day.month, 1)
    return first, dt.date(day.year + 1, day.month, 1) - dt.timedelta(days=1)
