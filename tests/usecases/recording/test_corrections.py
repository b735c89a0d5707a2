"""Adding by hand, correcting, deleting, and coming back: what lasts, what is told, what is refused."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing as shutting
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.vocabulary import REDIRECTIONS, UNKNOWN
from mediateur.errors import MediateurError
from mediateur.journal.changes import Names
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay, Kind
from mediateur.paths import resources
from mediateur.pathways.model import Pathway, content_hash
from mediateur.store.work import Store
from mediateur.usecases.content.library import Content
from mediateur.usecases.figures.exports import Exports
from mediateur.usecases.figures.sharing import Sharing
from mediateur.usecases.figures.statistics import Statistics
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.recording.closing import Closing, NoteRefusedError, recounted
from mediateur.usecases.recording.corrections import Corrections, Entry, Held
from mediateur.usecases.recording.rows import Journal
from tests.pathways.shipped import shipped
from tests.usecases.conftest import Clock

NBSP = "\N{NO-BREAK SPACE}"
MORNING = HalfDay(dt.date(2026, 11, 23), Half.MORNING)
NAMES = Names({"activer-adulte": "Activer", "dire-non": "Dire non"}, {})
CLOSING = Closing(outcomes=(Count(code="activee", n=1),))


@pytest.fixture
def corrections(store: Store, clock: Clock) -> Corrections:
    return Corrections(lambda: store, clock)


@pytest.fixture
def journal(store: Store, clock: Clock) -> Journal:
    return Journal(lambda: store, clock)


@pytest.fixture
def record(corrections: Corrections, pathway: Pathway) -> Encounter:
    """Return a session added by hand, with a note."""
    return corrections.add(Entry(MORNING, pathway, replace(CLOSING, note="Rappeler demain.")), "Médiateur 1")


def audit(store: Store) -> list[tuple[str, str, int]]:
    with shutting(sqlite3.connect(store.path)) as connection:
        return connection.execute("SELECT action, day, half FROM audit ORDER BY seq").fetchall()


def test_a_session_added_by_hand_bears_its_pathway_as_it_is(
    corrections: Corrections, journal: Journal, record: Encounter, pathway: Pathway
) -> None:
    assert journal.rows() == (record,)
    assert (record.pathway_version, record.content_hash) == (pathway.version, content_hash(pathway))
    assert corrections.closing(record) == replace(CLOSING, note="Rappeler demain.")
    assert journal.latest() == record


@pytest.mark.parametrize(
    "when",
    [
        HalfDay(dt.date(2026, 11, 24), Half.MORNING),
        HalfDay(dt.date(2026, 11, 23), Half.AFTERNOON),
        HalfDay(dt.date(2021, 12, 31), Half.MORNING),
    ],
)
def test_neither_the_future_nor_what_is_too_old_is_recorded(
    corrections: Corrections, journal: Journal, pathway: Pathway, when: HalfDay
) -> None:
    with pytest.raises(MediateurError, match="futur"):
        corrections.add(Entry(when, pathway, CLOSING), "Médiateur 1")
    assert journal.rows() == ()


def test_a_correction_keeps_what_was_and_tells_it_in_words(
    corrections: Corrections, journal: Journal, record: Encounter, clock: Clock
) -> None:
    clock.advance(days=1)
    two = replace(corrections.closing(record), persons=2, autonomy="autonome")
    after = corrections.correct(record, Entry(MORNING, None, two), "saisie", notes=False)
    clock.advance(hours=6)
    refused = shipped("dire-non")
    last = corrections.correct(after, Entry(MORNING, refused, two), "constat", notes=False)
    assert journal.rows() == (last,)
    assert (last.revision, last.pathway, last.content_hash) == (3, "dire-non", content_hash(refused))
    newest, oldest = corrections.history(last, NAMES)
    assert [str(change) for change in newest.changes] == [f"Parcours{NBSP}: Activer, puis Dire non"]
    assert [str(change) for change in oldest.changes] == [
        f"Personnes{NBSP}: 1, puis 2",
        f"Autonomie{NBSP}: Non précisé, puis Autonome",
    ]
    assert (oldest.reason, newest.reason) == ("Erreur de saisie", "Résultat constaté ensuite")
    assert (oldest.when.half, newest.when.half) == (Half.MORNING, Half.AFTERNOON)


def test_no_note_is_in_the_history_nor_in_the_audit(corrections: Corrections, record: Encounter, store: Store) -> None:
    entry = Entry(MORNING, None, replace(corrections.closing(record), note="Autre note."))
    assert corrections.correct(record, entry, "autre", notes=True) == record
    assert corrections.closing(record).note == "Autre note."
    assert corrections.history(record, NAMES) == ()
    entry = Entry(MORNING, None, replace(entry.closing, persons=3))
    corrections.correct(record, entry, "autre", notes=True)
    with shutting(sqlite3.connect(store.path)) as connection:
        [(before,)] = connection.execute("SELECT before FROM correction").fetchall()
    assert b"note" not in before
    assert [line[0] for line in audit(store)] == ["ajout", "note", "correction-autre"]


def test_with_notes_switched_off_a_correction_leaves_the_note_alone(
    corrections: Corrections, record: Encounter
) -> None:
    entry = Entry(MORNING, None, replace(CLOSING, persons=2))
    after = corrections.correct(record, entry, "saisie", notes=False)
    assert corrections.closing(after).note == "Rappeler demain."


def test_what_changes_nothing_leaves_no_trace(corrections: Corrections, record: Encounter, store: Store) -> None:
    same = Entry(MORNING, None, corrections.closing(record))
    assert corrections.correct(record, same, "saisie", notes=True) == record
    assert [line[0] for line in audit(store)] == ["ajout"]


def test_a_correction_is_refused_whole(corrections: Corrections, journal: Journal, record: Encounter) -> None:
    closing = corrections.closing(record)
    for entry, reason, error in (
        (Entry(MORNING, None, replace(closing, persons=2)), "", MediateurError),
        (Entry(MORNING, None, replace(closing, outcomes=(Count(code="activee", n=5),))), "saisie", MediateurError),
        (Entry(MORNING, None, replace(closing, persons=2, note="06 39 98 12 34")), "saisie", NoteRefusedError),
        (Entry(replace_day(MORNING), None, closing), "saisie", MediateurError),
    ):
        with pytest.raises(error):
            corrections.correct(record, entry, reason, notes=True)
    assert journal.rows() == (record,)
    assert corrections.history(record, NAMES) == ()


def replace_day(when: HalfDay) -> HalfDay:
    return HalfDay(when.day + dt.timedelta(1), when.half)


def test_two_windows_do_not_overwrite_each_other(corrections: Corrections, record: Encounter) -> None:
    two = Entry(MORNING, None, replace(corrections.closing(record), persons=2))
    corrections.correct(record, two, "saisie", notes=True)
    with pytest.raises(MediateurError, match="entre-temps"):
        corrections.correct(record, two, "saisie", notes=True)


def test_what_is_deleted_is_nowhere_until_it_is_restored(
    corrections: Corrections, journal: Journal, record: Encounter, store: Store, clock: Clock, data_folder: Path
) -> None:
    corrections.remove(record.id)
    assert journal.rows() == ()
    assert journal.today().encounters == 0
    assert journal.months() == ()
    preferences = Preferences(data_folder)
    statistics = Statistics(lambda: store, Content(resources(), preferences), preferences, clock)
    exports = Exports(lambda: store, statistics, Sharing(lambda: store, clock), clock)
    assert "Médiateur 1" not in exports.make({}).decode()
    with pytest.raises(MediateurError):
        corrections.get(record.id)
    corrections.restore(record.id)
    assert corrections.get(record.id) == record
    assert corrections.closing(record).note == "Rappeler demain."


def test_once_settled_a_deletion_is_final(corrections: Corrections, record: Encounter, store: Store) -> None:
    corrections.remove(record.id)
    assert corrections.settle() == 1
    assert corrections.settle() == 0
    with pytest.raises(MediateurError, match="entre-temps"):
        corrections.restore(record.id)
    assert audit(store) == [(action, "2026-11-23", 0) for action in ("ajout", "suppression", "effacement")]


def test_all_that_a_record_is_can_be_corrected_and_is_told(corrections: Corrections, record: Encounter) -> None:
    held = Held(Kind.WORKSHOP, "Médiateur 2", "Premiers pas", 12)
    entry = Entry(MORNING, None, replace(CLOSING, persons=12, helped=3), held)
    corrected = corrections.correct(record, entry, "saisie", notes=False)
    assert (corrected.kind, corrected.mediator, corrected.title, corrected.guides_printed) == held
    assert (corrected.persons, corrected.helped, corrected.revision) == (12, 3, record.revision + 1)
    [past] = corrections.history(corrected, NAMES)
    assert {change.what for change in past.changes} == {
        *("Forme", "Médiateur", "Personnes", "Aidées une à une", "Guides imprimés", "Titre")
    }


def test_a_title_that_names_someone_is_not_corrected_in(corrections: Corrections, record: Encounter) -> None:
    held = Held(Kind.WORKSHOP, record.mediator, "Groupe de Mme Canari", 0)
    with pytest.raises(MediateurError, match="Ce titre"):
        corrections.correct(record, Entry(MORNING, None, replace(CLOSING, helped=1), held), "saisie", notes=False)
    assert corrections.get(record.id) == record


def test_an_event_takes_no_results_by_correction(corrections: Corrections, record: Encounter) -> None:
    event = Held(Kind.EVENT, record.mediator, "", 0)
    with pytest.raises(MediateurError, match="Un événement"):
        corrections.correct(record, Entry(MORNING, None, CLOSING, event), "saisie", notes=False)
    told = corrections.correct(record, Entry(MORNING, None, Closing(persons=150), event), "saisie", notes=False)
    assert (told.kind, told.persons, told.outcomes) == (Kind.EVENT, 150, ())


COUNTS = st.lists(st.sampled_from(sorted(REDIRECTIONS)), min_size=1, unique=True).flatmap(
    lambda words: st.tuples(
        *(st.builds(Count, code=st.just("orientee"), n=st.integers(1, 4), detail=st.just(word)) for word in words)
    )
)


@given(COUNTS, st.integers(0, 12))
def test_another_sum_loses_nothing_that_it_can_hold(counts: tuple[Count, ...], number: int) -> None:
    after = recounted(counts, number)
    assert sum(count.n for count in after) == number
    if number >= sum(count.n for count in counts):
        kept = {count.detail: count.n for count in after}
        assert all(kept[count.detail] >= count.n for count in counts)
        assert set(kept) - {UNKNOWN} <= {count.detail for count in counts}


def test_a_workshop_that_becomes_the_same_as_another_once_corrected_is_told(
    corrections: Corrections, store: Store, record: Encounter, pathway: Pathway
) -> None:
    kept = msgspec.structs.replace(record, kind=Kind.WORKSHOP, persons=12, place="")
    before = HalfDay(dt.date(2026, 11, 20), Half.MORNING)
    with store.begin() as work:
        work.encounters.add(msgspec.structs.replace(kept, id="un"))
        work.encounters.add(msgspec.structs.replace(kept, id="deux", when=before))
        work.commit()
    apart = corrections.get("deux")
    assert corrections.twins(apart) == corrections.twins(record) == ()
    entry = Entry(MORNING, pathway, corrections.closing(apart))
    assert corrections.twins(corrections.correct(apart, entry, "saisie", notes=False)) == ("2026-11-23",)
    assert len(corrections.twins(corrections.get("un"))) == 1
