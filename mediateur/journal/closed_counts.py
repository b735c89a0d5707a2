"""The figures of months whose details are gone, beside those of the records that remain.

A closed month knows one axis at a time, and no day: it counts in a period that holds it whole, as if all had been on
its first day. Under two filters at once (a pathway and a place) nothing is known of it. What it may hold and cannot
tell is said by its month (`unknown`): a figure never lacks something silently.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from mediateur.content.outcomes import BY_CODE
from mediateur.journal.encounter import Kind
from mediateur.journal.months import first_day, last_day
from mediateur.journal.retention import HEADLINE, ClosedMonth, Line
from mediateur.journal.statistics import NO_FIGURE, Codes, Counts, Figures, Filters, Period, added

_FIGURE_OF_CODE = {"obstacle": "encounters", "place_type": "touched", "autonomy": "accompanied"}
_PERSONS = ("outcome", "age")
_ASKED = "first_visits_of"
_OF_EVENTS = ("encounters", "estimated")


def inside(month: ClosedMonth, period: Period) -> bool:
    """Whether a period holds a month whole."""
    return period.since <= first_day(month.month) and last_day(month.month) <= period.until


class Unknown(NamedTuple):
    """The closed months (YYYY-MM) that figures lack: those that a period `cut`, those that two filters `crossed`."""

    cut: tuple[str, ...] = ()
    crossed: tuple[str, ...] = ()


def unknown(months: Iterable[ClosedMonth], period: Period, filters: Filters) -> Unknown:
    """Return which closed months may hold something of a period, under filters, that nobody can tell any more."""
    held = [month for month in months if _meets(month, period) and _may_count(month, filters)]
    cut = {month.month for month in held if not inside(month, period)}
    crossed = {month.month for month in held if inside(month, period) and _crosses(month, filters)}
    return Unknown(tuple(sorted(cut)), tuple(sorted(crossed)))


def _meets(month: ClosedMonth, period: Period) -> bool:
    return period.since <= last_day(month.month) and first_day(month.month) <= period.until


def _may_count(month: ClosedMonth, filters: Filters) -> bool:
    """Whether the pathway and the place that are asked for, each alone, count something in a month."""
    alone = (filters.everywhere, filters._replace(pathway=None))
    return all(counts_of(month, one).whole != NO_FIGURE for one in alone)


def _crosses(month: ClosedMonth, filters: Filters) -> bool:
    """Whether a pathway and places are asked for together, of a month that was at others too."""
    return filters.pathway is not None and _some(month.lines, filters) is not None


def _some(lines: Iterable[Line], filters: Filters) -> frozenset[str] | None:
    """Return the places that are asked for; None where they are all those of the lines."""
    met = {line.code for line in lines if line.axis == "place"}
    return None if filters.at is None or met <= filters.at else filters.at


def counts_of(month: ClosedMonth, filters: Filters) -> Counts:
    """Return what a closed month adds to the figures that the filters ask for."""
    lines = [line for line in month.lines if filters.kind is None or line.kind == filters.kind.value]
    day = first_day(month.month)
    at = _some(month.lines, filters)
    if filters.pathway is None and at is None:
        return _whole(day, lines)
    if filters.pathway is not None and at is not None:
        return Counts()
    axis, codes = ("pathway", {filters.pathway}) if at is None else ("place", at)
    named = [line for line in lines if line.axis == axis and line.code in codes]
    if not named:
        return Counts()
    kinds, apart = _apart(named, lambda line: line.kind), _apart(named, lambda line: line.code)
    if axis == "pathway":
        return Counts(by_day={day: _figures(named)}, by_kind=kinds, by_pathway=apart)
    return Counts(by_day={day: _figures(named)}, by_kind=kinds, by_place=apart)


def _whole(day: dt.date, lines: list[Line]) -> Counts:
    heads = [line for line in lines if line.axis == HEADLINE or _is_right(line)]
    return Counts(
        by_day={day: _figures(heads)} if heads else {},
        by_kind=_apart(heads, lambda line: line.kind),
        by_pathway=_apart((line for line in lines if line.axis == "pathway"), lambda line: line.code),
        by_place=_apart((line for line in lines if line.axis == "place"), lambda line: line.code),
        codes=added(_codes(line) for line in lines),
    )


def _apart(lines: Iterable[Line], key: Callable[[Line], str]) -> dict[str, Figures]:
    held: dict[str, list[Line]] = {}
    for line in lines:
        held.setdefault(key(line), []).append(line)
    return {name: _figures(some) for name, some in held.items()}


def _figures(lines: Iterable[Line]) -> Figures:
    sums: Counter[str] = Counter()
    for line in lines:
        if line.kind == Kind.EVENT.value and line.figure not in _OF_EVENTS:
            continue
        if _is_right(line):
            sums["rights"] += line.n
        elif line.figure == _ASKED:
            sums["first_visits_asked"] += line.n
        elif line.figure in Figures._fields:
            sums[line.figure] += line.n
    return Figures(**sums)


def _codes(line: Line) -> Codes:
    """Return what a line adds to the counts by code; the results, ages and place type of an event are in none."""
    counted = line.figure == _FIGURE_OF_CODE.get(line.axis) or line.axis in _PERSONS
    if not counted or (line.axis in _PERSONS and line.kind == Kind.EVENT.value):
        return {}
    return {(line.axis, line.code): line.n}


def _is_right(line: Line) -> bool:
    return line.axis == "outcome" and line.code in BY_CODE and BY_CODE[line.code].right
