"""The list inside the rail: a model of rows and how each is painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mediateur.ui.kit.navigation import paint_disc
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.paragraph import Paragraph
from mediateur.ui.kit.theme import current, px

ROW, TIGHT_ROW = 44, 36
STATES = {"done": "faite", "current": "en cours", "todo": "à venir"}
Index = QModelIndex | QPersistentModelIndex


class RailRow(NamedTuple):
    """A step as the rail shows it; `state` is done, current or todo."""

    step: str
    label: str
    state: str


class RailModel(QAbstractListModel):
    """The rows of the rail, said in full to assistive tools."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[RailRow, ...] = ()

    def show_rows(self, rows: tuple[RailRow, ...]) -> None:
        """Show other rows."""
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        changed = [index for index, (old, new) in enumerate(zip(self.rows, rows, strict=True)) if old != new]
        self.rows = rows
        for index in changed:
            self.dataChanged.emit(self.index(index), self.index(index))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many steps the course has."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the label, and for assistive tools the place and the state."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Étape {index.row() + 1} sur {len(self.rows)}, {row.label}, {STATES[row.state]}"
        return None


class RailList(QListView):
    """The rows; one that changes is painted again, and the list is laid out again only when a height changed."""

    @override
    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        if all(self._keeps_its_place(row) for row in range(first.row(), last.row() + 1)):
            QAbstractItemView.dataChanged(self, first, last, roles)
        else:
            super().dataChanged(first, last, roles)

    def _keeps_its_place(self, row: int) -> bool:
        """Tell whether a row still ends where the next one begins, or the list ends: its height is asked for anew."""
        own, after = (self.visualRect(self.model().index(each, 0)) for each in (row, row + 1))
        is_last = row + 1 == self.model().rowCount()
        return own.bottom() + 1 == (self.contentsSize().height() - self.verticalOffset() if is_last else after.top())


class RailDelegate(QStyledItemDelegate):
    """Paints a row: disc, label, tint, focus ring."""

    def __init__(self, model: RailModel) -> None:
        super().__init__()
        self._model = model
        self._labels: dict[tuple[str, str], Paragraph] = {}
        self.row = ROW
        current().changed.connect(self.restyle)

    @Slot()
    def restyle(self) -> None:
        """Lay the labels out again, after a change of theme or scale."""
        self._labels.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row of a comfortable target, higher when the label wraps."""
        width = option.rect.width() or px(232)
        height = self._label(index).lay(width - px(50)).height
        return QSize(width, max(px(self.row), round(height) + px(12)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the disc and the label; the current step is tinted, the focused one is ringed."""
        theme, row, rect = current(), self._model.rows[index.row()], QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = row.state == "current"
        if now:
            painter.setPen(theme.colour("primary") if theme.high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary_soft"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.radius("commande"), theme.radius("commande"))
        disc = QRectF(rect.x() + px(8), rect.y() + (rect.height() - px(26)) / 2, px(26), px(26))
        paint_disc(painter, disc, str(index.row() + 1), row.state)
        label, room = self._label(index), rect.width() - px(50)
        top = rect.y() + (rect.height() - label.lay(room).height) / 2
        label.paint(painter, rect.x() + px(46), top, room, theme.colour("on_primary_soft" if now else "text_body"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            _ring(painter, rect)
        painter.restore()

    def _label(self, index: Index) -> Paragraph:
        row, theme = self._model.rows[index.row()], current()
        key = row.label, "libelle" if row.state == "current" else "courant"
        if key not in self._labels:
            self._labels[key] = Paragraph(row.label, theme.font(key[1]), theme.line_height("courant"))
        return self._labels[key]


def _ring(painter: QPainter, rect: QRectF) -> None:
    painter.setPen(QPen(current().colour("focus"), px(3)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = px(2)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), px(9), px(9))
