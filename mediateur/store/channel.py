"""The one way from repositories to the database: every statement passes here, and every failure is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Executable, Row

from mediateur.store.failures import READING, SAVING, Cause, Doing, failure, told

_INTO_FILE = "PRAGMA wal_checkpoint(TRUNCATE)"


class Channel:
    """The connection of one unit of work. `stake` is what a failed save says of what is safe.

    `obstacle` is why nothing can be written, where the journal could only be opened for reading. `erased` says that
    something is to leave no byte behind, `typed` that words are among it which stood in pages that stay: balancing
    them, SQLite leaves copies that `secure_delete` does not reach (see `notes.erase_note`), so the file is made anew.
    """

    def __init__(
        self,
        connection: Connection,
        path: Path,
        obstacle: Cause | None = None,
        *,
        reading: Doing = READING,
        saving: Doing = SAVING,
    ) -> None:
        self._connection = connection
        self._path = path
        self._obstacle = obstacle
        self._reading = reading
        self.stake: Doing = saving
        self.erased = False
        self.writes = 0
        self.typed = False

    def read(self, statement: Executable) -> Sequence[Row[Any]]:
        """Return the rows of a query."""
        with told(self._reading, self._path):
            return self._connection.execute(statement).all()

    def write(self, statement: Executable, rows: Sequence[Mapping[str, Any]] | None = None) -> Sequence[Row[Any]]:
        """Change rows (one statement, or one for each of `rows`); return what it gives back, if anything."""
        if self._obstacle is not None:
            raise failure(self.stake, self._obstacle, self._path)
        self.writes += 1
        with told(self.stake, self._path):
            result = self._connection.execute(statement, rows)
            return result.all() if result.returns_rows else ()

    def commit(self) -> None:
        """Make the changes last; where something was erased, empty the log that still held it."""
        with told(self.stake, self._path):
            self._connection.commit()
            self.writes = 0
            if self.erased:
                self._empty_log()

    def _empty_log(self) -> None:
        driver = self._connection.connection.driver_connection
        if driver is not None:
            driver.execute(_INTO_FILE).fetchall()
            if self.typed:
                driver.execute("VACUUM")
                driver.execute(_INTO_FILE).fetchall()
        self.erased = self.typed = False
