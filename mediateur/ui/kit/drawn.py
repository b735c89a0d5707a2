"""What small painted things have in common: one size, that of the theme, and no room to give or to take."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.theme import current


class Drawn(QWidget):
    """A widget painted by hand, never smaller than its `sizeHint`, measured and painted anew with the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.restyle)

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        self.updateGeometry()
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
