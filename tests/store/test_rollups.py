"""The rollups equal the pure definitions, whatever was added, corrected, removed, brought back or deleted."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from mediateur.content.vocabulary import UNKNOWN
from mediateur.journal.encounter import Count, Encounter, HalfDay, Kind, Place
from mediateur.journal.statistics import Figures, Filters, Period, count, merged
from mediateur.store import counting, files
from mediateur.store.channel import Channel
from mediateur.store.encounter_rows import counts_of, row_of
from mediateur.store.opening import open_store
from mediateur.store.rollups import Apart
from mediateur.store.schema import encounters, tallies
from mediateur.store.work import Store
from tests.journal.samples import TODAY, varied_encounters
from tests.store.samples import ask, encounter

PLACES = ("", "ccas", "mairie")
DAYS = tuple(TODAY - dt.timedelta(n) for n in (0, 1, 40, 75))
PATHWAYS = ("activer-adulte", "dire-non", "dire-non-proche", "messagerie")
ALL_DAYS = Period(dt.date.min, dt.date.max)
FILTERS = st.builds(
    Filters,
    st.none() | st.sampled_from(PATHWAYS),
    st.none() | st.sampled_from(PLACES),
    st.none() | st.sampled_from(Kind),
    st.none() | st.frozensets(st.sampled_from([*PLACES, "ailleurs"])),
)
PERIODS = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(lambda ends: Period(min(ends), max(ends)))
NAMES = ("s1", "s2", "s3")
BORNE = (("outcome", "activee"), ("outcome", "a-reprendre"), ("place_type", "domicile"), ("place_type", UNKNOWN))


@st.composite
def records(draw: st.DrawFn) -> Encounter:
    """Draw an encounter of few days, places and pathways, so that the same rows are counted again."""
    one = draw(varied_encounters())
    when = HalfDay(draw(st.sampled_from(DAYS)), one.when.half)
    pathway, place = draw(st.sampled_from(PATHWAYS)), draw(st.sampled_from(PLACES))
    return msgspec.structs.replace(one, when=when, pathway=pathway, place=place)


class Act(NamedTuple):
    """Something done to a record: what it becomes, or one of the words below; `ends` the transaction."""

    name: str
    what: Encounter | str
    ends: bool


REMOVE, RESTORE, DELETE = "remove", "restore", "delete"
ACTS = st.builds(
    Act, st.sampled_from(NAMES), records() | st.sampled_from([REMOVE, RESTORE, DELETE]), st.booleans() | st.just(True)
)


def change(channel: Channel, name: str, other: Encounter) -> None:
    """Write another content in a record, past the repositories: the row first, then each of its counts."""
    [(seq,)] = channel.write(
        update(encounters).where(encounters.c.id == name).values(row_of(other)).returning(encounters.c.seq)
    )
    channel.write(delete(tallies).where(tallies.c.encounter == seq))
    if counts := list(counts_of(seq, other)):
        channel.write(insert(tallies), counts)


def do(store: Store, acts: Iterable[Act], kept: dict[str, tuple[Encounter, bool]]) -> None:
    """Do what the acts say, and note what is then `kept`: each record, and whether it is counted."""
    with store.begin() as work:
        channel = work._channel
        for name, what, ends in acts:
            if isinstance(what, Encounter):
                one = msgspec.structs.replace(what, id=name)
                if name in kept:
                    change(channel, name, one)
                else:
                    work.encounters.add(one)
                kept[name] = (one, kept[name][1] if name in kept else True)
            elif name in kept and what == DELETE:
                work.encounters.delete(name)
                del kept[name]
            elif name in kept:
                day = TODAY if what == REMOVE else None
                channel.write(update(encounters).where(encounters.c.id == name).values(removed_day=day))
                kept[name] = (kept[name][0], what == RESTORE)
            if ends:
                work.commit()
        work.commit()


def empty(store: Store) -> None:
    """Take every record away."""
    with store.begin() as work:
        work._channel.write(delete(encounters))
        work.commit()


@pytest.fixture(scope="module")
def placed(shared_store: Store) -> Store:
    """Return a store that knows the places."""
    with shared_store.begin() as work:
        for place in PLACES[1:]:
            work.places.put(Place(id=place, name=place))
        work.commit()
    return shared_store


@settings(max_examples=25)
@given(early=st.lists(ACTS, max_size=6), acts=st.lists(ACTS, max_size=12), period=PERIODS, filters=FILTERS)
def test_the_rollups_equal_the_definitions(
    placed: Store, early: list[Act], acts: list[Act], period: Period, filters: Filters
) -> None:
    try:
        kept: dict[str, tuple[Encounter, bool]] = {}
        do(placed, early, kept)
        placed.settle()
        do(placed, acts, kept)
        shown = [one for one, is_shown in kept.values() if is_shown]
        for _ in ("some wait to be counted", "none does"):
            with placed.begin() as work:
                assert work.rollups.count(ALL_DAYS) == count(shown, ALL_DAYS)
                assert work.rollups.count(period, filters) == count(shown, period, filters)
                assert work.rollups.total(period, filters) == count(shown, period, filters).whole
                for axis, code in BORNE:
                    borne = [one for one in shown if code in codes_of(one)[axis]]
                    assert work.rollups.bearing(axis, code, period, filters) == listed(borne, period, filters)
            placed.settle()
        assert ask(placed.path, "SELECT count(*) FROM due") == [(0,)]
        before = rows(placed.path)
        with closing(files.connect(placed.path)) as connection:
            counting.keep(connection)
        assert rows(placed.path) == before, "counting the whole journal anew changes nothing"
    finally:
        empty(placed)
    assert ask(placed.path, "SELECT * FROM rollup_day") == ask(placed.path, "SELECT * FROM rollup_cell") == []


@pytest.mark.parametrize("waits", [True, False])
def test_what_narrows_a_list_counts_a_record_once_and_a_removed_one_never(store: Store, waits: bool) -> None:
    twice = (Count(code="orientee", n=1, detail="soignant"), Count(code="orientee", n=1, detail="administration"))
    shown, gone = (
        msgspec.structs.replace(encounter(n), persons=3, outcomes=twice, place_type="domicile") for n in (1, 2)
    )
    with store.begin() as work:
        for one in (shown, gone):
            work.encounters.add(one)
        work.encounters.remove(gone.id, shown.when)
        work.commit()
    if not waits:
        store.settle()
    expected = {shown.when.day: Figures(encounters=1, touched=3, estimated=3)}
    with store.begin() as work:
        for axis, code in (("outcome", "orientee"), ("place_type", "domicile")):
            assert work.rollups.bearing(axis, code, ALL_DAYS).by_day == expected
        assert work.rollups.bearing("outcome", "activee", ALL_DAYS).by_day == {}


def codes_of(one: Encounter) -> dict[str, set[str]]:
    """Return the codes that a record bears on the axes by which lists are narrowed."""
    return {"outcome": {each.code for each in one.outcomes if each.n > 0}, "place_type": {one.place_type}}


def listed(borne: list[Encounter], period: Period, filters: Filters) -> Apart:
    """Return how many records are kept, and of how many persons, by day and by kind."""
    kept = [one for one in borne if period.since <= one.when.day <= period.until and filters.keep(one)]
    told = [(one, Figures(encounters=1, touched=one.persons, estimated=one.persons)) for one in kept]
    by_day, by_kind = (
        ({}, {})
        if not told
        else (
            merged({one.when.day: figures} for one, figures in told),
            merged({one.kind.value: figures} for one, figures in told),
        )
    )
    return Apart(by_day, by_kind)


def rows(path: Path) -> set[tuple[object, ...]]:
    """Return what the rollups hold, whatever the numbers of their scopes."""
    key = "grain, pathway, place, kind, day"
    told = f"SELECT {key}, {{}} FROM {{}} JOIN rollup_scope ON seq = scope"  # noqa: S608
    figures = ", ".join(counting.FIGURES)
    return {*ask(path, told.format(figures, "rollup_day")), *ask(path, told.format("axis, code, n", "rollup_cell"))}


def test_what_is_undone_is_not_counted(store: Store) -> None:
    with store.begin() as work:
        work.encounters.add(encounter())
    with store.begin() as work:
        work.encounters.add(encounter(2))
        work.commit()
    with store.begin() as work:
        assert work.rollups.count(ALL_DAYS).whole.encounters == 1


def test_what_another_program_wrote_is_counted(store: Store) -> None:
    with store.begin() as work:
        work.encounters.add(encounter())
        work.commit()
    store.settle()
    ask(store.path, "UPDATE encounter SET persons = 30")
    with store.begin() as work:
        assert work.rollups.count(ALL_DAYS).whole.touched == 30


def test_many_records_are_counted_with_their_commit_and_few_when_the_journal_opens(data_folder: Path) -> None:
    store = open_store(data_folder)
    for many in (counting.MANY, 3):
        with store.begin() as work:
            for number in range(many):
                work.encounters.add(encounter(1000 * many + number))
            work.commit()
    assert ask(store.path, "SELECT count(*) FROM due") == [(3,)]
    store.close()
    store = open_store(data_folder)
    assert ask(store.path, "SELECT count(*) FROM due") == [(0,)]
    with store.begin() as work:
        assert work.rollups.count(ALL_DAYS).whole.encounters == counting.MANY + 3
    store.close()


def test_a_journal_that_another_program_is_writing_waits_to_be_counted(store: Store) -> None:
    with store.begin() as work:
        work.encounters.add(encounter())
        work.commit()
    with store.begin() as writing:
        writing._channel.write(update(encounters).values(persons=3))
        store.settle()
    assert ask(store.path, "SELECT count(*) FROM due") == [(1,)]


@pytest.mark.parametrize("lost", ["DROP TRIGGER rollup_count", "DROP VIEW rollup_of_cells"])
def test_rules_that_are_not_those_of_the_program_are_made_anew(store: Store, lost: str) -> None:
    with store.begin() as work:
        work.encounters.add(encounter())
        work.commit()
    ask(store.path, lost)
    ask(store.path, "DELETE FROM rollup_cell")
    store.close()
    again = open_store(store.path.parent)
    with again.begin() as work:
        found = work.rollups.count(ALL_DAYS)
    again.close()
    assert found == count([encounter()], ALL_DAYS)
    assert found.axis("autonomy") == {UNKNOWN: 2}


def test_the_journal_of_an_older_version_is_counted(data_folder: Path) -> None:
    data_folder.mkdir()
    shutil.copy(Path(__file__).parent / "fixtures" / "v2.sqlite", data_folder / files.DATABASE)
    store = open_store(data_folder)
    with store.begin() as work:
        kept = work.encounters.all()
        assert work.rollups.count(ALL_DAYS) == count(kept, ALL_DAYS)
        assert len(kept) == len(work._channel.read(select(encounters.c.seq))) == 2
    store.close()


def test_several_places_are_counted_together_and_no_other(placed: Store) -> None:
    ones = [msgspec.structs.replace(encounter(number), place=place) for number, place in enumerate(PLACES)]
    try:
        with placed.begin() as work:
            for one in ones:
                work.encounters.add(one)
            work.commit()
        for _ in ("they wait to be counted", "none does"):
            for places in (
                frozenset(PLACES),
                frozenset(PLACES[1:]),
                frozenset({PLACES[0], PLACES[2]}),
                frozenset[str](),
            ):
                for filters in (Filters(places=places), Filters(ones[0].pathway, PLACES[1], places=places)):
                    with placed.begin() as work:
                        assert work.rollups.count(ALL_DAYS, filters) == count(ones, ALL_DAYS, filters)
            placed.settle()
    finally:
        empty(placed)
