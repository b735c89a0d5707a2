"""Journals joined in the real store: the same whatever the order and the number of times."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from sqlalchemy import insert

from mediateur.journal.encounter import Half, HalfDay, Place
from mediateur.journal.exchange import Gone, Key, Seen, Spot, Telling, merge, state
from mediateur.journal.exchange_file import Incoming, write
from mediateur.store.schema import machine
from mediateur.store.work import Store, Work
from mediateur.usecases.exchange.imports import Outcome, join
from tests.journal.exchange_samples import MACHINES, journals
from tests.journal.samples import PLAIN
from tests.store.samples import ask

HERE = MACHINES[0]
EXAMPLES = settings(max_examples=40)


def told(work: Work) -> bytes:
    """Return the file that a unit of work would write."""
    return b"".join(write(work.merging.origin(), work.merging.all()))


def joined(store: Store, *files: list[Telling]) -> dict[Key, Telling]:
    """Return what a new journal of the first machine knows after some files; it is left as it was."""
    with store.begin() as work:
        work._channel.write(insert(machine).values(key="origin", value=HERE))
        for tellings in files:
            join(work, iter(tellings))
        return state(Incoming(io.BytesIO(told(work))))


@EXAMPLES
@given(journals(), journals())
def test_the_store_follows_the_rule(shared_store: Store, one: list[Telling], two: list[Telling]) -> None:
    expected = merge(state(one), state(two))
    assert joined(shared_store, one, two) == expected
    assert joined(shared_store, two, one) == expected
    assert joined(shared_store, one, two, one, two, two) == expected


@EXAMPLES
@given(journals(), journals())
def test_two_machines_end_up_alike(shared_store: Store, one: list[Telling], two: list[Telling]) -> None:
    """Each keeps its own, reads the other, and tells the same."""
    known = joined(shared_store, one)
    with shared_store.begin() as work:
        work._channel.write(insert(machine).values(key="origin", value=MACHINES[1]))
        join(work, iter(two))
        join(work, iter(known.values()))
        there = state(work.merging.all())
    assert joined(shared_store, one, list(there.values())) == there


@pytest.fixture
def work(store: Store) -> Iterator[Work]:
    with store.begin() as opened:
        yield opened


def of_here(work: Work, **fields: object) -> Seen:
    return Seen(encounter=msgspec.structs.replace(PLAIN, **{"origin": work.merging.origin(), **fields}))


def test_ones_own_file_changes_nothing(store: Store, work: Work) -> None:
    work.places.put(Place(id="p", name="Mairie", address="1 place", phone="02 00"))
    work.encounters.add(msgspec.structs.replace(PLAIN, place="p"), "Une note.")
    before = told(work)
    assert work.encounters.all()[0].origin == ""
    assert join(work, Incoming(io.BytesIO(before))) == Outcome(known=1)
    work.commit()
    assert told(work) == before
    assert work.encounters.all() == (msgspec.structs.replace(PLAIN, place="p"),)
    assert work.places.get("p") == Place(id="p", name="Mairie", address="1 place", phone="02 00")
    assert b"1 place" not in before
    assert b"02 00" not in before


def test_a_correction_keeps_the_note_and_the_history(work: Work, store: Store) -> None:
    work.encounters.add(PLAIN, "Une note.")
    assert join(work, iter([of_here(work, revision=2, persons=3)])) == Outcome(corrected=1, changes=1)
    assert work.encounters.all() == (msgspec.structs.replace(PLAIN, revision=2, persons=3),)
    assert work.encounters.note(PLAIN.id) == "Une note."


def test_a_deletion_takes_the_note_and_lasts(work: Work, store: Store) -> None:
    work.encounters.add(PLAIN, "Une note.")
    gone = Gone(id=PLAIN.id, origin=work.merging.origin(), revision=1)
    assert join(work, iter([gone])) == Outcome(deleted=1, changes=1)
    assert join(work, iter([of_here(work)])) == Outcome(known=1)
    work.commit()
    assert work.encounters.all() == ()
    assert ask(store.path, "SELECT count(*) FROM note") == [(0,)]
    assert ask(store.path, "SELECT origin FROM tombstone") == [("",)]


def test_a_record_put_aside_is_not_told_and_stays_so_until_a_later_revision(work: Work, store: Store) -> None:
    work.encounters.add(PLAIN)
    work._channel.write(aside(PLAIN.id))
    assert Seen not in {type(telling) for telling in work.merging.all()}
    assert join(work, iter([of_here(work)])) == Outcome(known=1)
    assert work.encounters.all() == ()
    join(work, iter([of_here(work, revision=2)]))
    assert len(work.encounters.all()) == 1


def aside(name: str) -> object:
    from sqlalchemy import update

    from mediateur.store.schema import encounters

    return update(encounters).where(encounters.c.id == name).values(removed_day=dt.date(2026, 11, 23), removed_half=0)


def test_a_record_may_move_to_a_place_that_comes_with_it(work: Work) -> None:
    work.encounters.add(PLAIN)
    join(work, iter([of_here(work, revision=2, place="p"), Spot(id="p", name="Mairie")]))
    assert work.encounters.all()[0].place == "p"


def test_more_records_than_a_page(work: Work) -> None:
    many = [of_here(work, id=f"s{number}", origin=MACHINES[1]) for number in range(1100)]
    assert join(work, iter(many)) == Outcome(new=1100, changes=1100)
    assert join(work, Incoming(io.BytesIO(told(work)))) == Outcome(known=1100)
    assert work.encounters.all(dt.date(2026, 11, 23))[0].when == HalfDay(dt.date(2026, 11, 23), Half.MORNING)
