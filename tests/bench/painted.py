"""The real window, and how long it takes from a key to the painting that follows.

A virtual machine is now and then slowed down as a whole, for tens of ms, and nothing inside it tells so but work of a
known length: such a piece is timed right before each key and right after each painting. What the other threads of the
program worked meanwhile is taken off its length: that is not the machine.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from mediateur.app import App
from mediateur.ui import jobs
from mediateur.ui.frame import SIZE
from mediateur.ui.start import application, dress
from mediateur.ui.window import MainWindow
from tests.bench.timing import median, percentile, timed

PIECE = range(60_000)
# Beyond this many times its usual length, a fixed piece of work says that the machine itself was slowed down.
SLOWED = 1.5


class Painting(NamedTuple):
    """What a painting took since its key, in ms: of clock, of processor; and the slower of two fixed pieces around."""

    took: float
    spent: float
    beside: float


class Timed:
    """Put before a class of window: notes when it was last painted, as Qt paints while it handles an update request."""

    painted = spent = beside = 0.0

    def event(self, event: QEvent) -> bool:
        """Handle an event, and note the time after an update request."""
        done: bool = super().event(event)  # type: ignore[misc]
        if event.type() is QEvent.Type.UpdateRequest:
            self.painted, self.spent, self.beside = time.perf_counter(), time.thread_time(), _piece()
        return done

    def time(self, act: Callable[[], object], settle_ms: int = 80) -> Painting:
        """Return what the last painting took since an act; RuntimeError when nothing is painted in `settle_ms`."""
        before, start, spent = _piece(), time.perf_counter(), time.thread_time()
        act()
        settle(settle_ms)
        if self.painted < start:
            raise RuntimeError("nothing was painted")
        return Painting((self.painted - start) * 1000, (self.spent - spent) * 1000, max(before, self.beside))


class Window(Timed, MainWindow):
    """The real window, timed."""


@contextmanager
def opened() -> Iterator[Window]:
    """Give the window on a new data folder, its journal and its content open; close it after."""
    qInstallMessageHandler(quiet)
    with tempfile.TemporaryDirectory() as folder:
        app = App(Path(folder))
        app.preferences.change(welcomed=True, theme="clair", reduced_motion=True)
        window = Window(app, dress(application(), app))
        window.resize(SIZE)
        window.show()
        app.open_store()
        settle(200)
        yield window
        jobs.wait()
        window.close()


def tell(title: str, times: Sequence[Painting], bound: float) -> bool:
    """Print what keys took, and tell whether the 99th percentile keeps the bound (ms)."""
    usual = median([each.beside for each in times])
    steady = sorted(each.took for each in times if each.beside <= SLOWED * usual)
    every, spent = sorted(each.took for each in times), [each.spent for each in times]
    last = percentile(steady, 99)
    print(
        f"{title}, de la touche à l’image : médiane {median(steady):.1f} ms, 99e centile {last:.1f} ms, "
        f"pire {steady[-1]:.1f} ms ({len(steady)} touches), borne {bound:.0f} ms\n"
        f"  dont, de processeur, médiane {median(spent):.1f} ms, 99e centile {percentile(spent, 99):.1f} ms\n"
        f"  sans compter {len(every) - len(steady)} touches autour desquelles un même calcul de {usual:.1f} ms "
        f"a duré plus de {SLOWED} fois plus\N{NO-BREAK SPACE}; en les comptant, 99e centile "
        f"{percentile(every, 99):.1f} ms, pire {every[-1]:.1f} ms"
    )
    return last <= bound


def press(target: QObject, key: Qt.Key, text: str) -> None:
    """Press a key on a widget."""
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


def settle(milliseconds: int) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def quiet(*_message: object) -> None:
    """Say nothing: only figures are wanted here."""


def _piece() -> float:
    """Return how long (ms) the machine takes for a fixed piece of work: never less than the processor it took."""
    mine, every = time.thread_time(), time.process_time()
    took = timed(lambda: sum(number * number for number in PIECE))
    mine, every = time.thread_time() - mine, time.process_time() - every
    return max(mine * 1000, took - (every - mine) * 1000)
