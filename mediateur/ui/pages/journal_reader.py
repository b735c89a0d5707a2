"""Reading the journal in a thread: its first page at once, how much there is, then the pages that are looked at."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from mediateur.errors import MediateurError
from mediateur.journal.changes import Names
from mediateur.journal.query import PAGE, Key, Overview, Query
from mediateur.ui import jobs
from mediateur.ui.pages.journal_rows import JournalRow, row_of
from mediateur.ui.pages.journal_table import JournalModel
from mediateur.usecases.journal import Journal

MOST_WANTED = 3


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


class _Page(NamedTuple):
    """A page that was looked at."""

    turn: int
    page: int
    rows: tuple[JournalRow, ...]


class JournalReader(QObject):
    """Fills a model. `counted` carries an Overview, `dated` the months, `failed` a MediateurError.

    What was asked for before the last query is dropped; of the pages that were looked at, the last ones come first.
    """

    counted = Signal(object)
    dated = Signal(object)
    failed = Signal(object)

    def __init__(self, journal: Journal, model: JournalModel, parent: QObject) -> None:
        super().__init__(parent)
        self._journal, self._model = journal, model
        self._turn = 0
        self._query, self._names = Query(), Names({}, {})
        self._starts: tuple[Key, ...] = ()
        self._wanted: list[int] = []
        self._reading = False
        model.missing.connect(self._want)

    def ask(self, query: Query, names: Names, row: int = -1) -> None:
        """Read what answers a query; around a row, when the same journal is to be seen where it was."""
        self._turn += 1
        self._query, self._names, self._starts, self._wanted = query, names, (), []
        turn, journal = self._turn, self._journal
        if row < PAGE:
            jobs.run(lambda: self._first(turn, journal, query, names), self._on_first, self)
        jobs.run(lambda: self._counted(turn, journal, query, names, max(row, 0) // PAGE), self._on_counted, self)

    def _first(self, turn: int, journal: Journal, query: Query, names: Names) -> _First | None:
        if turn != self._turn:
            return None
        return _First(turn, _rows(journal, query, names), journal.months())

    def _counted(self, turn: int, journal: Journal, query: Query, names: Names, page: int) -> _Counted | None:
        if turn != self._turn:
            return None
        overview = journal.overview(query)
        page = min(page, max(0, len(overview.pages) - 1))
        rows = _rows(journal, query, names, overview.pages[page]) if page else ()
        return _Counted(turn, overview, page, rows)

    @Slot(object)
    def _on_first(self, outcome: jobs.Outcome) -> None:
        found = self._value(outcome)
        if isinstance(found, _First) and found.turn == self._turn:
            self._model.begin(len(found.rows), 0, found.rows)
            self.dated.emit(found.months)

    @Slot(object)
    def _on_counted(self, outcome: jobs.Outcome) -> None:
        found = self._value(outcome)
        if not isinstance(found, _Counted) or found.turn != self._turn:
            return
        self._starts = found.overview.pages
        if found.rows:
            self._model.begin(found.overview.rows, found.page, found.rows)
        else:
            self._model.grow(found.overview.rows)
        self.counted.emit(found.overview)

    @Slot(int)
    def _want(self, page: int) -> None:
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted = [*self._wanted, page][-MOST_WANTED:]
        self._read_next()

    def _read_next(self) -> None:
        if self._reading or not self._wanted:
            return
        page = self._wanted.pop()
        if page < len(self._starts):
            self._reading = True
            turn, journal, query, names, start = (
                self._turn,
                self._journal,
                self._query,
                self._names,
                self._starts[page],
            )
            jobs.run(lambda: _Page(turn, page, _rows(journal, query, names, start)), self._on_page, self)

    @Slot(object)
    def _on_page(self, outcome: jobs.Outcome) -> None:
        self._reading = False
        found = self._value(outcome)
        if isinstance(found, _Page) and found.turn == self._turn:
            self._model.keep(found.page, found.rows)
            self._wanted = [page for page in self._wanted if page != found.page]
        self._read_next()

    def _value(self, outcome: jobs.Outcome) -> object:
        if isinstance(outcome.error, MediateurError):
            self.failed.emit(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
        return outcome.value


def _rows(journal: Journal, query: Query, names: Names, start: Key | None = None) -> tuple[JournalRow, ...]:
    return tuple(row_of(encounter, names) for encounter in journal.page(query, start))
