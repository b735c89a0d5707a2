"""Totals that take the place of details say the same figures."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.outcomes import OUTCOMES
from mediateur.content.vocabulary import AGES, AUTONOMY, EQUIPMENT, OBSTACLES, PLACE_TYPES
from mediateur.journal.definitions import as_counted, problems, rights_exercised, totals
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay, Kind
from mediateur.journal.months import last_day, month_of, months_before
from mediateur.journal.retention import (
    HEADLINE,
    Line,
    added,
    closed,
    decode,
    encode,
    headline,
    lines_of,
    merged,
    ripe,
)

CODES = sorted(outcome.code for outcome in OUTCOMES)
MONTHS = st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31)).map(month_of)


@st.composite
def encounters(draw: st.DrawFn) -> Encounter:
    kind = draw(st.sampled_from(Kind))
    persons = draw(st.integers(1, 4))
    codes = draw(st.lists(st.sampled_from(CODES), max_size=3, unique=True))
    return Encounter(
        id=str(draw(st.uuids())),
        when=HalfDay(draw(st.dates(dt.date(2025, 1, 1), dt.date(2025, 3, 31))), draw(st.sampled_from(Half))),
        mediator="Médiateur 1",
        pathway=draw(st.sampled_from(("activer-adulte", "dire-non", "qui-voit-quoi"))),
        pathway_version=1,
        content_hash="0" * 64,
        persons=persons,
        outcomes=tuple(Count(code=code, n=draw(st.integers(1, persons))) for code in codes),
        obstacles=tuple(draw(st.lists(st.sampled_from(sorted(OBSTACLES)), max_size=3, unique=True))),
        equipment=tuple(draw(st.lists(st.sampled_from(sorted(EQUIPMENT)), max_size=2, unique=True))),
        ages=(Count(code=draw(st.sampled_from(sorted(AGES))), n=draw(st.integers(0, persons))),),
        place_type=draw(st.sampled_from(sorted(PLACE_TYPES))),
        autonomy=draw(st.sampled_from(sorted(AUTONOMY))),
        guides_printed=draw(st.integers(0, 3)),
        kind=kind,
        helped=draw(st.integers(0, persons)) if kind is Kind.WORKSHOP else 0,
        first_visits=draw(st.none() | st.integers(0, persons)),
        declared_later=draw(st.integers(0, 2)),
    )


MANY = st.lists(encounters(), max_size=8, unique_by=lambda each: each.id)


def counted(lines: tuple[Line, ...], axis: str, figure: str) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for line in lines:
        if (line.axis, line.figure) == (axis, figure):
            sums[line.code] += line.n
    return dict(sums)


@given(MANY)
def test_the_figures_of_the_definitions_are_those_of_the_totals(held: list[Encounter]) -> None:
    lines = lines_of(held)
    assert not [sentence for each in held for sentence in problems(as_counted(each))]
    assert headline(lines) == totals(held)
    rights: Counter[str] = Counter()
    for each in held:
        rights.update(rights_exercised(each))
    known = {outcome.code for outcome in OUTCOMES if outcome.right}
    persons = counted(lines, "outcome", "persons")
    assert {code: n for code, n in persons.items() if code in known} == dict(rights)
    for axis, values in (("obstacle", "obstacles"), ("equipment", "equipment")):
        bearing = Counter(code for each in held for code in getattr(each, values))
        assert counted(lines, axis, "encounters") == dict(bearing)
    for axis in ("pathway", "place_type", "autonomy"):
        by_code = {
            code: totals(e for e in held if getattr(e, axis) == code) for code in {getattr(e, axis) for e in held}
        }
        for figure in ("encounters", "touched", "accompanied", "activation_or_use", "activated", "estimated"):
            expected = {code: getattr(sums, figure) for code, sums in by_code.items() if getattr(sums, figure)}
            assert counted(lines, axis, figure) == expected
    for kind in Kind:
        assert headline(tuple(line for line in lines if line.kind == kind)) == totals(e for e in held if e.kind is kind)


@given(MANY, MANY)
def test_totals_add_up_in_any_order_and_come_back_from_their_bytes(one: list[Encounter], two: list[Encounter]) -> None:
    whole = lines_of([*one, *two])
    assert added(lines_of(one), lines_of(two)) == added(lines_of(two), lines_of(one)) == whole
    assert decode(encode(whole)) == whole
    assert added() == ()


@given(st.lists(MONTHS, max_size=20), st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31)), st.integers(1, 24))
def test_a_month_is_ripe_once_its_last_day_is_old_enough(months: list[str], today: dt.date, keep: int) -> None:
    found = ripe(months, today, keep)
    assert found == tuple(sorted({month for month in months if last_day(month) < months_before(today, keep)}))
    assert found == ripe(reversed(months), today, keep)
    assert set(found) <= set(ripe(months, today + dt.timedelta(days=40), keep))


def test_the_month_a_year_ago_is_ripe_when_it_is_whole() -> None:
    months = ("2025-11", "2025-10", "2026-11")
    assert ripe(months, dt.date(2026, 11, 30), 12) == ("2025-10",)
    assert ripe(months, dt.date(2026, 12, 1), 12) == ("2025-10", "2025-11")


@given(encounters(), encounters())
def test_what_came_late_is_added(one: Encounter, two: Encounter) -> None:
    month, day = month_of(one.when.day), dt.date(2026, 12, 1)
    before = closed("", month, day, (one,))
    assert merged(None, before) == before
    if month_of(two.when.day) == month:
        assert merged(before, closed("", month, day, (two,))).lines == lines_of((one, two))
    else:
        with pytest.raises(ValueError, match="another month"):
            closed("", month, day, (one, two))


def test_no_line_crosses_two_axes_nor_names_a_mediator_or_a_day() -> None:
    made = Encounter(
        id="a",
        when=HalfDay(dt.date(2025, 1, 15), Half.MORNING),
        mediator="Médiateur 7",
        pathway="activer-adulte",
        pathway_version=1,
        content_hash="f" * 64,
        persons=1,
        outcomes=(Count(code="activee", n=1),),
        title="Atelier du lundi",
        kind=Kind.WORKSHOP,
    )
    kept = encode(lines_of((made,))).decode()
    assert HEADLINE in kept
    for word in ("Médiateur 7", "Atelier du lundi", "2025", "matin", "ffff"):
        assert word not in kept
