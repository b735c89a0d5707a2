"""The matrix of « Qui peut voir quoi ? »: a model over frozen rows, and a table that wraps before it scrolls."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from mediateur.content.text import NBSP
from mediateur.rights.verdicts import LABELS
from mediateur.rights.visibility import Cell, Kind, Reader, Row, Rules, matrix
from mediateur.ui.kit.scroll_bar import plain
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.rights.matrix_cells import (
    CELL_ROLE,
    ICON_ROLE,
    LEAST,
    ROOMY,
    Index,
    Letters,
    MatrixCorner,
    MatrixDelegate,
    MatrixHeader,
    cell_words,
)

NAME = f"Qui peut voir quoi{NBSP}?"
HEAD, AIR, ROWS_AT_LEAST, LINES, MOST_LINES = 44, 4, 5, 2, 3


class MatrixModel(QAbstractTableModel):
    """Readers by kinds of documents. Its shape never changes: other choices are other data.

    `first` are the rows without any choice; `shown` tells that the verdicts of other choices are there.
    """

    shown = Signal()

    def __init__(self, rules: Rules, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.readers, self.kinds = rules.readers, rules.kinds
        self.first = self.rows = matrix(rules, ())

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show the verdicts of other choices; only the cells that differ are painted again."""
        before, self.rows = self.rows, rows
        for rank, (old, new) in enumerate(zip(before, rows, strict=True)):
            for kind, pair in enumerate(zip(old.cells, new.cells, strict=True)):
                if pair[0] != pair[1]:
                    self.dataChanged.emit(self.index(rank, kind), self.index(rank, kind))
        self.shown.emit()

    def cell(self, index: Index) -> Cell:
        """Return a cell."""
        return self.rows[index.row()].cells[index.column()]

    def sentence(self, index: Index) -> str:
        """Return « Médecin traitant, compte rendu : ne voit pas, changé »."""
        cell = self.cell(index)
        kind = self.kinds[index.column()].title.lower()
        changed = ", changé" if cell.changed else ""
        return f"{self.readers[index.row()].title}, {kind}{NBSP}: {cell_words(cell).lower()}{changed}"

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many readers there are; a cell has none below it."""
        return 0 if parent is not None and parent.isValid() else len(self.readers)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many kinds there are; a cell has none below it."""
        return 0 if parent is not None and parent.isValid() else len(self.kinds)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words for the eye, a whole phrase for a screen reader, the cell for whoever paints it."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_words(self.cell(index))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(index)
        return self.cell(index) if role == CELL_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a reader or of a kind, its icon, and its caption besides for a screen reader."""
        heads: tuple[Reader, ...] | tuple[Kind, ...]
        heads = self.kinds if orientation == Qt.Orientation.Horizontal else self.readers
        if not 0 <= section < len(heads):
            return None
        head = heads[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return head.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{head.title}, {head.caption}"
        return head.icon if role == ICON_ROLE else None


class MatrixTable(QTableView):
    """Cells are chosen one by one; arrows move, Tab leaves, Échap chooses none. `chosen` tells that another one is.

    `columns_fit` is false where the kinds do not stand side by side: then one is shown at a time.
    """

    chosen = Signal()
    folded = Signal(bool)

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix, self._kind, self._whole, self.columns_fit = model, 0, False, True
        self._letters, self._shared = Letters(), 0
        self.setModel(model)
        self.setItemDelegate(MatrixDelegate(self._letters, self))
        self.setAccessibleName(NAME)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        plain(self)
        self._above = MatrixHeader(Qt.Orientation.Horizontal, self._letters, self)
        self._side = MatrixHeader(Qt.Orientation.Vertical, self._letters, self)
        self.setHorizontalHeader(self._above)
        self.setVerticalHeader(self._side)
        self._corner = MatrixCorner("Qui", self._letters, self)
        model.shown.connect(self.fit_rows)
        self.selectionModel().selectionChanged.connect(self.chosen)
        current().changed.connect(self.restyle)
        self.restyle()

    @property
    def index(self) -> QModelIndex | None:
        """The cell chosen, if any."""
        found = self.selectionModel().selectedIndexes()
        return found[0] if found else None

    def show_kind(self, kind: int) -> None:
        """Show this kind where they do not stand side by side."""
        self._kind = kind
        self.fit()

    def set_shape(self, *, whole: bool, compact: bool) -> None:
        """Be as tall as all the rows, for a page that scrolls, or scroll them here; `compact` brings rows closer."""
        self._whole, self._letters.least = whole, LEAST if compact else ROOMY
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        self.fit()

    def place_of(self, index: QModelIndex) -> QRect:
        """Return where a cell is in the table, its headers counted."""
        return self.visualRect(index).translated(self._side.width(), self._above.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap chooses no cell; what is left goes to the table."""
        if event.key() == Qt.Key.Key_Escape and self.index is not None:
            self.clearSelection()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns again when there is another width to share."""
        super().resizeEvent(event)
        if self._total() != self._shared:
            self.fit()

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        self._letters.forget()
        self.verticalScrollBar().setSingleStep(px(LEAST))
        self.fit()

    def fit(self) -> None:
        """Share the width among readers and kinds; show one kind at a time where words would be cut."""
        total = self._shared = self._total()
        labels = [*LABELS.values(), *(kind.title for kind in self._matrix.kinds)]
        least, count = max(map(self._letters.cell_least, labels)), len(self._matrix.kinds)
        narrowest = self._names_width(LINES)
        fits = narrowest + count * least <= total
        shown = range(count) if fits else range(self._kind, self._kind + 1)
        for kind in range(count):
            self.setColumnHidden(kind, kind not in shown)
        if not fits and narrowest > total - least:
            narrowest = self._names_width(MOST_LINES)
        side = self._best_side(narrowest, total, least, shown)
        self._side.set_thickness(side)
        for kind in shown:
            self.setColumnWidth(kind, (total - side) // len(shown))
        self._fit_head(shown)
        self.fit_rows()
        if fits != self.columns_fit:
            self.columns_fit = fits
            self.folded.emit(not fits)

    @Slot()
    def fit_rows(self) -> None:
        """Give each row the height of its words: never less than without any choice, so that rows do not jump."""
        kinds = [kind for kind in range(len(self._matrix.kinds)) if not self.isColumnHidden(kind)]
        heights = self._heights(self._side.width(), self.columnWidth(kinds[0]), kinds)
        for row, height in enumerate(heights):
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)
        whole = self._above.height() + sum(heights)
        self.setMinimumHeight(whole if self._whole else self._above.height() + ROWS_AT_LEAST * px(LEAST))
        self.setMaximumHeight(whole)

    def _total(self) -> int:
        """Return the width that names and columns share."""
        bar = self.verticalScrollBar()
        return self.width() - (bar.width() if bar.isVisible() else 0)

    def _names_width(self, lines: int) -> int:
        return max(self._letters.side_width(reader.title, lines) for reader in self._matrix.readers)

    def _best_side(self, narrowest: int, total: int, least: int, shown: range) -> int:
        """Return the width of the names that makes the whole lowest, the narrowest of those that do."""
        wanted = {self._letters.side_width(reader.title, 1) for reader in self._matrix.readers}
        most = total - len(shown) * least
        sides = sorted({narrowest, *(side for side in wanted if narrowest < side <= most)})
        return min(sides, key=lambda side: sum(self._heights(side, (total - side) // len(shown), shown)))

    def _heights(self, side: int, width: int, kinds: Iterable[int]) -> list[int]:
        """Return the heights of the rows for the widths of the names and of a column."""
        air = 2 * px(AIR)
        return [
            max(
                self._side.need(rank, side) + air,
                self._letters.row_height((row.cells[kind] for row in pair for kind in kinds), width),
            )
            for rank, pair in enumerate(zip(self._matrix.first, self._matrix.rows, strict=True))
        ]

    def _fit_head(self, shown: range) -> None:
        words = max(self._above.need(kind, self.columnWidth(kind)) for kind in shown)
        self._above.set_thickness(max(px(HEAD), words + 2 * px(AIR)))
        self._corner.setGeometry(0, 0, self._side.width(), self._above.height())
        self._corner.raise_()


def all_facts(rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Return the ids of the facts on which a matrix rests, in reading order, each once."""
    return tuple(dict.fromkeys(fact for row in rows for cell in row.cells for fact in cell.facts))
