"""The copies of one register: made, sorted out, looked at, put back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from mediateur.errors import MediateurError
from mediateur.journal.safekeeping import Copy
from mediateur.store import damage, files
from mediateur.store.failures import driver_error, told
from mediateur.store.register import cipher, copies, restoring
from mediateur.store.register.failures import COPYING, RESTORING, SORTING
from mediateur.training.locks import LockedError, WrongPasswordError
from mediateur.training.missing import Tell, nobody

if TYPE_CHECKING:
    from mediateur.store.register.copies import Live
    from mediateur.store.register.registry import Registry
    from mediateur.training.missing import Lost


class RegisterVault:
    """The copies of the register of a data folder. Every method raises MediateurError, in French."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    @property
    def usual_folder(self) -> Path:
        """Where copies go when no other folder was chosen."""
        return self._registry.path.parent / files.BACKUPS

    def make(self, folder: Path, day: dt.date) -> Path:
        """Copy the register, which must be open, to the file of that day, under the same password."""
        path, key = self._registry.path, self._registry.opened()
        with told(COPYING, folder / "copie"), closing(cipher.connect(path, key)) as register:
            to = folder / copies.name(copies.origin(register), day)
            copies.make(register, key, to)
        return to

    def copies(self, folder: Path) -> tuple[Copy, ...]:
        """Return the daily copies of this register, which must be open, in a folder, newest first."""
        beginning = copies.name(self._live().origin, dt.date.min).partition("-0001")[0]
        return tuple(
            each.copy for each in copies.found(folder) if each.is_daily and each.copy.path.name.startswith(beginning)
        )

    def tidy(self, folders: Collection[Path], today: dt.date, oldest: dt.date, tell: Tell = nobody) -> None:
        """Delete old copies in these folders, and make the others follow who left, and the password.

        What remains of a damaged register that was set aside is deleted when it is as old. `tell` is told how many
        copies were seen to, and of how many.
        """
        of, places, done = self._live(), {*folders, self.usual_folder}, count(1)
        wanted = sum(len(copies.found(each)) for each in places)
        with told(SORTING, of.path):
            damage.expire(of.path, oldest)
        for each in places:
            with told(SORTING, each / "copie"):
                copies.tidy(each, of, today, oldest, lambda: tell(next(done), wanted))

    def newest(self, *folders: Path) -> Copy | None:
        """Return the newest copy in these folders that can be read, or that a password protects; None without any."""
        there = [each.copy for folder in {*folders, self.usual_folder} for each in copies.found(folder)]
        for copy in sorted(there, key=lambda copy: copy.day, reverse=True):
            try:
                if cipher.is_plain(copy.path):
                    restoring.check(copy.path, "")
            except (MediateurError, OSError):
                continue
            return copy
        return None

    def is_protected(self, copy: Path) -> bool:
        """Return whether a copy asks for a password that is not the one of this register now."""
        with told(RESTORING, copy):
            return self._known(copy) is None

    def survey(self, copy: Path, password: str) -> Lost:
        """Return what the register holds and a copy lacks. WrongPasswordError for a password that does not open it."""
        return restoring.survey(copy, self._key(copy, password), self._readable())

    def restore(self, copy: Path, password: str, today: dt.date) -> Path | None:
        """Put a copy in place of the register, and return where what was there is kept aside."""
        key, of = self._key(copy, password), self._readable()
        aside = copies.free_name(self.usual_folder, of.origin if of else "", "restauration", today)
        with self._registry.left(of.key if of else key):
            return restoring.restore(self._registry.path, copy, key, of, aside, today)

    def _known(self, copy: Path) -> str | None:
        if cipher.is_plain(copy):
            return ""
        return next((key for key in self._registry.keys if key and cipher.opens(copy, key)), None)

    def _key(self, copy: Path, password: str) -> str:
        with told(RESTORING, copy):
            key = self._known(copy)
            if key is None:
                key = cipher.key_of(copy, password)
                if not password or not cipher.opens(copy, key):
                    raise WrongPasswordError
            return key

    def _live(self) -> Live:
        path, key = self._registry.path, self._registry.opened()
        with told(SORTING, path):
            return copies.live(path, key, self._registry.keys[1:])

    def _readable(self) -> Live | None:
        """Return the register as its copies follow it; None where there is none, or it cannot be read."""
        if not self._registry.exists:
            return None
        try:
            return self._live()
        except LockedError:
            raise
        except MediateurError as error:
            if damage.is_damage(driver_error(error)):
                return None
            raise
