"""Where Python's cyclic garbage goes: the interface thread only.

A collection that happens to start in a job's thread would destroy widgets there, and Qt would wait for
itself for ever. So automatic collection is off, and a timer of the interface thread does its work.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer, Slot

EVERY_MS = 5_000


class Collector(QObject):
    """Collects garbage in the thread that made it, as often as the thresholds of `gc` ask.

    At its first turn it sets aside what the start has made, the libraries of the store included: that lives as
    long as the program, and looking through it would hold the window for a tenth of a second.
    """

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._set_aside, Qt.ConnectionType.SingleShotConnection)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def _set_aside(self) -> None:
        gc.freeze()

    @Slot()
    def collect(self) -> None:
        """Collect the youngest generation, and the older ones when they are due."""
        due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        gc.collect(2 if due[2] else 1 if due[1] else 0)
