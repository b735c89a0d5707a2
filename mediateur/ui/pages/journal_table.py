"""The table of the journal: a model over frozen rows, a delegate that paints them, a view that fits its columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mediateur.ui.kit.painting import Look, icon, surface
from mediateur.ui.kit.theme import current
from mediateur.ui.pages.journal_rows import NO_OBSTACLE, NO_PLACE, JournalRow

Index = QModelIndex | QPersistentModelIndex
EDGE, GAP, BADGE_HEIGHT, BADGE_EDGE, BADGE_ICON, MARK = 24, 12, 26, 8, 16, 4


class TableColumn(NamedTuple):
    """A column: its title, its words, whether it is a figure, bold or a badge.

    `grows` is its share of spare room; `least` the width (px at 100 %) under which it is not cut to avoid scrolling.
    """

    title: str
    words: Callable[[JournalRow], str]
    figure: bool = False
    bold: bool = False
    badge: bool = False
    grows: int = 0
    least: int = 0


def _date(row: JournalRow) -> str:
    return row.date


def _half(row: JournalRow) -> str:
    return row.half


def _pathway(row: JournalRow) -> str:
    return row.pathway


def _place(row: JournalRow) -> str:
    return row.place


def _persons(row: JournalRow) -> str:
    return str(row.persons)


def _results(row: JournalRow) -> str:
    return row.results


def _obstacle(row: JournalRow) -> str:
    return row.obstacle


COLUMNS: tuple[TableColumn, ...] = (
    TableColumn("Date", _date),
    TableColumn("Moment", _half),
    TableColumn("Parcours", _pathway, bold=True, grows=1),
    TableColumn("Lieu", _place, grows=1, least=150),
    TableColumn("Personnes", _persons, figure=True),
    TableColumn("Résultats", _results, badge=True, grows=2),
    TableColumn("Obstacle", _obstacle, grows=2, least=170),
)
_MUTED = frozenset({NO_OBSTACLE, NO_PLACE})
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


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
            return _RIGHT if column.figure else _LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if COLUMNS[section].figure else _LEFT
        return None


class JournalDelegate(QStyledItemDelegate):
    """Paints a cell: ground and mark of the chosen row, words or badge, line under."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for the whole words of a cell."""
        column, theme = COLUMNS[index.column()], current()
        words = QFontMetricsF(_font(column)).horizontalAdvance(str(index.data()))
        badge = theme.px(2 * BADGE_EDGE + BADGE_ICON + 6) if column.badge else 0
        edges = _left_edge(index.column()) + theme.px(GAP)
        return QSize(round(words) + badge + edges + 2, theme.dimension("ligne_tableau"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        theme, chosen = current(), bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRectF(option.rect)
        painter.save()
        painter.fillRect(rect, theme.colour("primary_soft" if chosen else "bg_surface"))
        line = theme.metrics.stroke("decoratif")
        painter.fillRect(QRectF(rect.x(), rect.bottom() - line, rect.width(), line), theme.colour("border_subtle"))
        if chosen and index.column() == 0:
            painter.fillRect(QRectF(rect.x(), rect.y(), theme.px(MARK), rect.height()), theme.colour("primary"))
        inside = rect.adjusted(_left_edge(index.column()), 0, -theme.px(GAP), -line)
        column, words = COLUMNS[index.column()], str(index.data())
        if column.badge:
            _paint_badge(painter, inside, words, chosen)
        else:
            _paint_words(painter, inside, words, column, chosen)
        painter.restore()


class JournalHeader(QHeaderView):
    """Titles of columns, on the edges of the words under them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Return the height of a row of the table."""
        return QSize(super().sizeHint().width(), current().dimension("ligne_tableau"))

    def need(self, column: int) -> int:
        """Return the width of the title of a column."""
        advance = QFontMetricsF(_title_font()).horizontalAdvance(COLUMNS[column].title)
        return round(advance) + _left_edge(column) + current().px(GAP) + 2

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        """Paint one title and the line under it."""
        theme, column, area = current(), COLUMNS[logicalIndex], QRectF(rect)
        line = theme.metrics.stroke("decoratif")
        painter.save()
        painter.fillRect(area, theme.colour("bg_surface"))
        painter.fillRect(QRectF(area.x(), area.bottom() - line, area.width(), line), theme.colour("border_strong"))
        painter.setFont(_title_font())
        painter.setPen(theme.colour("text_muted"))
        inside = area.adjusted(_left_edge(logicalIndex), 0, -theme.px(GAP), 0)
        painter.drawText(inside, _RIGHT if column.figure else _LEFT, column.title)
        painter.restore()


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


def _title_font() -> QFont:
    return current().font("note", weight=600)


def _font(column: TableColumn) -> QFont:
    if column.badge:
        return current().font("note", weight=600)
    font = current().font("courant", weight=600 if column.bold else 400)
    if column.figure:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _left_edge(column: int) -> int:
    return current().px(GAP if column else EDGE)


def _paint_words(painter: QPainter, rect: QRectF, words: str, column: TableColumn, chosen: bool) -> None:
    ink = "text_strong" if column.bold else "text_muted" if words in _MUTED else "text_body"
    font = _font(column)
    painter.setFont(font)
    painter.setPen(current().colour("on_primary_soft" if chosen and column.bold else ink))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _RIGHT if column.figure else _LEFT, shown)


def _paint_badge(painter: QPainter, rect: QRectF, words: str, chosen: bool) -> None:
    theme, font = current(), current().font("note", weight=600)
    edge, side = theme.px(BADGE_EDGE), theme.px(BADGE_ICON)
    metrics = QFontMetricsF(font)
    room = rect.width() - 2 * edge - side - theme.px(6)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    width, height = metrics.horizontalAdvance(shown) + 2 * edge + side + theme.px(6), theme.px(BADGE_HEIGHT)
    badge = QRectF(rect.x(), rect.center().y() - height / 2, width, height)
    frame = "primary" if theme.high_contrast and not chosen else ""
    surface(
        painter, badge, Look("primary_soft", frame, stroke=theme.metrics.stroke("decoratif")), theme.radius("pastille")
    )
    icon(painter, "check", "on_primary_soft", badge.x() + edge, badge.center().y() - side / 2, BADGE_ICON)
    painter.setFont(font)
    painter.setPen(theme.colour("on_primary_soft"))
    painter.drawText(badge.adjusted(edge + side + theme.px(6), 0, 0, 0), _LEFT, shown)
