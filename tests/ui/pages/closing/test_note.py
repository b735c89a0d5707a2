"""« Fin de la séance », the note: watched while it is typed, refused in view, blocking until it names nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from mediateur.journal.changes import revised
from mediateur.ui.kit.row_button import BaseButton
from mediateur.ui.pages.closing.note import NOTE_DELAY_MS
from mediateur.ui.pages.closing.page import ClosingDialog
from mediateur.ui.pages.closing.words import NOTHING_PERSONAL, WITH_NOTE
from mediateur.ui.session_desk import TAKEN_BACK
from tests.ui.conftest import type_text
from tests.ui.driving import CTRL, KEY, Driver, calm, cut_in, said, words
from tests.ui.pages.closing.acts import SIZES, closing, stored, whole, with_note

PHONE = "06 39 98 12 34"


def test_there_is_no_note_unless_the_settings_say_so(hands: Driver) -> None:
    hands.begin()
    assert closing(hands).note is None


@pytest.fixture
def noted(hands: Driver) -> ClosingDialog:
    """Return the closing of a session, notes switched on, with the keyboard in the note."""
    hands.app.preferences.change(notes=True)
    hands.begin()
    dialog = closing(hands)
    assert dialog.note is not None
    dialog.note.field.setFocus()
    return dialog


def note_of(dialog: ClosingDialog) -> tuple[str, list[str]]:
    """Return the text of the note and the passages that are marked in it."""
    assert dialog.note is not None
    field = dialog.note.field
    return field.text(), [selection.cursor.selectedText() for selection in field.extraSelections()]


def heard(told: Callable[[], bool]) -> None:
    """Wait for what the guard says of a note, some time after the last key."""
    for _ in range(40):
        QTest.qWait(NOTE_DELAY_MS // 2)
        if told():
            return
    pytest.fail("the guard said nothing")


def test_a_number_is_outlined_named_and_blocks_the_record_until_it_is_removed(
    hands: Driver, noted: ClosingDialog
) -> None:
    assert noted.note is not None
    type_text(noted.note.field, f"Le SMS n’arrive pas, rappeler le {PHONE}.")
    heard(lambda: note_of(noted)[1] == [PHONE])
    assert noted.note.field.wrong
    assert "Cette note contient un numéro de téléphone." in words(noted)
    hands.key(KEY.Key_Return, CTRL)
    assert hands.dialog is noted
    assert stored(hands) == ()
    assert "numéro de téléphone" in cut_in()[-1]
    assert noted.note.field.hasFocus()
    remove = next(b for b in noted.findChildren(BaseButton) if b.label == "Retirer le numéro")
    assert remove.isVisible()
    remove.click()
    assert note_of(noted) == ("Le SMS n’arrive pas, rappeler le.", [])
    assert not noted.note.field.wrong
    assert not remove.isVisible()
    hands.key(KEY.Key_Return, CTRL)
    assert len(stored(hands)) == 1


def test_a_number_typed_just_before_saving_blocks_all_the_same(hands: Driver, noted: ClosingDialog) -> None:
    assert noted.note is not None
    type_text(noted.note.field, PHONE)
    hands.key(KEY.Key_Return, CTRL)
    assert stored(hands) == ()
    assert note_of(noted)[1] == [PHONE]


def test_a_health_word_only_warns(hands: Driver, noted: ClosingDialog) -> None:
    assert noted.note is not None
    type_text(noted.note.field, "Parle de son diabète.")
    heard(lambda: "semble parler de santé" in words(noted))
    assert not noted.note.field.wrong
    hands.key(KEY.Key_Return, CTRL)
    assert len(stored(hands)) == 1


@pytest.mark.parametrize("size", SIZES)
def test_a_refused_note_is_in_view_with_the_reason(hands: Driver, size: tuple[int, int, float]) -> None:
    dialog, note = with_note(hands, size)
    note.field.set_text(f"Appeler le {PHONE}.")
    dialog.save()
    calm(hands.window)
    assert whole(note.field)
    assert whole(note._blocked)


def test_at_twice_the_size_the_words_of_the_reason_are_in_view(hands: Driver) -> None:
    dialog, note = with_note(hands, (1366, 690, 2.0))
    note.field.set_text(f"Appeler le {PHONE}.")
    dialog.save()
    calm(hands.window)
    assert whole(note.field)
    assert [label.text() for label in note._blocked.findChildren(QLabel) if not whole(label)] == []
    assert note._blocked.button is not None
    assert whole(note._blocked.button)


@pytest.mark.parametrize("size", SIZES)
def test_what_is_said_while_typing_comes_into_view(hands: Driver, size: tuple[int, int, float]) -> None:
    dialog, note = with_note(hands, size)
    note.field.setFocus()
    calm(hands.window)
    note.field.set_text("Elle a un diabète.")
    note.check()
    calm(hands.window)
    assert whole(note.field)
    assert whole(note._warned)
    note.field.set_text("Revient jeudi.")
    note.check()
    assert not note._warned.isVisible()
    assert "Jamais partagée. Ni nom, ni numéro, ni santé." in words(dialog)


def test_what_was_filled_in_comes_back_with_the_end_of_its_session_only(hands: Driver, noted: ClosingDialog) -> None:
    """Left to go on, or recorded and taken back; a note stays in memory, and goes with what it is about."""
    assert noted.note is not None
    noted.persons.setValue(3)
    noted.checks[0].setChecked(True)
    noted.note.field.set_text("Le SMS n’arrive pas.")
    hands.key(KEY.Key_Escape)
    again = closing(hands)
    assert (again.persons.value(), note_of(again)[0]) == (3, "Le SMS n’arrive pas.")
    assert [check.isChecked() for check in again.checks[:2]] == [True, False]
    hands.key(KEY.Key_Return, CTRL)
    assert WITH_NOTE in said()[-1]
    hands.key(KEY.Key_Z, CTRL)
    assert TAKEN_BACK in said()
    assert stored(hands) == ()
    back = closing(hands)
    assert (back.persons.value(), note_of(back)[0]) == (3, "Le SMS n’arrive pas.")
    hands.key(KEY.Key_Return, CTRL)
    hands.begin()
    other = closing(hands)
    assert (other.persons.value(), note_of(other)[0]) == (1, "")
    assert not other.checks[0].isChecked()


def test_an_effaced_session_leaves_nothing_of_its_end(hands: Driver, noted: ClosingDialog) -> None:
    noted.discarded.emit()
    assert hands.window.desk._filled is None


def test_nothing_personal_is_said_to_be_kept_where_no_note_is(hands: Driver) -> None:
    hands.begin()
    hands.key(KEY.Key_Return, CTRL)
    hands.key(KEY.Key_Return, CTRL)
    assert NOTHING_PERSONAL in said()[-1]


def test_ctrl_z_takes_back_no_colleague_s_record_nor_one_that_was_corrected(hands: Driver) -> None:
    hands.begin()
    hands.key(KEY.Key_Return, CTRL)
    hands.key(KEY.Key_Return, CTRL)
    mediator = hands.app.preferences.current.mediator
    hands.app.preferences.change(mediator="Médiateur 2")
    hands.key(KEY.Key_Z, CTRL)
    assert len(stored(hands)) == 1
    hands.app.preferences.change(mediator=mediator)
    with hands.app.open_store().begin() as work:
        work.encounters.replace(revised(work.encounters.all()[0], persons=2))
        work.commit()
    hands.key(KEY.Key_Z, CTRL)
    assert [one.persons for one in stored(hands)] == [2]
    assert "changée ou supprimée" in said()[-1]
    assert not hands.window.in_session
