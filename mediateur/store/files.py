"""The file of the journal: where it is, how it is opened, how it is copied."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, NamedTuple

DATABASE = "mediateur.sqlite"
BACKUPS = "sauvegardes"
BEGINNING = b"SQLite format 3\0"
BUSY_SECONDS = 5.0

_PRAGMAS = (
    "synchronous=FULL",  # a commit is on the disk when it returns
    "fullfsync=ON",  # the same on macOS, whose fsync does not reach the disk
    "secure_delete=ON",
    "trusted_schema=OFF",  # what a file says to run may call nothing but harmless functions
    "temp_store=MEMORY",  # nothing of a note in a temporary file
)


class Access(NamedTuple):
    """How a file is opened: the words of its URI, and what is set before it is first read."""

    query: str
    pragmas: tuple[str, ...] = ()


WRITING = Access("mode=rw")
READING = Access("mode=ro")
# As if the file never changed, and nothing stood beside it: a log is not read, no lock is taken.
FROZEN = Access("mode=ro&immutable=1")


def private_file(path: Path) -> None:
    """Create an empty file closed to other accounts: SQLite's side files take its permissions."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def discard(path: Path) -> None:
    """Delete a file that was only begun, if its disk lets it; what is told is why it went no further."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def connect(
    path: Path, *, access: Access = WRITING, foreign_keys: bool = True, any_thread: bool = False
) -> sqlite3.Connection:
    """Open the existing file `path`; a missing one is an error, never a new empty journal.

    The driver opens no transaction of its own (`isolation_level=None`): tables and rows roll back together, and
    `PRAGMA foreign_keys`, which a transaction would silence, is obeyed.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{access.query}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=not any_thread,
    )
    with closed_on_failure(connection):
        for pragma in (*access.pragmas, *_PRAGMAS, f"foreign_keys={int(foreign_keys)}"):
            connection.execute(f"PRAGMA {pragma}")
    return connection


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one of the same name; None where there is none, or none to be seen."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def connect_memory() -> sqlite3.Connection:
    """Open an empty file that is only in memory, beside which others may be attached by their URI."""
    connection = sqlite3.connect("file::memory:", uri=True, isolation_level=None)
    for pragma in (*_PRAGMAS, "foreign_keys=1"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


@contextmanager
def closed_on_failure(connection: sqlite3.Connection) -> Iterator[None]:
    """Leave the file when the block fails, so that the person may move it at once."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def verify(connection: sqlite3.Connection, pragma: Literal["quick_check", "integrity_check"]) -> None:
    """Raise sqlite3.DatabaseError when the file is damaged."""
    found = [row[0] for row in connection.execute(f"PRAGMA {pragma}")]
    if found != ["ok"]:
        raise Damaged(f"{pragma}: {len(found)} anomalies")


def verify_beginning(path: Path) -> None:
    """Raise sqlite3.DatabaseError when a file does not begin as SQLite's do.

    To be asked first: SQLite takes an empty file for a new one, and deletes the log beside it.
    """
    with path.open("rb") as file:
        if file.read(len(BEGINNING)) != BEGINNING:
            raise Damaged("not a database")


class Damaged(sqlite3.DatabaseError):
    """The file can be read but contradicts itself."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT
