"""An icon beside words; decorative, so that screen readers pass over it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from mediateur.ui.kit.painting import icon
from mediateur.ui.kit.theme import current


class Icon(QWidget):
    """An icon `size` px wide at 100 %, in the colour of a role."""

    def __init__(self, name: str, role: str = "text_body", size: float = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.restyle)

    def set_icon(self, name: str, role: str) -> None:
        """Show another icon in another colour."""
        self._name, self._role = name, role
        self.update()

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = current().px(self._size)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        icon(QPainter(self), self._name, self._role, 0, 0, self._size)
