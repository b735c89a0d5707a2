"""Under a file that another process reads: what is going on, once it lasts, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all
from mediateur.ui.kit.text import Text

if TYPE_CHECKING:
    from mediateur.trust.apart import Reading, StoppedError

DOING, STOP = french("Lecture du fichier…"), "Arrêter"
LASTING = 600  # milliseconds
LOWER = 10  # so that the words stand level with the button before them


class FileReading(QWidget):
    """Hidden until a reading lasts. `came` carries the Outcome of the last one, unless it was stopped or left.

    `lasts` tells that it is shown. `home` takes the focus back from the button.
    """

    came = Signal(object)
    lasts = Signal()

    def __init__(self, home: QWidget) -> None:
        super().__init__()
        self._home, self._pending = home, 0
        self._reading: Reading | None = None
        self.words, self.stop = Text(DOING, max_chars=0), SecondaryButton(STOP, icon="x")
        told = QWidget()
        Column(0, (0, LOWER, 0, 0), told).addWidget(self.words)
        add_all(FlowLayout(12, self), (self.stop, told))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LASTING)
        self._timer.timeout.connect(self._show)
        self.stop.clicked.connect(self._on_stop)
        self.hide()

    def begin(self, work: Callable[[Reading], object]) -> None:
        """Have `work` done in a job, with the reading that it may use; one under way is left."""
        from mediateur.trust.apart import Reading

        self.leave()
        self._reading = reading = Reading()
        self._pending += 1
        self._timer.start()
        jobs.read(lambda: work(reading), self._on_read, self, reading.stop)

    def leave(self) -> None:
        """Stop the reading under way, and say nothing of it."""
        if self._reading is not None:
            self._reading.stop()
        self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._reading = None
        if self.stop.hasFocus():
            self._home.setFocus()
        self.hide()

    @Slot()
    def _show(self) -> None:
        self.words.set_text(DOING)
        self.stop.show()
        self.show()
        announce(self, DOING)
        self.lasts.emit()

    @Slot()
    def _on_stop(self) -> None:
        if self._reading is not None:
            self._reading.stop()

    @Slot(object)
    def _on_read(self, outcome: jobs.Outcome) -> None:
        """Tell what came, in the order in which it was asked for: only the last one is waited for."""
        from mediateur.trust.apart import StoppedError

        self._pending -= 1
        if self._pending or self._reading is None:
            return
        self._end()
        if isinstance(outcome.error, StoppedError):
            self._tell_stopped(outcome.error)
        else:
            self.came.emit(outcome)

    def _tell_stopped(self, stopped: StoppedError) -> None:
        self.words.set_text(str(stopped))
        self.stop.hide()
        self.show()
        announce(self, str(stopped))
