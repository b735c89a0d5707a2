"""Layouts that change with the width there is: columns that become fewer, a row that becomes a column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayoutItem, QWidget

from mediateur.ui.kit.holding import Arranging
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.theme import px

Direction = QBoxLayout.Direction
ANYWHERE = Qt.AlignmentFlag(0)


class Columns(Arranging):
    """Widgets in reading order on columns of one width: as many as fit, `most` at best.

    `least` is the least width of a column, `gaps` the space between columns and between rows, in px at 100 %.
    """

    def __init__(self, most: int, least: int, gaps: tuple[int, int] = (12, 0), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most, self._least, self._gaps = most, least, gaps

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def sizeHint(self) -> QSize:
        width = self._most * px(self._least) + (self._most - 1) * px(self._gaps[0])
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSize(self) -> QSize:
        least = max((item.minimumSize().width() for item in self.shown()), default=0)
        return QSize(least, max((item.minimumSize().height() for item in self.shown()), default=0))

    def columns_in(self, width: int) -> int:
        """Return how many columns a width (px) holds."""
        gap = px(self._gaps[0])
        return max(1, min(self._most, (width + gap) // (px(self._least) + gap)))

    @override
    def arrange(self, rect: QRect, *, move: bool) -> int:
        items, count = self.shown(), self.columns_in(rect.width())
        across, down = px(self._gaps[0]), px(self._gaps[1])
        width, y = (rect.width() - across * (count - 1)) // count, rect.y()
        for start in range(0, len(items), count):
            row = items[start : start + count]
            height = max(_height_of(item, width) for item in row)
            if move:
                for rank, item in enumerate(row):
                    item.setGeometry(QRect(rect.x() + rank * (width + across), y, width, height))
            y += height + down
        return y - rect.y() - (down if items else 0)


class PlainColumns(Columns):
    """Columns of widgets without a layout: these tell of a change as it happens, so a height holds until one does.

    A widget that has a layout tells of it once it is laid out, which is too late.
    """

    def __init__(self, most: int, least: int, gaps: tuple[int, int] = (12, 0), parent: QWidget | None = None) -> None:
        self._heights: dict[int, int] = {}
        super().__init__(most, least, gaps, parent)

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]


class Piles(Columns):
    """Widgets of unequal heights on columns of one width, each put where the pile is lowest: little is left blank."""

    @override
    def arrange(self, rect: QRect, *, move: bool) -> int:
        count, across, down = self.columns_in(rect.width()), px(self._gaps[0]), px(self._gaps[1])
        width, tops = (rect.width() - across * (count - 1)) // count, [0] * count
        for item in self.shown():
            rank, height = tops.index(min(tops)), _height_of(item, width)
            if move:
                item.setGeometry(QRect(rect.x() + rank * (width + across), rect.y() + tops[rank], width, height))
            tops[rank] += height + down
        return max(0, max(tops) - down)


class TellingRow(Row):
    """A row that knows what it holds: Qt's own items, asked for from here, would not outlive their layout."""

    def __init__(self, spacing: int = 12, parent: QWidget | None = None) -> None:
        self._held: list[QWidget] = []
        super().__init__(spacing, parent=parent)

    def hold(self, widget: QWidget, stretch: int = 0, alignment: Qt.AlignmentFlag = ANYWHERE, place: int = -1) -> None:
        """Add a widget, at the end or at a place."""
        self._held.append(widget)
        self.insertWidget(place, widget, stretch, alignment)

    def widest(self) -> int:
        """Return the least width of the widest widget, in px."""
        return max((widget.minimumSizeHint().width() for widget in self._shown()), default=0)

    def needed(self) -> int:
        """Return the width that the widgets ask for side by side, in px."""
        widths = [widget.sizeHint().width() for widget in self._shown()]
        return sum(widths) + self.spacing() * max(0, len(widths) - 1)

    def fold(self, folded: bool) -> None:
        """Lay out from top to bottom, or from left to right."""
        self.setDirection(Direction.TopToBottom if folded else Direction.LeftToRight)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._held if not widget.isHidden()]


class FoldingRow(QWidget):
    """A row, `row`, that becomes a column where it is too narrow for what it holds; spacing in px at 100 %."""

    def __init__(self, spacing: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = TellingRow(spacing, parent=self)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.row.needed(), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.row.widest(), super().minimumSizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.row.fold(self.row.needed() > self.width())
        return super().event(event)


def _height_of(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
