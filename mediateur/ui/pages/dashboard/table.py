"""Figures as a table: what screen readers and those who prefer numbers are shown in place of a chart."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QWidget

from mediateur.content.text import NBSP
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.plain_table import PlainTable
from mediateur.ui.kit.theme import current
from mediateur.ui.pages.dashboard.shapes import HEADS, Rows

Index = QModelIndex | QPersistentModelIndex


class FiguresModel(QAbstractTableModel):
    """A table of figures."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Rows = ()
        self.heads: tuple[str, ...] = HEADS

    def show_rows(self, rows: Rows, heads: tuple[str, ...]) -> None:
        """Show other figures, under the titles of their columns."""
        self.beginResetModel()
        self.rows, self.heads = rows, heads
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            label, *values = self.rows[index.row()]
            return f"{label}{NBSP}: {' ; '.join(self._told(values))}".replace("\n", ". ")
        return _alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.heads):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return self.heads[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _told(self, values: list[str]) -> Iterator[str]:
        """Yield what is said of the numbers of a row: with the title of each where there are several."""
        for head, value in zip(self.heads[1:], values, strict=True):
            yield value if len(values) == 1 else f"{head.lower()} {value}"


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


class FiguresTable(PlainTable):
    """A chart as a table, as tall as its rows: the page scrolls, not the table. Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.figures = FiguresModel()
        super().__init__(self.figures, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._at_rest = QTimer(self)  # columns take their width after the table has its own
        self._at_rest.setSingleShot(True)
        self._at_rest.timeout.connect(self.fit)

    def show_rows(self, title: str, rows: Rows, heads: tuple[str, ...] = HEADS) -> None:
        """Show another table."""
        self.setAccessibleName(title)
        self.figures.show_rows(rows, heads)
        for column in range(len(heads)):
            mode = QHeaderView.ResizeMode.ResizeToContents if column else QHeaderView.ResizeMode.Stretch
            self.horizontalHeader().setSectionResizeMode(column, mode)
        self.fit()

    @Slot()
    @override
    def fit(self) -> None:
        """Be as tall as the rows, whose words wrap."""
        self.resizeRowsToContents()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(self.figures.rowCount()))
        return QSize(current().px(200), self.horizontalHeader().sizeHint().height() + rows + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
            self._at_rest.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._at_rest.start()
