"""How the matrix is painted: an icon and words in each cell, a frame where the choices changed it, real headers."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mediateur.rights.verdicts import ICONS, LABELS, Verdict
from mediateur.rights.visibility import Cell
from mediateur.ui.kit.painting import Look, icon, surface
from mediateur.ui.kit.paragraph import Paragraph
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.shared.list_lines import ring

Index = QModelIndex | QPersistentModelIndex
ICON, GAP, INSET, PAD, AIR, EDGE, END, LEADING = 18, 5, 2, 4, 4, 12, 8, 20
LEAST, ROOMY, MARK = 36, 42, 3
_SEEING = (Verdict.SEES, Verdict.SEES_UNLESS_REFUSED)
CELL_ROLE, ICON_ROLE = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1


def cell_words(cell: Cell) -> str:
    """Return what a cell says: « Voit, délai possible »."""
    return f"{LABELS[cell.verdict]}, {cell.note}" if cell.note else LABELS[cell.verdict]


def _is_bold(cell: Cell) -> bool:
    return cell.changed or cell.verdict is Verdict.SEES_NOT


def cell_icon(cell: Cell) -> str:
    """Return the icon of a cell: a clock where something is said beside the verdict."""
    return "clock" if cell.note else ICONS[cell.verdict]


class Letters:
    """The words of a table, laid out once for a theme and a text size; lengths are in px.

    `least` is the least height of a row, at 100 %.
    """

    def __init__(self) -> None:
        self._laid: dict[tuple[str, bool], Paragraph] = {}
        self._high: dict[tuple[str, bool, int], int] = {}
        self.least = LEAST

    def forget(self) -> None:
        """Drop what was laid out for the former text size."""
        self._laid.clear()
        self._high.clear()

    def of(self, text: str, *, bold: bool) -> Paragraph:
        """Return words of the table."""
        if (text, bold) not in self._laid:
            font = current().font("note", weight=600 if bold else 400)
            self._laid[text, bold] = Paragraph(text, font, px(LEADING))
        return self._laid[text, bold]

    def height(self, text: str, room: int, *, bold: bool) -> int:
        """Return the height of words of the table in a width."""
        known = self._high.get((text, bold, room))
        if known is None:
            known = self._high[text, bold, room] = math.ceil(self.of(text, bold=bold).lay(room).height)
        return known

    def cell(self, cell: Cell) -> Paragraph:
        """Return the words of a cell, bold when they were changed or when nothing is seen."""
        return self.of(cell_words(cell), bold=_is_bold(cell))

    def row_height(self, cells: Iterable[Cell], width: int) -> int:
        """Return the height that cells side by side need in columns of a width."""
        within = room(width)
        words = {(cell_words(cell), _is_bold(cell)) for cell in cells}
        most = max(self.height(text, within, bold=bold) for text, bold in words)
        return max(px(self.least), most + 2 * px(AIR))

    def cell_least(self, text: str) -> int:
        """Return the least width of a column that cuts no word of a text."""
        return math.ceil(self.of(text, bold=True).least_width()) + px(2 * (INSET + PAD) + ICON + GAP) + 1

    def side_width(self, text: str, lines: int) -> int:
        """Return the width of the header at the left that holds a title in so many lines."""
        return self.of(text, bold=True).width_in_lines(lines) + px(EDGE + ICON + GAP + 2 + END) + 1


def room(width: int) -> int:
    """Return what a column leaves to the words of a cell, in px."""
    return max(1, width - px(2 * (INSET + PAD) + ICON + GAP))


class MatrixDelegate(QStyledItemDelegate):
    """Paints a cell: line under, tinted ground and ring where the keyboard is, words in their frame."""

    def __init__(self, letters: Letters, parent: QWidget) -> None:
        super().__init__(parent)
        self._letters = letters

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        theme, rect, cell = current(), QRectF(option.rect), index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return
        line = theme.metrics.stroke("decoratif")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("primary_soft"))
        under = QRectF(rect.x(), rect.bottom() - line, rect.width(), line)
        painter.fillRect(under, theme.colour("border_subtle"))
        if option.state & QStyle.StateFlag.State_Selected:
            mark = px(MARK)
            painter.fillRect(QRectF(rect.x(), rect.bottom() - mark, rect.width(), mark), theme.colour("primary"))
        _paint_words(painter, rect.adjusted(0, 0, 0, -line), cell, self._letters.cell(cell))
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect)
        painter.restore()


def _paint_words(painter: QPainter, rect: QRectF, cell: Cell, text: Paragraph) -> None:
    look = cell_look(cell)
    size = text.lay(room(round(rect.width())))
    width = size.width + px(2 * PAD + ICON + GAP) + 1
    air = AIR if size.height <= px(LEADING) else AIR / 2
    height = max(size.height, px(ICON)) + 2 * px(air)
    frame = QRectF(rect.x() + px(INSET), rect.center().y() - height / 2, width, height)
    surface(painter, frame, look, current().radius("pastille"))
    sign = "success" if cell.verdict in _SEEING and not cell.changed else look.ink
    left = frame.x() + px(PAD)
    icon(painter, cell_icon(cell), sign, left, rect.center().y() - px(ICON) / 2, ICON)
    top = rect.center().y() - size.height / 2
    text.paint(painter, left + px(ICON + GAP), top, size.width + 1, current().colour(look.ink))


def cell_look(cell: Cell) -> Look:
    """Return how the frame of a cell looks: thick when the choices changed it, a tint when nothing is seen."""
    theme, hidden = current(), cell.verdict is Verdict.SEES_NOT
    fill = "bg_subtle" if hidden and not theme.high_contrast else ""
    if cell.changed:
        ink = "primary" if theme.high_contrast else "text_strong"
        return Look(fill or "bg_surface", "primary", ink, theme.metrics.stroke("selection"))
    frame = "border_control" if hidden and theme.high_contrast else ""
    return Look(fill, frame, "text_strong" if hidden else "text_body", theme.metrics.stroke("decoratif"))


class MatrixCorner(QWidget):
    """Where the headers meet: what the rows are."""

    def __init__(self, words: str, letters: Letters, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._letters = words, letters

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the word, over the same line as the titles beside it."""
        painter, theme = QPainter(self), current()
        line = theme.metrics.stroke("decoratif")
        painter.fillRect(self.rect(), theme.colour("bg_surface"))
        painter.fillRect(0, self.height() - line, self.width(), line, theme.colour("border_strong"))
        words, room = self._letters.of(self._words, bold=True), max(1, self.width() - px(EDGE))
        top = (self.height() - words.lay(room).height) / 2
        words.paint(painter, px(EDGE), top, room, theme.colour("text_strong"))


