"""Closing a month changes no figure of a period that holds it whole, but what its totals do not know."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from mediateur.journal.closed_counts import counts_of, inside, unknown
from mediateur.journal.encounter import Encounter, HalfDay
from mediateur.journal.retention import ClosedMonth, closed
from mediateur.journal.statistics import EVERYTHING, Counts, Figures, Filters, Period, count
from tests.journal.samples import varied_encounters

MONTH, FIRST = "2025-03", dt.date(2025, 3, 1)
PLACES, PATHWAYS = ("", "p1", "p2"), ("activer-adulte", "dire-non")
WHOLE = Period(FIRST, dt.date(2025, 3, 31))
# What a closed month does not know of one pathway or of one place.
UNKNOWN = ("declared_later", "rights", "first_visits", "first_visits_asked")
AXES = ("outcome", "obstacle", "age", "autonomy", "place_type")


def of_the_month(encounter: Encounter) -> Encounter:
    day = FIRST + dt.timedelta(encounter.when.day.toordinal() % 31)
    place, pathway = PLACES[encounter.persons % len(PLACES)], PATHWAYS[encounter.persons % len(PATHWAYS)]
    when = HalfDay(day, encounter.when.half)
    return msgspec.structs.replace(encounter, when=when, origin="", place=place, pathway=pathway)


MONTHS = st.lists(varied_encounters().map(of_the_month), max_size=8)


def of(encounters: list[Encounter]) -> ClosedMonth:
    return closed("", MONTH, dt.date(2026, 11, 23), encounters)


def known(figures: Figures) -> Figures:
    return figures._replace(**dict.fromkeys(UNKNOWN, 0))


@given(MONTHS)
def test_a_closed_month_counts_as_its_records_did(encounters: list[Encounter]) -> None:
    before, after = count(encounters, WHOLE), counts_of(of(encounters), EVERYTHING)
    assert after.whole == before.whole
    assert after.codes == before.codes
    for now, then in ((after.by_pathway, before.by_pathway), (after.by_place, before.by_place)):
        assert {key: known(figures) for key, figures in now.items()} == {key: known(f) for key, f in then.items()}
    assert after.by_kind == before.by_kind


def told(counts: Counts, untold: frozenset[str]) -> dict[str, object]:
    """Return what counts tell, but for what is untold: the whole, by kind, apart, and each axis of the codes."""
    blank = dict.fromkeys(untold & {*Figures._fields}, 0)
    kinds = {kind: figures._replace(**blank) for kind, figures in counts.by_kind.items()}
    found: dict[str, object] = {"whole": counts.whole._replace(**blank), "kind": kinds}
    for name in {"pathway", "place"} - untold:
        found[name] = {key: known(figures) for key, figures in getattr(counts, f"by_{name}").items()}
    return found | {axis: counts.axis(axis) for axis in AXES if axis not in untold}


@given(MONTHS, st.data())
def test_under_one_filter_a_month_tells_what_its_records_told_or_that_it_does_not(
    encounters: list[Encounter], data: st.DataObject
) -> None:
    filters = [EVERYTHING, Filters(pathway="jamais"), Filters(places=frozenset())]
    for one in encounters:
        filters += [Filters(pathway=one.pathway), Filters(place=one.place), Filters(kind=one.kind)]
        filters += [Filters(pathway=one.pathway, kind=one.kind), Filters(place=one.place, kind=one.kind)]
    asked = data.draw(st.sampled_from(filters))
    month, then = of(encounters), count(encounters, WHOLE, asked)
    now = counts_of(month, asked)
    assert told(now, now.untold) == told(then, now.untold)
    kinds = count(encounters, WHOLE, Filters(kind=asked.kind))
    left_out = 0 < then.whole.encounters < kinds.whole.encounters
    assert (bool(now.untold), len(now.untold & {"pathway", "place"})) == (left_out, left_out)
    assert unknown([month], WHOLE, asked).narrowed == ((MONTH,) if left_out else ())


@given(MONTHS)
def test_under_two_filters_a_month_tells_nothing_where_both_leave_some_out(encounters: list[Encounter]) -> None:
    several = [len({getattr(one, axis) for one in encounters}) > 1 for axis in ("pathway", "place")]
    for one in encounters:
        asked = Filters(pathway=one.pathway, place=one.place)
        now, then = counts_of(of(encounters), asked), count(encounters, WHOLE, asked)
        lacking = unknown([of(encounters)], WHOLE, asked)
        assert now == Counts() if all(several) else told(now, now.untold) == told(then, now.untold)
        assert [bool(lacking.crossed), bool(lacking.narrowed)] == [sum(several) == 2, sum(several) == 1]


@given(MONTHS, st.frozensets(st.sampled_from([*PLACES, "ailleurs"])))
def test_of_several_places_it_tells_what_it_knows_and_all_where_it_was_nowhere_else(
    encounters: list[Encounter], places: frozenset[str]
) -> None:
    asked = Filters(places=places)
    now, then = counts_of(of(encounters), asked), count(encounters, WHOLE, asked)
    assert known(now.whole) == known(then.whole)
    assert {place: known(f) for place, f in now.by_place.items()} == {p: known(f) for p, f in then.by_place.items()}
    if {one.place for one in encounters} <= places:
        assert now == counts_of(of(encounters), EVERYTHING)


def test_a_period_that_holds_a_part_of_a_month_does_not_count_it() -> None:
    month = of([])
    assert inside(month, WHOLE)
    assert not inside(month, Period(FIRST, dt.date(2025, 3, 30)))
    assert not inside(month, Period(dt.date(2025, 3, 2), dt.date(2026, 3, 30)))
