"""Reading the register in a thread: its figures and first lines at once, then the pages that are looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from mediateur.training.figures import RegisterFigures
from mediateur.training.listing import PAGE, Page, PersonRow, Query, Sort
from mediateur.training.register import Status
from mediateur.ui import jobs
from mediateur.ui.kit.overriding import override
from mediateur.ui.pages.shared.paged_reader import PagedReader
from mediateur.ui.pages.training.following.renewals import SHOWN
from mediateur.ui.pages.training.following.table import FollowModel
from mediateur.usecases.register.register import Register

DUE = (Status.EXPIRED, Status.EXPIRING)
TO_RENEW = Query(statuses=DUE, sort=Sort.EXPIRES)


class Whole(NamedTuple):
    """What the part shows besides the table: figures, the first to renew, territories."""

    figures: RegisterFigures
    renewals: Page
    territories: tuple[str, ...]


class _First(NamedTuple):
    """The first page of the query of a turn."""

    turn: int
    page: Page


class FollowReader(PagedReader[PersonRow]):
    """Fills a model. `counted` carries how many answer the query, `told` a Whole."""

    counted = Signal(int)
    told = Signal(object)

    def __init__(self, register: Register, model: FollowModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self._register, self._model = register, model
        self._query = Query()
        self._wants_whole = False

    def ask(self, query: Query, row: int = -1) -> None:
        """Read what answers a query; the page of a row first, when the same list is to be seen where it was."""
        turn, start = self.begin_turn(), max(row, 0) // PAGE * PAGE
        self._query = query
        jobs.run(lambda: self._first(turn, query, start), self._on_first, self)

    def ask_all(self, query: Query, row: int = -1) -> None:
        """Read what answers a query, as `ask`; then the figures, and what is to be renewed: the lines do not wait."""
        self._wants_whole = True
        self.ask(query, row)

    @override
    def reading_of(self, page: int) -> Callable[[], tuple[PersonRow, ...]]:
        people, query = self._register.people, self._query
        return lambda: people.page(query, page * PAGE).rows

    def _first(self, turn: int, query: Query, start: int) -> _First | None:
        return _First(turn, self._register.people.page(query, start)) if turn == self.turn else None

    @Slot(object)
    def _on_first(self, outcome: jobs.Outcome[_First | None]) -> None:
        found = self.value(outcome)
        if found is not None and found.turn == self.turn:
            page = found.page
            self._model.begin(page.total, page.start // PAGE, page.rows)
            self.counted.emit(page.total)
            if self._wants_whole:
                self._wants_whole, register = False, self._register
                jobs.run(lambda: whole(register), self._on_whole, self)

    @Slot(object)
    def _on_whole(self, outcome: jobs.Outcome[Whole]) -> None:
        found = self.value(outcome)
        if found is not None:
            self.told.emit(found)


def whole(register: Register) -> Whole:
    """Return what the part shows besides the table. Raises MediateurError."""
    renewals = register.people.page(TO_RENEW, 0, SHOWN)
    return Whole(register.figures.dashboard(), renewals, register.people.territories())
