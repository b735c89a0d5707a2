"""A bar or a column of the window: a plain surface with one thin edge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from mediateur.ui.kit.theme import current


class Bar(QFrame):
    """A surface in the colour of navigation with an edge at the `top`, `bottom`, `left` or `right` (or none)."""

    def __init__(self, edge: str = "", role: str = "bg_nav", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edge, self._role = edge, role

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and its edge."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current().colour(self._role))
        painter.drawRect(self.rect())
        width, height = self.width(), self.height()
        edges = {
            "top": QRectF(0, 0, width, 1),
            "bottom": QRectF(0, height - 1, width, 1),
            "left": QRectF(0, 0, 1, height),
            "right": QRectF(width - 1, 0, 1, height),
        }
        if self._edge:
            painter.setBrush(current().colour("border_subtle"))
            painter.drawRect(edges[self._edge])
