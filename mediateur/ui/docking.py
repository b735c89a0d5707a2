"""The window as a side panel, beside the browser in which the person types; and back to what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtWidgets import QWidget

from mediateur.ui.frame import LARGEST
from mediateur.ui.pages.session.shape import PANEL_SCALE, PANEL_WIDTH

if TYPE_CHECKING:
    from mediateur.ui.frame import Frame


class Docking:
    """The place of one window: where it was is kept as long as it is docked."""

    def __init__(self, window: Frame) -> None:
        self._window = window
        self._before: tuple[QRect, bool] | None = None

    @property
    def is_on(self) -> bool:
        """Whether the window is docked."""
        return self._before is not None

    @property
    def most_scale(self) -> float:
        """The largest text that fits where the window is: docked, less than in full."""
        return PANEL_SCALE if self.is_on else LARGEST

    def set_on(self, on: bool) -> None:
        """Dock the window over the others, at the right of its screen; or bring it back as it was."""
        window = self._window
        if on and self._before is None:
            self._before = (window.geometry(), window.isMaximized())
            room = window.screen().availableGeometry().marginsRemoved(_frame_of(window))
            window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, True)
            window.showNormal()
            window.theme.set(scale=min(window.theme.scale, PANEL_SCALE))
            window.setGeometry(room.right() - PANEL_WIDTH + 1, room.top(), PANEL_WIDTH, room.height())
        elif not on and self._before is not None:
            (geometry, maximized), self._before = self._before, None
            window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, False)
            window.theme.set(scale=window.app.preferences.current.scale / 100)
            window.setGeometry(geometry)
            (window.showMaximized if maximized else window.showNormal)()
        window.activateWindow()


def _frame_of(window: QWidget) -> QMargins:
    """Return what the system's title bar and borders take around a window."""
    outer, inner = window.frameGeometry(), window.geometry()
    left, top = inner.left() - outer.left(), inner.top() - outer.top()
    return QMargins(left, top, outer.right() - inner.right(), outer.bottom() - inner.bottom())
