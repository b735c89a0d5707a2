"""« Suivre »: the register of mediators, for trainers. Closed, empty, or open on its four views.

The mediators are there at once; the other screens are made when they are first shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from mediateur.ui.kit.stack import first_stop
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.training.following.people import PeopleView
from mediateur.ui.pages.training.following.reader import Whole
from mediateur.ui.pages.training.following.screens import FollowScreens
from mediateur.ui.pages.training.following.tools import FIGURES, KEEPING, PEOPLE, SESSIONS, FollowTools
from mediateur.ui.pages.training.keeping.keeper import State

if TYPE_CHECKING:
    from mediateur.ui.pages.training.quiz.success_view import SuccessView
    from mediateur.usecases.coordination.reach import Reached
    from mediateur.usecases.register.figures import Reference
    from mediateur.usecases.register.register import Register

KEYS = {"inscrire": "Ctrl+N", "chercher": "Ctrl+F", "trier": "Ctrl+T"}
VIEWS = {PEOPLE: "people", SESSIONS: "sessions", FIGURES: "figures", KEEPING: "keeping"}


def _nowhere() -> None:
    """Read the network of a machine that coordinates none."""


class FollowPart(FollowScreens):
    """The part of trainers; its signals are those of its screens.

    `undo` undoes the last import of a list, and tells whether there was one.
    """

    def __init__(
        self,
        register: Register,
        file: str,
        references: Callable[[], Sequence[Reference]] = tuple,
        success: Callable[[], SuccessView] | None = None,
        reached: Callable[[], Reached | None] = _nowhere,
    ) -> None:
        super().__init__(register, file, references, success, reached)
        self.setAccessibleName("Suivre")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.undo: Callable[[], bool] = bool
        self.trouble, self.people = Trouble(), PeopleView(register)
        self.tools = FollowTools(self.people.filters.search)
        self.column.insertWidget(0, self.trouble)
        self.add(self.tools)
        self._screen: QWidget = self.add(self.people, 1)
        self._connect()
        self._bind_keys()
        self._show()

    def refresh(self) -> None:
        """Look whether the register is open, then read it; what is in view stays."""
        self.keeper.look()

    @Slot()
    def search(self) -> None:
        """Put the keyboard on the search."""
        self.tools.choose(PEOPLE)
        self._show()
        self.people.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.people.filters.search.selectAll()

    def _connect(self) -> None:
        for asked, act in (
            (self.tools.changed, self._show_view),
            (self.tools.filter.clicked, self.people.turn_filters),
            (self.tools.enrol.clicked, self.enrol),
            (self.people.opened, self.open_person),
            (self.people.told, self._on_told),
            (self.people.renewals.plan_asked, self.plan),
            (self.people.goal.change_asked, self.keeper.ask_goal),
            (self.shown, self._show_card),
            (self.left, self._go_back),
            (self.changed, self._on_changed),
            (self.keeper.looked, self._on_looked),
            (self.keeper.forgot, self.people.refresh),
            (self.keeper.changed, self.refresh),
        ):
            asked.connect(act)
        for failing in (self.people, self.keeper, self):
            failing.failed.connect(self.trouble.tell)

    def _bind_keys(self) -> None:
        acts = {"inscrire": self.enrol, "chercher": self.search, "trier": self.people.turn_order}
        for name, key in KEYS.items():
            action = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(acts[name])
            self.addAction(action)

    @property
    def _is_view(self) -> bool:
        """Whether one of the views is shown, and not a card or what stands in their place."""
        return any(self._screen is self.__dict__.get(name) for name in VIEWS.values())

    def _show(self, screen: QWidget | None = None) -> None:
        """Show one screen; the tools stand over a view only."""
        self._screen = shown = screen or getattr(self, VIEWS[self.tools.view])
        self.trouble.forget()
        is_view = self._is_view
        for each in self.screens:
            each.setVisible(each is shown or (each is self.tools and is_view))
        self.tools.show_searching(shown=shown is self.people)
        if self._shows("sessions"):
            self.sessions.refresh()
        if self._shows("figures"):
            self.figures.refresh()
        if self._shows("person") or self._shows("session"):
            first_stop(shown).setFocus(Qt.FocusReason.OtherFocusReason)

    def _exchange(self, screen: QWidget | None = None) -> None:
        """Show one screen in the place of another, and put the keyboard on its first stop if it was on the other."""
        focus = QApplication.focusWidget()
        held = screen is not self._screen and focus is not None and self.isAncestorOf(focus)
        self._show(screen)
        if held:
            first_stop(self._screen).setFocus(Qt.FocusReason.OtherFocusReason)

    def _shows(self, name: str) -> bool:
        """Tell whether a screen is in view; it is not made for that."""
        return self.has(name) and self._screen is getattr(self, name)

    @Slot()
    def _show_view(self) -> None:
        self._show()

    @Slot(object)
    def _show_card(self, card: QWidget) -> None:
        self._show(card)

    @Slot()
    def _go_back(self) -> None:
        was_session = self._shows("session")
        self.tools.choose(SESSIONS if was_session else PEOPLE)
        self._show()
        (self.sessions.table if was_session else self.people.table).setFocus()

    @Slot(object)
    def _on_looked(self, state: State) -> None:
        if self.has("locked"):
            self.locked.forget()
        if state.locked:
            self._exchange(self.locked)
            return
        if self._shows("locked"):
            self._exchange()
        self.keep_state(state)
        self.people.refresh()
        if self._shows("sessions"):
            self.sessions.refresh()

    @Slot(object)
    def _on_told(self, whole: Whole) -> None:
        self.keep_whole(whole)
        group = whole.figures.whole
        nobody = not group.people and not group.erased
        if nobody and self._shows("people"):
            self._exchange(self.first_use)
        elif not nobody and self._shows("first_use"):
            self._exchange()

    @Slot()
    def _on_changed(self) -> None:
        self.people.refresh()
        if self.has("sessions"):
            self.sessions.refresh()
