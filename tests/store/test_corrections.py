"""What was before a correction is kept with its record; what is deleted can come back, then leaves no byte."""

from __future__ import annotations

import msgspec
from hypothesis import given

from mediateur.journal.changes import canonical, from_canonical
from mediateur.journal.encounter import Encounter, Kind
from mediateur.journal.exchange import Gone
from mediateur.store.work import Store
from tests.store.samples import ENCOUNTERS, MORNING, all_bytes, ask, encounter

TITLE, NOTE = "Atelier-{:04d}-", "Note-canari-{:04d}-"


def renamed(number: int, title: str = "") -> Encounter:
    return msgspec.structs.replace(encounter(number), kind=Kind.WORKSHOP, title=title or TITLE.format(number))


@given(ENCOUNTERS)
def test_canonical_bytes_read_back(one: Encounter) -> None:
    assert from_canonical(canonical(one)) == one


def test_what_replaces_an_encounter_reads_back_whole(store: Store) -> None:
    after = msgspec.structs.replace(encounter(2), id="seance-1", revision=2, equipment=("tablette",), first_visits=1)
    with store.begin() as work:
        work.encounters.add(encounter(), "une note")
        work.encounters.replace(after)
        assert work.encounters.get("seance-1") == after
        assert work.encounters.note("seance-1") == "une note"
        work.encounters.replace(after, "une autre")
        assert work.encounters.note("seance-1") == "une autre"
        work.encounters.replace(after, "")
        assert work.encounters.note("seance-1") is None
        assert work.encounters.all() == (after,)


def test_corrections_come_back_oldest_first_and_only_those_of_the_record(store: Store) -> None:
    second = msgspec.structs.replace(encounter(), revision=2, persons=9)
    with store.begin() as work:
        for one in (encounter(), encounter(2)):
            work.encounters.add(one)
        work.corrections.add(second, MORNING, "oubli")
        work.corrections.add(encounter(), MORNING, "saisie")
        work.corrections.add(encounter(2), MORNING, "autre")
        assert [(each.before, each.reason) for each in work.corrections.of("seance-1")] == [
            (encounter(), "saisie"),
            (second, "oubli"),
        ]


def test_what_was_put_aside_is_nowhere_and_comes_back_as_it_was(store: Store) -> None:
    with store.begin() as work:
        work.encounters.add(encounter(), "une note")
        work.encounters.remove("seance-1", MORNING)
        assert work.encounters.all() == ()
        assert work.encounters.get("seance-1") is None
        assert work.encounters.note("seance-1") is None
        assert work.encounters.restore("seance-1")
        assert not work.encounters.restore("seance-1")
        assert work.encounters.all() == (encounter(),)
        assert work.encounters.note("seance-1") == "une note"


def test_a_final_deletion_leaves_a_mark_and_nothing_else(store: Store) -> None:
    with store.begin() as work:
        for number in (1, 2):
            work.encounters.add(encounter(number), f"note {number}")
            work.corrections.add(encounter(number), MORNING, "saisie")
        work.encounters.remove("seance-1", MORNING)
        assert work.erasure.purge() == ("seance-1",)
        assert work.erasure.purge() == ()
        assert not work.encounters.restore("seance-1")
        work.commit()
    assert ask(store.path, "SELECT id, origin, revision FROM tombstone") == [("seance-1", "", 1)]
    left = "SELECT encounter FROM tally UNION SELECT encounter FROM note UNION SELECT encounter FROM correction"
    assert ask(store.path, left) == [(2,)]


def test_no_byte_of_a_deleted_title_or_note_remains(store: Store) -> None:
    """Among so many rows of all sizes SQLite balances its pages: a copy of one title stays if the file is not written
    anew. What a correction holds of it leaves as well.
    """
    alive: set[int] = set()
    with store.begin() as work:
        for number in range(900):
            one = renamed(number, (TITLE.format(number) * 60)[: 20 + number * 7919 % 261])
            work.encounters.add(one, NOTE.format(number) if number % 9 == 0 else None)
            work.corrections.add(one, MORNING, "saisie")
            alive.add(number)
            if number % 5 < 3:
                gone = sorted(alive)[number * 31 % len(alive)]
                work.encounters.remove(f"seance-{gone}", MORNING)
                work.erasure.purge()
                alive.remove(gone)
        work.commit()
    left = all_bytes(store.path.parent)
    assert {number for number in range(900) if TITLE.format(number).encode() in left} == alive
    assert {n for n in range(900) if NOTE.format(n).encode() in left} == {n for n in alive if n % 9 == 0}


def test_a_title_that_was_corrected_leaves_with_its_record(store: Store) -> None:
    with store.begin() as work:
        work.encounters.add(renamed(1))
        work.corrections.add(renamed(1), MORNING, "saisie")
        work.encounters.replace(msgspec.structs.replace(renamed(1), title="Autre titre", revision=2))
        work.commit()
    for words, there in ((b"Autre titre", True), (TITLE.format(1).encode(), True)):
        assert (words in all_bytes(store.path.parent)) is there
    with store.begin() as work:
        work.encounters.remove("seance-1", MORNING)
        work.erasure.purge()
        work.commit()
    for words in (b"Autre titre", TITLE.format(1).encode()):
        assert words not in all_bytes(store.path.parent)


def test_a_deletion_told_by_another_machine_takes_the_titles_as_well(store: Store) -> None:
    """Alive, a thousand titles of all sizes have SQLite balance its pages: only a file made anew holds none twice."""
    with store.begin() as work:
        for number in range(300):
            one = renamed(number, (TITLE.format(number) * 60)[: 20 + number * 7919 % 261])
            work.encounters.add(one)
            work.corrections.add(one, MORNING, "saisie")
            work.encounters.replace(msgspec.structs.replace(one, title="", revision=2))
        work.commit()
    with store.begin() as work:
        here = work.merging.origin()
        work.merging.apply(Gone(id=f"seance-{n}", origin=here, revision=2) for n in range(0, 300, 2))
        work.commit()
    left = all_bytes(store.path.parent)
    assert {number for number in range(300) if TITLE.format(number).encode() in left} == set(range(1, 300, 2))


def test_several_are_deleted_at_once_with_all_that_was_typed(store: Store) -> None:
    with store.begin() as work:
        for number in range(60):
            work.encounters.add(renamed(number), NOTE.format(number) if number % 2 else None)
        work.commit()
    with store.begin() as work:
        work.encounters.delete(*(f"seance-{number}" for number in range(1, 60)))
        work.encounters.delete()
        work.commit()
    left = all_bytes(store.path.parent)
    assert {number for number in range(60) if TITLE.format(number).encode() in left} == {0}
    assert {n for n in range(60) if NOTE.format(n).encode() in left} == set()
    assert ask(store.path, "SELECT count(*) FROM tombstone") == [(0,)]
