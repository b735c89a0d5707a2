"""What the painted lines of a list have in common: their surface, chosen or not, and the focus inside them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle

from mediateur.ui.kit.painting import Look, surface
from mediateur.ui.kit.theme import current


def paint_line(painter: QPainter, rect: QRectF, state: QStyle.StateFlag, ink: str) -> str:
    """Paint the surface of a line in its state; return the role of its ink, `ink` where it is not chosen."""
    theme = current()
    look = Look("primary_soft", "primary", "on_primary_soft", theme.metrics.stroke("selection"))
    if not state & QStyle.StateFlag.State_Selected:
        look = Look("primary_soft_hover" if state & QStyle.StateFlag.State_MouseOver else "", "", ink)
    surface(painter, rect.adjusted(1, 1, -1, -1), look, theme.radius("commande"))
    return look.ink


def ring(painter: QPainter, rect: QRectF) -> None:
    """Draw the focus inside an item: the ring of the kit goes round the whole list."""
    theme = current()
    focus = theme.tokens.focus
    band = focus.width_high_contrast if theme.high_contrast else focus.width
    painter.setPen(QPen(theme.colour("focus"), band))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = band / 2 + 1
    radius = theme.radius("commande")
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
