"""What is said by names rather than announced: links of a page, a place, a field without a label, a sign."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mediateur.ui.kit.buttons import IconButton
from mediateur.ui.kit.fields import ComboBox, LineEdit
from mediateur.ui.kit.markdown_view import MarkdownView
from mediateur.ui.kit.navigation import NavButton
from mediateur.ui.kit.theme import Theme
from tests.ui.conftest import press, show
from tests.ui.driving import said


@pytest.mark.usefixtures("theme")
def test_each_link_that_tab_reaches_is_said_and_the_page_takes_its_name_back() -> None:
    window, field, view = QWidget(), LineEdit(), MarkdownView()
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(view)
    view.show_markdown("Un [premier](a.md), un [second](b.md).", Path())
    view.setAccessibleName("La page")
    show(window, 500, 300)
    field.setFocus()
    moved = QSignalSpy(view.moved)
    names = []
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        names.append(view.accessibleName())
    assert names == ["La page", "Lien\N{NO-BREAK SPACE}: premier", "Lien\N{NO-BREAK SPACE}: second", "La page"]
    assert moved.count() >= 2, "what scrolls is told where the link is"
    assert said() == names[1:3]
    assert QApplication.focusWidget() is field


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_an_entry_of_the_navigation_opens_by_the_keyboard(theme: Theme, key: Qt.Key) -> None:
    entry = NavButton("house", "Accueil")
    show(entry)
    entry.setFocus()
    clicked = QSignalSpy(entry.clicked)
    press(key)
    assert clicked.count() == 1, theme.name


def test_a_sign_says_its_name_once(theme: Theme) -> None:
    sign = IconButton("minus", "Réduire")
    interface = QAccessible.queryAccessibleInterface(sign)
    assert interface.text(QAccessible.Text.Name) == "Réduire", theme.name
    assert interface.text(QAccessible.Text.Description) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt tells the name of such a field")
def test_a_field_without_a_label_says_what_is_asked(theme: Theme) -> None:
    box = ComboBox([(1, "Un"), (2, "Deux")])
    box.name_alone("Combien")
    assert QAccessible.queryAccessibleInterface(box).text(QAccessible.Text.Description) == "Combien", theme.name
