"""A field to search with: a cross at its end effaces the words, as Échap does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.buttons import IconButton
from mediateur.ui.kit.fields import PADDING, LineEdit
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.theme import current, px

CLEAR = "Effacer la recherche"


class SearchField(LineEdit):
    """Qt's own clear button is smaller than a finger and does not follow the theme."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        self.cross = IconButton("x", CLEAR, self)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Échap does the same: Tab goes straight to what is found
        self.cross.setCursor(Qt.CursorShape.ArrowCursor)
        self.cross.clicked.connect(self.clear)
        self.textChanged.connect(self._show_cross)
        # Not an override of `restyle`: Qt would call an overridden slot of a field that is destroyed.
        current().changed.connect(self._place)
        self._show_cross()

    @Slot()
    def _show_cross(self) -> None:
        self.cross.setVisible(bool(self.text()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @Slot()
    def _place(self) -> None:
        side = current().dimension("cible_min")
        self.setTextMargins(px(PADDING), 0, side, 0)
        self.cross.setGeometry(self.width() - side, (self.height() - side) // 2, side, side)
