"""The figures of a period, read from the rollups: the time it takes depends on days, not on encounters."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import Column, ColumnElement, Table, func, select

from mediateur.journal.statistics import EVERYTHING, Counts, Figures, Filters, Period
from mediateur.store.channel import Channel
from mediateur.store.counting import cells, days, scopes
from mediateur.store.counting_rules import BY_BOTH, BY_PATHWAY, BY_PLACE, FIGURES, WHOLE

K = TypeVar("K")
_SUMS = tuple(func.sum(days.c[name]) for name in FIGURES)
_Where = tuple[ColumnElement[bool], ...]


class Rollups:
    """The figures of the journal, as of its last commit."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def count(self, period: Period, filters: Filters = EVERYTHING) -> Counts:
        """Return the figures of the encounters of a period that the filters keep."""
        return Counts(
            by_day=self._apart(days.c.day, period, filters),
            by_kind=self._apart(scopes.c.kind, period, filters),
            by_pathway=self._apart(scopes.c.pathway, period, filters),
            by_place=self._apart(scopes.c.place, period, filters),
            codes=self._codes(period, filters),
        )

    def total(self, period: Period, filters: Filters = EVERYTHING) -> Figures:
        """Return the figures of a whole period."""
        where = _where(days, period, filters)
        [row] = self._channel.read(select(*_SUMS).select_from(days.join(scopes)).where(*where))
        return Figures(*(value or 0 for value in row))

    def _apart(self, by: Column[K], period: Period, filters: Filters) -> dict[K, Figures]:
        """Return the figures of each day, kind, pathway or place on which something was counted."""
        where = _where(days, period, filters, split=by.name)
        rows = self._channel.read(select(by, *_SUMS).select_from(days.join(scopes)).where(*where).group_by(by))
        return {row[0]: Figures(*row[1:]) for row in rows}

    def _codes(self, period: Period, filters: Filters) -> dict[tuple[str, str], int]:
        key = (cells.c.axis, cells.c.code)
        n = func.sum(cells.c.n).label("n")
        statement = select(*key, n).join(scopes).where(*_where(cells, period, filters)).group_by(*key)
        return {(row.axis, row.code): row.n for row in self._channel.read(statement)}


def _where(table: Table, period: Period, filters: Filters, split: str = "") -> _Where:
    """Return the rows of a period, in the scopes that tell apart what is filtered, and what is `split` by."""
    apart = {name for name in ("pathway", "place") if name == split or getattr(filters, name) is not None}
    grain = {(): WHOLE, ("pathway",): BY_PATHWAY, ("place",): BY_PLACE}.get(tuple(sorted(apart)), BY_BOTH)
    asked = ((name, value) for name, value in filters._asdict().items() if value is not None)
    return (
        scopes.c.grain == grain,
        *(scopes.c[name] == str(value) for name, value in asked),
        table.c.day >= period.since,
        table.c.day <= period.until,
    )
