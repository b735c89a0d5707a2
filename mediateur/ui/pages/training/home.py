"""The first page of Formation: its tabs, « Apprendre » and « Suivre »."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.keys import digit_of, in_text_field
from mediateur.ui.kit.navigation import Tabs
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.responsive import Adaptation
from mediateur.ui.pages.column_page import ColumnPage
from mediateur.ui.pages.tabbed_head import TabbedHead
from mediateur.ui.pages.training.learn import LearnPart
from mediateur.ui.pages.trouble import Trouble

TITLE, LEARN, FOLLOW = "Formation", "Apprendre", "Suivre"


class TrainingHome(ColumnPage):
    """Two tabs. `digits` tells whether a digit opens its card."""

    def __init__(self, learn: LearnPart, follow: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.digits = True
        self.learn, self.follow, self.trouble = learn, follow, Trouble()
        self.tabs = Tabs(TITLE)
        self.tabs.add(LEARN, "book-open")
        self.tabs.add(FOLLOW, "users")
        self._head = TabbedHead(TITLE, self.tabs)
        self.body.addWidget(self._head)
        self.body.addWidget(self.trouble)
        self.body.addWidget(learn)
        self.body.addWidget(follow, 1)
        self.body.addStretch(1)
        self.tabs.currentChanged.connect(self._on_tab)
        self._on_tab(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit opens its module; the rest scrolls."""
        digit = digit_of(event) if self.digits and not self.tabs.currentIndex() else None
        if not digit or in_text_field(self.focusWidget()) or not self.learn.choose(digit):
            super().keyPressEvent(event)

    @override
    def arrange(self, _shape: Adaptation) -> None:
        margins = self.body.contentsMargins()
        self._head.fit(self.width() - margins.left() - margins.right())

    @Slot(int)
    def _on_tab(self, index: int) -> None:
        self.learn.setVisible(index == 0)
        self.follow.setVisible(index == 1)
        self.scroller.verticalScrollBar().setValue(0)
