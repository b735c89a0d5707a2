"""Cells of a table of records: columns, words, badges, titles, and how they are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mediateur.ui.kit.messages import KINDS, soft_look
from mediateur.ui.kit.painting import icon, surface
from mediateur.ui.kit.theme import current

Index = QModelIndex | QPersistentModelIndex
EDGE, GAP, BADGE_HEIGHT, BADGE_EDGE, BADGE_ICON, MARK = 24, 12, 26, 8, 16, 4
SORT_GAP, SORT_ICON = 6, 16
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
MARK_ROLE = Qt.ItemDataRole.UserRole + 1


class Mark(NamedTuple):
    """The kind of message that a badge looks like, and its icon."""

    kind: str
    icon: str


class TableColumn(NamedTuple):
    """A column: its title, the words of a record, whether it is a figure or bold, the mark of its badge.

    `grows` is its share of spare room; `least` the width (px at 100 %) under which it is not cut to avoid scrolling.
    Words that are among the `muted` say that there is nothing.
    """

    title: str
    words: Callable[[Any], str]
    figure: bool = False
    bold: bool = False
    mark: Callable[[Any], Mark] | None = None
    grows: int = 0
    least: int = 0
    muted: frozenset[str] = frozenset()


Columns = tuple[TableColumn, ...]


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
    small = current().font("note", weight=600 if column.bold or column.mark else 400)
    metrics, first, rest = QFontMetricsF(small), "", words.split(" ")
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= width:
        first = f"{first} {rest.pop(0)}".strip()
    if not rest:
        return Lines(small, (first,))
    second = " ".join(rest)
    shown = metrics.elidedText(second, Qt.TextElideMode.ElideRight, width)
    return Lines(small, (first, shown) if first else (shown,), cut=shown != second)


def room_of(column: TableColumn, number: int, width: float) -> float:
    """Return the room (px) for the words of a column, the first one having number 0, as wide as that."""
    return width - _left_edge(number) - current().px(GAP) - _badge_sides(column)


class TableDelegate(QStyledItemDelegate):
    """Paints a cell: ground and mark of the chosen row, words or badge, line under."""

    def __init__(self, columns: Columns, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for the whole words of a cell."""
        column, theme = self._columns[index.column()], current()
        words = QFontMetricsF(_font(column)).horizontalAdvance(str(index.data()))
        edges = _left_edge(index.column()) + theme.px(GAP)
        return QSize(round(words) + _badge_sides(column) + edges + 2, theme.dimension("ligne_tableau"))

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
        column, words, mark = self._columns[index.column()], str(index.data()), index.data(MARK_ROLE)
        if isinstance(mark, tuple) and words:
            laid = lines_of(words, column, room_of(column, index.column(), rect.width()))
            _paint_badge(painter, inside, laid, Mark(*mark))
        else:
            _paint_words(painter, inside, words, column, chosen)
        painter.restore()


class TableHeader(QHeaderView):
    """Titles of columns, on the edges of the words under them; the one that rows are sorted by bears a mark."""

    def __init__(self, columns: Columns, sorted_by: int, *, descending: bool, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self.sorted_by, self.descending = sorted_by, descending
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Return the height of a row of the table."""
        return QSize(super().sizeHint().width(), current().dimension("ligne_tableau"))

    def need(self, column: int) -> int:
        """Return the width of the title of a column."""
        advance = QFontMetricsF(_title_font()).horizontalAdvance(self._columns[column].title)
        mark = current().px(SORT_GAP + SORT_ICON) if column == self.sorted_by else 0
        return round(advance) + mark + _left_edge(column) + current().px(GAP) + 2

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one title and the line under it."""
        theme, column, area = current(), self._columns[section], QRectF(rect)
        line = theme.metrics.stroke("decoratif")
        painter.save()
        painter.fillRect(area, theme.colour("bg_surface"))
        painter.fillRect(QRectF(area.x(), area.bottom() - line, area.width(), line), theme.colour("border_strong"))
        painter.setFont(_title_font())
        painter.setPen(theme.colour("text_strong" if section == self.sorted_by else "text_muted"))
        inside = area.adjusted(_left_edge(section), 0, -theme.px(GAP), 0)
        painter.drawText(inside, RIGHT if column.figure else LEFT, column.title)
        if section == self.sorted_by:
            words = QFontMetricsF(_title_font()).horizontalAdvance(column.title)
            mark = "chevron-down" if self.descending else "chevron-up"
            top = area.center().y() - theme.px(SORT_ICON) / 2
            icon(painter, mark, "text_strong", inside.x() + words + theme.px(SORT_GAP), top, SORT_ICON)
        painter.restore()


def fitted(columns: Sequence[TableColumn], needs: list[int], least: list[int], room: int) -> list[int]:
    """Return the widths of columns: what they need, more of what is left, or less down to `least` when it lacks."""
    left = room - sum(needs)
    if left >= 0:
        shares = max(1, sum(column.grows for column in columns))
        return [need + left * column.grows // shares for need, column in zip(needs, columns, strict=True)]
    slack = [need - low for need, low in zip(needs, least, strict=True)]
    if -left > sum(slack):
        return needs
    return [need + left * spare // sum(slack) for need, spare in zip(needs, slack, strict=True)]


def _title_font() -> QFont:
    return current().font("note", weight=600)


def _font(column: TableColumn) -> QFont:
    if column.mark:
        return current().font("note", weight=600)
    font = current().font("courant", weight=600 if column.bold else 400)
    if column.figure:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _left_edge(column: int) -> int:
    return current().px(GAP if column else EDGE)


def _badge_sides(column: TableColumn) -> int:
    return current().px(2 * BADGE_EDGE + BADGE_ICON + 6) if column.mark else 0


def _paint_words(painter: QPainter, rect: QRectF, words: str, column: TableColumn, chosen: bool) -> None:
    ink = "text_strong" if column.bold else "text_muted" if words in column.muted else "text_body"
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


def _paint_badge(painter: QPainter, rect: QRectF, laid: Lines, mark: Mark) -> None:
    theme, metrics, kind = current(), QFontMetricsF(laid.font), KINDS[mark.kind]
    edge, side = theme.px(BADGE_EDGE), theme.px(BADGE_ICON)
    width = max(map(metrics.horizontalAdvance, laid.lines)) + 2 * edge + side + theme.px(6)
    height = theme.px(BADGE_HEIGHT) if len(laid.lines) == 1 else min(rect.height(), 2 * metrics.height() + theme.px(4))
    badge = QRectF(rect.x(), rect.center().y() - height / 2, width, height)
    surface(painter, badge, soft_look(kind), theme.radius("pastille"))
    icon(painter, mark.icon, kind.ink, badge.x() + edge, badge.center().y() - side / 2, BADGE_ICON)
    painter.setFont(laid.font)
    painter.setPen(theme.colour(kind.ink))
    _write(painter, badge.adjusted(edge + side + theme.px(6), 0, 0, 0), laid, LEFT)
