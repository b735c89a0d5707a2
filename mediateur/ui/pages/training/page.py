"""Formation: the tabs, and over them the module that is read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.messages import EmptyState
from mediateur.ui.kit.stack import Stack
from mediateur.ui.pages.session.see_block import Drawer
from mediateur.ui.pages.training.home import TITLE, TrainingHome
from mediateur.ui.pages.training.learn import LearnPart
from mediateur.ui.pages.training.learn_reader import Errands, ModuleReader
from mediateur.ui.pages.training.practice import PracticeView
from mediateur.ui.pages.training.quiz import QuizView
from mediateur.usecases.learning import Lessons
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.printing import Printing
from mediateur.usecases.rights import Rights

NOBODY = "Personne n’est encore suivi ici"
FOLLOWED = french("Ici viendront les médiateurs que vous formez, leurs sessions et leurs attestations.")
READ = french("Module terminé. Vous pouvez le relire quand vous voulez.")


class TrainingPage(QWidget):
    """The page. `pathway_asked` carries the id of a pathway, `form_asked` that of a paper, `module_asked` a module's.

    `module_asked` asks for the hand-out of a module; empty, for the catalogue.
    """

    pathway_asked = Signal(str)
    form_asked = Signal(str)
    module_asked = Signal(str)

    def __init__(
        self, lessons: Lessons, rights: Rights, printing: Printing, preferences: Preferences, draw: Drawer
    ) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self._lessons, self._printing, self._preferences = lessons, printing, preferences
        self._learner = ""
        self.learn = LearnPart()
        self.home = TrainingHome(self.learn, _nobody())
        self.reader = ModuleReader(lessons, Errands(rights, draw, self._form_title))
        self.stack = Stack()
        Column(0, parent=self).addWidget(self.stack)
        self._show(self.home)
        self.learn.opened.connect(self.open_module)
        self.reader.left.connect(self.show_list)
        self.reader.finished.connect(self._on_finished)
        self.reader.pathway_asked.connect(self.pathway_asked)
        self.reader.form_asked.connect(self.form_asked)
        self.reader.print_asked.connect(self.module_asked)
        self._make_practice: Callable[[], PracticeView] | None = None
        self._make_quiz: Callable[[], QuizView] | None = None
        self.practice: PracticeView | None = None
        self.quiz: QuizView | None = None
        self.learn.practice_asked.connect(self.open_practice)
        self.learn.quiz_asked.connect(self.open_quiz)

    @property
    def is_reading(self) -> bool:
        """Whether a module is in view."""
        return self.stack.currentWidget() is self.reader

    def refresh(self) -> None:
        """Read where the learner is again; a module in view stays, unless somebody else is at the counter."""
        self.home.digits = self._preferences.current.digits
        away = self.stack.currentWidget() is not self.home
        if away and self._learner == self._lessons.learner:
            return
        self.show_list()

    @Slot()
    def show_list(self) -> None:
        """Show the modules, the one that was read under the keyboard."""
        before = self.reader.module.id if self.is_reading and self.reader.module else ""
        self._learner = self._lessons.learner
        try:
            self.learn.show_standings(self._lessons.standings())
        except MediateurError as error:
            self.home.trouble.tell(error)
        else:
            self.home.trouble.forget()
        self.home.fit()
        self._show(self.home)
        if before:
            self.learn.focus_card(before)

    @Slot(str)
    def open_module(self, module_id: str) -> None:
        """Show a module where it was left."""
        try:
            standing = self._lessons.standing(module_id)
            self._show(self.reader)
            self.reader.show_module(standing)
            if standing.finished is None and not standing.begun:
                self._lessons.reach(module_id, standing.module.sections[0].id)
        except MediateurError as error:
            self.home.trouble.tell(error)
            self.reader.trouble.tell(error)

    def offer_practice(self, make: Callable[[], PracticeView]) -> None:
        """Have practice opened from the list; its view is made when it is first asked for."""
        self._make_practice = make

    @Slot()
    def open_practice(self) -> None:
        """Show the cases to practise."""
        if self.practice is None and self._make_practice is not None:
            self.practice = self._make_practice()
            self.practice.left.connect(self._leave_practice)
        if self.practice is not None:
            self._show(self.practice)
            self.practice.show_list()

    @Slot()
    def _leave_practice(self) -> None:
        self.show_list()
        self.learn.practice.setFocus()

    def offer_quiz(self, make: Callable[[], QuizView]) -> None:
        """Have the quiz opened from the list; its view is made when it is first asked for."""
        self._make_quiz = make

    @Slot()
    def open_quiz(self) -> None:
        """Show the quizzes to choose from."""
        if self.quiz is None and self._make_quiz is not None:
            self.quiz = self._make_quiz()
            self.quiz.left.connect(self._leave_quiz)
            self.quiz.module_asked.connect(self.open_module)
        if self.quiz is not None:
            self._show(self.quiz)
            self.quiz.refresh(digits=self.home.digits)

    @Slot()
    def _leave_quiz(self) -> None:
        self.show_list()
        self.learn.quiz.setFocus()

    def go_on(self) -> None:
        """Show the next section of the module in view."""
        if self.is_reading:
            self.reader.go_on()

    def go_back(self) -> None:
        """Show the section before of the module in view."""
        if self.is_reading:
            self.reader.go_back()

    def print_now(self) -> None:
        """Ask for the hand-out of the module in view, or for the catalogue."""
        if self.is_reading:
            self.reader.ask_print()
        else:
            self.module_asked.emit("")

    def regions(self) -> tuple[QWidget, ...]:
        """The regions that F6 goes through."""
        for view in (self.practice, self.quiz):
            if view is not None and self.stack.currentWidget() is view:
                return view.regions()
        return self.reader.regions() if self.is_reading else (self.home,)

    def _show(self, view: QWidget) -> None:
        """Bring a view in front; the keyboard enters the page by it."""
        self.stack.show_only(view)
        self.setFocusProxy(view)

    @Slot(str)
    def _on_finished(self, _module: str) -> None:
        self.show_list()
        announce(self, READ)

    def _form_title(self, form_id: str) -> str:
        return next((form.title for form in self._printing.catalogue() if form.id == form_id), "")


def _nobody() -> QWidget:
    box = QWidget()
    column = Column(0, parent=box)
    column.addWidget(EmptyState(NOBODY, FOLLOWED))
    column.addStretch(1)
    return box
