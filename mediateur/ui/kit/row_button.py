"""The shape of most controls: what leads, a label that may wrap, what trails, on a rounded surface."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mediateur.ui.kit.keys import is_enter_alone
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, surface
from mediateur.ui.kit.paragraph import Paragraph
from mediateur.ui.kit.pieces import Piece
from mediateur.ui.kit.theme import current


class BaseButton(QAbstractButton):
    """A painted button that knows hover, restyles with the theme, and answers Entrée when it is an action."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text.replace("&", "&&"))
        self.label = text
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self.restyle)
        current().changed.connect(self.restyle)

    def set_label(self, text: str) -> None:
        """Say something else."""
        self.label = text
        self.setText(text.replace("&", "&&"))
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again, after a change of state, theme or scale."""
        self.forget()
        self.updateGeometry()
        self.update()

    def forget(self) -> None:
        """Drop what was laid out for the former state, theme or scale."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter_alone(event) and not self.isCheckable():
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)


class _Placed(NamedTuple):
    """Where the parts of a button are, and how wide its label can be.

    `key` is the size, and whether it is ticked: one ticked while its signals are blocked tells nobody.
    """

    key: tuple[int, int, bool]
    pieces: tuple[tuple[Piece, QRectF], ...]
    label: QPointF
    label_width: float


class RowButton(BaseButton):
    """A button laid out on one row; subclasses give the look, the pieces and the measures (px at 100 %)."""

    wraps = True
    centred = False
    padding = 15
    padding_end = 15
    gap = 12
    row_height = 44
    label_size = 16.0
    underlined = False

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._kept: Paragraph | None = None
        self._spared: int | None = None
        self._placed: _Placed | None = None
        horizontal = QSizePolicy.Policy.Preferred if self.wraps else QSizePolicy.Policy.Minimum
        vertical = QSizePolicy.Policy.Minimum if self.wraps else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(horizontal, vertical)
        policy.setHeightForWidth(self.wraps)
        self.setSizePolicy(policy)

    def look(self) -> Look:
        """Return how the control looks in its present state."""
        raise NotImplementedError

    def leading(self) -> Sequence[Piece]:
        """Return what stands before the label."""
        return ()

    def trailing(self) -> Sequence[Piece]:
        """Return what stands after the label."""
        return ()

    def width_in_lines(self, count: int) -> int:
        """Return the least width (px) of the whole that holds the label in `count` lines."""
        return self._paragraph().width_in_lines(count) + self._around()

    @override
    def sizeHint(self) -> QSize:
        width = math.ceil(self._paragraph().natural_width()) + self._around()
        return QSize(max(width, current().dimension("cible_min")), current().px(self.row_height))

    @override
    def minimumSizeHint(self) -> QSize:
        if not self.wraps:
            return self.sizeHint()
        width = math.ceil(self._paragraph().least_width()) + self._around()
        return QSize(width, current().px(self.row_height))

    @override
    def hasHeightForWidth(self) -> bool:
        return self.wraps

    @override
    def heightForWidth(self, width: int) -> int:
        room = width - self._around()
        text = self._paragraph().lay(room).height
        return max(current().px(self.row_height), math.ceil(text) + 2 * current().px(8))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, theme = QPainter(self), self.look(), current()
        surface(painter, QRectF(self.rect()), look, theme.radius("commande"))
        placed = self._place()
        for piece, rect in placed.pieces:
            piece.paint(painter, rect, look.ink)
        x, y = placed.label.x(), placed.label.y()
        self._paragraph().paint(painter, x, y, placed.label_width, theme.colour(look.ink))

    def _place(self) -> _Placed:
        key = self.width(), self.height(), self.isChecked()
        if self._placed is None or self._placed.key != key:
            self._placed = self._placed_in(key)
        return self._placed

    def _placed_in(self, key: tuple[int, int, bool]) -> _Placed:
        width, height, _ = key
        room = width - self._around()
        text = self._paragraph().lay(room)
        start = float(current().px(self.padding))
        if self.centred:
            start += max(0.0, (room - text.width) / 2)
        leading, x = self._row(self.leading(), start, height)
        after = self.trailing()
        end = width - current().px(self.padding_end) - self._width_of(after)
        trailing, _ = self._row(after, x + text.width + current().px(self.gap) if self.centred else end, height)
        return _Placed(key, (*leading, *trailing), QPointF(x, (height - text.height) / 2), room)

    def _row(self, pieces: Sequence[Piece], x: float, height: int) -> tuple[list[tuple[Piece, QRectF]], float]:
        """Return pieces with their places from x on, in the middle of a height, and where the next thing begins."""
        row = []
        for piece in pieces:
            size = piece.size()
            row.append((piece, QRectF(x, (height - size.height()) / 2, size.width(), size.height())))
            x += size.width() + current().px(self.gap)
        return row, x

    def _width_of(self, pieces: Sequence[Piece]) -> int:
        return sum(piece.size().width() for piece in pieces) + current().px(self.gap) * max(0, len(pieces) - 1)

    def _around(self) -> int:
        """Return the width that the label does not have: the sides, and the pieces with their gaps."""
        if self._spared is None:
            theme, pieces = current(), (*self.leading(), *self.trailing())
            widths = sum(piece.size().width() for piece in pieces) + len(pieces) * theme.px(self.gap)
            self._spared = widths + theme.px(self.padding) + theme.px(self.padding_end)
        return self._spared

    @override
    def forget(self) -> None:
        self._kept = self._spared = self._placed = None

    def _paragraph(self) -> Paragraph:
        if self._kept is None:
            self._kept = current().label(self.label, self.label_size, self.look().weight, self.underlined)
        return self._kept
