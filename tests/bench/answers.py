"""How long an answer takes in the real window: from the key to the painted next step, its draft committed.

A virtual machine is now and then slowed down as a whole, for tens of ms, and nothing inside it tells so but work of a
known length: such a piece is timed right before each key and right after each painting.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from mediateur.app import App
from mediateur.ui import jobs
from mediateur.ui.frame import SIZE
from mediateur.ui.start import application, dress
from mediateur.ui.window import MainWindow
from tests.bench.timing import timed

ANSWER_BOUND_MS, WALKS = 50.0, 25
PIECE = range(60_000)


class Answer(NamedTuple):
    """How long an answer took, and the slower of the two fixed pieces of work around it, in ms."""

    took: float
    beside: float


class _Window(MainWindow):
    """The real window, which notes when it was last painted: Qt paints while it handles an update request."""

    painted = beside = 0.0

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.UpdateRequest:
            self.painted, self.beside = time.perf_counter(), timed(_piece)
        return done


def _piece() -> int:
    return sum(number * number for number in PIECE)


def answer_times(walks: int) -> Iterator[Answer]:
    """Yield what every answer of some whole activations took."""
    qInstallMessageHandler(quiet)
    with tempfile.TemporaryDirectory() as folder:
        app = App(Path(folder))
        app.preferences.change(welcomed=True, theme="clair", reduced_motion=True)
        window = _Window(app, dress(application(), app))
        window.resize(SIZE)
        window.show()
        app.open_store()
        settle(200)
        for _ in range(walks):
            yield from _walk(window)
        jobs.wait()
        window.close()


def _walk(window: _Window) -> Iterator[Answer]:
    window.start_pathway("activer-adulte")
    settle(60)
    page = window.desk.page
    for digit in "111":
        _press(page, getattr(Qt.Key, f"Key_{digit}"), digit)
    _press(page, Qt.Key.Key_Return, "")
    settle(60)
    while not page.walk.state.end:
        _press(page, Qt.Key.Key_1, "1")
        settle(20)
        before = timed(_piece)
        start = time.perf_counter()
        _press(page, Qt.Key.Key_Return, "")
        settle(80)
        if window.painted < start:
            raise RuntimeError(f"nothing was painted after an answer at « {page.walk.state.at} »")
        yield Answer((window.painted - start) * 1000, max(before, window.beside))
    window.go_home()
    settle(20)


def _press(target: object, key: Qt.Key, text: str) -> None:
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


def settle(milliseconds: int) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def quiet(*_message: object) -> None:
    """Say nothing: only figures are wanted here."""