class MatrixHeader(QHeaderView):
    """Kinds of documents above, or readers at the left: an icon, and words that wrap."""

    def __init__(self, orientation: Qt.Orientation, letters: Letters, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._letters = letters
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self._thick = 0

    def set_thickness(self, thickness: int) -> None:
        """Give the header its height, or its width at the left, in px."""
        if thickness != self._thick:
            self._thick = thickness
            upright = self.orientation() == Qt.Orientation.Vertical
            (self.setFixedWidth if upright else self.setFixedHeight)(thickness)

    def sizeHint(self) -> QSize:
        """Return the thickness that was given."""
        return QSize(self._thick, self._thick)

    def need(self, section: int, width: int) -> int:
        """Return the height of the words of a section in a width, in px."""
        upright = self.orientation() == Qt.Orientation.Vertical
        return self._letters.height(self._label(section), header_room(width, icon=upright), bold=True)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one title and the line under it."""
        theme, area = current(), QRectF(rect)
        upright = self.orientation() == Qt.Orientation.Vertical
        line = theme.metrics.stroke("decoratif")
        painter.save()
        painter.fillRect(area, theme.colour("bg_surface"))
        under = QRectF(area.x(), area.bottom() - line, area.width(), line)
        painter.fillRect(under, theme.colour("border_subtle" if upright else "border_strong"))
        left = area.x() + px(EDGE if upright else INSET + PAD)
        if upright:
            sign = str(self.model().headerData(section, self.orientation(), ICON_ROLE))
            icon(painter, sign, "text_body", left, area.center().y() - px(ICON) / 2, ICON)
            left += px(ICON + GAP + 2)
        text, wide = self._letters.of(self._label(section), bold=True), header_room(rect.width(), icon=upright)
        top = area.center().y() - text.lay(wide).height / 2
        text.paint(painter, left, top, wide, theme.colour("text_strong"))
        painter.restore()

    def _label(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation(), Qt.ItemDataRole.DisplayRole))


def header_room(width: int, *, icon: bool) -> int:
    """Return what a header leaves to its words in a width, in px."""
    beside = EDGE + ICON + GAP + 2 + END if icon else 2 * (INSET + PAD)
    return max(1, width - px(beside))
