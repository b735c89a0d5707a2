"""The first page of Formation: its tabs, « Apprendre » and « Suivre »."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.errors import MediateurError
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.keys import digit_of, in_text_field
from mediateur.ui.kit.navigation import Tabs
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.responsive import Adaptation
from mediateur.ui.pages.shared.column_page import ColumnPage
from mediateur.ui.pages.shared.tabbed_head import TabbedHead
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.training.learning.modules import LearnPart

TITLE, LEARN, FOLLOW, VERIFY = "Formation", "Apprendre", "Suivre", "Vérifier une attestation"


class TrainingHome(ColumnPage):
    """Two tabs. `digits` tells whether a digit opens its card; `follow` makes the part of trainers when it is opened.

    That part has a `refresh` and an `undo`. Where it cannot be made (MediateurError), which is so in practice, its
    place says why.
    """

    def __init__(self, learn: LearnPart, follow: Callable[[], QWidget]) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.digits = True
        self.learn, self.trouble = learn, Trouble()
        self._make_follow, self.follow = follow, QWidget()
        self._is_made = False
        self.tabs = Tabs(TITLE)
        self.tabs.add(LEARN, "book-open")
        self.tabs.add(FOLLOW, "users")
        self.verify = SecondaryButton(VERIFY, icon="qr-code")
        self._head = TabbedHead(TITLE, self.tabs, self.verify)
        self.body.addWidget(self._head)
        self.body.addWidget(self.trouble)
        self.body.addWidget(learn)
        self.body.addWidget(self.follow, 1)
        self.body.addStretch(0)  # takes what is left by cards, and nothing of what the part of trainers fills
        self.tabs.currentChanged.connect(self._on_tab)
        self._on_tab(0)

    def refresh(self) -> None:
        """Read again what the tab of trainers shows, when it is in view."""
        if self.tabs.currentIndex() == 1:
            self._read_follow()
        self.fit()

    def undo(self) -> bool:
        """Undo the last act in the tab of trainers that can be; False where there is none."""
        part: Any = self.follow
        return self._is_made and self.tabs.currentIndex() == 1 and bool(part.undo())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit opens its card; the rest scrolls."""
        digit = digit_of(event) if self.digits and not self.tabs.currentIndex() else None
        if not digit or in_text_field(self.focusWidget()) or not self.learn.choose(digit):
            super().keyPressEvent(event)

    @override
    def arrange(self, _shape: Adaptation) -> None:
        margins = self.body.contentsMargins()
        self._head.fit(self.width() - margins.left() - margins.right())

    def _read_follow(self) -> None:
        try:
            if not self._is_made:
                made = self._make_follow()
                self.body.replaceWidget(self.follow, made)
                self.body.setStretchFactor(made, 1)
                self.follow.deleteLater()
                self.follow, self._is_made = made, True
            part: Any = self.follow
            part.refresh()
        except MediateurError as error:
            self.trouble.tell(error)

    @Slot(int)
    def _on_tab(self, index: int) -> None:
        self.trouble.forget()
        if index == 1:
            self._read_follow()
        self.learn.setVisible(index == 0)
        self.follow.setVisible(index == 1)
        self.scroller.verticalScrollBar().setValue(0)
