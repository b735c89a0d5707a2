"""A window that nobody touches: looked at from time to time, so that watching costs nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.overriding import override

LOOK_MS, STILL, REST = 15_000, 60.0, 600.0
_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """`idle` when nobody has touched the window for STILL seconds, then at most once in REST seconds.

    `ticks` tells seconds that no clock setting changes.
    """

    idle = Signal()

    def __init__(self, window: QWidget, ticks: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window, self._ticks = window, ticks
        self._seen: QWindow | None = None
        self._touched, self._told = ticks(), float("-inf")
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look from now on; the first idle minute begins."""
        if not self._timer.isActive():
            self._touched = self._ticks()
            self._timer.start()
            self._watch()

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Tell that nobody is there, if so. A window that was made anew since (the panel) is watched from now on."""
        self._watch()
        now = self._ticks()
        if now - self._touched >= STILL and now - self._told >= REST:
            self._told = now
            self.idle.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _HANDS:
            self._touched = self._ticks()
        return False

    def _watch(self) -> None:
        handle = self._window.windowHandle()
        if handle is self._seen:
            return
        self._seen = handle
        if isinstance(handle, QWindow):
            handle.installEventFilter(self)
