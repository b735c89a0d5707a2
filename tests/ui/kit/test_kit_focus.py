from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.focus import RingFrame
from mediateur.ui.kit.layouts import Column, add_all
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.theme import Theme
from tests.ui.conftest import press, show


def window_of(*widgets: QWidget) -> QWidget:
    window = QWidget()
    add_all(Column(20, (20, 20, 20, 20), window), widgets)
    show(window, 300, 240)
    if (focused := window.focusWidget()) is not None:
        focused.clearFocus()
    return window


def rings(window: QWidget) -> list[RingFrame]:
    return [ring for ring in window.findChildren(RingFrame) if ring.isVisible()]


def test_tab_shows_the_ring_and_a_click_does_not() -> None:
    first, second = SecondaryButton("Un"), SecondaryButton("Deux")
    window = window_of(first, second)
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert rings(window) == []
    press(Qt.Key.Key_Tab)
    assert [ring.target for ring in rings(window)] == [second]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert rings(window) == []


def test_a_shortcut_shows_the_ring() -> None:
    first, second = SecondaryButton("Un"), SecondaryButton("Deux")
    window = window_of(first, second)
    second.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert [ring.target for ring in rings(window)] == [second]


def test_a_text_field_always_has_it() -> None:
    button, field = SecondaryButton("Un"), LineEdit()
    window = window_of(button, field)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert [ring.target for ring in rings(window)] == [field]


@pytest.mark.parametrize(("name", "reach"), [("clair", 5), ("sombre", 5), ("contraste", 6)])
def test_the_ring_is_outside_the_control_in_the_focus_colour(theme: Theme, name: str, reach: int) -> None:
    theme.set(name)
    button = SecondaryButton("Un")
    window = window_of(button)
    button.setFocus(Qt.FocusReason.ShortcutFocusReason)
    picture = window.grab().toImage()
    middle, top = button.geometry().center().x(), button.y()
    assert picture.pixelColor(middle, top - reach) == QColor(theme.hex("focus"))
    assert picture.pixelColor(middle, top - 3) == QColor(theme.hex("focus"))
    assert picture.pixelColor(middle, top - 1) == QColor(theme.hex("focus_gap"))
    assert picture.pixelColor(middle, top - reach - 1) == QColor(theme.hex("bg_app"))


def test_the_ring_follows_the_theme(theme: Theme) -> None:
    button = SecondaryButton("Un")
    window = window_of(button)
    button.setFocus(Qt.FocusReason.ShortcutFocusReason)
    theme.set("contraste")
    assert rings(window)[0].width() == button.width() + 12


def test_the_ring_follows_its_control_and_goes_with_it() -> None:
    button = SecondaryButton("Un")
    window = window_of(button, SecondaryButton("Deux"))
    button.setFocus(Qt.FocusReason.ShortcutFocusReason)
    button.move(60, 90)
    assert rings(window)[0].geometry().center() == button.geometry().center()
    button.hide()
    assert button not in [ring.target for ring in rings(window)]


def test_a_column_scrolls_to_what_has_the_focus() -> None:
    column = ScrollColumn(8)
    buttons = [SecondaryButton(f"Bouton {number}") for number in range(20)]
    add_all(column.body, buttons)
    window = QWidget()
    add_all(Column(parent=window), [column])
    show(window, 300, 240)
    buttons[15].setFocus(Qt.FocusReason.ShortcutFocusReason)
    seen = column.viewport().rect()
    corner = buttons[15].mapTo(column.viewport(), buttons[15].rect().bottomLeft())
    assert seen.contains(corner)
    assert corner.y() <= seen.bottom() - 20
    assert rings(window)[0].parent() is column.viewport()


def test_a_page_that_holds_the_keyboard_for_its_keys_has_no_ring() -> None:
    button, page = SecondaryButton("Un"), QWidget()
    page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    window = window_of(button, page)
    button.setFocus()
    press(Qt.Key.Key_Tab)
    assert rings(window), "the keyboard is in use"
    page.setFocus()
    assert page.hasFocus()
    assert rings(window) == []


def test_the_ring_stays_in_the_window_of_what_it_surrounds() -> None:
    window = window_of(SecondaryButton("Un"))
    other, field = QWidget(window, Qt.WindowType.Dialog), LineEdit()
    Column(20, (20, 20, 20, 20), other).addWidget(field)
    show(other, 200, 100)
    field.setFocus()
    assert [ring.window() for ring in rings(window)] == [other]
