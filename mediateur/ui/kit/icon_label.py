"""An icon beside words; decorative, so that screen readers pass over it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.drawn import Drawn
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import icon
from mediateur.ui.kit.theme import current


class Icon(Drawn):
    """An icon `size` px wide at 100 %; with `line`, as tall as a line of that type style, to stand beside a text."""

    def __init__(
        self, name: str, role: str = "text_body", size: float = 20, line: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._role, self._size, self._line = name, role, size, line

    def set_icon(self, name: str, role: str) -> None:
        """Show another icon in another colour."""
        self._name, self._role = name, role
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = current().px(self._size)
        return QSize(side, max(side, current().line_height(self._line)) if self._line else side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        above = (self.height() - current().px(self._size)) / 2
        icon(QPainter(self), self._name, self._role, 0, above, self._size)
