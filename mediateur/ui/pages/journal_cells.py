"""What the journal shows in a cell: columns, words, badges, and how they are painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

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
    return row.persons


def _results(row: JournalRow) -> str:
    return row.results


def _obstacle(row: JournalRow) -> str:
    return row.obstacle


COLUMNS: tuple[TableColumn, ...] = (
    TableColumn("Date", _date),
    TableColumn("Moment", _half),
    TableColumn("Parcours", _pathway, bold=True, grows=1, least=170),
    TableColumn("Lieu", _place, grows=1, least=110),
    TableColumn("Personnes", _persons, figure=True),
    TableColumn("Résultats", _results, badge=True, grows=2, least=200),
    TableColumn("Obstacle", _obstacle, grows=2, least=150),
)
_MUTED = frozenset({NO_OBSTACLE, NO_PLACE})
SORTED, SORT_GAP, SORT_ICON = 0, 6, 16
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Lines(NamedTuple):
    """Words as they are painted: in one line, else in two smaller ones, and whether the second was cut short."""

    font: QFont
    lines: tuple[str, ...]
    cut: bool = False


def lines_of(words: str, column: TableColumn, width: float) -> Lines:
    """Return words in the room (px) that a cell leaves them."""
    font = _font(column)
    if QFontMetricsF(font).horizontalAdvance(words) <= width:
        return Lines(font, (words,))
    small = current().font("note", weight=600 if column.bold or column.badge else 400)
    metrics, first, rest = QFontMetricsF(small), "", words.split(" ")
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= width:
        first = f"{first} {rest.pop(0)}".strip()
    if not rest:
        return Lines(small, (first,))
    second = " ".join(rest)
    shown = metrics.elidedText(second, Qt.TextElideMode.ElideRight, width)
    return Lines(small, (first, shown) if first else (shown,), cut=shown != second)


def room_of(number: int, width: float) -> float:
    """Return the room (px) for the words of a column as wide as that."""
    badge = current().px(2 * BADGE_EDGE + BADGE_ICON + 6) if COLUMNS[number].badge else 0
    return width - _left_edge(number) - current().px(GAP) - badge


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
            _paint_badge(painter, inside, lines_of(words, column, room_of(index.column(), rect.width())), chosen)
        else:
            _paint_words(painter, inside, words, column, chosen)
        painter.restore()


class JournalHeader(QHeaderView):
    """Titles of columns, on the edges of the words under them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.newest_first = True
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Return the height of a row of the table."""
        return QSize(super().sizeHint().width(), current().dimension("ligne_tableau"))

    def need(self, column: int) -> int:
        """Return the width of the title of a column."""
        advance = QFontMetricsF(_title_font()).horizontalAdvance(COLUMNS[column].title)
        mark = current().px(SORT_GAP + SORT_ICON) if column == SORTED else 0
        return round(advance) + mark + _left_edge(column) + current().px(GAP) + 2

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one title and the line under it."""
        theme, column, area = current(), COLUMNS[section], QRectF(rect)
        line = theme.metrics.stroke("decoratif")
        painter.save()
        painter.fillRect(area, theme.colour("bg_surface"))
        painter.fillRect(QRectF(area.x(), area.bottom() - line, area.width(), line), theme.colour("border_strong"))
        painter.setFont(_title_font())
        painter.setPen(theme.colour("text_strong" if section == SORTED else "text_muted"))
        inside = area.adjusted(_left_edge(section), 0, -theme.px(GAP), 0)
        painter.drawText(inside, RIGHT if column.figure else LEFT, column.title)
        if section == SORTED:
            words = QFontMetricsF(_title_font()).horizontalAdvance(column.title)
            mark = "chevron-down" if self.newest_first else "chevron-up"
            top = area.center().y() - theme.px(SORT_ICON) / 2
            icon(painter, mark, "text_strong", inside.x() + words + theme.px(SORT_GAP), top, SORT_ICON)
        painter.restore()


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
    laid = lines_of(words, column, rect.width())
    painter.setFont(laid.font)
    painter.setPen(current().colour("on_primary_soft" if chosen and column.bold else ink))
    _write(painter, rect, laid, RIGHT if column.figure else LEFT)


def _write(painter: QPainter, rect: QRectF, laid: Lines, alignment: int) -> None:
    """Write the lines one under the other, in the middle of the height."""
    step = QFontMetricsF(laid.font).height()
    top = rect.center().y() - step * len(laid.lines) / 2
    for rank, line in enumerate(laid.lines):
        painter.drawText(QRectF(rect.x(), top + rank * step, rect.width(), step), alignment, line)


def _paint_badge(painter: QPainter, rect: QRectF, laid: Lines, chosen: bool) -> None:
    theme, metrics = current(), QFontMetricsF(laid.font)
    edge, side = theme.px(BADGE_EDGE), theme.px(BADGE_ICON)
    longest = max(map(metrics.horizontalAdvance, laid.lines))
    width = longest + 2 * edge + side + theme.px(6)
    height = theme.px(BADGE_HEIGHT) if len(laid.lines) == 1 else min(rect.height(), 2 * metrics.height() + theme.px(4))
    badge = QRectF(rect.x(), rect.center().y() - height / 2, width, height)
    frame = "primary" if theme.high_contrast and not chosen else ""
    surface(
        painter, badge, Look("primary_soft", frame, stroke=theme.metrics.stroke("decoratif")), theme.radius("pastille")
    )
    icon(painter, "check", "on_primary_soft", badge.x() + edge, badge.center().y() - side / 2, BADGE_ICON)
    painter.setFont(laid.font)
    painter.setPen(theme.colour("on_primary_soft"))
    _write(painter, badge.adjusted(edge + side + theme.px(6), 0, 0, 0), laid, LEFT)
