"""For trainers: how well each question is answered, reached from the quizzes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import FlowLayout
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.text import heading
from mediateur.ui.pages.column_page import ColumnPage
from mediateur.ui.pages.training.success_view import SuccessView, Titles
from mediateur.usecases.quizzes import Quizzes

TITLE, BACK = "Réussite aux quiz", "Tous les quiz"


class SuccessPage(ColumnPage):
    """The page. `left` asks for the quizzes. `titles` gives what each quiz is called, by its id."""

    left = Signal()

    def __init__(self, quizzes: Quizzes, titles: Titles) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self.view = SuccessView(quizzes, titles)
        self.back = SecondaryButton(BACK, icon="arrow-left", keycap="Échap")
        head = FlowLayout(12)
        head.addWidget(self.back)
        self.body.addLayout(head)
        self.body.addWidget(heading(TITLE))
        self.body.addWidget(self.view)
        self.body.addStretch(1)
        self.back.clicked.connect(self.left)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap goes back to the quizzes; the rest scrolls."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
