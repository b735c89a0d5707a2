"""Keeping copies of the journal, and going back to one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple, Protocol

from mediateur.journal.encounter import HalfDay, half_day
from mediateur.journal.months import months_before
from mediateur.journal.safekeeping import Copy, Missing
from mediateur.paths import is_folder
from mediateur.usecases.keeping.days_seen import erasing_day
from mediateur.usecases.preferences import Preferences


class Vault(Protocol):
    """The copies of one journal. Every method raises MediateurError."""

    @property
    def usual_folder(self) -> Path:
        """Where copies go when no other folder was chosen."""

    def make(self, folder: Path, day: dt.date) -> Path:
        """Copy the journal to the file of that day."""

    def copies(self, folder: Path) -> tuple[Copy, ...]:
        """Return the copies of this journal in a folder, newest first."""

    def tidy(self, folders: Collection[Path], today: dt.date, oldest: dt.date) -> None:
        """Delete old copies in these folders, and take out of the others what the journal does not hold any more."""

    def sweep(self, folders: Collection[Path]) -> None:
        """Delete what a copy or a restoration that was cut short left, in the data folder and in these."""

    def survey(self, copy: Path) -> Missing:
        """Return what the journal holds and a copy lacks."""

    def last_good(self, folder: Path, lost: Path) -> tuple[Copy, Missing] | None:
        """Return the newest copy that can take the place of a journal that was lost, and what it lacks."""

    def restore(self, copy: Path, when: HalfDay) -> Path | None:
        """Put a copy in place of the journal; return where what was there is kept aside."""


class Offer(NamedTuple):
    """A copy that may take the place of the journal, and what would be missing.

    `in_place`: the damaged journal is still in use, and what can be read of it with it.
    """

    copy: Copy
    missing: Missing
    in_place: bool = False


class Backups:
    """The copies of the journal. Each act may take long, and is called from a job or the command line."""

    def __init__(
        self, vault: Vault, preferences: Preferences, clock: Callable[[], dt.datetime] = dt.datetime.now
    ) -> None:
        self._vault = vault
        self._preferences = preferences
        self._clock = clock

    @property
    def folder(self) -> Path:
        """The folder of copies in force: the chosen one, else that of the data folder."""
        chosen = self._preferences.current.backup_folder
        return Path(chosen) if chosen else self._vault.usual_folder

    @property
    def last(self) -> dt.date | None:
        """The day of the last copy that was made, as far as this machine knows."""
        kept = self._preferences.current.last_backup
        return dt.date.fromisoformat(kept) if kept else None

    def daily(self) -> bool:
        """Make the copy of the day unless it was made; return whether it was. Raises MediateurError when it cannot.

        A copy made today that is not in the folder any more, or in another one, does not count. What was cut short is
        seen to first.
        """
        self._vault.sweep(self._folders())
        today = self._clock().date()
        if self.last == today and any(copy.day == today for copy in self._vault.copies(self.folder)):
            return False
        self.make()
        return True

    def make(self, folder: Path | None = None) -> Path:
        """Make the copy of the day now, in the folder in force or in another; old copies are sorted out.

        The folder is known before a copy is in it: no copy may be where what is deleted does not leave it.
        """
        today, place = self._clock().date(), folder or self.folder
        self._remember(place)
        made = self._vault.make(place, today)
        if place == self.folder:
            self._preferences.change(last_backup=today.isoformat())
        self.sort_out()
        return made

    def sort_out(self) -> None:
        """Delete copies that are too old, and take out of the others what was deleted or closed since.

        In every folder where this journal was copied: one that is not there now is seen to when it is back.
        """
        settings = self._preferences.current
        day = erasing_day(settings, self._clock().date())
        self._vault.tidy(self._folders(), day, months_before(day, settings.retention_months))

    def _folders(self) -> set[Path]:
        """Return the folders of copies that are there, and the one in force."""
        others = (Path(folder) for folder in self._preferences.current.copied_to)
        return {self.folder, *(folder for folder in others if is_folder(folder))}

    def _remember(self, folder: Path) -> None:
        known = self._preferences.current.copied_to
        if folder != self._vault.usual_folder and str(folder) not in known:
            self._preferences.change(copied_to=(*known, str(folder)))

    def copies(self) -> tuple[Copy, ...]:
        """Return the copies of the folder in force, newest first."""
        return self._vault.copies(self.folder)

    def survey(self, copy: Path) -> Missing:
        """Return what would be missing. Raises MediateurError when the file cannot take the place of the journal."""
        return self._vault.survey(copy)

    def rescue(self, lost: Path, *, in_place: bool = False) -> Offer | None:
        """Return the last good copy for a journal that is damaged, if there is one."""
        found = self._vault.last_good(self.folder, lost)
        return Offer(*found, in_place) if found else None

    def restore(self, copy: Path) -> Path | None:
        """Go back to a copy; return where today's journal is kept aside."""
        return self._vault.restore(copy, half_day(self._clock()))
