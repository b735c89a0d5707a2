"""« Suivre »: the register of mediators, for trainers. Closed, empty, or open on its four views."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.stack import first_stop
from mediateur.ui.pages.training.follow_figures import FollowFigures
from mediateur.ui.pages.training.follow_keeper import Keeper, State
from mediateur.ui.pages.training.follow_keeping import FollowKeeping
from mediateur.ui.pages.training.follow_people import PeopleView
from mediateur.ui.pages.training.follow_reader import Whole
from mediateur.ui.pages.training.follow_states import FirstUse, Locked
from mediateur.ui.pages.training.follow_tools import FIGURES, KEEPING, PEOPLE, SESSIONS, FollowTools
from mediateur.ui.pages.training.give_all_dialog import GiveAllDialog
from mediateur.ui.pages.training.person_acts import PersonActs
from mediateur.ui.pages.training.person_card import PersonCard
from mediateur.ui.pages.training.session_acts import SessionActs
from mediateur.ui.pages.training.session_card import SessionCard
from mediateur.ui.pages.training.session_list import SessionList
from mediateur.ui.pages.trouble import Trouble
from mediateur.usecases.register import Register
from mediateur.usecases.register_figures import Reference

KEYS = {"inscrire": "Ctrl+N", "chercher": "Ctrl+F", "trier": "Ctrl+T"}


class FollowPart(QWidget):
    """The part of trainers.

    `print_asked` carries the number of an attestation, `sheet_asked` the id of a session, `save_asked` the text of
    what is held of a mediator, `results_asked` the id and the name of whom a sheet of results is for; `import_asked`,
    `export_asked`, `hand_over_asked`, `key_asked` and `writing_asked` what buttons ask for.
    `undo` undoes the last import of a list, and tells whether there was one.
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

    def __init__(self, register: Register, file: str, references: Sequence[Reference] = ()) -> None:
        super().__init__()
        self.setAccessibleName("Suivre")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._register = register
        self.undo: Callable[[], bool] = bool
        self.trouble, self.first_use, self.locked = Trouble(), FirstUse(file), Locked()
        self.people, self.sessions = PeopleView(register), SessionList(register)
        self.figures, self.keeping = FollowFigures(references), FollowKeeping()
        self.person, self.session = PersonCard(), SessionCard()
        self.acts, self.session_acts = (
            PersonActs(register, self.person, self),
            SessionActs(register, self.session, self),
        )
        self.keeper = Keeper(register, self.keeping, self)
        self._screen: QWidget = self.people
        self._views: dict[str, QWidget] = {
            PEOPLE: self.people,
            SESSIONS: self.sessions,
            FIGURES: self.figures,
            KEEPING: self.keeping,
        }
        self.tools = FollowTools(self.people.filters.search)
        self._screens = (self.first_use, self.locked, self.tools, *self._views.values(), self.person, self.session)
        self._build()
        self._connect()
        self._bind_keys()
        self._show()

    def refresh(self) -> None:
        """Look whether the register is open, then read it; what is in view stays."""
        self.keeper.look()

    def search(self) -> None:
        """Put the keyboard on the search."""
        self.tools.choose(PEOPLE)
        self._show()
        self.people.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.people.filters.search.selectAll()

    def _build(self) -> None:
        column = Column(14, parent=self)
        for widget in (self.trouble, self.tools, self.first_use, self.locked):
            column.addWidget(widget)
        column.addWidget(self.people, 1)
        column.addWidget(self.sessions, 1)
        for screen in (self.figures, self.keeping, self.person, self.session):
            column.addWidget(screen)
        column.addStretch(0)

    def _connect(self) -> None:
        for asked, act in (
            (self.tools.changed, self._show_view),
            (self.tools.filter.clicked, self.people.turn_filters),
            (self.tools.enrol.clicked, self.acts.enrol),
            (self.first_use.begin_asked, self.acts.enrol),
            (self.people.opened, self.acts.open),
            (self.people.told, self._on_told),
            (self.people.renewals.plan_asked, self.session_acts.plan),
            (self.people.goal.change_asked, self.keeper.ask_goal),
            (self.sessions.plan_asked, self.session_acts.plan),
            (self.sessions.opened, self.session_acts.open),
            (self.person.back_asked, self._go_back),
            (self.person.enrolment_asked, self._enrol_person),
            (self.session.back_asked, self._go_back),
            (self.acts.opened, self._on_person),
            (self.acts.erased, self._go_back),
            (self.session_acts.opened, self._on_session),
            (self.session_acts.cancelled, self._go_back),
            (self.session_acts.person_enrolled, self.acts.open),
            (self.keeper.looked, self._on_looked),
            (self.keeper.due, self.keeping.show_due),
            (self.keeper.forgot, self.people.refresh),
            (self.keeper.refused, self.locked.refuse),
            (self.keeper.changed, self.refresh),
            (self.locked.opened, self.keeper.unlock),
            (self.keeping.giving_asked, self._ask_to_give),
        ):
            asked.connect(act)
        for acts in (self.acts, self.session_acts):
            acts.changed.connect(self._on_changed)
        for failing in (self.people, self.sessions, self.acts, self.session_acts, self.keeper):
            failing.failed.connect(self.trouble.tell)
        self._pass_on()

    def _pass_on(self) -> None:
        """Ask the page for what it is asked here."""
        for asked, passed in (
            (self.acts.print_asked, self.print_asked),
            (self.acts.save_asked, self.save_asked),
            (self.acts.results_asked, self.results_asked),
            (self.session_acts.sheet_asked, self.sheet_asked),
            (self.first_use.import_asked, self.import_asked),
            (self.keeping.import_asked, self.import_asked),
            (self.keeping.export_asked, self.export_asked),
            (self.keeping.hand_over_asked, self.hand_over_asked),
            (self.keeping.key_asked, self.key_asked),
            (self.keeping.writing_asked, self.writing_asked),
        ):
            asked.connect(passed)

    def _bind_keys(self) -> None:
        acts = {"inscrire": self.acts.enrol, "chercher": self.search, "trier": self.people.turn_order}
        for name, key in KEYS.items():
            action = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(acts[name])
            self.addAction(action)

    def _show(self, screen: QWidget | None = None) -> None:
        """Show one screen; the tools stand over a view only."""
        shown = screen or self._views[self.tools.view]
        self.trouble.forget()
        for each in self._screens:
            each.setVisible(each is shown or (each is self.tools and shown in self._views.values()))
        self.tools.show_searching(shown=shown is self.people)
        self._screen = shown
        if shown is self.sessions:
            self.sessions.refresh()
        if shown in (self.person, self.session):
            first_stop(shown).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_view(self) -> None:
        self._show()

    @Slot()
    def _go_back(self) -> None:
        was_session = self._screen is self.session
        self.tools.choose(SESSIONS if was_session else PEOPLE)
        self._show()
        (self.sessions.table if was_session else self.people.table).setFocus()

    @Slot(object)
    def _on_looked(self, state: State) -> None:
        register = self._register
        self.locked.forget()
        if state.locked:
            self._show(self.locked)
            return
        if self._screen is self.locked:
            self._show()
        desk = register.desk
        months = desk.preferences.current.register_months
        self.keeping.show_state(protected=state.protected, rule=register.rule, target=desk.target, months=months)
        self.people.refresh()
        if self._screen is self.sessions:
            self.sessions.refresh()

    @Slot(object)
    def _on_told(self, whole: Whole) -> None:
        self.figures.show_figures(whole.figures)
        group = whole.figures.whole
        nobody = not group.people and not group.erased
        if nobody and self._screen is self.people:
            self._show(self.first_use)
        elif not nobody and self._screen is self.first_use:
            self._show()

    @Slot()
    def _ask_to_give(self) -> None:
        dialog = GiveAllDialog(self.window(), self._register.giving)
        dialog.given.connect(self._on_changed)
        dialog.open_dialog(dialog.stop)

    @Slot()
    def _on_changed(self) -> None:
        self.people.refresh()
        self.sessions.refresh()

    @Slot()
    def _on_person(self) -> None:
        self._show(self.person)

    @Slot()
    def _on_session(self) -> None:
        self._show(self.session)

    @Slot()
    def _enrol_person(self) -> None:
        self.session_acts.enrol_person(*self.acts.person)
