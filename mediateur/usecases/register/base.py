"""What every use case of the register rests on: a unit of work under the rule in force, and the day."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.figures import Target
from mediateur.training.register import Person, Rule
from mediateur.usecases.keeping.days_seen import erasing_day
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.register.repositories import RegisterStore, RegisterWork
from mediateur.usecases.register.rule import rule_of, target_of

LONGEST = 200
UNCHANGED = "Rien n’a changé dans le registre."


class Desk:
    """The register of this machine, with the settings that it is kept by."""

    def __init__(
        self,
        store: RegisterStore,
        preferences: Preferences,
        clock: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        self.store = store
        self.preferences = preferences
        self.clock = clock

    @property
    def today(self) -> dt.date:
        """The day."""
        return self.clock().date()

    @property
    def erasing_day(self) -> dt.date:
        """The day by which what was kept long enough is erased."""
        return erasing_day(self.preferences.current, self.today)

    @property
    def rule(self) -> Rule:
        """What an attestation asks today."""
        return rule_of(self.preferences.current)

    @property
    def target(self) -> Target:
        """How many are to be trained, and by when."""
        return target_of(self.preferences.current)

    def begin(self) -> AbstractContextManager[RegisterWork]:
        """Open a unit of work. Raises MediateurError while the register is locked, or when it cannot be read."""
        return self.store.begin(self.rule)

    def look(self) -> AbstractContextManager[RegisterWork]:
        """Open a unit of work to read with, as `begin`; where there is no register, none is made."""
        return self.store.look(self.rule)


def new_id() -> str:
    """Return the id of something new."""
    return uuid.uuid4().hex


def refused(happened: str, remedy: str = "") -> MediateurError:
    """Return the failure that says what the register does not take."""
    return MediateurError(french(happened), UNCHANGED, french(remedy))


def cleaned(text: str, subject: str, *, needed: bool = False) -> str:
    """Return a text on one line, said of `subject` (« Le nom ») in failures.

    Raises MediateurError when it is too long, when it is empty though it is needed, or when it holds a social security
    number, which the register has no use for.
    """
    kept = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    if needed and not kept:
        raise refused(f"{subject} manque.", "Écrivez-le, puis enregistrez.")
    if len(kept) > LONGEST:
        raise refused(f"{subject} est trop long.", f"Gardez-le sous {LONGEST} signes.")
    if any(map(str.isdigit, kept)) and _holds_a_number(kept):
        raise refused(
            f"{subject} contient un numéro de sécurité sociale. Le registre n’en garde aucun.", "Retirez ce passage."
        )
    return kept


def present(person: Person | None) -> Person:
    """Return a mediator who must be there. Raises MediateurError where she is not any more."""
    if person is None:
        raise refused("Ce médiateur n’est plus dans le registre.", "Rouvrez la liste.")
    return person


def _holds_a_number(text: str) -> bool:
    from mediateur.journal.privacy import Field, Kind, inspect

    return any(found.kind is Kind.SOCIAL_SECURITY for found in inspect(text, field=Field.CONTACT).blocking)
