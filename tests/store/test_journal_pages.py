"""The journal page by page: every encounter once, in order, as reading all of it would give."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from mediateur.content.outcomes import OUTCOMES
from mediateur.content.vocabulary import OBSTACLES, PLACE_TYPES
from mediateur.journal import query as journal_query
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay, Kind, Place
from mediateur.journal.query import Key, Match, Query
from mediateur.store import journal_pages
from mediateur.store.schema import encounters
from mediateur.store.work import Store
from tests.store.samples import MORNING, ask

PATHWAYS = ("activer-adulte", "dire-non", "comprendre")
CODES = tuple(outcome.code for outcome in OUTCOMES)
FIRST, DAYS, HOW_MANY, SMALL = dt.date(2026, 9, 28), 40, 230, 7


def made(number: int, chance: random.Random) -> Encounter:
    """Return a made-up encounter of that number."""
    persons = chance.randint(1, 9)
    return Encounter(
        id=f"seance-{number}",
        when=HalfDay(FIRST + dt.timedelta(chance.randrange(DAYS)), chance.choice(tuple(Half))),
        mediator="Médiateur 1",
        pathway=chance.choice(PATHWAYS),
        pathway_version=1,
        content_hash="0" * 64,
        persons=persons,
        outcomes=tuple(Count(code=c, n=chance.randint(0, persons)) for c in chance.sample(CODES, 2)),
        obstacles=tuple(chance.sample(tuple(OBSTACLES), chance.randint(0, 2))),
        place=chance.choice(("", "mairie", "france-services")),
        place_type=chance.choice(tuple(PLACE_TYPES)),
        kind=chance.choice(tuple(Kind)),
    )


@pytest.fixture(scope="module")
def kept(shared_store: Store) -> tuple[Encounter, ...]:
    """Return the encounters of a store that also holds one that was put aside."""
    chance = random.Random(4)
    with shared_store.begin() as work:
        for place in ("mairie", "france-services"):
            work.places.put(Place(id=place, name=place))
        for number in range(HOW_MANY):
            work.encounters.add(made(number, chance))
        work.encounters.remove("seance-11", MORNING)
        work.commit()
        return work.encounters.all()


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (journal_query, journal_pages):
        monkeypatch.setattr(module, "PAGE", SMALL)


WORDS = st.builds(
    Match,
    pathways=st.sets(st.sampled_from(PATHWAYS), max_size=1).map(tuple),
    places=st.sets(st.just("mairie")).map(tuple),
    kinds=st.sets(st.sampled_from([kind.value for kind in Kind]), max_size=1).map(tuple),
    outcomes=st.sets(st.sampled_from(CODES), max_size=5).map(tuple),
    obstacles=st.sets(st.sampled_from(tuple(OBSTACLES)), max_size=3).map(tuple),
)
QUERIES = st.builds(
    Query,
    since=st.none() | st.dates(FIRST, FIRST + dt.timedelta(DAYS)),
    until=st.none() | st.dates(FIRST, FIRST + dt.timedelta(DAYS)),
    pathway=st.sampled_from(("", *PATHWAYS)),
    outcome=st.sampled_from(("", *CODES)),
    place=st.sampled_from(("", "", "mairie")),
    place_type=st.sampled_from(("", "", *PLACE_TYPES)),
    kind=st.none() | st.sampled_from(Kind),
    words=st.lists(WORDS, max_size=2).map(tuple),
    newest_first=st.booleans(),
)


def answers(query: Query, one: Encounter) -> bool:
    """Say whether an encounter answers a query, as its words promise."""
    counted = {count.code for count in one.outcomes if count.n}
    return (
        (query.since or one.when.day) <= one.when.day <= (query.until or one.when.day)
        and query.pathway in ("", one.pathway)
        and query.place in ("", one.place)
        and query.place_type in ("", one.place_type)
        and query.kind in (None, one.kind)
        and (not query.outcome or query.outcome in counted)
        and all(bears(word, one, counted) for word in query.words)
    )


def bears(word: Match, one: Encounter, counted: set[str]) -> bool:
    borne = (one.pathway in word.pathways, one.place in word.places, one.kind.value in word.kinds)
    return any(borne) or bool(counted & {*word.outcomes}) or bool({*one.obstacles} & {*word.obstacles})


def turned(store: Store, query: Query, starts: tuple[Key, ...]) -> Iterator[Encounter]:
    """Yield what the pages of a query hold, in order."""
    with store.begin() as work:
        for start in starts:
            page = work.pages.page(query, start)
            assert len(page) <= SMALL
            yield from page


@pytest.mark.usefixtures("kept")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(QUERIES)
def test_pages_hold_every_answer_once_in_order(shared_store: Store, query: Query) -> None:
    with shared_store.begin() as work:
        kept = work.encounters.all()
    expected = [one for one in kept if answers(query, one)]
    if not query.newest_first:
        expected.reverse()
    with shared_store.begin() as work:
        overview = work.pages.overview(query)
        assert work.pages.page(query) == tuple(expected[:SMALL])
    assert list(turned(shared_store, query, overview.pages)) == expected
    assert len(overview.pages) == -(-len(expected) // SMALL)
    events = [one for one in expected if one.kind is Kind.EVENT]
    assert (overview.rows, overview.events) == (len(expected), len(events))
    assert overview.estimated == sum(one.persons for one in events)
    assert overview.visits == sum(one.persons for one in expected) - overview.estimated


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("query", [Query(outcome="activee"), Query(place_type="domicile", pathway="dire-non")])
def test_what_statistics_know_is_not_read_from_every_record(
    shared_store: Store, query: Query, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(journal_pages.JournalPages, "_counted")
    with shared_store.begin() as work:
        assert work.pages.overview(query).rows


def test_months_are_those_of_what_is_kept(shared_store: Store, kept: tuple[Encounter, ...]) -> None:
    with shared_store.begin() as work:
        assert work.pages.months() == tuple(sorted({f"{one.when.day:%Y-%m}" for one in kept}, reverse=True))


def test_a_month_of_deleted_encounters_only_is_not_one(store: Store) -> None:
    with store.begin() as work:
        work.encounters.add(made(1, random.Random(1)))
        work.encounters.remove("seance-1", MORNING)
        assert work.pages.months() == ()
        assert work.pages.latest() is None


def test_the_latest_is_the_last_individual_one_kept_here(store: Store) -> None:
    chance = random.Random(2)
    with store.begin() as work:
        for place in ("mairie", "france-services"):
            work.places.put(Place(id=place, name=place))
        for number in range(30):
            work.encounters.add(made(number, chance))
        mine = [one for one in work.encounters.all() if one.kind is Kind.INDIVIDUAL]
        latest = work.pages.latest()
        assert latest is not None
        assert latest.id == max(mine, key=number_of).id


def number_of(one: Encounter) -> int:
    return int(one.id.rpartition("-")[2])


def test_a_page_is_read_in_the_order_of_the_index(store: Store) -> None:
    """« removed_day IS NULL » would have SQLite take its index for the best, and sort every encounter."""
    where, order = journal_pages._conditions(Query()), journal_pages._order(Query())
    asked = select(encounters.c.seq).where(*where).order_by(*order).limit(9)
    written = asked.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    plan = " ".join(str(row) for row in ask(store.path, f"EXPLAIN QUERY PLAN {written}"))
    assert "ix_encounter_day" in plan
    assert "TEMP B-TREE" not in plan
