"""A chart of the pictures room on the page: redrawn at its width, its text size and its theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.pictures import charts
from mediateur.pictures.svg import Picture
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.svg_view import SvgView
from mediateur.ui.kit.theme import current, px

Draw = Callable[..., Picture]
LEAST_WIDTH = 200
NOTHING = charts.Chart((), "")


class ChartView(SvgView):
    """A chart as bars, or as columns; screen readers hear its description as that of a graphic."""

    def __init__(self, draw: Draw = charts.bars, size: float = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._draw, self._size, self._chart = draw, size, NOTHING
        current().changed.connect(self.redraw)

    def show_chart(self, chart: charts.Chart) -> None:
        """Draw another chart."""
        self._chart = chart
        self.redraw()

    @Slot()
    def redraw(self) -> None:
        """Draw again, at the present width and in the present theme."""
        picture = self._picture(max(self.width(), px(LEAST_WIDTH)))
        self.set_svg(picture.svg, picture.alt)

    @override
    def heightForWidth(self, width: int) -> int:
        return round(self._picture(max(width, 1)).height)

    @override
    def sizeHint(self) -> QSize:
        width = px(LEAST_WIDTH)
        return QSize(width, self.heightForWidth(width))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.redraw()
        super().resizeEvent(event)

    def _picture(self, width: float) -> Picture:
        theme = current()
        return self._draw(self._chart, theme.tokens.theme(theme.name), width=width, size=px(self._size))
