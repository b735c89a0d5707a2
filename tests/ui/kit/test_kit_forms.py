from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.announce import Announcement, recent
from mediateur.ui.kit.fields import ComboBox, LineEdit, PlainText
from mediateur.ui.kit.forms import FormRow, add_row
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.theme import Theme
from tests.ui.audit import clipped, nameless, small_targets
from tests.ui.conftest import show, type_text

WINDOWS: list[QWidget] = []


@pytest.fixture(autouse=True)
def windows() -> Iterator[None]:
    """Keep the windows of a test until its end: nothing else holds them."""
    WINDOWS.clear()
    yield
    WINDOWS.clear()


def form(field: QWidget, hint: str = "", optional: bool = False) -> FormRow:
    window = QWidget()
    WINDOWS.append(window)
    row = add_row(Column(12, (16, 16, 16, 16), window), "Adresse", field, hint, optional)
    show(window, 800, 500)
    return row


@pytest.mark.parametrize("make", [LineEdit, ComboBox, PlainText])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_label_names_the_field_and_the_hint_describes_it(theme: Theme, make: type[QWidget], scale: float) -> None:
    theme.set(scale=scale)
    row = form(make(), "Imprimée en bas des guides.", optional=True)
    interface = QAccessible.queryAccessibleInterface(row.field)
    assert row.label.buddy() is row.field
    assert row.label.text() == "Adresse Facultatif"
    assert interface.text(QAccessible.Text.Description) == "Imprimée en bas des guides."
    if make is not ComboBox:
        assert interface.text(QAccessible.Text.Name) == "Adresse, facultatif"
    assert nameless(row.window()) == []
    assert small_targets(row.window()) == []
    assert clipped(row.window()) == []


def test_an_error_is_shown_said_at_once_and_taken_away() -> None:
    row = form(LineEdit(), "Un conseil.")
    row.set_error("Indiquez au moins 1 exemplaire.")
    assert row.error == "Indiquez au moins 1 exemplaire."
    assert row.field.accessibleDescription() == row.error
    assert recent() == (Announcement("Indiquez au moins 1 exemplaire.", assertive=True),)
    row.clear_error()
    assert row.error == ""
    assert row.field.accessibleDescription() == "Un conseil."


def test_accents_can_be_typed() -> None:
    field = LineEdit()
    show(field)
    type_text(field, "Évaluée à Noël")
    assert field.text() == "Évaluée à Noël"


@pytest.mark.qt_log_ignore(r"does not support (raise\(\)|grabbing the keyboard)", extend=True)  # of no screen at all
@pytest.mark.parametrize("by", ["row", "alone", "label"])
def test_a_list_that_unfolds_bears_the_name_of_its_field(theme: Theme, by: str) -> None:
    box = ComboBox([("", "Tous"), ("activer", "Activer son espace")])
    row = form(box)
    if by == "alone":
        box.name_alone("Période")
    elif by == "label":
        box.setAccessibleName("")
        row.label.set_text("Lieu")
    box.showPopup()
    interface = QAccessible.queryAccessibleInterface(box.view())
    assert interface.text(QAccessible.Text.Name) == {"row": "Adresse", "alone": "Période", "label": "Lieu"}[by]
    box.hidePopup()


def test_a_list_gives_values_and_tells_the_reader_s_choice_only() -> None:
    box = ComboBox([("", "Tous"), ("activer", "Activer son espace"), (7, "Dire non")])
    spy = QSignalSpy(box.chosen)
    show(box)
    box.set_value(7)
    box.set_value("inconnu")
    assert (box.value(), spy.count()) == (7, 0)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert (box.value(), spy.at(0)) == ("activer", ["activer"])


def test_marks_of_a_note_fall_on_the_passages_even_after_an_emoji() -> None:
    note = PlainText()
    note.set_text("😀 Rappeler au 06 39 98 12 34 vendredi.")
    start = note.text().index("06")
    note.mark([(start, 14)])
    assert [selection.cursor.selectedText() for selection in note.extraSelections()] == ["06 39 98 12 34"]
    note.mark([])
    assert note.extraSelections() == []


def test_tab_leaves_a_note() -> None:
    note = PlainText()
    form(note)
    assert note.tabChangesFocus()
