"""A cover over a window: while it is there, nothing new shows or is said; it does once the cover is lifted."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from weakref import WeakSet

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from mediateur.ui.kit.announce import announce


class Cover(QWidget):
    """Hides what its window holds, keeps the keyboard, and gives everything back as it was.

    `lifted` once the window is back, with the keyboard where it was or was last put meanwhile; `unfocused` when that
    is nowhere any more.
    """

    lifted = Signal()
    unfocused = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._window = window
        self._hidden: list[QWidget] = []
        self._focus: QWidget | None = None
        self._held: list[tuple[str, bool]] = []
        self.hide()
        _covers.add(self)

    def hold(self, text: str, assertive: bool) -> None:
        """Keep an announcement until the window is back."""
        self._held.append((text, assertive))

    def cover(self) -> None:
        """Hide what the window holds, not only paint over it."""
        self._focus = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus()
        here = Qt.FindChildOption.FindDirectChildrenOnly
        shown = self._window.findChildren(QWidget, options=here)
        self._hidden = [part for part in shown if part is not self and part.isVisible() and not part.isWindow()]
        for part in self._hidden:
            part.hide()
        self._program.focusChanged.connect(self._keep_keyboard)

    def uncover(self) -> None:
        """Show again what was hidden, then what waited."""
        self._program.focusChanged.disconnect(self._keep_keyboard)
        for part in self._hidden:
            if isValid(part):
                part.show()
        self.hide()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        else:
            self.unfocused.emit()
        held, self._held = self._held, []
        for text, assertive in held:
            announce(self._window, text, assertive)
        self.lifted.emit()

    @property
    def _program(self) -> QApplication:
        return cast("QApplication", QApplication.instance())

    @Slot(QWidget, QWidget)
    def _keep_keyboard(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Take the keyboard back from what is hidden: its keys would act unseen."""
        if new is not None and new is not self and new.window() is self._window:
            self._focus = new
            self.setFocus()


_covers: WeakSet[Cover] = WeakSet()


def cover_of(window: QWidget) -> Cover | None:
    """Return what covers a window now."""
    # Not looked for among all that a window holds: PySide keeps something of every widget that it looks at.
    living = (cover for cover in list(_covers) if isValid(cover))
    return next((cover for cover in living if cover.isVisible() and cover.parentWidget() is window), None)


def once_uncovered(window: QWidget, show: Callable[[], None]) -> None:
    """Call a slot now, or once the cover of a window is lifted."""
    if cover := cover_of(window):
        cover.lifted.connect(show, Qt.ConnectionType.SingleShotConnection)
    else:
        show()
