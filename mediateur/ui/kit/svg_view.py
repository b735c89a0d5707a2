"""A drawing (schematic, chart) that fills the width it is given."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.ui.kit.graphic import Graphic
from mediateur.ui.kit.icons import render
from mediateur.ui.kit.overriding import override


class SvgView(Graphic):
    """An SVG drawn at the width of the widget, its proportions kept; screen readers hear `alt` as a graphic.

    The SVG is drawn when it is painted, once it has its size.
    """

    def __init__(self, svg: str = "", alt: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._svg, self._natural = "", QSize(0, 0)
        self._renderer = QSvgRenderer(self)
        self._drawn: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_svg(svg, alt)

    def set_svg(self, svg: str, alt: str) -> None:
        """Draw another SVG, described by another sentence."""
        self._svg, self._drawn = svg, None
        if svg:
            self._renderer.load(QByteArray(svg.encode()))
        self._natural = self._renderer.defaultSize() if svg else QSize(0, 0)
        self.show_as_graphic(bool(svg))
        self.setAccessibleName(alt)
        self.updateGeometry()

    def drawn_size(self) -> QSize:
        """Return the size of the drawing in the widget, in logical px."""
        return self._natural.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)

    def place_of(self, name: str) -> QRect:
        """Return where the element of that name stands in the widget, in logical px; nothing when there is none."""
        if not self._svg or not self._renderer.elementExists(name):
            return QRect()
        size, whole = self.drawn_size(), self._renderer.viewBoxF()
        place = self._renderer.transformForElement(name).mapRect(self._renderer.boundsOnElement(name))
        grown = size.width() / whole.width() if whole.width() else 1.0
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        corner = place.topLeft() * grown + QPointF(left, top)
        return QRectF(corner, place.size() * grown).toRect()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(width * self._natural.height() / self._natural.width()) if self._natural.width() > 0 else 0

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._natural)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawn = None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        size = self.drawn_size()
        if not self._svg or size.isEmpty():
            return
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        QPainter(self).drawPixmap(left, top, self._rendered(size))

    def render_ahead(self) -> None:
        """Draw the SVG now, at the size that the widget has: the painting that comes has only to show it."""
        if self._svg and not self.drawn_size().isEmpty():
            self._rendered(self.drawn_size())

    def _rendered(self, size: QSize) -> QPixmap:
        if self._drawn is None or self._drawn.devicePixelRatio() != self.devicePixelRatioF():
            self._drawn = render(self._renderer, size.width(), size.height(), self.devicePixelRatioF())
        return self._drawn
