"""The list of rights, group by group, and how each is painted."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from mediateur.rights.catalogue import GROUPS, Right
from mediateur.ui.kit.painting import icon
from mediateur.ui.kit.paragraph import Paragraph
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.shared.list_lines import paint_line, ring
from mediateur.ui.pages.shared.titled_list import Index, TitledDelegate, TitledList, TitledModel, TitledRow

EDGE, SIDE, GAP, AIR, TITLE_TOP, TITLE_UNDER, LEAST_ROWS = 12, 22, 12, 8, 14, 4, 5


def list_rows(rights: Iterable[Right]) -> tuple[TitledRow, ...]:
    """Return the rights under the titles of their groups, in the order of the catalogue."""
    rows: list[TitledRow] = []
    for group, members in groupby(rights, key=attrgetter("group")):
        rows.append(TitledRow("", GROUPS[group]))
        rows += [TitledRow(right.id, right.title, GROUPS[right.group], right.icon) for right in members]
    return tuple(rows)


class RightsDelegate(TitledDelegate):
    """Paints a title of group, or a right with its icon; the chosen one is tinted, framed and bold."""

    def __init__(self, model: TitledModel) -> None:
        super().__init__()
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a comfortable target, higher where the words wrap."""
        row = self._model.rows[index.row()]
        height = math.ceil(_words(row, bold=not row.id).lay(_room(row, self.width)).height)
        if not row.id:
            return QSize(self.width, height + px((TITLE_TOP if index.row() else TITLE_UNDER) + TITLE_UNDER))
        return QSize(self.width, max(current().dimension("cible_min"), height + 2 * px(AIR)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        row, rect = self._model.rows[index.row()], QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.id:
            words = _words(row, bold=True)
            top = rect.bottom() - px(TITLE_UNDER) - words.lay(_room(row, self.width)).height
            words.paint(painter, px(EDGE), top, _room(row, self.width), current().colour("text_muted"))
        else:
            self._paint_right(painter, rect, row, option.state)
        painter.restore()

    def _paint_right(self, painter: QPainter, rect: QRectF, row: TitledRow, state: QStyle.StateFlag) -> None:
        theme, chosen = current(), bool(state & QStyle.StateFlag.State_Selected)
        ink = paint_line(painter, rect, state, "text_body")
        middle = rect.center().y()
        icon(painter, row.icon, ink if chosen else "primary", rect.x() + px(EDGE), middle - px(SIDE) / 2, SIDE)
        words, room = _words(row, bold=False), _room(row, self.width)
        strong = _words(row, bold=True)
        if chosen and strong.lay(room).height <= words.lay(room).height:
            words = strong
        left = rect.x() + px(EDGE + SIDE + GAP)
        words.paint(painter, left, middle - words.lay(room).height / 2, room, theme.colour(ink))
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect)


class RightsList(TitledList):
    """The rights of the catalogue, under their groups."""

    def __init__(self) -> None:
        rows = TitledModel()
        super().__init__(rows, RightsDelegate(rows), "Les droits", LEAST_ROWS)
        self.rows = rows

    def show_rights(self, rights: Iterable[Right]) -> None:
        """Show these rights, none chosen."""
        self.rows.show_rows(list_rows(rights))


def _words(row: TitledRow, *, bold: bool) -> Paragraph:
    theme = current()
    style = "note" if not row.id else "courant"
    return Paragraph(row.title, theme.font(style, weight=600 if bold else 400), theme.line_height(style))


def _room(row: TitledRow, width: int) -> int:
    beside = 2 * EDGE if not row.id else EDGE + SIDE + GAP + AIR
    return max(1, width - px(beside))
