"""The figures of a period, read from the rollups: the time it takes depends on days, not on encounters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import Column, ColumnElement, Table, func, select

from mediateur.journal.statistics import EVERYTHING, Counts, Figures, Filters, Period, total
from mediateur.store.channel import Channel
from mediateur.store.counting import cells, days, scopes
from mediateur.store.counting_rules import BY_BOTH, BY_PATHWAY, BY_PLACE, FIGURES, WHOLE

K = TypeVar("K")
_Where = tuple[ColumnElement[bool], ...]


class Rollups:
    """The figures of the journal, as of its last commit."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def count(self, period: Period, filters: Filters = EVERYTHING) -> Counts:
        """Return the figures of the encounters of a period that the filters keep."""
        by_day, by_kind = self._days(period, filters)
        whole = total(by_kind.values())
        return Counts(
            by_day=by_day,
            by_kind=by_kind,
            by_pathway=self._split(scopes.c.pathway, period, filters, whole),
            by_place=self._split(scopes.c.place, period, filters, whole),
            codes=self._codes(period, filters),
        )

    def by_day(self, period: Period, filters: Filters = EVERYTHING) -> Mapping[dt.date, Figures]:
        """Return the figures of each day of a period on which something was counted."""
        return self._days(period, filters)[0]

    def _days(self, period: Period, filters: Filters) -> tuple[dict[dt.date, Figures], dict[str, Figures]]:
        by_day: dict[dt.date, list[Figures]] = {}
        by_kind: dict[str, list[Figures]] = {}
        statement = select(days.c.day, scopes.c.kind, *_figures()).join(scopes).where(*_where(days, period, filters))
        for row in self._channel.read(statement):
            by_day.setdefault(row.day, []).append(Figures(*row[2:]))
            by_kind.setdefault(row.kind, []).append(Figures(*row[2:]))
        return _summed(by_day), _summed(by_kind)

    def _split(self, by: Column[str], period: Period, filters: Filters, whole: Figures) -> dict[str, Figures]:
        """Return the figures of each pathway or of each place; the filter on it leaves one."""
        only = getattr(filters, by.name)
        if only is not None:
            return {only: whole} if whole.encounters else {}
        where = _where(days, period, filters, split=by.name)
        sums = (func.sum(column) for column in _figures())
        rows = self._channel.read(select(by, *sums).select_from(days.join(scopes)).where(*where).group_by(by))
        return {row[0]: Figures(*row[1:]) for row in rows}

    def _codes(self, period: Period, filters: Filters) -> dict[tuple[str, str], int]:
        key = (cells.c.axis, cells.c.code)
        n = func.sum(cells.c.n).label("n")
        statement = select(*key, n).join(scopes).where(*_where(cells, period, filters)).group_by(*key)
        return {(row.axis, row.code): row.n for row in self._channel.read(statement)}


def _summed(found: Mapping[K, list[Figures]]) -> dict[K, Figures]:
    return {key: total(values) for key, values in found.items()}


def _figures() -> tuple[Column[int], ...]:
    return tuple(days.c[name] for name in FIGURES)


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
