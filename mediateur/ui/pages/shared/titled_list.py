"""A list of lines under titles, one stop of Tab: its model, and the view; how a line is painted is for each list."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate

from mediateur.ui.kit.scroll_bar import plain
from mediateur.ui.kit.theme import current, px

Index = QModelIndex | QPersistentModelIndex
LEAVES = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class TitledRow(NamedTuple):
    """A line by its id, under the title of its group; or such a title, when `id` is empty."""

    id: str
    title: str
    group: str = ""
    icon: str = ""


class TitledModel(QAbstractListModel):
    """The lines; titles cannot be chosen, so that arrows pass over them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[TitledRow, ...] = ()

    def show_rows(self, rows: tuple[TitledRow, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, name: str) -> int:
        """Return the number of a line, -1 when there is none."""
        return next((number for number, row in enumerate(self.rows) if row.id and row.id == name), -1)

    def second_line(self, _row: TitledRow) -> str:
        """Return what stands under the title of a line, if anything does."""
        return ""

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are; a line has none below it."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a line may be chosen, a title may not."""
        return LEAVES if index.isValid() and self.rows[index.row()].id else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words; for assistive tools, what stands under them and the group too."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, self.second_line(row), row.group) if part)
        return None


class TitledDelegate(QStyledItemDelegate):
    """What paints the lines, in the width that the list has."""

    width = 0

    def forget(self) -> None:
        """Drop what was laid out with another theme, where anything is kept."""


class TitledList(QListView):
    """Arrows go from line to line; `chosen` carries the id of the line now chosen. `least_rows` can always be seen."""

    chosen = Signal(str)

    def __init__(self, model: TitledModel, delegate: TitledDelegate, name: str, least_rows: int) -> None:
        super().__init__()
        self._lines, self._delegate, self._least_rows = model, delegate, least_rows
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        plain(self)
        self.selectionModel().currentChanged.connect(self._tell)
        current().changed.connect(self.restyle)
        self.restyle()

    @property
    def value(self) -> str:
        """The id of the line chosen, empty when there is none."""
        return self._id(self.currentIndex())

    def choose(self, name: str) -> None:
        """Choose a line and bring it into view; an unknown one changes nothing."""
        row = self._lines.row_of(name)
        if row >= 0:
            index = self._lines.index(row)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out in the width that the scroll bar leaves."""
        super().resizeEvent(event)
        if self.viewport().width() != self._delegate.width:
            self._delegate.width = self.viewport().width()
            self.scheduleDelayedItemsLayout()
            self.executeDelayedItemsLayout()  # now: else lines would be painted at the width that they had, then moved

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        self.setMinimumHeight(self._least_rows * current().dimension("cible_min"))
        self.verticalScrollBar().setSingleStep(px(24))
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        if name := self._id(now):
            self.chosen.emit(name)

    def _id(self, index: QModelIndex) -> str:
        return self._lines.rows[index.row()].id if index.isValid() and index.row() < len(self._lines.rows) else ""
