"""Qt for tests: no screen, one theme, and nothing left behind from one test to the next."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mediateur.paths import resources
from mediateur.ui.kit import announce
from mediateur.ui.kit.theme import Theme
from tests.ui.driving import Driver, driven

NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Return the theme of the tests: light, 100 %, without motion."""
    theme = Theme.load(resources(), reduced_motion=True)
    theme.apply(qapp)
    qapp.setCursorFlashTime(0)  # a cursor that blinks makes two pictures of one window differ
    return theme


@pytest.fixture(autouse=True)
def clean_qt(qapp: QApplication, theme: Theme) -> Iterator[None]:
    """Give each test the same theme, and destroy what it leaves."""
    theme.set("clair", 1.0, reduced_motion=True)
    announce.forget()
    yield
    for window in qapp.topLevelWidgets():
        window.close()
        window.deleteLater()
    QGuiApplication.clipboard().clear()  # offscreen, what Python made and copied would outlive Python
    flush()
    gc.collect()
    flush()
    gc.freeze()  # what is alive between two tests stays: the next collection need not look at it again


@pytest.fixture
def hands(data_folder: Path, theme: Theme) -> Iterator[Driver]:
    """Give the real window on Accueil, on a data folder of the test, and hands to drive it."""
    with driven(data_folder, theme) as driver:
        driver.show()
        yield driver


def flush() -> None:
    """Have everything destroyed that asked to be."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.sendPostedEvents()


def show(widget: QWidget, width: int = 0, height: int = 0) -> None:
    """Show a window at a size (by default, the one its words need), give it the keyboard and let it settle."""
    width = width or widget.sizeHint().width()
    widget.resize(width, height or max(widget.sizeHint().height(), widget.heightForWidth(width)))
    widget.show()
    widget.activateWindow()
    QTest.qWaitForWindowExposed(widget)
    QCoreApplication.sendPostedEvents()


def type_text(widget: QWidget, text: str) -> None:
    """Type a text, accents included, into a widget (QTest.keyClicks aborts on them)."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(widget, QKeyEvent(kind, 0, NO_KEY, character))


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press a key where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    QTest.keyClick(target, key, modifiers)
