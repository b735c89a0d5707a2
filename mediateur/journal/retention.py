"""Months whose details have been kept long enough, and the totals that take their place.

Totals are of one axis at a time (obstacles, ages, places…), never crossed: crossed, they would be the details again.
A month is the finest time that they know; weeks are not kept. Each mediator's share is not either.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from mediateur.content.json_values import value_of
from mediateur.journal.definitions import Totals, as_counted, totals
from mediateur.journal.encounter import Encounter
from mediateur.journal.months import last_day, month_of, months_before

HEADLINE = "ensemble"
PERSONS = "persons"
_BY_ENCOUNTER = ("pathway", "place", "place_type", "autonomy", "duration")


class Line(msgspec.Struct, frozen=True, array_like=True, order=True):
    """One figure of a month: `n` persons or records, as `figure` says, of a code on an axis, of a kind of encounter.

    Axes: « ensemble » (no code), pathway, place, place_type, autonomy, duration, obstacle, equipment, for which
    `figure` is a field of Totals; age and outcome (with its detail), for which it is « persons ». Of « ensemble »,
    figures are also helped, declared_later, first_visits, and first_visits_of (the persons of whom that was asked).
    """

    kind: str
    axis: str
    code: str
    detail: str
    figure: str
    n: int

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """All but how many."""
        return (self.kind, self.axis, self.code, self.detail, self.figure)


class ClosedMonth(msgspec.Struct, frozen=True, kw_only=True):
    """What remains of a month of one machine of origin (empty for this one), closed on a day."""

    origin: str
    month: str
    closed: dt.date
    encounters: int
    lines: tuple[Line, ...]


def ripe(months: Iterable[str], today: dt.date, keep: int) -> tuple[str, ...]:
    """Return, in order, the months of which every day is older than `keep` months."""
    oldest = months_before(today, keep)
    return tuple(month for month in sorted(set(months)) if last_day(month) < oldest)


def lines_of(encounters: Iterable[Encounter]) -> tuple[Line, ...]:
    """Return the totals of some encounters, in a fixed order; what is nought is left out."""
    return added(*(tuple(_lines(encounter)) for encounter in encounters))


def added(*parts: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return totals added up; the order of the parts changes nothing."""
    sums: Counter[tuple[str, str, str, str, str]] = Counter()
    for line in (line for part in parts for line in part):
        sums[line.key] += line.n
    return tuple(Line(*key, n) for key, n in sorted(sums.items()) if n)


def closed(origin: str, month: str, day: dt.date, encounters: Iterable[Encounter]) -> ClosedMonth:
    """Return what remains of a month. ValueError for an encounter of another month or machine."""
    held = tuple(encounters)
    if any(month_of(each.when.day) != month or each.origin != origin for each in held):
        raise ValueError("an encounter of another month or machine")
    return ClosedMonth(origin=origin, month=month, closed=day, encounters=len(held), lines=lines_of(held))


def merged(before: ClosedMonth | None, later: ClosedMonth) -> ClosedMonth:
    """Return a closed month with what came late for it."""
    if before is None:
        return later
    return msgspec.structs.replace(
        later, encounters=before.encounters + later.encounters, lines=added(before.lines, later.lines)
    )


def headline(lines: Iterable[Line]) -> Totals:
    """Return the figures that `definitions.totals` gave of the same encounters."""
    sums: Counter[str] = Counter()
    for line in lines:
        if line.axis == HEADLINE and line.figure in Totals._fields:
            sums[line.figure] += line.n
    return Totals(**sums)


def encode(lines: tuple[Line, ...]) -> bytes:
    """Return the bytes under which totals are kept."""
    return msgspec.json.encode(lines)


def decode(data: bytes) -> tuple[Line, ...]:
    """Return totals that were kept. Raises ValueError when they are damaged."""
    return value_of(data, tuple[Line, ...])


def _lines(encounter: Encounter) -> Iterator[Line]:
    encounter = as_counted(encounter)
    kind, figures = str(encounter.kind), totals((encounter,))._asdict()
    asked = encounter.first_visits is not None
    more = {
        "helped": encounter.helped,
        "declared_later": encounter.declared_later,
        "first_visits": encounter.first_visits or 0,
        "first_visits_of": encounter.persons if asked else 0,
    }
    yield from (Line(kind, HEADLINE, "", "", figure, n) for figure, n in (figures | more).items())
    for axis, code in _codes(encounter):
        yield from (Line(kind, axis, code, "", figure, n) for figure, n in figures.items())
    for axis, counts in (("age", encounter.ages), ("outcome", encounter.outcomes)):
        yield from (Line(kind, axis, count.code, count.detail, PERSONS, count.n) for count in counts)


def _codes(encounter: Encounter) -> Iterator[tuple[str, str]]:
    yield from ((axis, getattr(encounter, axis)) for axis in _BY_ENCOUNTER)
    yield from (("obstacle", code) for code in dict.fromkeys(encounter.obstacles))
    yield from (("equipment", code) for code in dict.fromkeys(encounter.equipment))
