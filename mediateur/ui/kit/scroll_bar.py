"""The bar of what scrolls: a handle alone, wide enough for a finger."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QFrame, QScrollBar

from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.theme import current, px

BREADTH, LEAST_LENGTH = 16, 64


class ScrollBar(QScrollBar):
    """Dressed when it is first seen: most of what could scroll never has to."""

    def __init__(self, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self._dressed = False
        current().changed.connect(self.restyle)

    @Slot()
    def restyle(self) -> None:
        """Take the colours and measures of the theme again."""
        if self._dressed:
            from mediateur.ui.kit import qss

            qss.dress(self, qss.BAR)
        self.updateGeometry()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if not self._dressed:
            self._dressed = True
            self.restyle()
        super().showEvent(event)

    @override
    def sizeHint(self) -> QSize:
        upright = QSize(px(BREADTH), px(LEAST_LENGTH))
        return upright if self.orientation() == Qt.Orientation.Vertical else upright.transposed()


def plain(area: QAbstractScrollArea) -> None:
    """Give what scrolls no frame of Qt's, and the bars of the kit where it may have some."""
    area.setFrameShape(QFrame.Shape.NoFrame)
    if area.verticalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        area.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        if isinstance(area, QAbstractItemView):  # so that the line that comes under the pointer is lit
            area.verticalScrollBar().valueChanged.connect(area.verticalScrollbarValueChanged)
    if area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        area.setHorizontalScrollBar(ScrollBar(Qt.Orientation.Horizontal))
        if isinstance(area, QAbstractItemView):
            area.horizontalScrollBar().valueChanged.connect(area.horizontalScrollbarValueChanged)
