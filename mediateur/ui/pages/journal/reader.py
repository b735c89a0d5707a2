"""Reading the journal in a thread: its first page at once, how much there is, then the pages that are looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from mediateur.journal.changes import Names
from mediateur.journal.query import PAGE, Key, Overview, Query
from mediateur.ui import jobs
from mediateur.ui.kit.overriding import override
from mediateur.ui.pages.journal.rows import JournalRow, row_of
from mediateur.ui.pages.journal.table import JournalModel
from mediateur.ui.pages.shared.paged_reader import PagedReader
from mediateur.usecases.recording.rows import Journal


class _First(NamedTuple):
    """The first page of a query, and the months there are to choose among."""

    turn: int
    rows: tuple[JournalRow, ...]
    months: tuple[str, ...]


class _Counted(NamedTuple):
    """How much answers a query, and one page of it."""

    turn: int
    overview: Overview
    page: int
    rows: tuple[JournalRow, ...]


class JournalReader(PagedReader[JournalRow]):
    """Fills a model. `counted` carries an Overview, `dated` the months."""

    counted = Signal(object)
    dated = Signal(object)

    def __init__(self, journal: Journal, model: JournalModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self._journal, self._model = journal, model
        self._query, self._names = Query(), Names({}, {})
        self._starts: tuple[Key, ...] = ()

    def ask(self, query: Query, names: Names, row: int = -1) -> None:
        """Read what answers a query; around a row, when the same journal is to be seen where it was."""
        turn, journal = self.begin_turn(), self._journal
        self._query, self._names, self._starts = query, names, ()
        if row < PAGE:
            jobs.run(lambda: self._first(turn, journal, query, names), self._on_first, self)
        jobs.run(lambda: self._counted(turn, journal, query, names, max(row, 0) // PAGE), self._on_counted, self)

    @override
    def reading_of(self, page: int) -> Callable[[], tuple[JournalRow, ...]] | None:
        if page >= len(self._starts):
            return None
        journal, query, names, start = self._journal, self._query, self._names, self._starts[page]
        return lambda: _rows(journal, query, names, start)

    def _first(self, turn: int, journal: Journal, query: Query, names: Names) -> _First | None:
        if turn != self.turn:
            return None
        return _First(turn, _rows(journal, query, names), journal.months())

    def _counted(self, turn: int, journal: Journal, query: Query, names: Names, page: int) -> _Counted | None:
        if turn != self.turn:
            return None
        overview = journal.overview(query)
        page = min(page, max(0, len(overview.pages) - 1))
        rows = _rows(journal, query, names, overview.pages[page]) if page else ()
        return _Counted(turn, overview, page, rows)

    @Slot(object)
    def _on_first(self, outcome: jobs.Outcome) -> None:
        found = self.value(outcome)
        if isinstance(found, _First) and found.turn == self.turn:
            self._model.begin(len(found.rows), 0, found.rows)
            self.dated.emit(found.months)

    @Slot(object)
    def _on_counted(self, outcome: jobs.Outcome) -> None:
        found = self.value(outcome)
        if not isinstance(found, _Counted) or found.turn != self.turn:
            return
        self._starts = found.overview.pages
        if found.rows:
            self._model.begin(found.overview.rows, found.page, found.rows)
        else:
            self._model.grow(found.overview.rows)
        self.counted.emit(found.overview)


def _rows(journal: Journal, query: Query, names: Names, start: Key | None = None) -> tuple[JournalRow, ...]:
    return tuple(row_of(encounter, names) for encounter in journal.page(query, start))
