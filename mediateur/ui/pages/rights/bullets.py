"""Sentences behind bullets, on lines that keep their edge."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import current

DOT, GAP = 6, 10


class Bullets(QWidget):
    """A list of sentences in a type style of the tokens."""

    def __init__(self, lines: Iterable[str], style: str = "courant") -> None:
        super().__init__()
        column = Column(6, parent=self)
        for line in lines:
            row = Row(GAP)
            row.addWidget(Dot(style), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(line, style), 1)
            column.addLayout(row)


class Dot(QWidget):
    """A bullet in the middle of a first line; decorative."""

    def __init__(self, style: str = "courant") -> None:
        super().__init__()
        self._style = style
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.restyle)

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(current().px(DOT), current().line_height(self._style))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = QPainter(self), current().px(DOT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current().colour("border_control"))
        painter.drawEllipse(QRectF(0, (self.height() - side) / 2, side, side))
