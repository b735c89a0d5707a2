"""The quiz: the choice, the questions one by one, the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.errors import MediateurError
from mediateur.training.learned import Attempt
from mediateur.training.modules import Module
from mediateur.training.quiz import REFRESHER, WHOLE
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.stack import Stack
from mediateur.ui.pages.shared.sources import open_facts
from mediateur.ui.pages.training.quiz.menu import TITLE, Offer, QuizMenu
from mediateur.ui.pages.training.quiz.question import QuestionView
from mediateur.ui.pages.training.quiz.result import Outcome, ResultView
from mediateur.ui.pages.training.quiz.success import SuccessPage
from mediateur.usecases.learning.quizzes import NAMES, Quizzes, titles_of
from mediateur.usecases.rights import Rights

BACK = "Revenir à la question"
ICONS = {WHOLE: "list-checks", REFRESHER: "refresh-cw"}


class QuizView(QWidget):
    """The quizzes. `left` asks for the modules, `module_asked` carries one to read, `sheet_asked` a file (name, bytes).

    `modules` gives those of the content in force, in order.
    """

    left = Signal()
    module_asked = Signal(str)
    sheet_asked = Signal(str, object)

    def __init__(self, quizzes: Quizzes, rights: Rights, modules: Callable[[], Sequence[Module]]) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._quizzes, self._rights, self._modules = quizzes, rights, modules
        self._attempt: Attempt | None = None
        self.menu, self.question, self.result = QuizMenu(), QuestionView(), ResultView()
        self.success = SuccessPage(quizzes, self._titles)
        self.stack = Stack()
        Column(0, parent=self).addWidget(self.stack)
        self.stack.show_only(self.menu)
        self._connect()

    @Slot()
    def show_list(self) -> None:
        """Show the quizzes that there are, for whom is at the counter."""
        self.menu.digits = self.question.digits = self._quizzes.digits
        try:
            finished, under_way = self._quizzes.finished(), self._quizzes.under_way()
            last = {attempt.quiz: attempt for attempt in reversed(finished)}
            self.menu.show_offers(self._offers(), last, under_way)
        except MediateurError as error:
            self.menu.trouble.tell(error)
        else:
            self.menu.trouble.forget()
        self.stack.show_only(self.menu)
        self.menu.first().setFocus()

    @Slot(str, int)
    def begin(self, quiz: str, seed: int = 0) -> None:
        """Draw a quiz and ask its first question; seed 0 draws at random."""
        try:
            self._attempt = self._quizzes.begin(quiz, seed or None)
        except MediateurError as error:
            self.menu.trouble.tell(error)
            self.stack.show_only(self.menu)
            return
        self._go_on()

    @Slot()
    def resume(self) -> None:
        """Go on with the quiz that was left."""
        try:
            self._attempt = self._quizzes.under_way()
        except MediateurError as error:
            self.menu.trouble.tell(error)
            return
        self._go_on()

    @Slot()
    def show_success(self) -> None:
        """Show trainers how well questions are answered."""
        self.success.view.refresh()
        self.stack.show_only(self.success)
        self.success.view.button.setFocus()

    def regions(self) -> tuple[QWidget, ...]:
        """The regions that F6 goes through."""
        if self.stack.currentWidget() is self.question:
            return self.question.regions()
        pages = (self.menu, self.result, self.success)
        return tuple(page for page in pages if self.stack.currentWidget() is page)

    def _connect(self) -> None:
        self.menu.chosen.connect(self.begin)
        self.menu.resumed.connect(self.resume)
        self.menu.left.connect(self.left)
        self.menu.success_asked.connect(self.show_success)
        self.success.left.connect(self.show_list)
        self.question.answered.connect(self._on_answered)
        self.question.next_asked.connect(self._go_on)
        self.question.left.connect(self.show_list)
        self.question.sources_asked.connect(self._open_sources)
        self.result.again_asked.connect(self._on_again)
        self.result.menu_asked.connect(self.show_list)
        self.result.module_asked.connect(self.module_asked)
        for page in (self.menu, self.result):
            page.sheet_asked.connect(self._on_sheet)

    def _offers(self) -> tuple[Offer, ...]:
        over_all = tuple(Offer(quiz, name, ICONS[quiz], self._quizzes.size(quiz)) for quiz, name in NAMES.items())
        bank = self._quizzes.bank()
        return (
            *over_all,
            *(
                Offer(module.id, module.title, module.icon, self._quizzes.size(module.id))
                for module in self._modules()
                if module.id in bank
            ),
        )

    def _titles(self) -> dict[str, str]:
        return titles_of(self._modules())

    def _name(self, quiz: str) -> str:
        return NAMES.get(quiz) or f"{TITLE}, {self._titles().get(quiz, quiz)}"

    @Slot()
    def _go_on(self) -> None:
        """Ask the next question, or show the result."""
        attempt = self._attempt
        if attempt is None:
            self.show_list()
        elif attempt.is_whole:
            self._show_result(attempt)
        else:
            asked = attempt.asked[len(attempt.answered)].question
            self.question.trouble.forget()
            self.stack.show_only(self.question)
            self.question.ask(attempt, self._quizzes.question(asked), self._name(attempt.quiz))

    def _show_result(self, attempt: Attempt) -> None:
        titles = self._titles()
        again = {module: titles[module] for module in self._quizzes.to_read_again(attempt) if module in titles}
        self.stack.show_only(self.result)
        self.result.show_outcome(Outcome(self._name(attempt.quiz), attempt, again), self._quizzes.question)

    @Slot(object)
    def _on_answered(self, given: tuple[str, ...]) -> None:
        if self._attempt is None:
            return
        try:
            self._attempt = self._quizzes.answer(self._attempt, given)
        except MediateurError as error:
            self.question.trouble.tell(error)
            return
        self.question.trouble.forget()
        self.question.explain(self._attempt, self._quizzes.question(self._attempt.answered[-1].question))

    @Slot()
    def _on_again(self) -> None:
        if self._attempt is not None:
            self.begin(self._attempt.quiz)

    @Slot()
    def _on_sheet(self) -> None:
        try:
            data = self._quizzes.sheet()
        except MediateurError as error:
            self.menu.trouble.tell(error)
            self.stack.show_only(self.menu)
            return
        self.sheet_asked.emit(self._quizzes.sheet_name(), data)

    @Slot()
    def _open_sources(self) -> None:
        if self._attempt is not None and self._attempt.answered:
            question = self._quizzes.question(self._attempt.answered[-1].question)
            open_facts(self.window(), self._rights.cited(question.facts), BACK)
