"""The shape of most pages: one column that scrolls, with the margins of the design at any size and scale."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mediateur.ui.kit.responsive import Adaptation, adapt, page_margins
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.theme import current, px


class ColumnPage(QWidget):
    """A page whose content goes into `body`; subclasses redo their columns in `arrange`."""

    def __init__(self) -> None:
        super().__init__()
        self.scroll = ScrollColumn()
        self.body = self.scroll.body
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroll)
        current().changed.connect(self.fit)

    @Slot()
    def fit(self) -> None:
        """Take the margins and the number of columns that the window and the text size leave room for."""
        window = self.window()
        shape = adapt(window.width(), window.height(), current().scale)
        left, top, right, bottom = page_margins(shape)
        self.body.setContentsMargins(px(left), px(top), px(right), px(bottom))
        self.body.setSpacing(px(14 if shape.compact else 18))
        self.arrange(shape)

    def arrange(self, shape: Adaptation) -> None:
        """Lay out again for a shape of the window."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
