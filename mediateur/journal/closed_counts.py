"""The figures of months whose details are gone, beside those of the records that remain.

A closed month knows one axis at a time, and no day: it counts in a period that holds it whole, as if all had been on
its first day. Of one pathway, or of one place, it knows the headline alone; under both filters at once, nothing. A
filter that leaves none of its records out asks for no more than the month. What it may hold and cannot tell is said by
its figures (`Counts.untold`) and by its month (`unknown`): a figure never lacks something silently.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from mediateur.content.outcomes import BY_CODE
from mediateur.journal.encounter import Kind
from mediateur.journal.months import first_day, last_day
from mediateur.journal.retention import HEADLINE, ClosedMonth, Line
from mediateur.journal.statistics import NO_FIGURE, NO_FIGURES, Codes, Counts, Figures, Filters, Period, added

_FIGURE_OF_CODE = {"obstacle": "encounters", "place_type": "touched", "autonomy": "accompanied"}
_PERSONS = ("outcome", "age")
_ASKED = "first_visits_of"
_OF_EVENTS = ("encounters", "estimated")
# What the lines of one pathway, or of one place, do not hold: figures of the headline, and every other axis.
FIGURES_UNTOLD = frozenset(("rights", "declared_later", "first_visits", "first_visits_asked"))
_AXES = frozenset(("pathway", "place", "place_type", "autonomy", "obstacle", *_PERSONS))


def inside(month: ClosedMonth, period: Period) -> bool:
    """Whether a period holds a month whole."""
    return period.since <= first_day(month.month) and last_day(month.month) <= period.until


class Unknown(NamedTuple):
    """The closed months (YYYY-MM) that figures lack: those that a period `cut`, those that two filters `crossed`.

    Those that one filter `narrowed` are counted, but for what `Counts.untold` names.
    """

    cut: tuple[str, ...] = ()
    crossed: tuple[str, ...] = ()
    narrowed: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The months of which nothing is counted, in order."""
        return tuple(sorted({*self.cut, *self.crossed}))


def unknown(months: Iterable[ClosedMonth], period: Period, filters: Filters) -> Unknown:
    """Return which closed months may hold something of a period, under filters, that nobody can tell any more."""
    held = [month for month in months if _meets(month, period) and _may_count(month, filters)]
    cut = {month.month for month in held if not inside(month, period)}
    axes = [(month.month, len(_narrowing(_asked(month, filters), filters))) for month in held if month.month not in cut]
    crossed, narrowed = ({month for month, n in axes if n == many} for many in (2, 1))
    return Unknown(*(tuple(sorted(months)) for months in (cut, crossed, narrowed)))


def _meets(month: ClosedMonth, period: Period) -> bool:
    return period.since <= last_day(month.month) and first_day(month.month) <= period.until


def _may_count(month: ClosedMonth, filters: Filters) -> bool:
    """Whether the pathway and the place that are asked for, each alone, count something in a month."""
    alone = (filters.everywhere, filters._replace(pathway=None))
    return all(counts_of(month, one).whole != NO_FIGURE for one in alone)


def _asked(month: ClosedMonth, filters: Filters) -> list[Line]:
    return [line for line in month.lines if filters.kind is None or line.kind == filters.kind.value]


def _narrowing(lines: Iterable[Line], filters: Filters) -> Mapping[str, frozenset[str]]:
    """Return the codes that are asked for, by axis, of those of which the filters leave some of the lines out."""
    one = None if filters.pathway is None else frozenset((filters.pathway,))
    asked = {axis: codes for axis, codes in (("pathway", one), ("place", filters.at)) if codes is not None}
    left_out = {line.axis for line in lines if line.code not in asked.get(line.axis, (line.code,))}
    return {axis: codes for axis, codes in asked.items() if axis in left_out}


def counts_of(month: ClosedMonth, filters: Filters) -> Counts:
    """Return what a closed month adds to the figures that the filters ask for."""
    lines, day = _asked(month, filters), first_day(month.month)
    narrowing = _narrowing(lines, filters)
    if not narrowing:
        return _whole(day, lines)
    (axis, codes), *crossed = narrowing.items()
    named = [line for line in lines if line.axis == axis and line.code in codes]
    return Counts() if crossed or not named else _narrowed(day, axis, named)


def _narrowed(day: dt.date, axis: str, named: list[Line]) -> Counts:
    """Return the headline of some pathways, or of some places."""
    apart = _apart(named, lambda line: line.code)
    return Counts(
        by_day={day: _figures(named)},
        by_kind=_apart(named, lambda line: line.kind),
        by_pathway=apart if axis == "pathway" else NO_FIGURES,
        by_place=apart if axis == "place" else NO_FIGURES,
        untold=(FIGURES_UNTOLD | _AXES) - {axis},
    )


def _whole(day: dt.date, lines: list[Line]) -> Counts:
    """Return all that lines tell; of each pathway and of each place, the headline alone."""
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
