"""Copies that are made by themselves once a day, where those of the journal go, and that follow what leaves it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mediateur.paths import is_folder
from mediateur.usecases.keeping.days_seen import erasing_day

if TYPE_CHECKING:
    from mediateur.journal.safekeeping import Copy
    from mediateur.usecases.preferences import Preferences


class DailyVault(Protocol):
    """The copies of one file. Every method raises MediateurError."""

    @property
    def usual_folder(self) -> Path:
        """Where copies go when no other folder was chosen."""

    def make(self, folder: Path, day: dt.date) -> Path:
        """Copy the file to that of a day."""

    def copies(self, folder: Path) -> tuple[Copy, ...]:
        """Return the daily copies of this file in a folder, newest first."""

    def tidy(self, folders: Collection[Path], today: dt.date, oldest: dt.date) -> None:
        """Delete old copies in these folders, and make the others follow what left the file."""


class DailyCopies:
    """The copies of one file. Each act may take long, and is called from a job or the command line.

    `oldest` gives, for a day, the day before which no copy is kept. What the vault raises is raised.
    """

    def __init__(
        self,
        vault: DailyVault,
        preferences: Preferences,
        today: Callable[[], dt.date],
        oldest: Callable[[dt.date], dt.date],
    ) -> None:
        self._copied, self._preferences, self._today, self._oldest = vault, preferences, today, oldest

    @property
    def folder(self) -> Path:
        """The folder of copies in force, which is that of the journal's: the chosen one, else the usual one."""
        chosen = self._preferences.current.backup_folder
        return Path(chosen) if chosen else self._copied.usual_folder

    def daily(self) -> bool:
        """Make the copy of the day unless it was made, and sort them out; return whether one was made."""
        if any(copy.day == self._today() for copy in self.copies()):
            self.sort_out()
            return False
        self.make()
        return True

    def make(self, folder: Path | None = None) -> Path:
        """Make the copy of the day now, in the folder in force or in another; the others are sorted out.

        The folder is known before a copy is in it: no copy may be where what is deleted does not leave it.
        """
        made = self._copy(folder or self.folder)
        self.sort_out()
        return made

    def _copy(self, place: Path) -> Path:
        known = self._preferences.current.copied_to
        if place != self._copied.usual_folder and str(place) not in known:
            self._preferences.change(copied_to=(*known, str(place)))
        return self._copied.make(place, self._today())

    @property
    def folders(self) -> set[Path]:
        """Every folder of copies that is there, and the one in force: another is seen to when it is back."""
        others = (Path(folder) for folder in self._preferences.current.copied_to)
        return {self.folder, *(folder for folder in others if is_folder(folder))}

    def sort_out(self) -> None:
        """Delete copies that are too old, and make the others follow."""
        day = erasing_day(self._preferences.current, self._today())
        self._copied.tidy(self.folders, day, self._oldest(day))

    def copies(self) -> tuple[Copy, ...]:
        """Return the copies of the folder in force, newest first."""
        return self._copied.copies(self.folder)
