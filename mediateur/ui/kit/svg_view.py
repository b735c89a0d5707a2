"""A drawing (schematic, chart) that fills the width it is given."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mediateur.ui.kit.icons import render_svg
from mediateur.ui.kit.overriding import override


class SvgView(QLabel):
    """An SVG drawn at the width of the widget, its proportions kept; screen readers hear `alt` as a graphic.

    A label that holds a pixmap has the accessible role Graphic: hence the base class.
    """

    def __init__(self, svg: str = "", alt: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._svg, self._natural = "", QSize(0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.set_svg(svg, alt)

    def set_svg(self, svg: str, alt: str) -> None:
        """Draw another SVG, described by another sentence."""
        self._svg = svg
        self._natural = QSvgRenderer(QByteArray(svg.encode())).defaultSize() if svg else QSize(0, 0)
        self.setAccessibleName(alt)
        self.updateGeometry()
        self._redraw()

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
        self._redraw()

    def _redraw(self) -> None:
        if not self._svg or self.width() < 1 or self.height() < 1:
            self.setPixmap(QPixmap())
            return
        size = self._natural.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self.setPixmap(render_svg(self._svg, size.width(), size.height(), self.devicePixelRatioF()))
