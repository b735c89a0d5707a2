"""The hands of a mediator in tests: real keys into the real window, on a data folder of the test.

The real content is read once for all tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from mediateur import __version__
from mediateur.app import App
from mediateur.pathways.walk import Walk
from mediateur.ui import jobs
from mediateur.ui.kit import announce
from mediateur.ui.kit.buttons import PushButton
from mediateur.ui.kit.dialog import Dialog, open_dialog_of
from mediateur.ui.kit.pieces import IconPiece
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.session.page import SessionPage
from mediateur.ui.pages.session.stage import Stage
from mediateur.ui.window import MainWindow
from mediateur.usecases.recording.sessions import Session
from tests.pathways.shipped import library

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
NONE, CTRL, SHIFT, ALT = (
    MODIFIER.NoModifier,
    MODIFIER.ControlModifier,
    MODIFIER.ShiftModifier,
    MODIFIER.AltModifier,
)
WIDE, PANEL_WIDTH = (1366, 690), 420
PATHWAY = "activer-adulte"
PASSES = 30


class Driver:
    """A window and the keys pressed into it."""

    def __init__(self, app: App, theme: Theme) -> None:
        self.app, self.theme = app, theme
        self.window = MainWindow(app, theme)

    def show(self, width: int = WIDE[0], height: int = WIDE[1]) -> None:
        """Show the window at a size, open the store, and let both settle."""
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.app.open_store()
        self.window.go_home()
        settle()

    @property
    def page(self) -> SessionPage:
        return self.window.desk.page

    @property
    def stage(self) -> Stage:
        return self.page.stage

    @property
    def session(self) -> Session:
        session = self.page.session
        assert session is not None, "no session is in view"
        return session

    @property
    def walk(self) -> Walk:
        return self.session.walk

    @property
    def dialog(self) -> Dialog:
        dialog = open_dialog_of(self.window)
        assert dialog is not None, "no dialog is open"
        return dialog

    def focus(self) -> QWidget:
        """Return what the keyboard is on; the window itself when nothing is."""
        return QApplication.focusWidget() or self.window

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is; shortcuts see it first, as with a real keyboard."""
        QTest.keyClick(self.focus(), key, modifiers)
        settle()

    def type(self, text: str) -> None:
        """Type characters where the focus is, each as the key that bears it on a French keyboard."""
        for character in text:
            code = ord(character.upper()) if character.isascii() else 0
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(self.focus(), QKeyEvent(kind, code, NONE, character))
            settle()

    def enter(self) -> None:
        self.key(KEY.Key_Return)

    def dock(self) -> None:
        """Press F9. The window is made anew, and the offscreen platform, unlike others, forgets that it is active."""
        self.key(KEY.Key_F9)
        other = QWidget()
        other.show()
        QTest.qWaitForWindowActive(other)
        other.close()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        settle()

    def begin(self) -> None:
        """From Accueil to the first step: the first card, the first answers, Entrée."""
        self.type("1111")
        self.enter()

    def forward(self, answer: str = "1") -> None:
        """Answer the step in view by its digit and go on."""
        self.type(answer)
        self.enter()

    def reach(self, step: str) -> None:
        """Go forward by the first answers until a step is in view."""
        for _ in range(30):
            if self.walk.state.at == step:
                return
            self.forward()
        raise AssertionError(f"{step} is not on the way of the first answers")

    def reach_end(self) -> None:
        """Go forward by the first answers until an end is reached."""
        for _ in range(30):
            if self.walk.state.end:
                return
            self.forward()
        raise AssertionError("no end on the way of the first answers")


@contextmanager
def driven(folder: Path, theme: Theme, content: Path | None = None, *, practice: bool = False) -> Iterator[Driver]:
    """Give a driver on a data folder and on a content folder (by default, the real one); close its window after."""
    app = App(folder, content, practice=practice)
    if content is None:
        app.content._kept = ({}, library())
    app.preferences.change(welcomed=True, reduced_motion=True, seen_version=__version__)
    driver = Driver(app, theme)
    try:
        yield driver
    finally:
        driver.window.close()
        driver.window.deleteLater()
        settle()


def settle() -> None:
    """Let the window lay out, paint and destroy what asked for it."""
    QTest.qWait(1)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def rest() -> None:
    """Let jobs end, and those that they ask for in turn."""
    for _ in range(4):
        jobs.wait()
        settle()


def calm(root: QWidget) -> None:
    """Let the layouts come to rest: a text that wraps tells its height only once it knows its width."""
    before: list[tuple[int, int, int, int]] = []
    for _ in range(PASSES):
        settle()
        settle()
        now = [widget.geometry().getRect() for widget in root.findChildren(QWidget)]
        if now == before:
            return
        before = now
    raise AssertionError("the layout does not come to rest")


class _Paintings(QObject):
    """Counts how many times a window is painted: Qt paints when it handles an update request."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.count = 0
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.UpdateRequest
        return False


def paintings(root: QWidget, field: QWidget, letters: str) -> list[int]:
    """Type letters in a field of what is in view, and return how many times each had its window painted."""
    told, counts = _Paintings(root.window()), []
    for letter in letters:
        told.count = 0
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter))
        calm(root)
        counts.append(told.count)
    return counts


def words(root: QWidget) -> str:
    """Return the words that a part of the window shows, in the order of its making."""
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible() and label.text())


def said() -> list[str]:
    """Return what screen readers were told, oldest first."""
    return [announcement.text for announcement in announce.recent()]


def cut_in() -> list[str]:
    """Return what cut in on screen readers."""
    return [announcement.text for announcement in announce.recent() if announcement.assertive]


def chevron(button: PushButton) -> str:
    """Return the icon at the end of a button that unfolds something."""
    return next(piece.name for piece in reversed(button.trailing()) if isinstance(piece, IconPiece))
