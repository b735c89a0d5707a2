"""The register of mediators: its password, and what is done in it, one part a module.

It is a database of its own, of which the journal knows nothing, nor it of the journal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.checklist import Point
from mediateur.training.figures import Target
from mediateur.training.locks import LockedError
from mediateur.training.missing import Tell, nobody
from mediateur.training.register import Rule
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.register.base import Desk, refused
from mediateur.usecases.register.chain import Chain
from mediateur.usecases.register.copies import Copies
from mediateur.usecases.register.evidence import Proofs
from mediateur.usecases.register.figures import Figures
from mediateur.usecases.register.giving import Giving
from mediateur.usecases.register.people import People
from mediateur.usecases.register.privacy import Privacy
from mediateur.usecases.register.repositories import RegisterStore
from mediateur.usecases.register.rule import set_retention, set_rule, set_target
from mediateur.usecases.register.sessions import TrainingSessions

LEAST_PASSWORD = 10
LOST_PASSWORD = french(
    "Un mot de passe perdu ne se retrouve pas : personne ne pourra plus ouvrir ce registre, ni vous, ni Médiateur. "
    "Notez-le sur papier et rangez ce papier ailleurs, sous clé."
)
OLD_COPIES = french(
    "Les copies que Médiateur a faites du registre prennent ce mot de passe. Celles que vous avez faites, ou d’une clé "
    "débranchée, restent lisibles sans lui : branchez la clé, effacez les vôtres."
)
UNPROTECTED = french("Le mot de passe est retiré, mais des copies du registre l’ont encore.")
STALE = french("Le mot de passe est en place, mais des copies du registre ne l’ont pas pris.")


class Register:
    """The register of this machine. Every act raises MediateurError, and then nothing has changed."""

    def __init__(
        self,
        store: RegisterStore,
        preferences: Preferences,
        points: Callable[[], Sequence[Point]],
        clock: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        self.desk = Desk(store, preferences, clock)
        self._points = points

    @cached_property
    def people(self) -> People:
        """The list of mediators, and their cards."""
        return People(self.desk)

    @cached_property
    def sessions(self) -> TrainingSessions:
        """Sessions of training."""
        return TrainingSessions(self.desk)

    @cached_property
    def proofs(self) -> Proofs:
        """Observed practice and quiz results."""
        return Proofs(self.desk, self._points())

    @cached_property
    def giving(self) -> Giving:
        """Attestations."""
        return Giving(self.desk)

    @cached_property
    def figures(self) -> Figures:
        """The dashboard."""
        return Figures(self.desk)

    @cached_property
    def chain(self) -> Chain:
        """Its territories beside those of a network."""
        return Chain(self.desk)

    @cached_property
    def privacy(self) -> Privacy:
        """Access and retention."""
        return Privacy(self.desk, self._points())

    @cached_property
    def copies(self) -> Copies:
        """The copies of the register."""
        return Copies(self.desk)

    @property
    def rule(self) -> Rule:
        """What an attestation asks today."""
        return self.desk.rule

    def set_rule(self, rule: Rule) -> Rule:
        """Keep another rule, for the attestations to come: those that were given keep theirs."""
        return set_rule(self.desk.preferences, rule)

    def set_target(self, target: Target) -> Target:
        """Keep another target."""
        return set_target(self.desk.preferences, target)

    def set_retention(self, months: int) -> int:
        """Keep another retention, one of settings.REGISTER_PERIODS."""
        return set_retention(self.desk.preferences, months)

    @property
    def is_protected(self) -> bool:
        """Whether a password protects the register."""
        return self.desk.store.is_protected

    @property
    def is_locked(self) -> bool:
        """Whether the password must be given before anything else."""
        return self.desk.store.is_locked

    def unlock(self, password: str) -> None:
        """Open the register with its password. Raises MediateurError of one sentence when it is not the one.

        The copy of the day is made then: while it was locked, none could be. Where it cannot, the next one tells why.
        """
        if not self.is_protected:
            return
        self.desk.store.unlock(password)
        with suppress(MediateurError):
            self.copies.daily()

    def lock(self) -> None:
        """Forget the password until it is given again."""
        self.desk.store.lock()

    def protect(self, password: str, again: str, tell: Tell = nobody) -> None:
        """Set a password, or another one, on an open register and its copies, which `tell` is told of.

        It may take long: to be called in a job. LOST_PASSWORD must have been shown before.
        """
        if len(password) < LEAST_PASSWORD:
            raise refused(
                f"Ce mot de passe est trop court : il en faut {LEAST_PASSWORD} signes au moins.",
                "Quatre mots sans rapport font un bon mot de passe.",
            )
        if password != again:
            raise refused("Les deux mots de passe diffèrent.", "Tapez-les de nouveau.")
        self._protect(password, tell)

    def unprotect(self, tell: Tell = nobody) -> None:
        """Take the password off an open register, and off its copies. It may take as long as `protect`."""
        self._protect("", tell)

    def _protect(self, password: str, tell: Tell) -> None:
        self._open().protect(password)
        try:
            self.copies.sort_out(tell)
        except MediateurError as error:
            raise MediateurError(STALE if password else UNPROTECTED, error.happened, error.remedy) from error

    def _open(self) -> RegisterStore:
        store = self.desk.store
        if store.is_locked:
            raise LockedError
        return store
