"""The list of what may be printed: papers over their pages, how each is painted, and which are in view."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from mediateur.content.text import NBSP
from mediateur.ui.kit.painting import icon
from mediateur.ui.kit.paragraph import Paragraph
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.shared.list_lines import paint_line, ring
from mediateur.ui.pages.shared.titled_list import Index, TitledDelegate, TitledList, TitledModel, TitledRow

EDGE, CHECK, AIR, LINE_GAP, HEAD_TOP, HEAD_UNDER, LEAST_ROWS = 12, 20, 9, 2, 16, 6, 4
SETTLE_MS = 120


class PrintModel(TitledModel):
    """The papers, shelf by shelf, each with its pages once they are known."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: dict[str, int] = {}

    def show_pages(self, pages: dict[str, int]) -> None:
        """Say how many pages these papers have; the others do not say."""
        changed = {name for name in {*pages, *self._pages} if pages.get(name) != self._pages.get(name)}
        self._pages = dict(pages)
        for number, row in enumerate(self.rows):
            if row.id in changed:
                self.dataChanged.emit(self.index(number), self.index(number))

    def second_line(self, row: TitledRow) -> str:
        """Return what stands under a title: how many pages, an empty line while that is not known."""
        pages = self._pages.get(row.id, 0)
        return f"{pages}{NBSP}page{'s' if pages > 1 else ''}" if pages else ""


class PrintDelegate(TitledDelegate):
    """Paints the title of a shelf, or a paper over its pages; the chosen one is tinted, framed, bold, with a check."""

    def __init__(self, model: PrintModel) -> None:
        super().__init__()
        self._model = model
        self._titles: dict[tuple[TitledRow, bool], Paragraph] = {}

    def forget(self) -> None:
        """Drop what was laid out with another theme."""
        self._titles.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a comfortable target, higher where the words wrap."""
        row = self._model.rows[index.row()]
        height = math.ceil(self._title(row, chosen=True).lay(self._room()).height)
        if not row.id:
            return QSize(self.width, height + px((HEAD_TOP if index.row() else AIR) + HEAD_UNDER))
        return QSize(self.width, height + px(LINE_GAP + 2 * AIR) + current().line_height("courant"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        row, rect = self._model.rows[index.row()], QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.id:
            self._paint_paper(painter, rect, row, option.state)
        else:
            words = self._title(row, chosen=True)
            top = rect.bottom() - px(HEAD_UNDER) - words.lay(self._room()).height
            words.paint(painter, rect.x() + px(EDGE), top, self._room(), current().colour("text_muted"))
        painter.restore()

    def _paint_paper(self, painter: QPainter, rect: QRectF, row: TitledRow, state: QStyle.StateFlag) -> None:
        theme, chosen = current(), bool(state & QStyle.StateFlag.State_Selected)
        ink = paint_line(painter, rect, state, "text_strong")
        left, top, title = rect.x() + px(EDGE), rect.y() + px(AIR), self._title(row, chosen=chosen)
        title.paint(painter, left, top, self._room(), theme.colour(ink))
        under = theme.words(self._model.second_line(row), "courant")
        below = top + title.lay(self._room()).height + px(LINE_GAP)
        under.paint(painter, left, below, self._room(), theme.colour("text_body"))
        if chosen:
            icon(painter, "check", ink, rect.right() - px(EDGE + CHECK), rect.center().y() - px(CHECK) / 2, CHECK)
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect)

    def _room(self) -> int:
        return max(1, self.width - px(3 * EDGE + CHECK))

    def _title(self, row: TitledRow, *, chosen: bool) -> Paragraph:
        """Return the words of a line, laid out once: searching brings the same lines back key after key."""
        if (row, chosen) not in self._titles:
            theme, style = current(), "courant" if row.id else "note"
            font = theme.font(style, weight=700 if chosen and row.id else 600)
            self._titles[row, chosen] = Paragraph(row.title, font, theme.line_height(style))
        return self._titles[row, chosen]


class PrintList(TitledList):
    """The papers; `moved` tells that others are in view."""

    moved = Signal()

    def __init__(self) -> None:
        rows = PrintModel()
        super().__init__(rows, PrintDelegate(rows), "Feuilles à imprimer", LEAST_ROWS)
        self.rows = rows
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.moved)
        self.verticalScrollBar().valueChanged.connect(self._start_settling)

    def show_rows(self, rows: tuple[TitledRow, ...], chosen: str) -> None:
        """Show these lines, with a paper chosen when it is among them, without telling."""
        told = self.blockSignals(True)
        self.rows.show_rows(rows)
        self.choose(chosen)
        self.executeDelayedItemsLayout()  # else Qt would paint the list empty first
        self.blockSignals(told)

    def first(self) -> str:
        """Return the id of the first paper, empty when there is none."""
        return next((row.id for row in self.rows.rows if row.id), "")

    def in_view(self) -> tuple[str, ...]:
        """Return the ids of the papers that can be seen, from the top."""
        frame = self.viewport().rect()
        numbers = range(self.rows.rowCount())
        seen = (n for n in numbers if self.rows.rows[n].id and self.visualRect(self.rows.index(n)).intersects(frame))
        return tuple(self.rows.rows[n].id for n in seen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out in the width that the scroll bar leaves."""
        super().resizeEvent(event)
        self._start_settling()

    @Slot()
    def _start_settling(self) -> None:
        self._settle.start()
