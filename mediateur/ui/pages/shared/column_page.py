"""The shape of most pages: one column that scrolls, with the margins of the design at any size and scale."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QVBoxLayout, QWidget

from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.responsive import Adaptation, adapt, page_margins
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.text import MAX_CHARACTERS, Text, heading
from mediateur.ui.kit.theme import current, px

_MOVES = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class ColumnPage(QWidget):
    """A page whose content goes into `body`; subclasses redo their columns in `arrange`."""

    accessible_role = "Grouping"

    def __init__(self) -> None:
        super().__init__()
        self.scroller = ScrollColumn()
        self.body = self.scroller.body
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.addWidget(self.scroller)
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

    def arrange(self, _shape: Adaptation) -> None:
        """Lay out again for a shape of the window."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the shape of the window again."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up, page down, Début and Fin scroll from wherever the focus is."""
        if not scroll_by_key(self.scroller, event):
            super().keyPressEvent(event)


def page_head(title: str, subtitle: str, letters: int = MAX_CHARACTERS) -> Column:
    """Return the title of a page above what explains it, in lines of at most so many letters."""
    head = Column(2)
    head.addWidget(heading(title))
    head.addWidget(Text(subtitle, "courant", "text_muted", letters))
    return head


def tab_after(before: QWidget | None, widgets: Iterable[QWidget]) -> None:
    """Put widgets right after one in the order of Tab; none before, and they stay at the end of their window."""
    for widget in widgets:
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def scroll_by_key(scroll: QScrollArea, event: QKeyEvent) -> bool:
    """Scroll as a key asks; False when it asks for something else."""
    move = _MOVES.get(Qt.Key(event.key()))
    if move is None or event.modifiers():
        return False
    scroll.verticalScrollBar().triggerAction(move)
    return True
