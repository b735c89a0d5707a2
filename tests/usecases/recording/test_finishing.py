"""The end of a session, on a real store: one record, taken back, and what is never kept of it."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from mediateur.errors import MediateurError
from mediateur.journal.changes import revised
from mediateur.journal.encounter import Count, Half, HalfDay
from mediateur.pathways import events as w
from mediateur.pathways.model import Pathway
from mediateur.store.work import Store
from mediateur.usecases.recording.closing import Closing, Filled, NoteRefusedError, refilled
from mediateur.usecases.recording.sessions import Session, Sessions, prefilled
from tests.usecases.conftest import Clock
from tests.usecases.recording.session_acts import MORNING, NOTE, begun, broken, finished, kept

CANARY = "Mme Canari, 06 39 98 12 34"


def test_finishing_records_the_encounter_and_forgets_the_draft(
    sessions: Sessions, store: Store, pathway: Pathway
) -> None:
    session = sessions.printed(begun(sessions, pathway), 2)
    tried = w.Tried("place", solved=False)
    for event in (w.Hindered("serie-illisible"), tried, w.Hindered("carte-absente"), w.Paused()):
        session = sessions.act(session, event)
    proposed = prefilled(session.walk)
    assert proposed == Closing(outcomes=(Count(code="a-reprendre", n=1),), obstacles=("carte",))
    counts = (*proposed.outcomes, Count(code="activee", n=0), Count(code="orientee", n=1, detail="administration"))
    closing_ = finished(
        session, persons=2, outcomes=counts, ages=(Count(code="soixante_dix_plus", n=1),), duration="30_60"
    )
    saved = sessions.finish(session, closing_)
    with store.begin() as work:
        [encounter] = work.encounters.all()
        assert work.encounters.note(encounter.id) == NOTE
        assert work.drafts.all() == ()
    assert encounter == saved.encounter
    assert (encounter.when, encounter.mediator, encounter.persons) == (MORNING, "Médiateur 1", 2)
    assert encounter.outcomes == (counts[0], counts[2])
    assert (encounter.pathway, encounter.pathway_version) == (pathway.id, pathway.version)
    assert (encounter.content_hash, encounter.guides_printed) == (session.draft.content_hash, 2)
    assert [count.code for count in encounter.ages] == ["soixante_dix_plus"]


FAULTS: list[tuple[str, Callable[[Sessions, Session], object]]] = [
    ("mediateur.store.drafts.Drafts.delete", lambda s, session: s.finish(session, finished(session))),
    ("mediateur.store.records.Audit.append", lambda s, session: s.finish(session, finished(session))),
    ("mediateur.store.encounters.keep_note", lambda s, session: s.finish(session, finished(session))),
    ("mediateur.store.work.Work.commit", lambda s, session: s.finish(session, finished(session))),
    ("mediateur.store.work.Work.commit", lambda s, session: s.act(session, w.Answered("preparer", "pret"))),
    ("mediateur.store.work.Work.commit", lambda s, session: s.undo(session)),
    ("mediateur.store.work.Work.commit", lambda s, session: s.park(session)),
    ("mediateur.store.work.Work.commit", lambda s, session: s.discard(session)),
    ("mediateur.store.work.Work.commit", lambda s, session: s.begin(session.walk.pathway, "Médiateur 1")),
]


@pytest.mark.parametrize(
    ("place", "act"), FAULTS, ids=[f"{place.rpartition('.')[2]}-{n}" for n, (place, _) in enumerate(FAULTS)]
)
def test_a_fault_in_the_middle_leaves_nothing_half_done(
    sessions: Sessions,
    store: Store,
    pathway: Pathway,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    act: Callable[[Sessions, Session], object],
) -> None:
    session = begun(sessions, pathway)
    before = kept(store)
    with monkeypatch.context() as patch:
        patch.setattr(place, broken)
        with pytest.raises(MediateurError, match="plein"):
            act(sessions, session)
    assert kept(store) == before
    assert sessions.resume(session.draft.id) == session
    act(sessions, session)
    assert kept(store) != before


def test_a_fault_while_taking_back_leaves_the_record(
    sessions: Sessions, store: Store, pathway: Pathway, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = sessions.finish(*_closing(begun(sessions, pathway)))
    before = kept(store)
    for place in ("mediateur.store.drafts.Drafts.put", "mediateur.store.records.Audit.append"):
        with monkeypatch.context() as patch:
            patch.setattr(place, broken)
            with pytest.raises(MediateurError):
                sessions.take_back(saved)
        assert kept(store) == before


def _closing(session: Session) -> tuple[Session, Closing]:
    return session, finished(session)


def test_taking_back_brings_the_session_back_and_it_may_be_finished_again(
    sessions: Sessions, store: Store, pathway: Pathway
) -> None:
    session = begun(sessions, pathway)
    saved = sessions.finish(*_closing(session))
    back = sessions.take_back(saved)
    assert back == session
    assert sessions.resume(session.draft.id) == session
    with store.begin() as work:
        assert work.encounters.all() == ()
    assert NOTE.encode() not in b"".join(file.read_bytes() for file in store.path.parent.iterdir() if file.is_file())
    sessions.finish(*_closing(back))
    with store.begin() as work:
        assert len(work.encounters.all()) == 1


def test_a_session_is_recorded_once_even_if_asked_twice(sessions: Sessions, store: Store, pathway: Pathway) -> None:
    session = begun(sessions, pathway)
    sessions.finish(*_closing(session))
    with pytest.raises(MediateurError, match="n’est plus là"):
        sessions.finish(*_closing(session))
    with store.begin() as work:
        assert len(work.encounters.all()) == 1


def test_discarding_forgets_the_session_and_counts_nothing(sessions: Sessions, store: Store, pathway: Pathway) -> None:
    session = begun(sessions, pathway)
    sessions.discard(session)
    assert re.findall(rb'^INSERT INTO "?(\w+)', kept(store), re.MULTILINE) == [b"alembic_version"]
    with pytest.raises(MediateurError):
        sessions.resume(session.draft.id)


@pytest.mark.parametrize("note", [CANARY, "son mot de passe est Canari2026", "Canari : 2 85 05 75 116 001 71"])
def test_a_note_that_names_someone_keeps_everything_but_the_note(
    sessions: Sessions, store: Store, pathway: Pathway, note: str
) -> None:
    session = begun(sessions, pathway)
    before = kept(store)
    with pytest.raises(NoteRefusedError) as caught:
        sessions.finish(session, finished(session, note=note))
    assert kept(store) == before
    assert sessions.resume(session.draft.id) == session
    assert caught.value.verdict.blocking
    assert "vos réponses sont gardées" in caught.value.safe
    assert not re.search(r"canari|\d\d", f"{caught.value} {caught.value.detail} {caught.value.args}", re.IGNORECASE)


def test_figures_that_contradict_each_other_are_refused_and_nothing_is_recorded(
    sessions: Sessions, store: Store, pathway: Pathway
) -> None:
    session = begun(sessions, pathway)
    before = kept(store)
    for wrong in (
        {"persons": 0},
        {"outcomes": (Count(code="informee", n=3),)},
        {"ages": (Count(code="soixante_dix_plus", n=2),)},
        {"outcomes": (Count(code="gagnee", n=1),)},
        {"place": "nulle-part"},
    ):
        with pytest.raises(MediateurError) as caught:
            sessions.finish(session, finished(session, **wrong))
        assert caught.value.remedy
        assert kept(store) == before


# What is never kept.


def test_nothing_finer_than_half_a_day_and_no_note_in_the_audit(
    sessions: Sessions, store: Store, pathway: Pathway, clock: Clock
) -> None:
    """Every column of every table is read: dates bear no hour, numbers are no clock, the note is where notes are."""
    sessions.park(begun(sessions, pathway))
    clock.advance(minutes=13)
    session = sessions.act(begun(sessions, pathway), w.Differed("commencer", "2026-11", "bouton"))
    sessions.take_back(sessions.finish(*_closing(session)))
    sessions.finish(*_closing(session))
    moments = re.compile(r"\d\d:\d\d|\d\dh\d\d|\d\dT\d\d|20\d{6}|1[67]\d{8}")
    seen = 0
    with closing(sqlite3.connect(store.path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - names from the file itself
                for column, value in zip(columns, row, strict=True):
                    text = value.decode() if isinstance(value, bytes) else str(value)
                    seen += 1
                    if column not in {"content_hash", "key", "id", "record", "content", "data"}:
                        assert not moments.search(text), (table, column, text)
                    if column.startswith("removed_"):
                        assert value is None
                    elif "day" in column:
                        assert re.fullmatch(r"\d{4}-\d\d-\d\d", text)
                    elif "half" in column:
                        assert value in {0, 1}
                    if column == "text" and table == "note":
                        assert text == NOTE
                    else:
                        assert "34 22 la semaine" not in text, (table, column)
    assert seen > 50
    assert {"audit", "draft", "encounter", "note", "difference"} <= set(tables)


@pytest.mark.parametrize("deleted", [False, True])
def test_what_was_corrected_or_deleted_since_is_not_taken_back(
    sessions: Sessions, store: Store, pathway: Pathway, clock: Clock, deleted: bool
) -> None:
    saved = sessions.finish(*_closing(begun(sessions, pathway)))
    with store.begin() as work:
        if deleted:
            work.encounters.remove(saved.encounter.id, MORNING)
        else:
            work.encounters.replace(revised(saved.encounter, persons=2))
        work.commit()
    before = kept(store)
    with pytest.raises(MediateurError, match="changée ou supprimée"):
        sessions.take_back(saved)
    assert kept(store) == before


def test_what_an_end_was_filled_in_with_is_proposed_again_but_for_other_results() -> None:
    fresh = Closing(outcomes=(Count(code="a-reprendre", n=1),))
    given = Closing(persons=3, outcomes=(Count(code="a-reprendre", n=2),), note="À revoir.")
    left = Filled("un", fresh, given, (True,))
    assert refilled("un", fresh, None) == fresh
    assert refilled("autre", fresh, left) == fresh
    assert refilled("un", fresh, left) == given
    moved = Closing(outcomes=(Count(code="activee", n=1),), obstacles=("carte",))
    assert refilled("un", moved, left) == Closing(
        persons=3, outcomes=moved.outcomes, obstacles=moved.obstacles, note="À revoir."
    )


def test_the_audit_tells_what_was_done_to_the_half_day(
    sessions: Sessions, store: Store, pathway: Pathway, clock: Clock
) -> None:
    session = begun(sessions, pathway)
    saved = sessions.finish(*_closing(session))
    clock.advance(hours=6)
    sessions.take_back(saved)
    with closing(sqlite3.connect(store.path)) as connection:
        rows = connection.execute("SELECT action, day, half, record FROM audit ORDER BY seq").fetchall()
    day = "2026-11-23"
    assert rows == [("ajout", day, 0, saved.encounter.id), ("annulation", day, 1, saved.encounter.id)]


def test_a_note_too_long_to_be_a_note_is_not_kept(sessions: Sessions, pathway: Pathway) -> None:
    session = begun(sessions, pathway)
    with pytest.raises(MediateurError, match="500 caractères"):
        sessions.finish(session, Closing(outcomes=(Count(code="informee", n=1),), note="a " * 300))
    assert sessions.resume(session.draft.id).walk.state == session.walk.state


def test_a_session_is_of_the_half_day_of_its_last_act_whenever_it_is_recorded(
    sessions: Sessions, clock: Clock, pathway: Pathway
) -> None:
    session = begun(sessions, pathway)
    clock.advance(days=1)
    session = sessions.act(session, w.Answered("preparer", "pret"))
    clock.advance(days=6, hours=6)
    session = sessions.resume(sessions.park(session).draft.id)
    assert sessions.finish(session, Closing()).encounter.when == HalfDay(dt.date(2026, 11, 24), Half.MORNING)
