"""The one way from repositories to the database: every statement passes here, and every failure is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Executable, Row
from sqlalchemy.exc import OperationalError

from mediateur.store.failures import READING, SAVING, Cause, Doing, driver_error, failure, told
from mediateur.store.line import Line
from mediateur.store.prepared import Prepared

T = TypeVar("T")
_INTO_FILE = "PRAGMA wal_checkpoint(TRUNCATE)"
# Beyond these, what was read before the first change is not kept to be read again.
_MOST_READS, _MOST_ROWS = 20, 2_000


class Channel:
    """The connection of one unit of work. `stake` is what a failed save says of what is safe.

    `obstacle` is why nothing can be written, where the journal could only be opened for reading. `erased` says that
    something is to leave no byte behind, `typed` that words are among it which stood in pages that stay: balancing
    them, SQLite leaves copies that `secure_delete` does not reach (see `notes.erase_note`), so the file is made anew.
    """

    def __init__(
        self,
        line: Line,
        path: Path,
        obstacle: Cause | None = None,
        *,
        reading: Doing = READING,
        saving: Doing = SAVING,
    ) -> None:
        self._line = line
        self._path = path
        self._obstacle = obstacle
        self._reading = reading
        self.stake: Doing = saving
        self.erased = False
        self.writes = 0
        self.typed = False
        self._reads: list[tuple[Executable, Sequence[Row[Any]]]] | None = []

    def read(self, statement: Executable) -> Sequence[Row[Any]]:
        """Return the rows of a query."""
        with told(self._reading, self._path):
            rows = self._line.connection.execute(statement).all()
        if self._reads is not None:
            whole = len(self._reads) < _MOST_READS and len(rows) < _MOST_ROWS
            self._reads = [*self._reads, (statement, rows)] if whole else None
        return rows

    def write(self, statement: Executable, rows: Sequence[Mapping[str, Any]] | None = None) -> Sequence[Row[Any]]:
        """Change rows (one statement, or one for each of `rows`); return what it gives back, if anything."""
        result = self._changed(lambda: self._line.connection.execute(statement, rows))
        return result.all() if result.returns_rows else ()

    def insert(self, insertion: Prepared, rows: Iterable[Mapping[str, Any]]) -> int:
        """Insert rows, and return the number of the last one (0: no row)."""
        last = 0
        for row in rows:
            last = self._changed(partial(self._run, insertion, row)).lastrowid or 0
        return last

    def update(self, update: Prepared, row: Mapping[str, Any]) -> int:
        """Change the rows that an update finds from the values of `row`, and return how many."""
        return self._changed(partial(self._run, update, row)).rowcount

    def _run(self, change: Prepared, row: Mapping[str, Any]) -> sqlite3.Cursor:
        return self._line.begin().execute(change.statement, change.values(row))

    def _changed(self, change: Callable[[], T]) -> T:
        if self._obstacle is not None:
            raise failure(self.stake, self._obstacle, self._path)
        self.writes += 1
        with told(self.stake, self._path):
            try:
                changed = change()
            except (OperationalError, sqlite3.OperationalError) as error:
                if not self._can_go_on(driver_error(error)):
                    raise
                changed = change()
            self._reads = None
            return changed

    def commit(self) -> None:
        """Make the changes last; where something was erased, empty the log that still held it."""
        with told(self.stake, self._path):
            self._line.commit()
            self.writes, self._reads = 0, []
            if self.erased:
                self._empty_log()

    def _can_go_on(self, error: BaseException) -> bool:
        """Begin anew when something else was kept since the first read; tell whether what was read is still so.

        What is sent in the background is noted while a mediator works: a correction reads, then writes, and SQLite
        refuses the writing at once if anything is being kept, or was in between (SQLITE_BUSY and SQLITE_BUSY_SNAPSHOT).
        """
        reads, self._reads = self._reads, None
        if not reads or getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
            return False
        driver = self._line.driver
        driver.execute("ROLLBACK")
        driver.execute("BEGIN IMMEDIATE")
        return all(self._line.connection.execute(asked).all() == rows for asked, rows in reads)

    def _empty_log(self) -> None:
        driver = self._line.driver
        driver.execute(_INTO_FILE).fetchall()
        if self.typed:
            driver.execute("VACUUM")
            driver.execute(_INTO_FILE).fetchall()
        self.erased = self.typed = False
