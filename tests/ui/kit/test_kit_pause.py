"""Where the keyboard is while controls are switched off, and after."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.pause import Pause
from mediateur.ui.kit.theme import Theme
from tests.ui.conftest import show
from tests.ui.driving import settle


@pytest.fixture
def made(theme: Theme) -> tuple[QWidget, ...]:
    """Give a page, a control that is switched off, another one, and the window that holds them."""
    page, one, other = QWidget(), SecondaryButton("Demander"), SecondaryButton("Ailleurs")
    page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    column = QVBoxLayout(page)
    column.addWidget(one)
    column.addWidget(other)
    window = QWidget()
    QVBoxLayout(window).addWidget(page)
    show(window)
    one.setFocus()
    return page, one, other, window


def test_the_keyboard_waits_on_the_page_and_comes_back(made: tuple[QWidget, ...]) -> None:
    page, one, other, _ = made
    pause = Pause()
    pause.switch((one,), off=True)
    assert not one.isEnabled()
    assert QApplication.focusWidget() is page, "and not on what comes next"
    pause.switch((one,), off=False)
    assert one.isEnabled()
    assert QApplication.focusWidget() is one
    assert other.isEnabled()


def test_it_stays_where_someone_put_it_meanwhile(made: tuple[QWidget, ...]) -> None:
    _, one, other, _ = made
    pause = Pause()
    pause.switch((one,), off=True)
    other.setFocus()
    pause.switch((one,), off=False)
    assert QApplication.focusWidget() is other


def test_what_goes_meanwhile_does_not_get_it_back(made: tuple[QWidget, ...]) -> None:
    page, one, *_ = made
    pause = Pause()
    pause.switch((one,), off=True)
    one.deleteLater()
    settle()
    pause.switch((), off=False)
    assert QApplication.focusWidget() is page
