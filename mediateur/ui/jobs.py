"""Work that takes longer than a frame: a closure in a thread, its result in a bound slot.

Three threads: one works, one waits for what is outside the program, one copies files. A printer that does not answer
holds up nothing but printers, a slow stick nothing but copies.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
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


class Thread(Enum):
    """Where a job runs."""

    WORK = auto()
    OUTSIDE = auto()
    COPIES = auto()


class Job(QObject):
    """One piece of work under way. `finished` carries an Outcome and arrives in the interface thread."""

    finished = Signal(object)
    _ended = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject, thread: Thread) -> None:
        super().__init__(parent)
        self._thread = thread
        self._run = _Run(work, self._ended.emit)
        self._run.setAutoDelete(False)
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin, one job at a time in a thread."""
        _queue(self._thread).start(self._run)

    @Slot(object)
    def _tell(self, outcome: Outcome) -> None:
        self.finished.emit(outcome)
        self.deleteLater()


def run(work: Callable[[], object], done: Callable[[Outcome], None], parent: QObject) -> Job:
    """Start `work` in a thread and call `done` (a bound slot of a QObject) with its Outcome.

    `work` captures plain values only: it touches no widget.
    """
    return _started(Job(work, parent, Thread.WORK), done)


def ask(question: Callable[[], object], done: Callable[[Outcome], None], parent: QObject) -> Job:
    """Do as `run` with what mostly waits for an answer from outside: it holds up no other work."""
    return _started(Job(question, parent, Thread.OUTSIDE), done)


def run_long(work: Callable[[], object], done: Callable[[Outcome], None], parent: QObject) -> Job:
    """Do as `run` with what may be long (a copy to a stick): nobody waits for it."""
    return _started(Job(work, parent, Thread.COPIES), done)


def wait() -> None:
    """Wait for the jobs under way; a job still running at the end of the program would crash it."""
    for pool in _pools.values():
        pool.waitForDone()


_pools: dict[Thread, QThreadPool] = {}
_collectors: list[Collector] = []


def _started(job: Job, done: Callable[[Outcome], None]) -> Job:
    job.finished.connect(done)
    job.start()
    return job


def _queue(thread: Thread) -> QThreadPool:
    """Return a thread of jobs; from the first job on, garbage is collected in the interface thread."""
    if not _collectors:
        _collectors.append(Collector(QCoreApplication.instance()))
    if thread not in _pools:
        _pools[thread] = QThreadPool()
        _pools[thread].setMaxThreadCount(1)
    return _pools[thread]
