"""Strokes of the brush shared by the controls: crisp rounded surfaces and icons."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from mediateur.ui.kit.theme import current


class Look(NamedTuple):
    """What a surface looks like: roles of the tokens for fill, frame and ink; no role, no paint."""

    fill: str = ""
    frame: str = ""
    ink: str = "text_strong"
    stroke: float = 1.0
    weight: int = 600


def surface(painter: QPainter, rect: QRectF, look: Look, radius: float) -> None:
    """Fill and frame a rounded rectangle, the frame inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(current().colour(look.fill) if look.fill else Qt.BrushStyle.NoBrush)
    if not look.frame:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        return
    half = look.stroke / 2
    painter.setPen(QPen(current().colour(look.frame), look.stroke))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)


def icon(painter: QPainter, name: str, role: str, x: float, y: float, size: float) -> None:
    """Draw an icon `size` px wide at 100 %, with its top left corner at (x, y) on whole device pixels."""
    ratio = painter.device().devicePixelRatio()
    pixmap = current().pixmap(name, role, size, ratio)
    painter.drawPixmap(QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio), pixmap)
