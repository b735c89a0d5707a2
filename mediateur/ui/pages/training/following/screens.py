"""The screens of « Suivre », each made when it is first asked for; what their buttons ask for goes on as signals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.layouts import Column
from mediateur.ui.pages.training.following.reader import Whole
from mediateur.ui.pages.training.keeping.keeper import Keeper, State

if TYPE_CHECKING:
    from mediateur.training.chain import Place
    from mediateur.ui.pages.training.figures.figures import FollowFigures
    from mediateur.ui.pages.training.following.states import FirstUse, Locked
    from mediateur.ui.pages.training.keeping.view import FollowKeeping
    from mediateur.ui.pages.training.mediator.acts import PersonActs
    from mediateur.ui.pages.training.mediator.card import PersonCard
    from mediateur.ui.pages.training.quiz.success_view import SuccessView
    from mediateur.ui.pages.training.sessions.acts import SessionActs
    from mediateur.ui.pages.training.sessions.card import SessionCard
    from mediateur.ui.pages.training.sessions.list import SessionList
    from mediateur.usecases.coordination.reach import Reached
    from mediateur.usecases.register.figures import Reference
    from mediateur.usecases.register.privacy import Due
    from mediateur.usecases.register.register import Register

W = TypeVar("W", bound=QWidget)


class FollowScreens(QWidget):
    """What stands under the tools of the part, one at a time.

    `print_asked` carries the number of an attestation, `sheet_asked` the id of a session, `save_asked` the text of
    what is held of a mediator, `results_asked` the id and the name of whom a sheet of results is for; `import_asked`,
    `export_asked`, `hand_over_asked`, `key_asked` and `writing_asked` what buttons ask for.
    `shown` carries a screen that is to be in view, `left` that its list is; `changed` tells that the register is
    another, `failed` carries a MediateurError.
    """

    print_asked = Signal(str)
    sheet_asked = Signal(str)
    save_asked = Signal(str)
    results_asked = Signal(str, str)
    import_asked = Signal()
    export_asked = Signal()
    hand_over_asked = Signal()
    key_asked = Signal()
    writing_asked = Signal()
    shown = Signal(object)
    left = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        register: Register,
        file: str,
        references: Callable[[], Sequence[Reference]],
        success: Callable[[], SuccessView] | None,
        reached: Callable[[], Reached | None],
    ) -> None:
        super().__init__()
        self._register, self._file, self._references, self._success = register, file, references, success
        self._reached = reached
        self._state: State | None = None
        self._whole: Whole | None = None
        self._dues: Sequence[Due] = ()
        self.screens: list[QWidget] = []
        self.column = Column(14, parent=self)
        self.column.addStretch(0)
        self.keeper = Keeper(register, self)
        self.keeper.due.connect(self._keep_dues)

    @cached_property
    def first_use(self) -> FirstUse:
        """What the register is, before its first use."""
        from mediateur.ui.pages.training.following.states import FirstUse

        screen = self.add(FirstUse(self._file))
        screen.begin_asked.connect(self.enrol)
        screen.import_asked.connect(self.import_asked)
        screen.return_asked.connect(self.keeper.ask_return)
        return screen

    @cached_property
    def locked(self) -> Locked:
        """What asks for the password."""
        from mediateur.ui.pages.training.following.states import Locked

        screen = self.add(Locked())
        screen.opened.connect(self.keeper.unlock)
        self.keeper.refused.connect(screen.refuse)
        return screen

    @cached_property
    def sessions(self) -> SessionList:
        """The sessions."""
        from mediateur.ui.pages.training.sessions.list import SessionList

        screen = self.add(SessionList(self._register), 1)
        screen.plan_asked.connect(self.plan)
        screen.opened.connect(self.open_session)
        screen.failed.connect(self.failed)
        return screen

    @cached_property
    def figures(self) -> FollowFigures:
        """The dashboard."""
        from mediateur.ui.pages.training.figures.chain import ChainPanel
        from mediateur.ui.pages.training.figures.figures import FollowFigures

        success = self._success() if self._success is not None else None
        chain = ChainPanel(self._register.chain, self._reached)
        chain.which_asked.connect(self._ask_which)
        screen = self.add(FollowFigures(chain, self._references(), success))
        if self._whole is not None:
            screen.show_figures(self._whole.figures)
        return screen

    @cached_property
    def keeping(self) -> FollowKeeping:
        """How the register is kept."""
        from mediateur.ui.pages.training.keeping.view import FollowKeeping

        most = self._register.desk.preferences.policy.register_most
        screen, keeper = self.add(FollowKeeping(most)), self.keeper
        for asked, act in (
            (screen.password_asked, keeper.ask_password),
            (screen.removal_asked, keeper.ask_removal),
            (screen.lock_asked, keeper.lock),
            (screen.return_asked, keeper.ask_return),
            (screen.goal_asked, keeper.ask_goal),
            (screen.rule_asked, keeper.ask_rule),
            (screen.retention_changed, keeper.keep_for),
            (screen.giving_asked, self._ask_to_give),
            (screen.import_asked, self.import_asked),
            (screen.export_asked, self.export_asked),
            (screen.hand_over_asked, self.hand_over_asked),
            (screen.key_asked, self.key_asked),
            (screen.writing_asked, self.writing_asked),
        ):
            asked.connect(act)
        self._show_state(screen)
        screen.show_due(self._dues)
        return screen

    @cached_property
    def person(self) -> PersonCard:
        """The card of a mediator."""
        from mediateur.ui.pages.training.mediator.card import PersonCard

        screen = self.add(PersonCard())
        screen.back_asked.connect(self.left)
        screen.enrolment_asked.connect(self._enrol_in_session)
        return screen

    @cached_property
    def acts(self) -> PersonActs:
        """What is done to mediators."""
        from mediateur.ui.pages.training.mediator.acts import PersonActs

        acts = PersonActs(self._register, self.person, self)
        for told, passed in (
            (acts.erased, self.left),
            (acts.changed, self.changed),
            (acts.failed, self.failed),
            (acts.print_asked, self.print_asked),
            (acts.save_asked, self.save_asked),
            (acts.results_asked, self.results_asked),
        ):
            told.connect(passed)
        acts.opened.connect(self._show_person)
        return acts

    @cached_property
    def session(self) -> SessionCard:
        """The card of a session."""
        from mediateur.ui.pages.training.sessions.card import SessionCard

        screen = self.add(SessionCard())
        screen.back_asked.connect(self.left)
        return screen

    @cached_property
    def session_acts(self) -> SessionActs:
        """What is done to sessions."""
        from mediateur.ui.pages.training.sessions.acts import SessionActs

        acts = SessionActs(self._register, self.session, self)
        for told, passed in (
            (acts.cancelled, self.left),
            (acts.changed, self.changed),
            (acts.failed, self.failed),
            (acts.sheet_asked, self.sheet_asked),
        ):
            told.connect(passed)
        acts.opened.connect(self._show_session)
        acts.person_enrolled.connect(self.open_person)
        return acts

    def add(self, screen: W, stretch: int = 0) -> W:
        """Put a screen in its place, hidden."""
        screen.hide()
        self.column.insertWidget(self.column.count() - 1, screen, stretch)
        self.screens.append(screen)
        return screen

    def has(self, name: str) -> bool:
        """Tell whether a screen was made already."""
        return name in self.__dict__

    @Slot()
    def enrol(self) -> None:
        """Ask for a new mediator."""
        self.acts.enrol()

    @Slot()
    def plan(self) -> None:
        """Ask for a new session."""
        self.session_acts.plan()

    @Slot(str)
    def open_person(self, person_id: str) -> None:
        """Show the card of a mediator."""
        self.acts.open(person_id)

    @Slot(str)
    def open_session(self, session_id: str) -> None:
        """Show the card of a session."""
        self.session_acts.open(session_id)

    def keep_state(self, state: State) -> None:
        """Remember how the register is, and show it where it is told."""
        self._state = state
        if self.has("keeping"):
            self._show_state(self.keeping)

    def keep_whole(self, whole: Whole) -> None:
        """Remember the figures, and show them where they are told."""
        self._whole = whole
        if self.has("figures"):
            self.figures.show_figures(whole.figures)

    @Slot(object)
    def _keep_dues(self, dues: Sequence[Due]) -> None:
        self._dues = dues
        if self.has("keeping"):
            self.keeping.show_due(dues)

    def _show_state(self, screen: FollowKeeping) -> None:
        desk, state = self._register.desk, self._state
        months = desk.preferences.current.register_months
        protected = state is not None and state.protected
        screen.show_state(protected=protected, rule=self._register.rule, target=desk.target, months=months)

    @Slot()
    def _show_person(self) -> None:
        self.shown.emit(self.person)

    @Slot()
    def _show_session(self) -> None:
        self.shown.emit(self.session)

    @Slot()
    def _enrol_in_session(self) -> None:
        self.session_acts.enrol_person(*self.acts.person)

    @Slot(object, object)
    def _ask_which(self, territories: Sequence[str], places: Sequence[Place]) -> None:
        from mediateur.ui.pages.training.figures.territories import TerritoriesDialog

        dialog = TerritoriesDialog(self.window(), self._register.chain, territories, places)
        dialog.done.connect(self.figures.chain.show_links)
        dialog.open_dialog()

    @Slot()
    def _ask_to_give(self) -> None:
        from mediateur.ui.pages.training.issuing.give_all_dialog import GiveAllDialog

        dialog = GiveAllDialog(self.window(), self._register.giving)
        dialog.given.connect(self.changed)
        dialog.open_dialog(dialog.stop)
