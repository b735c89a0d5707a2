"""The figures of a period, read from the rollups: the time it takes depends on months and days, not on encounters."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from sqlalchemy import Column, ColumnElement, Table, and_, func, select

from mediateur.journal.statistics import EVERYTHING, NO_FIGURE, Counts, Figures, Filters, Period, added, merged, total
from mediateur.store.channel import Channel
from mediateur.store.counting import cells, days, scopes
from mediateur.store.counting_rules import (
    BEARING,
    BY_BOTH,
    BY_PATHWAY,
    BY_PLACE,
    FIGURES,
    MONTHLY,
    PERSONS,
    RECORDS,
    WHOLE,
)
from mediateur.store.uncounted import Uncounted

K = TypeVar("K")
_SUMS = tuple(func.sum(days.c[name]) for name in FIGURES)
_GRAINS = {(): WHOLE, ("pathway",): BY_PATHWAY, ("place",): BY_PLACE, ("pathway", "place"): BY_BOTH}


class _Rows(NamedTuple):
    """Which rows are read: those of a grain (by day or by month) and of a period that it holds whole."""

    grain: int
    period: Period
    filters: Filters

    def where(self, table: Table) -> tuple[ColumnElement[bool], ...]:
        pathway, _, kind, _ = self.filters
        at = self.filters.at
        return (
            scopes.c.grain == self.grain,
            *((scopes.c.pathway == pathway,) if pathway is not None else ()),
            *((scopes.c.kind == kind.value,) if kind is not None else ()),
            *((scopes.c.place.in_(sorted(at)),) if at is not None else ()),
            table.c.day >= self.period.since,
            table.c.day <= self.period.until,
        )


class Apart(NamedTuple):
    """Figures by day, and by kind."""

    by_day: dict[dt.date, Figures]
    by_kind: dict[str, Figures]


class Rollups:
    """The figures of the journal: those of the rollups, and of the few records that they do not hold yet."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def count(self, period: Period, filters: Filters = EVERYTHING) -> Counts:
        """Return the figures of the encounters of a period that the filters keep."""
        others = Uncounted(self._channel, period, filters)
        by_day, by_kind = self._both(period, filters, others)
        return Counts(
            by_day=by_day,
            by_kind=by_kind,
            by_pathway=self._apart(scopes.c.pathway, _rows(period, filters, "pathway"), others),
            by_place=self._apart(scopes.c.place, _rows(period, filters, "place"), others),
            codes=added((others.codes(), *map(self._codes, _rows(period, filters)))),
        )

    def apart(self, period: Period, filters: Filters = EVERYTHING) -> Apart:
        """Return the figures of a period by day and by kind, which take less to read than all of them."""
        return self._both(period, filters, Uncounted(self._channel, period, filters))

    def bearing(self, axis: str, code: str, period: Period, filters: Filters = EVERYTHING) -> Apart:
        """Return how many encounters of a period bear a code, and of how many persons, by day and by kind.

        `axis` is outcome or place_type. Of the figures, `encounters` is told, and the persons as `touched` and as
        `estimated`: which of both they are, the kind says.
        """
        part = _Rows(_grain(filters), period, filters)
        asked = (cells.c.axis.in_((f"{RECORDS}{axis}", f"{PERSONS}{axis}")), cells.c.code == code)
        within = and_(cells.c.scope == days.c.scope, cells.c.day == days.c.day)
        key, n = (days.c.day, scopes.c.kind, cells.c.axis), func.sum(cells.c.n).label("n")
        source = days.join(scopes).join(cells, within)
        statement = select(*key, n).select_from(source).where(*part.where(days), *asked).group_by(*key)
        found = [tuple(row) for row in self._channel.read(statement)]
        return _borne([*found, *Uncounted(self._channel, period, filters).bearing(axis, code)])

    def total(self, period: Period, filters: Filters = EVERYTHING) -> Figures:
        """Return the figures of a whole period."""
        others = Uncounted(self._channel, period, filters)
        return total(self._apart(scopes.c.kind, _rows(period, filters), others).values())

    def met(self, period: Period) -> tuple[frozenset[str], frozenset[str]]:
        """Return the pathways and the places of a period."""
        others = Uncounted(self._channel, period, EVERYTHING)
        pathways, places = (
            self._apart(by, _rows(period, EVERYTHING, by.name), others) for by in (scopes.c.pathway, scopes.c.place)
        )
        return frozenset(pathways), frozenset(places)

    def months(self) -> frozenset[dt.date]:
        """Return the first day of every month in which something was counted."""
        ever = Period(dt.date.min, dt.date.max)
        found = self._apart(
            days.c.day, [_Rows(WHOLE + MONTHLY, ever, EVERYTHING)], Uncounted(self._channel, ever, EVERYTHING)
        )
        return frozenset(day.replace(day=1) for day in found)

    def _both(self, period: Period, filters: Filters, others: Uncounted) -> Apart:
        return Apart(
            by_day=self._apart(days.c.day, [_Rows(_grain(filters), period, filters)], others),
            by_kind=self._apart(scopes.c.kind, _rows(period, filters), others),
        )

    def _apart(self, by: Column[K], parts: list[_Rows], others: Uncounted) -> dict[K, Figures]:
        """Return the figures of each day, kind, pathway or place on which something was counted."""
        return merged((*(self._of_part(by, part) for part in parts), *others.apart(by.name)))

    def _of_part(self, by: Column[K], part: _Rows) -> dict[K, Figures]:
        statement = select(by, *_SUMS).select_from(days.join(scopes)).where(*part.where(days)).group_by(by)
        return {row[0]: Figures(*row[1:]) for row in self._channel.read(statement)}

    def _codes(self, part: _Rows) -> dict[tuple[str, str], int]:
        key, n = (cells.c.axis, cells.c.code), func.sum(cells.c.n).label("n")
        told = (*part.where(cells), cells.c.axis.not_in(BEARING))
        statement = select(*key, n).select_from(cells.join(scopes)).where(*told).group_by(*key)
        return {(row.axis, row.code): row.n for row in self._channel.read(statement)}


