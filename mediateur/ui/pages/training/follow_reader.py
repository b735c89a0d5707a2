"""Reading the register in a thread: its figures and first lines at once, then the pages that are looked at."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from mediateur.errors import MediateurError
from mediateur.training.figures import RegisterFigures
from mediateur.training.listing import PAGE, Page, Query, Sort
from mediateur.training.register import Status
from mediateur.ui import jobs
from mediateur.ui.pages.training.follow_renewals import SHOWN
from mediateur.ui.pages.training.follow_table import FollowModel
from mediateur.usecases.register import Register

DUE = (Status.EXPIRED, Status.EXPIRING)
TO_RENEW = Query(statuses=DUE, sort=Sort.EXPIRES)
MOST_WANTED = 3


class Whole(NamedTuple):
    """What the part shows besides the table: figures, the first to renew, territories."""

    figures: RegisterFigures
    renewals: Page
    territories: tuple[str, ...]


class _Read(NamedTuple):
    """A page of the query of a turn."""

    turn: int
    page: Page


class FollowReader(QObject):
    """Fills a model. `counted` carries how many answer the query, `told` a Whole, `failed` a MediateurError.

    What was asked for before the last query is dropped; of the pages that were looked at, the last ones come first.
    """

    counted = Signal(int)
    told = Signal(object)
    failed = Signal(object)

    def __init__(self, register: Register, model: FollowModel, parent: QObject) -> None:
        super().__init__(parent)
        self._register, self._model = register, model
        self._turn, self._query, self._row = 0, Query(), -1
        self._wanted: list[int] = []
        self._reading = False
        model.missing.connect(self._want)

    def ask(self, query: Query, row: int = -1) -> None:
        """Read what answers a query; the page of a row first, when the same list is to be seen where it was."""
        self._turn += 1
        self._query, self._row, self._wanted = query, row, []
        turn, start = self._turn, max(row, 0) // PAGE * PAGE
        jobs.run(lambda: self._read(turn, query, start), self._on_first, self)

    def ask_whole(self) -> None:
        """Read the figures, and what is to be renewed."""
        register = self._register
        jobs.run(lambda: whole(register), self._on_whole, self)

    def _read(self, turn: int, query: Query, start: int) -> _Read | None:
        return _Read(turn, self._register.people.page(query, start)) if turn == self._turn else None

    @Slot(object)
    def _on_first(self, outcome: jobs.Outcome) -> None:
        found = self._value(outcome)
        if isinstance(found, _Read) and found.turn == self._turn:
            page = found.page
            self._model.begin(page.total, page.start // PAGE, page.rows)
            self.counted.emit(page.total)

    @Slot(object)
    def _on_whole(self, outcome: jobs.Outcome) -> None:
        found = self._value(outcome)
        if isinstance(found, Whole):
            self.told.emit(found)

    @Slot(int)
    def _want(self, page: int) -> None:
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted = [*self._wanted, page][-MOST_WANTED:]
        self._read_next()

    def _read_next(self) -> None:
        if self._reading or not self._wanted:
            return
        self._reading = True
        turn, query, start = self._turn, self._query, self._wanted.pop() * PAGE
        jobs.run(lambda: self._read(turn, query, start), self._on_page, self)

    @Slot(object)
    def _on_page(self, outcome: jobs.Outcome) -> None:
        self._reading = False
        found = self._value(outcome)
        if isinstance(found, _Read) and found.turn == self._turn:
            number = found.page.start // PAGE
            self._model.keep(number, found.page.rows)
            self._wanted = [page for page in self._wanted if page != number]
        self._read_next()

    def _value(self, outcome: jobs.Outcome) -> object:
        if isinstance(outcome.error, MediateurError):
            self.failed.emit(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
        return outcome.value


def whole(register: Register) -> Whole:
    """Return what the part shows besides the table. Raises MediateurError."""
    renewals = register.people.page(TO_RENEW, 0, SHOWN)
    return Whole(register.figures.dashboard(), renewals, register.people.territories())
