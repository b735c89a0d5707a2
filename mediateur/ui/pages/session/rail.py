"""The rail: the trunk's steps, done, current and to come; any of them can be opened."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from mediateur.pathways.walk import Walk
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.navigation import NavButton
from mediateur.ui.kit.paragraph import Paragraph
from mediateur.ui.kit.navigation import paint_disc
from mediateur.ui.kit.surfaces import ProgressBar
from mediateur.ui.kit.text import Line
from mediateur.ui.kit.theme import current, px

ROW = 44
STATES = {"done": "faite", "current": "en cours", "todo": "à venir"}
Index = QModelIndex | QPersistentModelIndex


class RailRow(NamedTuple):
    """A step as the rail shows it; `state` is done, current or todo."""

    step: str
    label: str
    state: str


def rail_rows(walk: Walk) -> tuple[RailRow, ...]:
    """Return the trunk as the rail shows it; in a branch, the trunk step that led there is the current one."""
    at = trunk_step(walk)
    done = set(walk.done)
    return tuple(
        RailRow(step.id, step.rail, "current" if step.id == at else "done" if step.id in done else "todo")
        for step in walk.pathway.trunk
    )


def trunk_step(walk: Walk) -> str:
    """Return the trunk step in view, or the last one on the route before the branch in view."""
    trunk = {step.id for step in walk.pathway.trunk}
    before = walk.route[: walk.route.index(walk.state.at) + 1] if walk.state.at in walk.route else (walk.state.at,)
    return next((step for step in reversed(before) if step in trunk), walk.pathway.trunk[0].id)


def position(walk: Walk) -> tuple[int, int]:
    """Return the number of the trunk step in view and how many there are."""
    ids = [step.id for step in walk.pathway.trunk]
    return ids.index(trunk_step(walk)) + 1, len(ids)


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[RailRow, ...] = ()

    def show_rows(self, rows: tuple[RailRow, ...]) -> None:
        """Show other rows."""
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        else:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many steps the trunk has."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the label, and for assistive tools the place and the state."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Étape {index.row() + 1} sur {len(self.rows)}, {row.label}, {STATES[row.state]}"
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: _Model) -> None:
        super().__init__()
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row of a comfortable target, higher when the label wraps."""
        width = option.rect.width() or px(232)  # type: ignore[attr-defined]
        height = self._label(index).lay(width - px(50)).height
        return QSize(width, max(px(ROW), round(height) + px(16)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the disc and the label; the current step is tinted, the focused one is ringed."""
        theme, row, rect = current(), self._model.rows[index.row()], QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = row.state == "current"
        if now:
            painter.setPen(theme.colour("primary") if theme.high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary_soft"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.radius("commande"), theme.radius("commande"))
        disc = QRectF(rect.x() + px(8), rect.y() + (rect.height() - px(26)) / 2, px(26), px(26))
        paint_disc(painter, disc, str(index.row() + 1), row.state)
        label = self._label(index, round(rect.width()))
        colour = theme.colour("on_primary_soft" if now else "text_body")
        label.paint(
            painter, rect.x() + px(46), rect.y() + (rect.height() - label.height) / 2, rect.width() - px(50), colour
        )
        if option.state & QStyle.StateFlag.State_HasFocus:  # type: ignore[attr-defined]
            _ring(painter, rect)
        painter.restore()

    def _label(self, index: Index) -> Paragraph:
        row, theme = self._model.rows[index.row()], current()
        style = "libelle" if row.state == "current" else "courant"
        return Paragraph(row.label, theme.font(style), theme.line_height("courant"))


def _ring(painter: QPainter, rect: QRectF) -> None:
    pen = painter.pen()
    pen.setColor(current().colour("focus"))
    pen.setWidthF(px(3))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = px(2)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), px(9), px(9))


class Rail(Bar):
    """The left column of a session. `opened` carries a step id."""

    opened = Signal(str)
    neutral_asked = Signal()
    help_asked = Signal()

    def __init__(self) -> None:
        super().__init__("right")
        self._count = Line("", "libelle", "text_strong")
        self._progress = ProgressBar("Avancement du parcours")
        self._model = _Model()
        self.view = QListView()
        self.view.setAccessibleName("Étapes du parcours")
        self.view.setModel(self._model)
        self._delegate = _Delegate(self._model)
        self.view.setItemDelegate(self._delegate)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.viewport().setAutoFillBackground(False)
        self.view.activated.connect(self._open)
        self.view.clicked.connect(self._open)
        self._column = Column(8, (16, 22, 12, 14), self)
        head = Row(8)
        head.addWidget(self._count)
        self._column.addLayout(head)
        self._column.addWidget(self._progress)
        self._column.addWidget(self.view, 1)
        self._foot("eye-off", "Écran neutre", "F8", self.neutral_asked)
        self._foot("circle-help", "Aide", "F1", self.help_asked)
        current().changed.connect(self._restyle)
        self._restyle()

    def show_walk(self, walk: Walk) -> None:
        """Show where the session is."""
        number, total = position(walk)
        self._count.set_text(f"Étape {number} sur {total}")
        self._progress.set_progress(number, total)
        self._model.show_rows(rail_rows(walk))
        self.view.setCurrentIndex(self._model.index(number - 1))

    def _foot(self, icon: str, label: str, key: str, asked: Signal) -> None:
        button = NavButton(icon, label, key)
        button.setCheckable(False)
        button.clicked.connect(asked)
        self._column.addWidget(button)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.rows[index.row()].step)

    @Slot()
    def _restyle(self) -> None:
        self.setFixedWidth(current().dimension("rail_etapes_largeur"))
        self.view.doItemsLayout()
