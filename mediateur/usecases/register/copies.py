"""Copies of the register: made by themselves once a day while it is open, where those of the journal go."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mediateur.content.text import french
from mediateur.training.missing import Lost, Tell, nobody
from mediateur.training.validity import first_day
from mediateur.usecases.keeping.daily_copies import DailyCopies, DailyVault

if TYPE_CHECKING:
    from collections.abc import Collection

    from mediateur.journal.safekeeping import Copy
    from mediateur.usecases.register.base import Desk

MOST_MONTHS = 12
FOLLOWED = french(
    "Le registre est copié chaque jour où il s'ouvre, avec les sauvegardes du journal. Une personne effacée quitte les "
    "copies à la copie suivante. Une clé débranchée la garde jusqu'à son retour. Aucune copie ne reste plus de "
    f"{MOST_MONTHS} mois."
)


class RegisterVault(DailyVault, Protocol):
    """The copies of a register, which must be open to be copied, under its password. All may raise MediateurError."""

    def tidy(self, folders: Collection[Path], today: dt.date, oldest: dt.date, tell: Tell = nobody) -> None:
        """Delete old copies in these folders, and make the others follow who left, and the password; `tell` of it."""

    def newest(self, *folders: Path) -> Copy | None:
        """Return the newest copy in these folders that can be read, or that a password protects; None without any."""

    def is_protected(self, copy: Path) -> bool:
        """Return whether a copy asks for a password that is not the one of this register now."""

    def survey(self, copy: Path, password: str) -> Lost:
        """Return what the register holds and a copy lacks. WrongPasswordError for a password that does not open it."""

    def restore(self, copy: Path, password: str, today: dt.date) -> Path | None:
        """Put a copy in place of the register, and return where what was there is kept aside."""


class Copies(DailyCopies):
    """The copies of the register. Nobody stays in them longer than `FOLLOWED` says."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.store.vault, desk.preferences, lambda: desk.today, _oldest)
        self._desk, self._vault = desk, desk.store.vault

    def daily(self) -> bool:
        """Make the copy of the day unless it was made, and sort them out; return whether one was made.

        Nothing is done where there is no register, or while it is locked: nothing has changed in it then.
        """
        return self._desk.store.exists and not self._desk.store.is_locked and super().daily()

    def sort_out(self, tell: Tell = nobody) -> None:
        """Delete copies that are too old; take out of the others who left since, and give them today's password."""
        day = self._desk.erasing_day
        self._vault.tidy(self.folders, day, _oldest(day), tell)

    def offered(self) -> tuple[Copy, ...]:
        """Return the copies one may go back to, newest first; of another register only where this one has none.

        That is how a register that was lost, or set aside, comes back. LockedError while the password was not given.
        """
        own = self.copies() if self._desk.store.exists else ()
        return own or tuple(copy for copy in (self.newest(),) if copy is not None)

    def newest(self) -> Copy | None:
        """Return the newest copy that may take the place of a register, of this one or of one that was lost."""
        return self._vault.newest(self.folder)

    def is_protected(self, copy: Path) -> bool:
        """Return whether a copy asks for a password of its own."""
        return self._vault.is_protected(copy)

    def survey(self, copy: Path, password: str = "") -> Lost:
        """Return what would be missing. Raises MediateurError when it cannot take the place of the register."""
        return self._vault.survey(copy, password)

    def restore(self, copy: Path, password: str = "") -> Path | None:
        """Go back to a copy; return where the register of today is kept aside."""
        return self._vault.restore(copy, password, self._desk.today)


def _oldest(day: dt.date) -> dt.date:
    return first_day(day, MOST_MONTHS)
