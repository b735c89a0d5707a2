"""Made-up encounters for the tests of the journal."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import strategies as st

from mediateur.content.outcomes import OUTCOMES
from mediateur.content.vocabulary import (
    AGES,
    AUTONOMY,
    DURATIONS,
    IMPOSSIBLE_REASONS,
    OBSTACLES,
    PLACE_TYPES,
    REDIRECTIONS,
)
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay, Kind

TODAY = dt.date(2026, 11, 23)


PLAIN = Encounter(
    id="s1",
    when=HalfDay(TODAY, Half.MORNING),
    mediator="Médiateur 1",
    pathway="activer-adulte",
    pathway_version=1,
    content_hash="a1b2",
    persons=1,
    outcomes=(),
)


def encounter(*outcomes: tuple[str, int], persons: int = 1) -> Encounter:
    """Return the plain encounter with these persons and results."""
    counts = tuple(Count(code=code, n=n) for code, n in outcomes)
    return msgspec.structs.replace(PLAIN, persons=persons, outcomes=counts)


@st.composite
def sound_encounters(draw: st.DrawFn) -> Encounter:
    """Draw an encounter in which `definitions.problems` finds nothing."""
    persons = draw(st.integers(1, 40))
    outcomes = []
    for outcome in draw(st.lists(st.sampled_from(OUTCOMES), unique=True)):
        details = {"où": tuple(REDIRECTIONS), "pourquoi": tuple(IMPOSSIBLE_REASONS)}.get(outcome.detail, ("",))
        most = persons * 4 if outcome.by_space else persons
        count = Count(code=outcome.code, n=draw(st.integers(0, most)), detail=draw(st.sampled_from(details)))
        outcomes.append(count)
    return msgspec.structs.replace(
        PLAIN,
        persons=persons,
        when=HalfDay(draw(st.dates(dt.date(2024, 1, 1), TODAY)), draw(st.sampled_from(Half))),
        outcomes=tuple(outcomes),
        obstacles=tuple(draw(st.lists(st.sampled_from(tuple(OBSTACLES)), unique=True, max_size=3))),
        ages=(Count(code=draw(st.sampled_from(tuple(AGES))), n=draw(st.integers(0, persons))),),
        place_type=draw(st.sampled_from(tuple(PLACE_TYPES))),
        duration=draw(st.sampled_from(tuple(DURATIONS))),
        autonomy=draw(st.sampled_from(tuple(AUTONOMY))),
        guides_printed=draw(st.integers(0, 5)),
        refusing=draw(st.booleans()),
    )


@st.composite
def varied_encounters(draw: st.DrawFn) -> Encounter:
    """Draw a sound encounter of any kind: a session, a workshop where some were helped, or an event."""
    one, kind = draw(sound_encounters()), draw(st.sampled_from(Kind))
    return msgspec.structs.replace(
        one,
        kind=kind,
        helped=draw(st.integers(0, one.persons)) if kind is Kind.WORKSHOP else 0,
        first_visits=draw(st.none() | st.integers(0, one.persons)),
        declared_later=draw(st.integers(0, 3)),
    )
