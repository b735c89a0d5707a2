"""The figures of months whose details are gone, beside those of the records that remain.

A closed month knows one axis at a time, and no day: it counts in a period that holds it whole, as if all had been on
its first day. Under two filters at once (a pathway and a place) nothing is known of it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable

from mediateur.content.outcomes import BY_CODE
from mediateur.journal.encounter import Kind
from mediateur.journal.months import first_day, last_day
from mediateur.journal.retention import HEADLINE, ClosedMonth, Line
from mediateur.journal.statistics import Codes, Counts, Figures, Filters, Period, added

_FIGURE_OF_CODE = {"obstacle": "encounters", "place_type": "touched", "autonomy": "accompanied"}
_PERSONS = ("outcome", "age")
_ASKED = "first_visits_of"
_OF_EVENTS = ("encounters", "estimated")


def inside(month: ClosedMonth, period: Period) -> bool:
    """Whether a period holds a month whole."""
    return period.since <= first_day(month.month) and last_day(month.month) <= period.until


def counts_of(month: ClosedMonth, filters: Filters) -> Counts:
    """Return what a closed month adds to the figures that the filters ask for."""
    lines = [line for line in month.lines if filters.kind is None or line.kind == filters.kind.value]
    day = first_day(month.month)
    if filters.pathway is None and filters.place is None:
        return _whole(day, lines)
    if filters.pathway is not None and filters.place is not None:
        return Counts()
    axis, code = ("pathway", filters.pathway) if filters.place is None else ("place", filters.place)
    named = [line for line in lines if line.axis == axis and line.code == code]
    if not named:
        return Counts()
    figures, kinds = _figures(named), _apart(named, lambda line: line.kind)
    if axis == "pathway":
        return Counts(by_day={day: figures}, by_kind=kinds, by_pathway={str(code): figures})
    return Counts(by_day={day: figures}, by_kind=kinds, by_place={str(code): figures})


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
