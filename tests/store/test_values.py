"""Every value that goes in comes out, in the right order, and only once committed."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.errors import MediateurError
from mediateur.journal.draft import Changes, Draft, changed
from mediateur.journal.encounter import Encounter, Half, HalfDay, Place
from mediateur.store.work import Store
from tests.store.samples import DAYS, DRAFTS, ENCOUNTERS, MORNING, PLACES, TEXTS, ask, draft, encounter, keep


@given(DRAFTS, DRAFTS)
def test_drafts_round_trip(shared_store: Store, first: Draft, other: Draft) -> None:
    moved = changed(first, **{field: getattr(other, field) for field in Changes.__annotations__})
    for value in (first, moved):
        keep(shared_store, value)
        with shared_store.begin() as work:
            assert work.drafts.get(first.id) == work.drafts.by_code(value.code) == value
            assert work.drafts.all() == work.drafts.all(value.mediator) == (value,)
    with shared_store.begin() as work:
        work.drafts.delete(first.id)
        work.commit()
        assert work.drafts.get(first.id) is None
    assert ask(shared_store.path, "SELECT * FROM content") == []


@given(ENCOUNTERS, st.none() | TEXTS)
def test_encounters_round_trip(shared_store: Store, value: Encounter, note: str | None) -> None:
    with shared_store.begin() as work:
        work.encounters.add(value, note)
        work.commit()
    with shared_store.begin() as work:
        assert work.encounters.get(value.id) == value
        assert work.encounters.note(value.id) == note
        work.encounters.delete(value.id)
        work.commit()
        assert work.encounters.get(value.id) is None
    assert ask(shared_store.path, "SELECT * FROM tally") == ask(shared_store.path, "SELECT * FROM note") == []


@given(st.lists(ENCOUNTERS, max_size=5, unique_by=lambda value: value.id), DAYS, DAYS)
def test_encounters_of_a_period_come_newest_first(
    shared_store: Store, values: list[Encounter], since: dt.date, until: dt.date
) -> None:
    with shared_store.begin() as work:
        for value in values:
            work.encounters.add(value)
        newest = sorted(values, key=lambda value: value.when.key)[::-1]
        assert work.encounters.all() == tuple(newest)
        within = tuple(value for value in newest if since <= value.when.day <= until)
        assert work.encounters.all(since, until) == within


@given(PLACES, PLACES)
def test_places_round_trip(shared_store: Store, first: Place, second: Place) -> None:
    with shared_store.begin() as work:
        work.places.put(first)
        work.places.put(msgspec.structs.replace(second, id=first.id))
        work.places.put(first)
        assert work.places.all() == (work.places.get(first.id),) == (first,)
        work.places.delete(first.id)
        assert work.places.all() == ()


def test_an_encounter_keeps_its_place(store: Store) -> None:
    with store.begin() as work:
        work.places.put(Place(id="mairie", name="Mairie"))
        work.encounters.add(encounter(place="mairie"))
        work.commit()
    with store.begin() as work:
        assert work.encounters.all() == (encounter(place="mairie"),)
        with pytest.raises(MediateurError, match="des séances du journal s’y sont tenues"):
            work.places.delete("mairie")


def test_differences_come_in_order(store: Store) -> None:
    lines = [("activer-adulte", "connexion", "2026-11", "bouton"), ("activer-adulte", "accueil", "2026-11", "texte")]
    with store.begin() as work:
        for line in lines:
            work.differences.add(*line)
        work.commit()
    with store.begin() as work:
        assert list(work.differences.all()) == lines


def test_nothing_lasts_without_commit(store: Store) -> None:
    with store.begin() as work:
        work.drafts.put(draft())
        work.encounters.add(encounter(), "une note")
        work.audit.append("ajout", MORNING, "seance-1")
    with pytest.raises(ZeroDivisionError), store.begin() as work:
        work.drafts.put(draft())
        raise ZeroDivisionError
    with store.begin() as work:
        assert (work.drafts.all(), work.encounters.all()) == ((), ())
    assert ask(store.path, "SELECT * FROM audit") == []


def test_what_follows_a_commit_needs_another(store: Store) -> None:
    with store.begin() as work:
        work.drafts.put(draft(1))
        work.commit()
        work.drafts.put(draft(2))
    with store.begin() as work:
        assert work.drafts.all() == (draft(1),)


def test_drafts_last_touched_come_first_and_expire(store: Store) -> None:
    afternoon = msgspec.structs.replace(draft(2), touched=HalfDay(MORNING.day, Half.AFTERNOON))
    before = HalfDay(dt.date(2026, 11, 22), Half.AFTERNOON)
    yesterday = msgspec.structs.replace(draft(3), when=before, touched=before)
    keep(store, draft(1), afternoon, yesterday, draft(5), draft(1))
    with store.begin() as work:
        assert work.drafts.all() == (afternoon, draft(1), draft(5), yesterday)
        assert work.drafts.all("Médiateur 1") == (afternoon,)
        assert work.drafts.expire(MORNING.day) == 1
        assert work.drafts.all() == (afternoon, draft(1), draft(5))


def test_two_drafts_cannot_have_one_code(store: Store) -> None:
    keep(store, draft(1))
    with pytest.raises(MediateurError, match="c’est déjà enregistré"):
        keep(store, msgspec.structs.replace(draft(2), code=draft(1).code))
    with store.begin() as work:
        assert work.drafts.all() == (draft(1),)


def test_an_answer_does_not_write_the_pathway_again(store: Store) -> None:
    values = [msgspec.structs.replace(draft(1), events=bytes(number)) for number in range(50)]
    keep(store, *values, draft(2))
    assert ask(store.path, "SELECT count(*) FROM content") == [(1,)]
    with store.begin() as work:
        work.drafts.delete(draft(1).id)
        work.commit()
        assert work.drafts.all() == (draft(2),)


def test_any_thread_may_have_a_unit_of_work(store: Store) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda number: keep(store, draft(number)), range(1, 81)))
    with store.begin() as work:
        assert {value.id for value in work.drafts.all()} == {draft(number).id for number in range(1, 81)}
