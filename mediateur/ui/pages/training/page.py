"""Formation: the tabs, and over them the module that is read, or another view that the list opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.stack import Stack
from mediateur.ui.pages.training.home import TITLE, TrainingHome
from mediateur.ui.pages.training.learning.modules import LearnPart, Offer
from mediateur.ui.pages.training.learning.reader import ModuleReader, Reading
from mediateur.usecases.learning.lessons import Lessons
from mediateur.usecases.preferences import Preferences

READ = french("Module terminé. Vous pouvez le relire quand vous voulez.")


class Opening(NamedTuple):
    """A view that the list offers on a card (None: by a button of its own), made when it is first asked for.

    It has a signal `left`, `show_list`, which brings its beginning into view, and `regions`, those of F6.
    """

    offer: Offer | None
    make: Callable[[], QWidget]


class TrainingPage(QWidget):
    """The page. `pathway_asked` carries the id of a pathway, `form_asked` that of a paper, `module_asked` a module's.

    `module_asked` asks for the hand-out of a module; empty, for the catalogue. `verify_asked` asks for the page that
    verifies attestations.
    """

    pathway_asked = Signal(str)
    form_asked = Signal(str)
    module_asked = Signal(str)
    verify_asked = Signal()

    def __init__(
        self,
        lessons: Lessons,
        preferences: Preferences,
        reading: Reading,
        follow: Callable[[], QWidget],
        openings: Mapping[str, Opening],
    ) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self._lessons, self._preferences, self._openings = lessons, preferences, openings
        self.views: dict[str, QWidget] = {}
        self._learner = ""
        self.learn = LearnPart({name: each.offer for name, each in openings.items() if each.offer is not None})
        self.home = TrainingHome(self.learn, follow)
        self.reader = ModuleReader(lessons, reading)
        self.stack = Stack()
        Column(0, parent=self).addWidget(self.stack)
        self._show(self.home)
        self.learn.opened.connect(self.open_module)
        self.learn.offered.connect(self.open_view)
        self.home.verify.clicked.connect(self.verify_asked)
        self.reader.left.connect(self.show_list)
        self.reader.finished.connect(self._on_finished)
        self.reader.pathway_asked.connect(self.pathway_asked)
        self.reader.form_asked.connect(self.form_asked)
        self.reader.print_asked.connect(self.module_asked)

    def prepare(self, work: Callable[[], object]) -> None:
        """Do in a thread what makes the tab of trainers ready to be opened."""
        jobs.run(work, self._on_prepared, self)

    @property
    def help_topic(self) -> str:
        """Which page of the manual tells about what is in view."""
        followed = self.stack.currentWidget() is self.home and self.home.tabs.currentIndex() == 1
        return "suivre" if followed else "formation"

    @property
    def is_reading(self) -> bool:
        """Whether a module is in view."""
        return self.stack.currentWidget() is self.reader

    def refresh(self) -> None:
        """Read where the learner is again; what is in view stays, unless somebody else is at the counter."""
        self.home.digits = self._preferences.current.digits
        away = self.stack.currentWidget() is not self.home
        if away and self._learner == self._lessons.learner:
            return
        self.show_list()

    @Slot()
    def show_list(self) -> None:
        """Show the modules, the one that was read, or what was opened, under the keyboard."""
        before = self._in_view
        self._learner = self._lessons.learner
        self.home.trouble.forget()
        try:
            self.learn.show_standings(self._lessons.standings())
        except MediateurError as error:
            self.home.trouble.tell(error)
        self.home.refresh()
        self._show(self.home)
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

    @Slot(str)
    def open_view(self, name: str) -> None:
        """Show a view that the list offers, at its beginning."""
        view: Any = self.views.get(name)
        if view is None:
            view = self.views[name] = self._openings[name].make()
            view.left.connect(self.show_list)
        self._show(view)
        view.show_list()

    def undo(self) -> bool:
        """Undo the last import of a list into the register; False where there is none, or where it is not in view."""
        return self.stack.currentWidget() is self.home and self.home.undo()

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
        shown: Any = self.stack.currentWidget()
        return (self.home,) if shown is self.home else tuple(shown.regions())

    @property
    def _in_view(self) -> str:
        """What the list opened: the id of a module, or the name of a view; nothing when the list is in view."""
        shown = self.stack.currentWidget()
        if shown is self.reader and self.reader.module is not None:
            return self.reader.module.id
        return next((name for name, view in self.views.items() if view is shown), "")

    def _show(self, view: QWidget) -> None:
        """Bring a view in front; the keyboard enters the page by it."""
        self.stack.show_only(view)
        self.setFocusProxy(view)

    @Slot(object)
    def _on_prepared(self, outcome: jobs.Outcome) -> None:
        if outcome.error is not None:
            raise outcome.error

    @Slot(str)
    def _on_finished(self, _module: str) -> None:
        self.show_list()
        announce(self, READ)
