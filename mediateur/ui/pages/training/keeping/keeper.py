"""Opening and closing the register, and what is set of it: password, goal, rule, retention."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.kit.toast import dismiss_done, toast
from mediateur.ui.pages.training.following.words import counted
from mediateur.usecases.register.privacy import Due
from mediateur.usecases.register.register import Register

PROTECTED, UNPROTECTED, LOCKED = "Mot de passe en place.", "Mot de passe retiré.", "Registre fermé."
RETURNED = french("La sauvegarde a pris la place du registre. Celui d'avant est gardé à part.")
FORGOTTEN = french("Effacé du registre, comme annoncé : {count}.")


class State(NamedTuple):
    """Whether the register is closed by its password, and whether it has one."""

    locked: bool
    protected: bool


class Forgotten(NamedTuple):
    """Whom the register will forget, and how many it just did, as it was announced."""

    dues: tuple[Due, ...]
    gone: int


class Keeper(QObject):
    """`looked` carries a State, `due` whom the register will forget, `refused` the words to a wrong password.

    `changed` tells that a setting is another, `forgot` that mediators left, `failed` carries a MediateurError.
    """

    looked = Signal(object)
    due = Signal(object)
    forgot = Signal()
    refused = Signal(str)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, register: Register, part: QWidget) -> None:
        super().__init__(part)
        self._register, self._part = register, part

    @Slot()
    def look(self) -> None:
        """Look whether the register is open, in a thread."""
        register = self._register
        jobs.run(lambda: state_of(register), self._on_looked, self)

    @Slot(str)
    def unlock(self, password: str) -> None:
        """Open the register with a password, in a thread."""
        register = self._register
        jobs.run(lambda: register.unlock(password), self._on_unlocked, self)

    @Slot()
    def lock(self) -> None:
        """Close the register until its password is given again."""
        self._register.lock()
        self._tell(LOCKED)

    @Slot()
    def ask_password(self) -> None:
        """Ask for a password, or another one."""
        from mediateur.ui.pages.training.keeping.password import PasswordDialog

        protected = self._register.is_protected
        dialog = PasswordDialog(self._part.window(), self._register.protect, protected=protected)
        dialog.done.connect(self._on_protected)
        dialog.open_dialog(dialog.new)

    @Slot()
    def ask_removal(self) -> None:
        """Ask before the password is taken away."""
        from mediateur.ui.pages.training.keeping.password import RemovalDialog

        dialog = RemovalDialog(self._part.window(), self._register.unprotect)
        dialog.done.connect(self._on_unprotected)
        dialog.open_dialog(dialog.stop)

    @Slot()
    def ask_return(self) -> None:
        """Ask which copy is to take the place of the register."""
        from mediateur.ui.pages.training.keeping.restoring import ReturnDialog

        dialog = ReturnDialog(self._part.window(), self._register.copies)
        dialog.done.connect(self._on_returned)
        dialog.open_dialog(dialog.stop)
        dialog.look()

    @Slot()
    def ask_goal(self) -> None:
        """Ask for the goal."""
        from mediateur.ui.pages.training.keeping.rule import GoalDialog

        desk = self._register.desk
        dialog = GoalDialog(self._part.window(), self._register.set_target, desk.target, desk.today)
        dialog.closed.connect(self.changed)
        dialog.open_dialog(dialog.people)

    @Slot()
    def ask_rule(self) -> None:
        """Ask for the rule of attestations."""
        from mediateur.ui.pages.training.keeping.rule import RuleDialog

        dialog = RuleDialog(self._part.window(), self._register.set_rule, self._register.rule)
        dialog.closed.connect(self.changed)
        dialog.open_dialog()

    @Slot(int)
    def keep_for(self, months: int) -> None:
        """Keep cards so many months."""
        try:
            self._register.set_retention(months)
        except MediateurError as error:
            self.failed.emit(error)
        else:
            self.look()

    @Slot()
    def _on_protected(self) -> None:
        self._tell(PROTECTED)

    @Slot()
    def _on_unprotected(self) -> None:
        self._tell(UNPROTECTED)

    @Slot()
    def _on_returned(self) -> None:
        self._tell(RETURNED)

    def _tell(self, words: str) -> None:
        toast(self._part.window(), words)
        self.look()

    @Slot(object)
    def _on_looked(self, outcome: jobs.Outcome[State]) -> None:
        if outcome.succeeded(self.failed.emit):
            self.looked.emit(outcome.value)
            if not outcome.value.locked:
                register = self._register
                jobs.run(lambda: forget(register), self._on_forgotten, self)

    @Slot(object)
    def _on_forgotten(self, outcome: jobs.Outcome[Forgotten]) -> None:
        if not outcome.succeeded(self.failed.emit):
            return
        self.due.emit(outcome.value.dues)
        if outcome.value.gone:
            toast(self._part.window(), FORGOTTEN.format(count=counted(outcome.value.gone, "fiche")))
            self.forgot.emit()

    @Slot(object)
    def _on_unlocked(self, outcome: jobs.Outcome) -> None:
        if outcome.succeeded(self._refuse):
            dismiss_done(self._part.window())
            self.look()

    def _refuse(self, error: MediateurError) -> None:
        self.refused.emit(str(error))


def state_of(register: Register) -> State:
    """Return how the register is. Raises MediateurError."""
    locked = register.is_locked
    return State(locked, locked or register.is_protected)


def forget(register: Register) -> Forgotten:
    """Erase those whose day has come, as it was announced, and return whom the others are. Raises MediateurError."""
    gone = register.privacy.erase_due()
    return Forgotten(register.privacy.announce(), gone)
