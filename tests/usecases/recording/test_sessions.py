"""A session from its beginning to its record, on a real store: what lasts, what is undone, what is never kept."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from mediateur.errors import MediateurError
from mediateur.journal.draft import DRAFT_DAYS
from mediateur.journal.encounter import Half, HalfDay
from mediateur.pathways import events as w
from mediateur.pathways.model import Pathway
from mediateur.store import files
from mediateur.store.opening import open_store
from mediateur.store.records import Difference
from mediateur.store.work import Store
from mediateur.usecases.recording.sessions import Sessions, prefilled
from tests.pathways.shipped import shipped
from tests.store.test_failures import leave_file
from tests.usecases.conftest import Clock
from tests.usecases.recording.session_acts import MORNING, begun, broken, finished, kept


def test_each_act_lasts_once_it_returns_and_resumes_exactly(
    sessions: Sessions, store: Store, pathway: Pathway, clock: Clock
) -> None:
    session = begun(sessions, pathway)
    for event in (
        w.Answered("preparer", "pret"),
        w.Answered("ouvrir", "oui"),
        w.Hindered("code-perdu"),
        w.Tried("chercher", solved=False),
        w.Tried("redemander", solved=True),
        w.Differed("commencer", "2026-11", "bouton"),
        w.Opened("preparer"),
    ):
        session = sessions.act(session, event)
        store.close()
        again = open_store(store.path.parent)
        resumed = Sessions(lambda: again, clock).resume(session.draft.id)  # noqa: B023 - called at once
        assert resumed == session
        again.close()
    assert session.walk.obstacle is None
    assert session.walk.state.met == ("code-perdu",)


def test_going_on_with_another_pathway_is_one_visit_with_what_both_gave(
    sessions: Sessions, store: Store, pathway: Pathway
) -> None:
    first = sessions.printed(sessions.act(begun(sessions, pathway), w.Hindered("carte-absente")), 2)
    for event in (w.Returned(), w.Answered("preparer", "dire-non"), w.Answered("dire-non", "compris")):
        first = sessions.act(first, event)
    second = sessions.follow(first, shipped("dire-non"))
    assert [parked.id for parked in sessions.parked()] == [second.draft.id]
    assert sessions.resume(second.draft.id) == second
    assert (second.draft.pathway, second.draft.guides_printed) == ("dire-non", 2)
    proposed = prefilled(second.walk)
    assert "droit-explique" in {count.code for count in proposed.outcomes}
    assert proposed.obstacles == ("carte",)
    saved = sessions.finish(second, proposed)
    assert saved.encounter.pathway == "dire-non"
    with store.begin() as work:
        assert len(work.encounters.all()) == 1


def test_undo_goes_back_one_act_at_a_time_to_the_triage(sessions: Sessions, pathway: Pathway) -> None:
    session = begun(sessions, pathway)
    walks = [session.walk]
    for answer in ("pret", "oui", "oui"):
        session = sessions.act(session, w.Answered(session.walk.state.at, answer))
        walks.append(session.walk)
    for walk in reversed(walks[:-1]):
        session = sessions.undo(session)
        assert session.walk == walk
        assert sessions.resume(session.draft.id).walk == walk
    for _ in range(10):
        session = sessions.undo(session)
    assert session.walk.events == ()


def test_a_senseless_act_changes_nothing(sessions: Sessions, store: Store, pathway: Pathway) -> None:
    session = begun(sessions, pathway)
    before = kept(store)
    for event in (
        w.Answered("preparer", "jamais"),
        w.Opened("nulle-part"),
        w.Left("x"),
        w.Differed("x", "2026-11", "y"),
    ):
        with pytest.raises((ValueError, KeyError)):
            sessions.act(session, event)
    assert kept(store) == before


def test_a_difference_and_its_draft_are_one_transaction(
    sessions: Sessions, store: Store, pathway: Pathway, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begun(sessions, pathway)
    before = kept(store)
    with monkeypatch.context() as patch:
        patch.setattr("mediateur.store.records.Differences.add", broken)
        with pytest.raises(MediateurError):
            sessions.act(session, w.Differed("commencer", "2026-11", "bouton"))
    assert kept(store) == before
    sessions.act(session, w.Differed("commencer", "2026-11", "bouton"))
    with store.begin() as work:
        assert work.differences.all() == (Difference("activer-adulte", "commencer", "2026-11", "bouton"),)


def test_parked_sessions_show_their_pathway_and_half_day_only_newest_first(
    sessions: Sessions, pathway: Pathway, clock: Clock
) -> None:
    first = sessions.park(begun(sessions, pathway))
    clock.advance(hours=5)
    second = sessions.park(sessions.begin(pathway, "Médiateur 2"))
    rows = sessions.parked()
    assert [row.id for row in rows] == [second.draft.id, first.draft.id]
    assert rows[1] == (first.draft.id, pathway.title, MORNING, "Médiateur 1")
    assert rows[0].when == HalfDay(dt.date(2026, 11, 23), Half.AFTERNOON)


def test_a_session_is_resumed_by_the_code_of_its_recap_however_it_is_typed(
    sessions: Sessions, pathway: Pathway
) -> None:
    session = sessions.park(begun(sessions, pathway))
    code = session.draft.code
    assert re.fullmatch(r"[A-HJ-NP-Z]{2}[2-9]{2}", code)
    for typed in (code, code.lower(), f" {code[:2]} {code[2:]} "):
        assert sessions.resume_by_code(typed) == session
    with pytest.raises(MediateurError, match="Cette séance n’est plus là"):
        sessions.resume_by_code("ZZ99" if code != "ZZ99" else "ZZ98")


def test_a_code_in_use_is_never_given_twice(
    sessions: Sessions, pathway: Pathway, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter("AB23AB23CD45")
    monkeypatch.setattr("secrets.choice", lambda _: next(drawn))
    assert sessions.begin(pathway, "Médiateur 1").draft.code == "AB23"
    assert sessions.begin(pathway, "Médiateur 1").draft.code == "CD45"


@pytest.mark.parametrize("wanted", ["id", "code", "list"])
def test_a_session_expires_thirty_days_after_its_last_answer(
    sessions: Sessions, store: Store, pathway: Pathway, clock: Clock, wanted: str
) -> None:
    session = begun(sessions, pathway)
    clock.advance(days=DRAFT_DAYS - 1)
    session = sessions.park(sessions.act(session, w.Answered("preparer", "pret")))
    clock.advance(days=DRAFT_DAYS)
    assert sessions.resume(session.draft.id) == session
    assert sessions.resume_by_code(session.draft.code) == session
    assert len(sessions.parked()) == 1
    clock.advance(days=1)
    if wanted == "list":
        assert sessions.parked() == ()
    else:
        with pytest.raises(MediateurError, match="plus de trente jours"):
            _ = sessions.resume(session.draft.id) if wanted == "id" else sessions.resume_by_code(session.draft.code)
    assert b'INTO "draft"' not in kept(store)
    assert b'INTO "content"' not in kept(store)


def test_a_session_goes_on_with_the_content_it_began_with(sessions: Sessions, pathway: Pathway) -> None:
    session = begun(sessions, pathway)
    newer = msgspec.structs.replace(pathway, title="Un autre titre", version=9)
    assert sessions.begin(newer, "Médiateur 1").draft.content_hash != session.draft.content_hash
    assert sessions.resume(session.draft.id).walk.pathway == pathway


@pytest.mark.parametrize("column", ["events", "content"])
def test_a_damaged_draft_is_told_and_the_others_stay(
    sessions: Sessions, store: Store, pathway: Pathway, column: str
) -> None:
    session, other = begun(sessions, pathway), sessions.park(begun(sessions, pathway))
    damage = {
        "events": 'UPDATE draft SET events = \'[{"type":"Answered","step":"x","answer":"y"}]\' WHERE id = ?',
        "content": "UPDATE content SET data = '{}' WHERE key = (SELECT content FROM draft WHERE id = ?)",
    }
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute(damage[column], (session.draft.id,))
        connection.commit()
    with pytest.raises(MediateurError) as caught:
        sessions.resume(session.draft.id)
    assert caught.value.happened == "Cette séance ne se relit pas."
    assert "intacts" in caught.value.safe
    if column == "events":
        assert sessions.resume(other.draft.id) == other


def test_a_session_whose_file_vanished_keeps_its_answers_in_hand(
    sessions: Sessions, store: Store, pathway: Pathway, data_folder: Path
) -> None:
    session = begun(sessions, pathway)
    moved = data_folder / "ailleurs.sqlite"
    (data_folder / files.DATABASE).rename(moved)
    with pytest.raises(MediateurError, match="a disparu"):
        sessions.act(session, w.Answered("preparer", "pret"))
    moved.rename(data_folder / files.DATABASE)
    assert sessions.act(session, w.Answered("preparer", "pret")).walk.state.at == "ouvrir"


def test_a_full_disk_keeps_the_session_in_hand_until_there_is_room(
    sessions: Sessions, store: Store, pathway: Pathway, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begun(sessions, pathway)
    with closing(sqlite3.connect(store.path)) as connection:
        [pages] = connection.execute("PRAGMA page_count").fetchone()
    before = kept(store)
    note = "Rappeler la mairie. " * 2000
    monkeypatch.setattr("mediateur.usecases.recording.closing.MOST_NOTE", len(note))
    with monkeypatch.context() as patch:
        patch.setattr(files, "_PRAGMAS", (*files._PRAGMAS, f"max_page_count={pages}"))
        leave_file(store)  # the next unit of work opens the file anew
        with pytest.raises(MediateurError) as caught:
            sessions.finish(session, finished(session, note=note))
    assert "le disque est plein" in caught.value.happened
    assert "intact" in caught.value.safe
    assert "Libérez de la place" in caught.value.remedy
    assert kept(store) == before
    leave_file(store)
    assert sessions.resume(session.draft.id) == session
    sessions.finish(session, finished(session, note=note))


def test_a_session_too_old_that_cannot_be_erased_is_not_shown(
    sessions: Sessions, store: Store, clock: Clock, pathway: Pathway, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be written any more, what waits can still be read, and what has expired not."""
    old = begun(sessions, pathway)
    clock.advance(days=DRAFT_DAYS)
    fresh = begun(sessions, pathway)
    clock.advance(days=1)
    with monkeypatch.context() as patch:
        patch.setattr(files, "_PRAGMAS", (*files._PRAGMAS, "query_only=ON"))
        leave_file(store)
        assert [waiting.id for waiting in sessions.parked()] == [fresh.draft.id]
        assert sessions.resume(fresh.draft.id) == fresh
        with pytest.raises(MediateurError, match="n’est plus là"):
            sessions.resume(old.draft.id)
        with pytest.raises(MediateurError, match="n’est plus là"):
            sessions.resume_by_code(old.draft.code)
    leave_file(store)
    with store.begin() as work:
        assert work.drafts.get(old.draft.id) is not None
    sessions.parked()
    with store.begin() as work:
        assert work.drafts.get(old.draft.id) is None
