"""Controls that cannot be pressed while something is done: the keyboard waits beside them, and comes back after."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class Pause:
    """Switches controls off and on. Left to Qt, the keyboard would go to whatever comes next in the window."""

    def __init__(self) -> None:
        self._left: tuple[QWidget, QWidget] | None = None

    def switch(self, parts: Iterable[QWidget], *, off: bool) -> None:
        """Switch controls off, or on again; the one that had the keyboard has it again, if nothing else took it."""
        parts, focus = tuple(parts), QApplication.focusWidget()
        if off and focus is not None and any(part is focus or part.isAncestorOf(focus) for part in parts):
            around = _around(focus)
            around.setFocus(Qt.FocusReason.OtherFocusReason)
            self._left = focus, around
        for part in parts:
            part.setEnabled(not off)
        if not off and self._left is not None:
            left, around = self._left
            self._left = None
            if isValid(left) and focus is around and left.isVisible() and left.isEnabled():
                left.setFocus(Qt.FocusReason.OtherFocusReason)


def _around(widget: QWidget) -> QWidget:
    """Return the nearest thing around a control that may have the keyboard, as a page may; else its window."""
    around = widget.parentWidget()
    while around is not None and not around.isWindow():
        if around.focusPolicy() is not Qt.FocusPolicy.NoFocus and around.focusProxy() is None:
            return around
        around = around.parentWidget()
    return widget.window()
