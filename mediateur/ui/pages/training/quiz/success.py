"""For trainers: how well each question is answered, reached from the quizzes."""

from __future__ import annotations

from mediateur.ui.kit.text import heading
from mediateur.ui.pages.shared.inner_page import InnerPage
from mediateur.ui.pages.training.quiz.success_view import SuccessView, Titles
from mediateur.usecases.learning.quizzes import Quizzes

TITLE, BACK = "Réussite aux quiz", "Tous les quiz"


class SuccessPage(InnerPage):
    """The page. `left` asks for the quizzes. `titles` gives what each quiz is called, by its id."""

    def __init__(self, quizzes: Quizzes, titles: Titles) -> None:
        super().__init__(TITLE, BACK)
        self.view = SuccessView(quizzes, titles)
        self.body.addWidget(heading(TITLE))
        self.body.addWidget(self.view)
        self.body.addStretch(1)
