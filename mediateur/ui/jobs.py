"""Work that takes longer than a frame: a closure in a thread, its result in a bound slot."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from mediateur.ui.collector import Collector


class Outcome(NamedTuple):
    """What a job gave: a value, or the exception that stopped it."""

    value: object
    error: Exception | None


class _Run(QRunnable):
    """Runs one closure and hands its outcome to a signal owned by the interface thread."""

    def __init__(self, work: Callable[[], object], done: Callable[[Outcome], None]) -> None:
        super().__init__()
        self._work = work
        self._done = done

    def run(self) -> None:
        """Run the closure; whatever it raises is an outcome too."""
        try:
            outcome = Outcome(self._work(), None)
        except Exception as error:
            outcome = Outcome(None, error)
        self._done(outcome)


class Job(QObject):
    """One piece of work under way. `finished` carries an Outcome and arrives in the interface thread."""

    finished = Signal(object)
    _ended = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._run = _Run(work, self._ended.emit)
        self._run.setAutoDelete(False)
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self, queue: QThreadPool) -> None:
        """Begin, one job of a queue at a time."""
        queue.start(self._run)

    @Slot(object)
    def _tell(self, outcome: Outcome) -> None:
        self.finished.emit(outcome)
        self.deleteLater()


def run(work: Callable[[], object], done: Callable[[Outcome], None], parent: QObject, *, slow: bool = False) -> Job:
    """Start `work` in a thread and call `done` (a bound slot of a QObject) with its Outcome.

    `work` captures plain values only: it touches no widget. What is `slow` (a copy to a stick) has a thread of its own,
    so that nobody waits for it.
    """
    job = Job(work, parent)
    job.finished.connect(done)
    job.start(_queues()[slow])
    return job


def wait() -> None:
    """Wait for the jobs under way; a job still running at the end of the program would crash it."""
    for queue in _queues():
        queue.waitForDone()


_kept: list[tuple[tuple[QThreadPool, QThreadPool], Collector]] = []


def _queues() -> tuple[QThreadPool, QThreadPool]:
    """Return the two threads of jobs; from the first job on, garbage is collected in the interface thread."""
    if not _kept:
        pools = (QThreadPool(), QThreadPool())
        for pool in pools:
            pool.setMaxThreadCount(1)
        _kept.append((pools, Collector(QCoreApplication.instance())))
    return _kept[0][0]
