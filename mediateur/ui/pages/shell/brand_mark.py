"""The program's mark: two people side by side above one line, on a tile, in colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.drawn import Drawn
from mediateur.ui.kit.theme import current

GRID = 40
ROLES = ("primary", "on_primary", "warning_soft")


class BrandMark(Drawn):
    """Decorative. `roles` are those of the tile, of the first person and the line, of the second person."""

    def __init__(self, size: int, roles: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._roles = size, roles

    def set_roles(self, roles: tuple[str, str, str]) -> None:
        """Use other colours of the theme."""
        self._roles = roles
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square at the reader's scale."""
        side = current().px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tile, two heads, two shoulders, one line."""
        tile, first, second = (current().colour(role) for role in self._roles)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / GRID, self.height() / GRID)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tile)
        painter.drawRoundedRect(QRectF(0, 0, GRID, GRID), 10, 10)
        for colour, left in ((second, 19.5), (first, 6.5)):
            painter.setBrush(colour)
            painter.drawEllipse(QRectF(left + 2.4, 8.4, 9.2, 9.2))
            painter.drawPie(QRectF(left, 19.5, 14, 14), 0, 180 * 16)
        painter.setBrush(first)
        painter.drawRoundedRect(QRectF(6.5, 29.5, 27, 3.4), 1.7, 1.7)
