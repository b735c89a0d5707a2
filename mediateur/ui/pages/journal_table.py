"""The table of the journal: a model over frozen rows, and a view that fits its columns."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from mediateur.ui.kit.theme import current
from mediateur.ui.pages.journal_cells import COLUMNS, LEFT, RIGHT, Index, JournalDelegate, JournalHeader
from mediateur.ui.pages.journal_rows import JournalRow


class JournalModel(QAbstractTableModel):
    """Rows that never change in place: another tuple resets the model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[JournalRow, ...] = ()

    def set_rows(self, rows: tuple[JournalRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are; a cell has none below it."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are; a cell has none below it."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words for the eye, or a whole phrase for a screen reader."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        column, row = COLUMNS[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}\N{NO-BREAK SPACE}: {column.words(row)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.figure else LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if COLUMNS[section].figure else LEFT
        return None


class JournalTable(QTableView):
    """Rows are chosen whole; arrows move, Tab leaves. Columns fill the width, or scroll when they cannot."""

    def __init__(self, model: JournalModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(JournalDelegate(self))
        self.setAccessibleName("Journal des séances")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setCornerWidget(QWidget())
        self._head = JournalHeader(self)
        self.setHorizontalHeader(self._head)
        model.modelReset.connect(self.fit_columns)
        current().changed.connect(self.restyle)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        height = current().dimension("ligne_tableau")
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(6 * height)
        self.fit_columns()

    @Slot()
    def fit_columns(self) -> None:
        """Give each column the room that its words need; cut long ones or share what is left to fill the width."""
        needs = [max(self.sizeHintForColumn(n), self._head.need(n)) for n in range(len(COLUMNS))]
        least = [min(need, current().px(column.least) or need) for need, column in zip(needs, COLUMNS, strict=True)]
        room = self.viewport().width()
        for number, width in enumerate(fitted(needs, least, room)):
            self.setColumnWidth(number, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns again."""
        super().resizeEvent(event)
        self.fit_columns()


def fitted(needs: list[int], least: list[int], room: int) -> list[int]:
    """Return the widths of columns: what they need, more of what is left, or less down to `least` when it lacks."""
    left = room - sum(needs)
    if left >= 0:
        shares = sum(column.grows for column in COLUMNS)
        return [need + left * column.grows // shares for need, column in zip(needs, COLUMNS, strict=True)]
    slack = [need - low for need, low in zip(needs, least, strict=True)]
    if -left > sum(slack):
        return needs
    return [need + left * spare // sum(slack) for need, spare in zip(needs, slack, strict=True)]
