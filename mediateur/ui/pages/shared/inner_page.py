"""A page that is opened over another one, and left for it by a button at its top, or by Échap."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.keys import leaves
from mediateur.ui.kit.layouts import FlowLayout
from mediateur.ui.kit.overriding import override
from mediateur.ui.pages.shared.column_page import ColumnPage


class InnerPage(ColumnPage):
    """`left` asks for the page before. `back` is the button, at the top."""

    left = Signal()

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.back, top = SecondaryButton(label, icon="arrow-left", keycap="Échap"), FlowLayout(12)
        top.addWidget(self.back)
        self.body.addLayout(top)
        self.back.clicked.connect(self.left)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap goes back; the rest scrolls."""
        if not leaves(event, self.left):
            super().keyPressEvent(event)
