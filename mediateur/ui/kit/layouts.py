"""Layouts in the measures of the design: rows and columns that follow the text size, and a flow that wraps."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget

from mediateur.ui.kit.holding import Arranging
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.theme import current, px

Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)


class _Line(QBoxLayout):
    """Widgets one after the other, in measures that follow the theme."""

    def __init__(self, way: QBoxLayout.Direction, spacing: int, margins: Margins, parent: QWidget | None) -> None:
        super().__init__(way)
        self._gap, self._edges = spacing, margins
        if parent is not None:
            parent.setLayout(self)
        self.restyle()
        current().changed.connect(self.restyle)

    def set_measures(self, spacing: int, margins: Margins) -> None:
        """Change spacing and margins, in px at 100 %."""
        self._gap, self._edges = spacing, margins
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        self.setSpacing(px(self._gap))
        self.setContentsMargins(*(px(edge) for edge in self._edges))


class Column(_Line):
    """Widgets from top to bottom; spacing and margins (left, top, right, bottom) in px at 100 %."""

    def __init__(self, spacing: int = 0, margins: Margins = NO_MARGINS, parent: QWidget | None = None) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, spacing, margins, parent)


class Row(_Line):
    """Widgets from left to right; spacing and margins (left, top, right, bottom) in px at 100 %."""

    def __init__(self, spacing: int = 0, margins: Margins = NO_MARGINS, parent: QWidget | None = None) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, spacing, margins, parent)


class FlowLayout(Arranging):
    """Widgets at their natural width, in reading order, `spacing` px apart (at 100 %), lines `down` apart.

    Where all stand on one line, those that come after the first `left` go to its right end.
    """

    def __init__(
        self, spacing: int = 8, parent: QWidget | None = None, *, left: int | None = None, down: int | None = None
    ) -> None:
        super().__init__(parent)
        self._gap, self._left, self._down = spacing, left, spacing if down is None else down

    def set_gaps(self, spacing: int, down: int) -> None:
        """Change the space between widgets and between lines, in px at 100 %."""
        self._gap, self._down = spacing, down
        self.invalidate()

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self.shown()]
        width = sum(hint.width() for hint in hints) + px(self._gap) * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    @override
    def minimumSize(self) -> QSize:
        least = [item.minimumSize() for item in self.shown()]
        return QSize(
            max((size.width() for size in least), default=0), max((size.height() for size in least), default=0)
        )

    @override
    def arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, tallest, gap = rect.x(), rect.y(), 0, px(self._gap)
        left = [item for item in self._items[: self._left] if not item.isEmpty()]
        slack = max(0, rect.width() - self.sizeHint().width()) if self._left is not None else 0
        for rank, item in enumerate(self.shown()):
            size = _size_within(item, rect.width())
            if x > rect.x() and x + size.width() > rect.x() + rect.width():
                x, y, tallest = rect.x(), y + tallest + px(self._down), 0
            if rank == len(left):
                x += slack
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + gap
            tallest = max(tallest, size.height())
        return y + tallest - rect.y()


def add_all(layout: QLayout, widgets: Iterable[QWidget]) -> None:
    """Add widgets to a layout, in order."""
    for widget in widgets:
        layout.addWidget(widget)


def discard(layout: QLayout, widgets: Iterable[QWidget]) -> None:
    """Take widgets out of a layout and throw them away: hidden now, deleted when the event loop turns."""
    for widget in widgets:
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def empty(layout: QLayout) -> None:
    """Throw away all that a layout holds."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def _size_within(item: QLayoutItem, width: int) -> QSize:
    hint = item.sizeHint()
    if hint.width() <= width:
        return hint
    return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else hint.height())
