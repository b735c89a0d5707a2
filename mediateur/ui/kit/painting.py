"""Strokes of the brush shared by the controls: crisp rounded surfaces and icons."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

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
    if look.frame and look.frame != look.fill:
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
    painter.drawPixmap(_on_pixels(x, y, ratio), current().pixmap(name, role, size, ratio))


def stamp(painter: QPainter, key: Hashable, rect: QRectF, draw: Callable[[QPainter, QRectF], None]) -> None:
    """Draw something small that comes back often: once for each `key`, then copied on whole device pixels."""
    ratio = painter.device().devicePixelRatio()
    picture = current().kept((key, ratio), partial(_picture, rect.width(), rect.height(), ratio, draw))
    painter.drawPixmap(_on_pixels(rect.x(), rect.y(), ratio), picture)


def _picture(width: float, height: float, ratio: float, draw: Callable[[QPainter, QRectF], None]) -> QPixmap:
    pixmap = QPixmap(ceil(width * ratio), ceil(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw(painter, QRectF(0, 0, width, height))
    painter.end()
    return pixmap


def _on_pixels(x: float, y: float, ratio: float) -> QPointF:
    return QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)
