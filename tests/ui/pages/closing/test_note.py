"""« Fin de la séance », the note: watched while it is typed, refused in view, blocking until it names nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from mediateur.ui.kit.row_button import BaseButton
from mediateur.ui.pages.closing.note import NOTE_DELAY_MS
from mediateur.ui.pages.closing.page import ClosingDialog
from tests.ui.conftest import type_text
from tests.ui.driving import CTRL, KEY, Driver, calm, cut_in, words
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
