"""Reading a journal where nothing can be written: a full disk, a read-only folder."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from mediateur.store import files
from mediateur.store.damage import holds_something, log_of, undo_of
from mediateur.store.files import Access

# A journal with its log is read through a third file (-shm), which SQLite cannot make here. It does without when the
# file is said not to change, but then ignores the log, so that is for a journal without one; or when it is alone
# with the file, which takes a lock that needs writing, hence the VFS without locks.
ALONE = Access(f"mode=ro&vfs={'win32' if sys.platform == 'win32' else 'unix'}-none", ("locking_mode=EXCLUSIVE",))


def connect(path: Path) -> sqlite3.Connection:
    """Open a journal to read all that was saved in it, without writing anything. Raises sqlite3.Error."""
    try:
        return _opened(path, files.READING)
    except sqlite3.OperationalError:
        if holds_something(undo_of(path)):
            raise  # it is half-written, and nothing here may undo that
        return _opened(path, ALONE if holds_something(log_of(path)) else files.FROZEN)


def _opened(path: Path, access: Access) -> sqlite3.Connection:
    connection = files.connect(path, access=access)
    with files.closed_on_failure(connection):
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()  # SQLite opens nothing before
    return connection
