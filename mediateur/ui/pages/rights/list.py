"""The list of rights, group by group: a model of rows, how each is painted, and the view."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mediateur.rights.catalogue import GROUPS, Right
from mediateur.ui.kit.painting import icon
from mediateur.ui.kit.paragraph import Paragraph
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.shared.list_lines import paint_line, ring

EDGE, SIDE, GAP, AIR, TITLE_TOP, TITLE_UNDER, LEAST_ROWS = 12, 22, 12, 8, 14, 4, 5
Index = QModelIndex | QPersistentModelIndex


class ListRow(NamedTuple):
    """A line of the list: a right, or the title of a group when `right` is nothing."""

    label: str
    right: Right | None


def list_rows(rights: Iterable[Right]) -> tuple[ListRow, ...]:
    """Return the rights under the titles of their groups, in the order of the catalogue."""
    rows: list[ListRow] = []
    for group, members in groupby(rights, key=attrgetter("group")):
        rows.append(ListRow(GROUPS[group], None))
        rows += [ListRow(right.title, right) for right in members]
    return tuple(rows)


class RightsModel(QAbstractListModel):
    """The lines; titles of groups cannot be chosen, so that arrows pass over them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ListRow, ...] = ()

    def show_rows(self, rows: tuple[ListRow, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, right_id: str) -> int:
        """Return the row of a right, -1 when there is none."""
        ids = [row.right.id if row.right else "" for row in self.rows]
        return ids.index(right_id) if right_id in ids else -1

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are; a line has none below it."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a right may be chosen, a title may not."""
        if not index.isValid() or self.rows[index.row()].right is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words; for assistive tools, the group too."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.label if row.right is None else f"{row.label}, {GROUPS[row.right.group]}"
        return None


class RightsDelegate(QStyledItemDelegate):
    """Paints a title of group, or a right with its icon; the chosen one is tinted, framed and bold."""

    def __init__(self, model: RightsModel) -> None:
        super().__init__()
        self._model = model
        self.width = 0

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a comfortable target, higher where the words wrap."""
        row = self._model.rows[index.row()]
        height = math.ceil(_words(row, bold=row.right is None).lay(_room(row, self.width)).height)
        if row.right is None:
            return QSize(self.width, height + px((TITLE_TOP if index.row() else TITLE_UNDER) + TITLE_UNDER))
        return QSize(self.width, max(current().dimension("cible_min"), height + 2 * px(AIR)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        row, rect = self._model.rows[index.row()], QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.right is None:
            words = _words(row, bold=True)
            top = rect.bottom() - px(TITLE_UNDER) - words.lay(_room(row, self.width)).height
            words.paint(painter, px(EDGE), top, _room(row, self.width), current().colour("text_muted"))
        else:
            self._paint_right(painter, rect, row, option.state)
        painter.restore()

    def _paint_right(self, painter: QPainter, rect: QRectF, row: ListRow, state: QStyle.StateFlag) -> None:
        theme, chosen = current(), bool(state & QStyle.StateFlag.State_Selected)
        ink = paint_line(painter, rect, state, "text_body")
        middle = rect.center().y()
        sign = row.right.icon if row.right else ""
        icon(painter, sign, ink if chosen else "primary", rect.x() + px(EDGE), middle - px(SIDE) / 2, SIDE)
        words, room = _words(row, bold=False), _room(row, self.width)
        strong = _words(row, bold=True)
        if chosen and strong.lay(room).height <= words.lay(room).height:
            words = strong
        left = rect.x() + px(EDGE + SIDE + GAP)
        words.paint(painter, left, middle - words.lay(room).height / 2, room, theme.colour(ink))
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect)


class RightsList(QListView):
    """One stop of Tab; arrows go from right to right. `chosen` carries the id of the right now chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RightsModel()
        self._delegate = RightsDelegate(self.rows)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Les droits")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)
        current().changed.connect(self.restyle)
        self.restyle()

    @property
    def value(self) -> str:
        """The id of the right chosen, empty when there is none."""
        return self._id(self.currentIndex())

    def show_rights(self, rights: Iterable[Right]) -> None:
        """Show these rights, none chosen."""
        self.rows.show_rows(list_rows(rights))

    def choose(self, right_id: str) -> None:
        """Choose a right and bring it into view; an unknown one changes nothing."""
        row = self.rows.row_of(right_id)
        if row >= 0:
            index = self.rows.index(row)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out in the width that the scroll bar leaves."""
        super().resizeEvent(event)
        if self.viewport().width() != self._delegate.width:
            self._delegate.width = self.viewport().width()
            self.scheduleDelayedItemsLayout()

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        self.setMinimumHeight(LEAST_ROWS * current().dimension("cible_min"))
        self.verticalScrollBar().setSingleStep(px(24))
        self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        if right_id := self._id(now):
            self.chosen.emit(right_id)

    def _id(self, index: QModelIndex) -> str:
        right = self.rows.rows[index.row()].right if index.isValid() else None
        return right.id if right else ""


def _words(row: ListRow, *, bold: bool) -> Paragraph:
    theme = current()
    style = "note" if row.right is None else "courant"
    return Paragraph(row.label, theme.font(style, weight=600 if bold else 400), theme.line_height(style))


def _room(row: ListRow, width: int) -> int:
    beside = 2 * EDGE if row.right is None else EDGE + SIDE + GAP + AIR
    return max(1, width - px(beside))
