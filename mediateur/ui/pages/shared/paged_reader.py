"""Reading a long list in a thread: what answers a query, then the pages that are looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from mediateur.ui import jobs
from mediateur.ui.kit.paged_table import PagedModel, Record

MOST_WANTED = 3
V = TypeVar("V")


class _Page(NamedTuple):
    """A page that was looked at."""

    turn: int
    page: int
    rows: tuple[Any, ...]


class PagedReader(QObject, Generic[Record]):
    """Fills a model. `failed` carries a MediateurError.

    Each query is a turn: what was asked for before the last one is dropped. Of the pages that were looked at, the last
    ones come first. A list says how a page of the present query is read (`reading_of`).
    """

    failed = Signal(object)

    def __init__(self, model: PagedModel[Record], parent: QObject) -> None:
        super().__init__(parent)
        self._filled = model
        self.turn = 0
        self._wanted: list[int] = []
        self._reading = False
        model.missing.connect(self._want)

    def reading_of(self, page: int) -> Callable[[], tuple[Record, ...]] | None:
        """Return the work that reads a page of the present query; None where there is no such page."""
        raise NotImplementedError

    def begin_turn(self) -> int:
        """Begin another query; return its turn."""
        self.turn += 1
        self._wanted = []
        return self.turn

    def value(self, outcome: jobs.Outcome[V]) -> V | None:
        """Return what a job gave; tell why it gave nothing. Raises what nobody foresaw."""
        outcome.succeeded(self.failed.emit)
        return outcome.value

    @Slot(int)
    def _want(self, page: int) -> None:
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted = [*self._wanted, page][-MOST_WANTED:]
        self._read_next()

    def _read_next(self) -> None:
        if self._reading or not self._wanted:
            return
        turn, page = self.turn, self._wanted.pop()
        read = self.reading_of(page)
        if read is not None:
            self._reading = True
            jobs.run(lambda: _Page(turn, page, read()) if turn == self.turn else None, self._on_page, self)

    @Slot(object)
    def _on_page(self, outcome: jobs.Outcome[_Page | None]) -> None:
        self._reading = False
        found = self.value(outcome)
        if found is not None and found.turn == self.turn:
            self._filled.keep(found.page, found.rows)
            self._wanted = [page for page in self._wanted if page != found.page]
        self._read_next()
