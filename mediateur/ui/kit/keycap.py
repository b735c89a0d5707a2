"""The picture of a key beside what it does."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, stamp, surface
from mediateur.ui.kit.theme import current

SIDE, PADDING = 24, 6


def keycap_size(text: str) -> QSize:
    """Return the size of a key that bears `text`, in px at the reader's scale."""
    theme = current()
    advance = theme.word_width(text, "legende", 600)
    return QSize(max(theme.px(SIDE), math.ceil(advance) + 2 * theme.px(PADDING)), theme.px(SIDE))


def paint_keycap(painter: QPainter, rect: QRectF, text: str, ink: str) -> None:
    """Draw a key in the colour of a role."""
    key = "touche", text, ink, rect.width(), rect.height()
    stamp(painter, key, rect, partial(_draw, text=text, ink=ink))


def _draw(painter: QPainter, rect: QRectF, text: str, ink: str) -> None:
    theme = current()
    surface(painter, rect, Look(frame=ink, stroke=theme.metrics.stroke("decoratif")), theme.radius("touche"))
    painter.setFont(theme.font("legende", weight=600))
    painter.setPen(theme.colour(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class KeyCap(QLabel):
    """A key on its own, beside a word or a title."""

    def __init__(self, text: str, ink: str = "text_strong", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._ink = ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.restyle)

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return keycap_size(self.text())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_keycap(QPainter(self), QRectF(self.rect()), self.text(), self._ink)
