"""The head of a page with tabs: its title and they over one line, and a button at the end."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.ui.kit.buttons import PushButton
from mediateur.ui.kit.navigation import Tabs
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.text import heading
from mediateur.ui.kit.theme import current, px

BESIDE, UNDER = 24, 4


class TabbedHead(QWidget):
    """The title and the tabs over one line; the tabs go under the title where there is little width.

    So does what stands at the end, under the tabs; beside them, it is not over the line.
    """

    def __init__(self, title: str, tabs: Tabs, end: PushButton | None = None) -> None:
        super().__init__()
        self._tabs, self._title, self._end = tabs, heading(title), end
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._title)
        self._row.addWidget(tabs, 1)
        if end is not None:
            self._row.addWidget(end)

    def fit(self, room: int) -> None:
        """Put the tabs beside the title where all fit in `room` px, else under it."""
        directions = QBoxLayout.Direction
        end = self._end.sizeHint().width() + px(BESIDE) if self._end is not None else 0
        beside = room - self._title.sizeHint().width() - px(BESIDE) - end
        stacked = self._tabs.full_width() > beside
        self._row.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self._row.setSpacing(px(UNDER if stacked else BESIDE))
        self._tabs.fit(room if stacked else beside)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        line = current().metrics.stroke("selection")
        bottom, right = self._tabs.geometry().bottom() + 1, self._tabs.geometry().right() + 1
        width = right if self._end is not None else self.width()
        QPainter(self).fillRect(0, bottom - line, width, line, current().colour("border_subtle"))
