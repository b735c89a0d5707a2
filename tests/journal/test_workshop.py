"""A workshop as a value: presses, undo, and the record that it becomes."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.outcomes import BY_CODE
from mediateur.content.vocabulary import AGES, AUTONOMY, DURATIONS, EQUIPMENT, PLACE_TYPES
from mediateur.journal.definitions import (
    MOST_SPACES_EACH,
    MOST_TOGETHER,
    accompanied,
    activated,
    problems,
    totals,
)
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay, Kind, Place
from mediateur.journal.workshop import (
    AT_EVENTS,
    MOST,
    OUTCOMES,
    Press,
    Tally,
    Workshop,
    changed,
    count,
    decode,
    encode,
    hints,
    press,
    to_encounter,
    twins,
    undo,
)

MORNING = HalfDay(dt.date(2026, 11, 23), Half.MORNING)
PRESSES = st.lists(st.tuples(st.sampled_from(Tally), st.integers(-3, 3)), max_size=30)


def blank(kind: Kind = Kind.WORKSHOP) -> Workshop:
    return Workshop(id="atelier-1", mediator="Médiateur 1", when=MORNING, pathway="activer-adulte", kind=kind)


def counted(kind: Kind = Kind.WORKSHOP, **figures: int) -> Workshop:
    """Return a workshop that counts these (the name of a tally, in small letters)."""
    workshop = blank(kind)
    for name, figure in figures.items():
        workshop = press(workshop, Tally[name.upper()], figure)
    return workshop


def record(workshop: Workshop, place: Place | None = None) -> Encounter:
    return to_encounter(workshop, place, 3, "f" * 64)


@given(PRESSES)
def test_no_counter_goes_below_nothing_and_undo_takes_back_each_change(moves: list[tuple[Tally, int]]) -> None:
    past = [blank()]
    for tally, by in moves:
        after = press(past[-1], tally, by)
        assert all(0 <= count(after, each) <= MOST for each in Tally)
        assert count(after, tally) == max(0, count(past[-1], tally) + by)
        if after != past[-1]:
            past.append(after)
    present = past[-1]
    for before in reversed(past[:-1]):
        present = undo(present)
        assert present == before
    assert undo(present) == present == blank()


def test_a_press_that_changes_nothing_is_none() -> None:
    assert press(blank(), Tally.WAIT, -1) == blank()
    full = press(blank(), Tally.PRESENT, MOST + 5)
    assert full.presses == (Press(Tally.PRESENT, MOST),)
    assert press(full, Tally.PRESENT) == full


@given(PRESSES, st.sampled_from(Kind))
def test_what_is_kept_is_read_again(moves: list[tuple[Tally, int]], kind: Kind) -> None:
    workshop = msgspec.structs.replace(blank(kind), presses=tuple(Press(*move) for move in moves), title="Découvrir")
    assert decode(encode(workshop)) == workshop


def test_what_is_not_a_workshop_is_refused() -> None:
    for data in (b"", b"{}", b"[1]", b"\xff", encode(blank()).replace(b"atelier", b"bal")[:-4]):
        with pytest.raises(ValueError, match=r".*"):
            decode(data)


@st.composite
def sound(draw: st.DrawFn) -> Workshop:
    """Draw a workshop whose counts do not contradict each other, with any form."""
    present = draw(st.integers(1, MOST))
    upto = st.integers(0, present)
    figures = {
        Tally.PRESENT: present,
        Tally.ACTIVATED: draw(st.integers(0, min(MOST, present * MOST_SPACES_EACH))),
        Tally.GUIDES: draw(st.integers(0, MOST)),
        **{tally: draw(upto) for tally in (Tally.HELPED, Tally.AGAIN, Tally.WAIT)},
    }
    others = sorted(set(BY_CODE) - set(OUTCOMES.values()))
    codes = draw(st.lists(st.sampled_from(others), unique=True, max_size=4))
    left, ages = present, []
    for code in draw(st.lists(st.sampled_from(sorted(AGES)), unique=True)):
        ages.append(Count(code=code, n=draw(st.integers(0, left))))
        left -= ages[-1].n
    return msgspec.structs.replace(
        blank(draw(st.sampled_from([Kind.WORKSHOP, Kind.EVENT]))),
        presses=tuple(Press(tally, figure) for tally, figure in figures.items()),
        results=tuple(Count(code=code, n=draw(upto)) for code in codes),
        ages=tuple(ages),
        duration=draw(st.sampled_from(sorted(DURATIONS))),
        autonomy=draw(st.sampled_from(sorted(AUTONOMY))),
        equipment=tuple(draw(st.lists(st.sampled_from(sorted(EQUIPMENT)), unique=True))),
    )


@given(sound(), st.sampled_from(sorted(PLACE_TYPES)) | st.none())
def test_counts_that_do_not_contradict_each_other_make_a_record_without_problems(
    workshop: Workshop, where: str | None
) -> None:
    place = Place(id="ici", name="Ici", kind=where) if where else None
    kept = record(workshop, place)
    assert problems(kept) == ()
    assert kept.persons == count(workshop, Tally.PRESENT)
    assert kept.guides_printed == count(workshop, Tally.GUIDES)
    assert kept.when == workshop.when
    figures = totals([kept])
    if workshop.kind is Kind.EVENT:
        assert (figures.touched, figures.accompanied, figures.activated, kept.outcomes) == (0, 0, 0, ())
        assert figures.estimated == kept.persons
    else:
        assert (figures.touched, figures.estimated) == (kept.persons, 0)
        assert accompanied(kept) == count(workshop, Tally.HELPED)
        assert activated(kept) == count(workshop, Tally.ACTIVATED)


@pytest.mark.parametrize(
    ("figures", "word"),
    [
        ({}, "au moins une personne"),
        ({"present": 2, "helped": 3}, "personnes présentes"),
        ({"present": 2, "again": 3}, "dépasse le nombre de personnes"),
        ({"present": 2, "wait": 3}, "dépasse le nombre de personnes"),
        ({"present": 2, "activated": 9}, "au plus 4 par personne"),
    ],
)
def test_counts_that_contradict_each_other_are_told(figures: dict[str, int], word: str) -> None:
    [told] = problems(record(counted(**figures)))
    assert word in told


def test_each_counter_goes_where_the_definitions_say() -> None:
    kept = record(counted(present=14, activated=5, helped=6, guides=12, again=3, wait=2))
    assert (kept.persons, kept.helped, kept.guides_printed, kept.kind) == (14, 6, 12, Kind.WORKSHOP)
    assert {one.code: one.n for one in kept.outcomes} == {"activee": 5, "a-reprendre": 3, "preference-reflexion": 2}
    assert (kept.pathway_version, kept.content_hash, kept.place_type) == (3, "f" * 64, "non_communique")


def test_more_spaces_than_persons_is_a_hint_and_no_block() -> None:
    workshop = counted(present=2, activated=3)
    [hint] = hints(workshop)
    assert "C’est possible" in hint
    assert problems(record(workshop)) == ()
    assert hints(counted(present=3, activated=3)) == ()
    assert len(hints(counted(present=1, helped=2))) == 1


def test_an_event_keeps_only_an_estimate_and_guides_and_says_so() -> None:
    figures = {"present": 40, "activated": 5, "helped": 6, "guides": 12, "again": 3, "wait": 2}
    event = counted(Kind.EVENT, **figures)
    assert problems(record(event)) == ()
    assert len(hints(event)) == 1
    assert hints(counted(Kind.EVENT, present=40, guides=12)) == ()
    assert set(AT_EVENTS) == {Tally.PRESENT, Tally.GUIDES}


def test_twins_are_of_the_same_kind_moment_and_place_whatever_the_theme() -> None:
    kept = record(counted(present=4))
    other = msgspec.structs.replace(kept, id="atelier-2", persons=9)
    assert twins(kept, [kept]) == ()
    assert twins(kept, [kept, other]) == (other,)
    for change in (
        {"kind": Kind.EVENT},
        {"when": HalfDay(MORNING.day, Half.AFTERNOON)},
        {"when": HalfDay(dt.date(2026, 11, 24), Half.MORNING)},
        {"place": "ailleurs"},
    ):
        assert twins(kept, [msgspec.structs.replace(other, **change)]) == ()
    elsewhere = msgspec.structs.replace(other, pathway="dire-non")
    assert twins(msgspec.structs.replace(kept, place="p"), [msgspec.structs.replace(elsewhere, place="p")])
    assert not twins(msgspec.structs.replace(kept, place=""), [msgspec.structs.replace(elsewhere, place="")])
    assert twins(msgspec.structs.replace(kept, place=""), [msgspec.structs.replace(other, place="")])


def test_an_event_counts_a_crowd_and_an_individual_session_never_does() -> None:
    crowd = counted(Kind.EVENT, present=3200, guides=1500)
    assert count(crowd, Tally.PRESENT) == 3200
    assert not problems(record(crowd))
    beyond = press(crowd, Tally.PRESENT, MOST_TOGETHER)
    assert count(beyond, Tally.PRESENT) == MOST_TOGETHER
    assert problems(msgspec.structs.replace(record(crowd), persons=MOST_TOGETHER + 1))
    assert problems(msgspec.structs.replace(record(crowd), kind=Kind.INDIVIDUAL))
    full = press(counted(Kind.WORKSHOP, present=1), Tally.PRESENT, MOST)
    assert count(full, Tally.PRESENT) == MOST
    assert not problems(record(full)), "what the counters of a workshop count can be recorded"


def test_what_an_event_counted_can_only_go_down_in_a_workshop() -> None:
    turned = changed(counted(Kind.EVENT, present=3200), kind=Kind.WORKSHOP)
    assert press(turned, Tally.PRESENT) == turned
    assert count(press(turned, Tally.PRESENT, -1), Tally.PRESENT) == 3199
    assert count(press(turned, Tally.PRESENT, -3000), Tally.PRESENT) == 200
