"""An answer is acknowledged only once it is kept; otherwise it stays on screen, with what happened and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.pathways.events import Opened
from mediateur.store import files
from mediateur.ui.kit.messages import Message
from tests.store.test_failures import leave_file
from tests.ui.driving import CTRL, KEY, Driver, cut_in, said, settle, words

MOST_ACTS = 500


@contextmanager
def full_disk(hands: Driver, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have SQLite answer as it does to a full disk: the file may not grow, and the room left in it is used up."""
    with closing(sqlite3.connect(hands.app.folder / files.DATABASE)) as journal:
        [pages] = journal.execute("PRAGMA page_count").fetchone()
    with monkeypatch.context() as patch:
        patch.setattr(files, "_PRAGMAS", (*files._PRAGMAS, f"max_page_count={pages}"))
        leave_file(hands.app.open_store())
        session = hands.session
        with pytest.raises(MediateurError):
            for _ in range(MOST_ACTS):
                session = hands.app.sessions.act(session, Opened(session.walk.state.at))
        hands.page.show_session(session)
        settle()
        yield
    leave_file(hands.app.open_store())


def trouble(hands: Driver) -> Message | None:
    return next((message for message in hands.page.findChildren(Message) if message.isVisible()), None)


def test_an_answer_that_is_not_kept_stays_selected_on_its_step(hands: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.begin()
    with full_disk(hands, monkeypatch):
        before = hands.session
        hands.type("1")
        hands.enter()
        assert hands.session is before
        assert hands.walk.state.at == "preparer"
        assert hands.stage.answers.buttons[0].isChecked()
        assert hands.app.sessions.resume(before.draft.id).walk == before.walk
        message = trouble(hands)
        assert message is not None
        assert words(message).splitlines() == [
            french("Impossible d'enregistrer : le disque est plein."),
            "Vos réponses sont encore à l’écran. Libérez de la place, puis réessayez.",
        ]
        [heard] = cut_in()
        assert heard.startswith("Impossible d’enregistrer")
        hands.enter()
        assert len(cut_in()) == 2, "it is said again when it fails again"
    hands.enter()
    assert hands.walk.state.at == "ouvrir"
    assert trouble(hands) is None


@pytest.mark.parametrize("gone", ["triage", "étape", "blocage"])
def test_whatever_the_act_nothing_changes_when_it_is_not_kept(hands: Driver, gone: str) -> None:
    hands.type("1")
    if gone != "triage":
        hands.type("111")
        hands.enter()
    if gone == "blocage":
        hands.key(KEY.Key_B)
        hands.enter()
    before = hands.session
    shown = words(hands.stage)
    with vanished(hands.app.folder):
        hands.type("1")
        hands.enter()
        hands.key(KEY.Key_Escape)
    assert hands.session is before
    assert words(hands.stage) == shown
    assert trouble(hands) is not None
    hands.key(KEY.Key_Escape) if gone == "blocage" else hands.type("1")
    hands.enter()
    assert hands.session is not before
    assert trouble(hands) is None


def test_an_undo_that_is_not_kept_is_told(hands: Driver) -> None:
    hands.begin()
    hands.forward()
    before = hands.session
    with vanished(hands.app.folder):
        hands.key(KEY.Key_Z, CTRL)
    assert hands.session is before
    assert "disparu" in said()[-1]


def test_a_record_that_is_not_kept_leaves_the_closing_open(hands: Driver) -> None:
    hands.begin()
    hands.key(KEY.Key_Return, CTRL)
    with vanished(hands.app.folder):
        hands.key(KEY.Key_Return, CTRL)
        assert "a disparu" in words(hands.dialog)
        assert "a disparu" in cut_in()[-1]
    assert hands.window.in_session
    hands.key(KEY.Key_Return, CTRL)
    assert hands.app.journal.today().encounters == 1


def test_effacing_that_fails_is_told_and_effaces_nothing(hands: Driver) -> None:
    hands.begin()
    draft = hands.session.draft
    hands.key(KEY.Key_Return, CTRL)
    drop = next(button for button in hands.dialog.findChildren(QAbstractButton) if button.text() == "Ne rien garder")
    drop.click()
    with vanished(hands.app.folder):
        next(b for b in hands.dialog.findChildren(QAbstractButton) if b.text() == "Effacer").click()
        settle()
        assert "a disparu" in cut_in()[-1]
    assert hands.app.sessions.resume(draft.id).draft.id == draft.id


@contextmanager
def vanished(folder: Path) -> Iterator[None]:
    """Take the database away, as a stick that is pulled out does."""
    database = folder / files.DATABASE
    aside = database.with_suffix(".ailleurs")
    database.rename(aside)
    yield
    aside.rename(database)
