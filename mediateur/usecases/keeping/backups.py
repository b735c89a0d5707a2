"""Keeping copies of the journal, and going back to one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple, Protocol

from mediateur.journal.encounter import HalfDay, half_day
from mediateur.journal.months import months_before
from mediateur.journal.safekeeping import Copy, Missing
from mediateur.usecases.keeping.daily_copies import DailyCopies, DailyVault
from mediateur.usecases.preferences import Preferences


class Vault(DailyVault, Protocol):
    """The copies of one journal. Every method raises MediateurError."""

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


class Backups(DailyCopies):
    """The copies of the journal."""

    def __init__(
        self, vault: Vault, preferences: Preferences, clock: Callable[[], dt.datetime] = dt.datetime.now
    ) -> None:
        super().__init__(
            vault,
            preferences,
            lambda: clock().date(),
            lambda day: months_before(day, preferences.current.retention_months),
        )
        self._vault, self._clock = vault, clock

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
        self._vault.sweep(self.folders)
        today = self._today()
        if self.last == today and any(copy.day == today for copy in self.copies()):
            return False
        self.make()
        return True

    def _copy(self, place: Path) -> Path:
        made = super()._copy(place)
        if place == self.folder:
            self._preferences.change(last_backup=self._today().isoformat())
        return made

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
