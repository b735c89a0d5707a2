"""The real program with its window, opened by its own door, and the hands of a mediator in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from mediateur.app import App
from mediateur.ui.start import application, open_window
from mediateur.ui.window import MainWindow
from tests.ui.driving import Driver, settle

POLL_MS = 5


class Hands(Driver):
    """The hands of a mediator in a window that is open already."""

    def __init__(self, window: MainWindow) -> None:
        self.app, self.theme, self.window = window.app, window.theme, window

    def check_closed(self) -> None:
        """Raise AssertionError when a dialog is still open: what it asked for was not done."""
        assert not self.window.desk.page.session, "the session is still in view"


class _Watch(QObject):
    """Looks for the window until it can be used and the work of the day is done, then does one thing in it."""

    def __init__(self, then: Callable[[Hands], None]) -> None:
        super().__init__()
        self._then, self._window, self._is_ready = then, None, False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        if self._window is None:
            self._window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)), None)
            if self._window is not None:
                self._window.upkeep.ended.connect(self._begin)

    @Slot()
    def _begin(self) -> None:
        if self._is_ready:
            return
        self._is_ready = True
        self._timer.stop()
        QTimer.singleShot(0, self._act)

    @Slot()
    def _act(self) -> None:
        assert self._window is not None
        self._window.activateWindow()
        settle()
        try:
            self._then(Hands(self._window))
        finally:
            application().quit()


def in_window(app: App, then: Callable[[Hands], None]) -> int:
    """Open the window of a program, do one thing once it is ready, close it; return its exit status."""
    qt = application()
    watch = _Watch(then)
    status = open_window(app)
    watch.deleteLater()
    qt.sendPostedEvents(None, 0)
    return status
