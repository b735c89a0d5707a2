"""Strokes of the brush shared by the controls: crisp rounded surfaces and icons."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from mediateur.ui.kit.theme import current


class Look(NamedTuple):
    """What a surface looks like: roles of the tokens for fill, frame and ink; no role, no paint."""

    fill: str = ""
    frame: str = ""
    ink: str = "text_strong"
    stroke: float = 1.0
    weight: int = 600


def surface(painter: QPainter, rect: QRectF, look: Look, radius: float) -> None:
    """Fill and frame a rounded rectangle, the frame inside `rect`.

    The frame is filled, not stroked: an antialiased stroke takes eight to thirty times longer.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if look.frame and not look.fill:
        painter.fillPath(_ring(rect, radius, look.stroke), current().colour(look.frame))
        return
    if look.frame:
        painter.setBrush(current().colour(look.frame))
        painter.drawRoundedRect(rect, radius, radius)
        rect, radius = _inside(rect, radius, look.stroke)
    if look.fill:
        painter.setBrush(current().colour(look.fill))
        painter.drawRoundedRect(rect, radius, radius)


def _ring(rect: QRectF, radius: float, stroke: float) -> QPainterPath:
    path, (inside, within) = QPainterPath(), _inside(rect, radius, stroke)
    path.addRoundedRect(rect, radius, radius)
    path.addRoundedRect(inside, within, within)
    return path


def _inside(rect: QRectF, radius: float, stroke: float) -> tuple[QRectF, float]:
    return rect.adjusted(stroke, stroke, -stroke, -stroke), max(0.0, radius - stroke)


def icon(painter: QPainter, name: str, role: str, x: float, y: float, size: float) -> None:
    """Draw an icon `size` px wide at 100 %, with its top left corner at (x, y) on whole device pixels."""
    ratio = painter.device().devicePixelRatio()
    pixmap = current().pixmap(name, role, size, ratio)
    painter.drawPixmap(QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio), pixmap)
