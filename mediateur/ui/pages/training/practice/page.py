"""S'exercer: the list of cases, the case in view, and its debrief."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.debrief import debrief
from mediateur.training.staging import State
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.stack import Stack, first_stop
from mediateur.ui.pages.shared.sources import open_facts
from mediateur.ui.pages.training.practice.case import CaseView
from mediateur.ui.pages.training.practice.debrief import TITLE as RETAINED
from mediateur.ui.pages.training.practice.debrief import DebriefView
from mediateur.ui.pages.training.practice.list import TITLE, PracticeList
from mediateur.ui.pages.training.practice.simulator import Drawer
from mediateur.usecases.learning.cases import Cases
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.rights import Rights

BACK = french("Revenir à l'exercice")


class PracticeView(QWidget):
    """Practice, over the list of modules. `left` asks for the modules."""

    left = Signal()

    def __init__(self, cases: Cases, rights: Rights, preferences: Preferences, draw: Drawer) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._cases, self._rights, self._preferences = cases, rights, preferences
        self.list, self.case, self.debrief = PracticeList(), CaseView(draw), DebriefView()
        self.stack = Stack()
        Column(0, parent=self).addWidget(self.stack)
        self.stack.show_only(self.list)
        self.list.chosen.connect(self.open_case)
        self.list.left.connect(self.left)
        self.case.left.connect(self.show_list)
        self.case.over.connect(self._on_over)
        self.debrief.left.connect(self.show_list)
        self.debrief.again.connect(self._on_again)
        self.debrief.sources_asked.connect(self._open_sources)

    @Slot()
    def show_list(self) -> None:
        """Show the cases, the one that was practised under the keyboard."""
        before = self.case.stage.case.id if self.case.stage is not None else ""
        self.refresh()
        self.stack.show_only(self.list)
        self.list.focus_row(before)
        if not before:
            first_stop(self.list).setFocus()

    def refresh(self) -> None:
        """Read the cases, and where the learner is, again."""
        self.list.digits = self._preferences.current.digits
        try:
            self.list.show_standings(self._cases.standings())
        except MediateurError as error:
            self.list.trouble.tell(error)
        else:
            self.list.trouble.forget()

    @Slot(str)
    def open_case(self, case_id: str) -> None:
        """Begin a case."""
        try:
            on = self._cases.stage(case_id)
        except MediateurError as error:
            self.list.trouble.tell(error)
            return
        self.stack.show_only(self.case)
        self.case.digits = self._preferences.current.digits
        self.case.begin(on)

    def regions(self) -> tuple[QWidget, ...]:
        """The regions that F6 goes through."""
        return self.case.regions() if self.stack.currentWidget() is self.case else (self,)

    @Slot(object)
    def _on_over(self, state: State) -> None:
        """Keep that the case was practised, and tell what is to be retained, kept or not."""
        on = self.case.stage
        if on is None:
            return
        told = debrief(on, state)
        self.stack.show_only(self.debrief)
        self.debrief.show_debrief(on.case.title, told)
        try:
            self._cases.keep(on, told)
        except MediateurError as error:
            self.debrief.trouble.tell(error)
        else:
            self.debrief.trouble.forget()
            announce(self, f"{RETAINED}, {on.case.title}")

    @Slot()
    def _on_again(self) -> None:
        if self.case.stage is not None:
            self.open_case(self.case.stage.case.id)

    @Slot(object)
    def _open_sources(self, facts: tuple[str, ...]) -> None:
        open_facts(self.window(), self._rights.cited(facts), BACK)
