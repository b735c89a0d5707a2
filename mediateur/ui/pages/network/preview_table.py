"""The table of what leaves: one row for each record, and under it all that the chosen one holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QItemSelection, QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.paged_table import PagedModel, PagedTable
from mediateur.ui.kit.table_cells import TableColumn
from mediateur.ui.kit.text import Text, heading
from mediateur.usecases.network.standing import Row

PAGE, NAME = 50, "Ce qui part, ligne par ligne"
WHOLE, CHOOSE = "Cette ligne, en entier", french("Choisissez une ligne : tout ce qu'elle envoie est écrit ici.")
NOT_SAID = "Non dit"


class Rows(Protocol):
    """Rows that are read page after page."""

    @property
    def total(self) -> int:
        """How many there are."""

    def page(self, start: int, size: int) -> Sequence[Row]:
        """Return some, from a rank on."""


def _when(row: Row) -> str:
    return row.when


def _what(row: Row) -> str:
    return row.what


def _persons(row: Row) -> str:
    return row.persons


def _results(row: Row) -> str:
    return row.results


def _place(row: Row) -> str:
    return row.place or NOT_SAID


COLUMNS = (
    TableColumn(french("Demi-journée"), _when),
    TableColumn("Quoi", _what, bold=True, grows=2, least=150),
    TableColumn("Personnes", _persons, figure=True),
    TableColumn("Résultats", _results, grows=2, least=150),
    TableColumn("Lieu", _place, grows=1, least=100, muted=frozenset({NOT_SAID})),
)


class RowsModel(PagedModel[Row]):
    """What leaves, some pages at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, PAGE, parent)


class PreviewTable(QWidget):
    """The table over the whole words of its chosen row."""

    def __init__(self) -> None:
        super().__init__()
        self.model = RowsModel(self)
        self.table = PagedTable(self.model, NAME, least_rows=4)
        self.whole = Text(CHOOSE, "courant", "text_body", max_chars=0)
        self._rows: Rows | None = None
        column = Column(8, parent=self)
        for part in (self.table, heading(WHOLE, 3), self.whole):
            column.addWidget(part)
        self.model.missing.connect(self._read, Qt.ConnectionType.QueuedConnection)
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        self.setFocusProxy(self.table)

    def show_rows(self, rows: Rows) -> None:
        """Show other rows; none is chosen."""
        self._rows = rows
        self.model.begin(rows.total, 0, tuple(rows.page(0, PAGE)))
        self.whole.set_text(CHOOSE)

    @Slot(int)
    def _read(self, page: int) -> None:
        if self._rows is not None:
            self.model.keep(page, tuple(self._rows.page(page * PAGE, PAGE)))

    @Slot(QItemSelection, QItemSelection)
    def _on_chosen(self, _chosen: QItemSelection, _left: QItemSelection) -> None:
        row = self.model.row(self.table.chosen()) if self.table.chosen() >= 0 else None
        self.whole.set_text(CHOOSE if row is None else told(row))


def told(row: Row) -> str:
    """Return all that a row sends, a line for each field."""
    return "\n".join(f"{label}{NBSP}: **{value.replace('*', '·')}**" for label, value in row.told)
