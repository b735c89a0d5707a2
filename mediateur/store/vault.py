"""The copies of one journal, or of the file of a coordinator: made, sorted out, looked at, put back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from pathlib import Path

from mediateur.errors import MediateurError
from mediateur.journal.encounter import HalfDay
from mediateur.journal.safekeeping import Copy, Missing
from mediateur.store import backups, damage, files, leftovers, restoring
from mediateur.store.failures import told
from mediateur.store.work import Store


class Vault:
    """The copies of the journal of a data folder. Every method raises MediateurError, in French.

    `store` opens the journal; while `left` lasts nobody has its file open, so that another can take its place.
    `file` and `of` (see `backups`) are those of another file with the schema of the journal.
    """

    def __init__(
        self,
        folder: Path,
        store: Callable[[], Store],
        left: Callable[[], AbstractContextManager[None]],
        *,
        file: str = files.DATABASE,
        of: str = backups.JOURNAL,
    ) -> None:
        self._path, self._of = folder / file, of
        self._store = store
        self._left = left

    @property
    def usual_folder(self) -> Path:
        """Where copies go when no other folder was chosen."""
        return self._path.parent / files.BACKUPS

    def make(self, folder: Path, day: dt.date) -> Path:
        """Copy the journal to the file of that day."""
        store = self._store()
        to = folder / backups.name(self._origin(store), day, self._of)
        store.backup(to)
        return to

    def copies(self, folder: Path) -> tuple[Copy, ...]:
        """Return the copies of this journal in a folder, newest first."""
        store = self._store()
        with store.begin() as work:
            return backups.copies(folder, work.machine.known_origin(), self._of)

    def tidy(self, folders: Collection[Path], today: dt.date, oldest: dt.date) -> None:
        """Delete old copies in these folders, and take out of the others what the journal does not hold any more.

        What remains of a damaged journal that was set aside is deleted when it is as old.
        """
        store = self._store()
        with store.begin() as work:
            origin = work.machine.known_origin()
        with told(store.says.sorting, self._path):
            damage.expire(self._path, oldest)
        live = backups.Live(self._path, origin, store.beside, self._of)
        for each in {*folders, self.usual_folder}:
            with told(store.says.sorting, each / "copie"):
                backups.tidy(each, live, today, oldest)

    def sweep(self, folders: Collection[Path]) -> None:
        """Delete what a copy or a restoration that was cut short left, in the data folder and in these."""
        leftovers.sweep(self._path.parent, {*folders, self.usual_folder})

    def last_good(self, folder: Path, lost: Path) -> tuple[Copy, Missing] | None:
        """Return the newest copy that can take the place of a journal set aside, and what it lacks.

        The journal that was lost had an id that the new one does not know: every copy of the folder is looked at.
        """
        for each in (folder, self.usual_folder):
            for copy in backups.all_copies(each):
                try:
                    return copy, restoring.survey(lost, copy.path)
                except MediateurError:
                    continue
        return None

    def survey(self, copy: Path) -> Missing:
        """Return what the journal holds and a copy lacks."""
        self._store()
        return restoring.survey(self._path, copy)

    def restore(self, copy: Path, when: HalfDay) -> Path | None:
        """Put a copy in place of the journal, and return where what was there is kept aside."""
        restoring.check(copy)
        with self._left():
            aside = restoring.keep_aside(self._path, self.usual_folder, when.day)
            restoring.restore(self._path, copy, when, copied=aside is not None)
        self._store()
        return aside

    @staticmethod
    def _origin(store: Store) -> str:
        with store.begin() as work:
            if store.is_read_only:
                return work.machine.known_origin()
            origin = work.machine.origin()
            work.commit()
        return origin