def _borne(found: Iterable[tuple[dt.date, str, str, int]]) -> Apart:
    """Return counts (day, kind, axis, how many) as figures."""
    parts = [
        (day, kind, NO_FIGURE._replace(encounters=n) if axis.startswith(RECORDS) else _persons(n))
        for day, kind, axis, n in found
    ]
    return Apart(
        by_day=merged({day: figures} for day, _, figures in parts),
        by_kind=merged({kind: figures} for _, kind, figures in parts),
    )


def _persons(n: int) -> Figures:
    return NO_FIGURE._replace(touched=n, estimated=n)


def _grain(filters: Filters, split: str = "") -> int:
    """Return the grain that tells apart what is filtered, and what is `split` by."""
    asked = {"pathway": filters.pathway, "place": filters.at}
    return _GRAINS[tuple(name for name, value in asked.items() if name == split or value is not None)]


def _rows(period: Period, filters: Filters, split: str = "") -> list[_Rows]:
    """Return the rows of a period: whole months where there are any, and the days before and after them."""
    grain = _grain(filters, split)
    if grain == BY_BOTH:
        return [_Rows(grain, period, filters)]
    return [_Rows(grain + monthly, part, filters) for monthly, part in _parts(period)]


def _parts(period: Period) -> Iterator[tuple[int, Period]]:
    since, until = period
    first = since if since.day == 1 else _last_of_month(since) + dt.timedelta(1)
    last = until if until == _last_of_month(until) else until.replace(day=1) - dt.timedelta(1)
    if first > last:
        yield 0, period
        return
    if since < first:
        yield 0, Period(since, first - dt.timedelta(1))
    yield MONTHLY, Period(first, last)
    if last < until:
        yield 0, Period(last + dt.timedelta(1), until)


def _last_of_month(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
