"""The store, and the units of work through which it is read and changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from mediateur.errors import MediateurError
from mediateur.store import backups, counting, files
from mediateur.store.channel import Channel
from mediateur.store.consolidation import Consolidation
from mediateur.store.corrections import Corrections
from mediateur.store.drafts import Drafts
from mediateur.store.encounters import Encounters
from mediateur.store.erasure import Erasure
from mediateur.store.failures import DAMAGED, OF_JOURNAL, Cause, RefusedError, Sayings, told
from mediateur.store.journal_pages import JournalPages
from mediateur.store.lending import Lender
from mediateur.store.line import Line
from mediateur.store.link import Link
from mediateur.store.machine import Machine
from mediateur.store.merging import Merging
from mediateur.store.outbox import Outbox
from mediateur.store.places import Places
from mediateur.store.records import Audit, Differences
from mediateur.store.reports import Reports
from mediateur.store.retention import Retention
from mediateur.store.rollups import Rollups
from mediateur.store.workshops import Workshops


class Work:
    """A unit of work: its repositories see one state of the journal, and nothing lasts before `commit`."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self.drafts = Drafts(channel)
        self.encounters = Encounters(channel)
        self.pages = JournalPages(channel)
        self.corrections = Corrections(channel)
        self.erasure = Erasure(channel)
        self.places = Places(channel)
        self.workshops = Workshops(channel)
        self.differences = Differences(channel)
        self.audit = Audit(channel)
        self.rollups = Rollups(channel)
        self.merging = Merging(channel)
        self.machine = Machine(channel)
        self.reports = Reports(channel)
        self.retention = Retention(channel)
        self.link = Link(channel)
        self.outbox = Outbox(channel)
        self.consolidation = Consolidation(channel)

    def commit(self) -> None:
        """Make the changes last; they are on the disk when this returns."""
        if self._channel.writes > counting.MANY:
            counting.settle(self._channel)
        self._channel.commit()


class Store:
    """An open journal. Every method raises MediateurError, in French, when the file or the disk refuses.

    `keeper` does nothing but stay open: were each unit of work the last to leave, SQLite would move
    its log into the file, and delete it, every time. `notice` is what opening it has to tell, `obstacle` why it can
    only be read, `says` the words of its failures.
    """

    def __init__(
        self,
        path: Path,
        lender: Lender,
        keeper: sqlite3.Connection | None,
        notice: MediateurError | None = None,
        obstacle: Cause | None = None,
        says: Sayings = OF_JOURNAL,
    ) -> None:
        self.path, self.says = path, says
        self.notice = notice
        self._lender = lender
        self._keeper = keeper
        self._obstacle = obstacle

    @property
    def is_read_only(self) -> bool:
        """Whether nothing could be written when it was opened."""
        return self._obstacle is not None

    @property
    def beside(self) -> Path | None:
        """The file beside which copies are made, None where nothing can be written there."""
        return None if self.is_read_only else self.path

    @contextmanager
    def begin(self) -> Iterator[Work]:
        """Give a unit of work; what it has not committed at the end is undone. Usable from any thread."""
        with told(self.says.reading, self.path):
            line = Line(self._lender)
        with closing(line):
            reading, saving = self.says.reading, self.says.saving
            yield Work(Channel(line, self.path, self._obstacle, reading=reading, saving=saving))

    def check(self) -> None:
        """Read the whole file; MediateurError when it is damaged."""
        with told(self.says.reading, self.path), self._bare() as connection:
            files.verify(connection, "quick_check")

    def is_damaged(self) -> bool:
        """Read the whole file, and tell whether a part of it cannot be read any more."""
        try:
            self.check()
        except RefusedError as error:
            return error.cause is DAMAGED
        return False

    def backup(self, to: Path) -> None:
        """Copy the journal to the file `to`, without notes, while it may be in use; one of that name is replaced."""
        with told(self.says.copying, to), self._bare() as origin:
            backups.make(origin, self.beside, to)

    def settle(self) -> None:
        """Count what was saved since the journal was opened, so that its figures are read as fast as ever."""
        if self._keeper is not None:
            with told(self.says.saving, self.path), self._bare() as connection:
                counting.settle_now(connection)

    def close(self) -> None:
        """Leave the file, which can then be moved; the store is of no more use."""
        self._lender.leave()
        if self._keeper is not None:
            self._keeper.close()

    @contextmanager
    def _bare(self) -> Iterator[sqlite3.Connection]:
        """Give the connection of the driver, for what is no statement."""
        with closing(Line(self._lender)) as line:
            yield line.driver
