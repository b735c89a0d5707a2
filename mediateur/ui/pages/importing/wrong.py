"""The lines of a table that would be refused: which, in what column, why. Never what stands in them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from mediateur.content.text import french
from mediateur.journal.spreadsheet_line import Wrong
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.plain_table import PlainTable
from mediateur.ui.kit.theme import current

Index = QModelIndex | QPersistentModelIndex
HEADS = ("Ligne", "Colonne", "Ce qui ne va pas")
MOST_ROWS, ROW, AIR = 5, 46, 12
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class WrongModel(QAbstractTableModel):
    """Lines refused."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: tuple[Wrong, ...] = ()

    def show_wrong(self, wrong: tuple[Wrong, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.wrong = wrong
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.wrong)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.wrong):
            return None
        one = self.wrong[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (str(one.line), one.column, french(f"{one.why[:1].upper()}{one.why[1:]}."))[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return str(one)
        return LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(HEADS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT
        return HEADS[section] if role == Qt.ItemDataRole.DisplayRole else None


class WrongTable(PlainTable):
    """A few lines high, it scrolls for the others. Tab leaves it."""

    def __init__(self) -> None:
        self.lines = WrongModel()
        super().__init__(self.lines)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(len(HEADS) - 1, QHeaderView.ResizeMode.Stretch)

    def show_wrong(self, title: str, wrong: tuple[Wrong, ...]) -> None:
        """Show other lines, the first one chosen."""
        self.setAccessibleName(title)
        self.lines.show_wrong(wrong)
        self.fit()
        if wrong:
            self.selectRow(0)

    @override
    def fit(self) -> None:
        """Wrap the words of each line, and be as high as the first lines."""
        self.verticalHeader().setMinimumSectionSize(current().px(ROW))
        for row in range(self.lines.rowCount()):
            self.setRowHeight(row, max(current().px(ROW), self.sizeHintForRow(row) + current().px(AIR)))
        shown = sum(self.rowHeight(row) for row in range(min(MOST_ROWS, self.lines.rowCount())))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + shown + 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
