"""Work that takes longer than a frame: a closure in a thread, its result in a bound slot.

Six threads: one works, one waits for what is outside the program, one copies files, one writes those that a person
names, one speaks to a server, one waits for the process that reads foreign files. A printer that does not answer holds
up nothing but printers, a slow stick nothing but copies or what is saved on it, a slow server nothing but sharing, a
trapped file nothing but the next file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from mediateur.errors import MediateurError
from mediateur.ui.collector import Collector

if TYPE_CHECKING:
    from typing_extensions import TypeVar  # which slows the start

    V = TypeVar("V", covariant=True, default=object)
else:
    from typing import TypeVar

    V = TypeVar("V")

# How long (s) a job may keep Python to itself when the window needs it; the 5 ms of Python make a key wait for 0.1 s,
# since drawing asks for it many times over.
TURN = 0.0005


class Outcome(NamedTuple, Generic[V]):
    """What a job gave: a value, or the exception that stopped it; there is no value then, only None."""

    value: V
    error: Exception | None

    def succeeded(self, tell: Callable[[MediateurError], object]) -> bool:
        """Return whether the job succeeded; `tell` is given the failure that a person can read. Raises any other."""
        if isinstance(self.error, MediateurError):
            tell(self.error)
        elif self.error is not None:
            raise self.error
        return self.error is None


class _Run:
    """Runs one closure, and hands its outcome to the interface thread, whether its job is still there or not.

    It is no QRunnable: PySide never lets go of one that Qt does not delete.
    """

    def __init__(self, work: Callable[[], object], job: Job) -> None:
        self.job = job
        self.failed = False
        self._work = work

    def __call__(self) -> None:
        """Run the closure; whatever it raises is an outcome too."""
        try:
            outcome = Outcome(self._work(), None)
        except Exception as error:
            outcome = Outcome(None, error)
            self.failed = True
        _post().came.emit(self, outcome)


class _Post(QObject):
    """Where threads leave outcomes: it outlives every job, whose parent may go while its work is being done."""

    came = Signal(object, object)

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self.came.connect(self._hand, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object)
    def _hand(self, run: _Run, outcome: Outcome) -> None:
        _under_way.discard(run)
        if isValid(run.job):
            run.job.tell(outcome)


class Thread(Enum):
    """Where a job runs."""

    WORK = auto()
    OUTSIDE = auto()
    COPIES = auto()
    SAVING = auto()
    NETWORK = auto()
    FILES = auto()


class Saved(Enum):
    """What became of the files that a person named."""

    ALL = auto()
    FAILED = auto()
    UNDER_WAY = auto()


class Job(QObject):
    """One piece of work under way, `where` it is. `finished` carries an Outcome and arrives in the interface thread.

    `stop` has it end at once, and may be called from here at any time; most work has none.
    """

    finished = Signal(object)

    def __init__(
        self,
        work: Callable[[], object],
        parent: QObject,
        thread: Thread,
        stop: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.where, self._work, self._stop = thread, work, stop

    def start(self) -> None:
        """Begin, one job at a time in a thread."""
        run = _Run(self._work, self)
        _under_way.add(run)
        _queue(self.where).start(run)

    def stop(self) -> None:
        """Have it end at once, if it can."""
        if self._stop is not None:
            self._stop()

    def tell(self, outcome: Outcome) -> None:
        """Tell the outcome; the job is over."""
        self.deleteLater()
        self.finished.emit(outcome)


def run(work: Callable[[], V], done: Callable[[Outcome[V]], None], parent: QObject) -> Job:
    """Start `work` in a thread and call `done` (a bound slot of a QObject) with its Outcome.

    `work` captures plain values only: it touches no widget.
    """
    return _started(Job(work, parent, Thread.WORK), done)


def ask(question: Callable[[], V], done: Callable[[Outcome[V]], None], parent: QObject) -> Job:
    """Do as `run` with what mostly waits for an answer from outside: it holds up no other work."""
    return _started(Job(question, parent, Thread.OUTSIDE), done)


def run_long(work: Callable[[], V], done: Callable[[Outcome[V]], None], parent: QObject) -> Job:
    """Do as `run` with what may be long (a copy to a stick): nobody waits for it."""
    return _started(Job(work, parent, Thread.COPIES), done)


def save(work: Callable[[], V], done: Callable[[Outcome[V]], None], parent: QObject) -> Job:
    """Do as `run` with the writing of a file that a person named, wherever that is."""
    return _started(Job(work, parent, Thread.SAVING), done)


def reach(work: Callable[[], V], done: Callable[[Outcome[V]], None], parent: QObject) -> Job:
    """Do as `run` with what speaks to a server of the network: nobody else waits for it."""
    return _started(Job(work, parent, Thread.NETWORK), done)


def read(work: Callable[[], V], done: Callable[[Outcome[V]], None], parent: QObject, stop: Callable[[], None]) -> Job:
    """Do as `run` with what waits for a foreign file to be read: `stop` ends it, when its window closes too."""
    return _started(Job(work, parent, Thread.FILES, stop), done)


def wait() -> None:
    """Wait for the jobs under way; a job still running at the end of the program would crash it."""
    for pool in _pools.values():
        pool.waitForDone()


def finish_saving(within: int) -> Saved:
    """Wait (ms) for the files that a person named, and hand over now what came of each."""
    runs = _saving()
    if runs and not _pools[Thread.SAVING].waitForDone(within):
        return Saved.UNDER_WAY
    if runs:
        QCoreApplication.sendPostedEvents(_post())
    return Saved.ALL if _none_failed(runs) else Saved.FAILED


def after_saving(done: Callable[[Outcome[bool]], None], parent: QObject) -> None:
    """Call `done` once the files that a person named were tried, with whether all of them are written."""
    save(partial(_none_failed, _saving()), done, parent)


def end(window: QObject) -> None:
    """Wait for the jobs under way, then forget those of a window that closes: what they gave begins nothing more.

    Those of the window that can be stopped are.
    """
    own = [run.job for run in _under_way if isValid(run.job) and _is_under(run.job, window)]
    for job in own:
        job.stop()
    wait()
    for job in own:
        job.blockSignals(True)


_pools: dict[Thread, QThreadPool] = {}
_under_way: set[_Run] = set()
_kept: list[tuple[Collector, _Post]] = []


def _saving() -> list[_Run]:
    return [run for run in _under_way if run.job.where is Thread.SAVING]


def _none_failed(runs: list[_Run]) -> bool:
    return not any(run.failed for run in runs)


def _is_under(job: Job, root: QObject) -> bool:
    above = job.parent()
    while above is not None and above is not root:
        above = above.parent()
    return above is root


def _post() -> _Post:
    return _kept[0][1]


def _started(job: Job, done: Callable[[Outcome[V]], None]) -> Job:
    job.finished.connect(done)
    job.start()
    return job


def _queue(thread: Thread) -> QThreadPool:
    """Return a thread of jobs; from the first job on, garbage is collected in the interface thread, served first."""
    if not _kept:
        sys.setswitchinterval(TURN)
        program = QCoreApplication.instance()
        _kept.append((Collector(program), _Post(program)))
    if thread not in _pools:
        _pools[thread] = QThreadPool()
        _pools[thread].setMaxThreadCount(1)
    return _pools[thread]
