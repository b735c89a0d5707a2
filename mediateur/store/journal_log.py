"""The log of a journal, or of a network: known by the lines of its audit and by its random id (see `foreign_log`)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from mediateur.errors import MediateurError
from mediateur.store import files, foreign_log, machine
from mediateur.store.failures import Sayings

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_IDS = "SELECT key, substr(value, 1, 32) FROM machine WHERE key IN (?, ?) ORDER BY key"
_AUDIT = "SELECT seq, day, half, action, record FROM audit ORDER BY seq"


def set_aside(path: Path, says: Sayings) -> MediateurError | None:
    """Give another name to the log beside a journal if it is not its own, and return what to tell; None where it is.

    `says` has the words of the file. Raises MediateurError where it cannot be moved: the journal must not be opened
    then.
    """

    def opening(access: files.Access) -> sqlite3.Connection:
        return files.connect(path, access=access)

    return foreign_log.set_aside(path, opening, _lasting, says.opening, says.strange_log)


def _lasting(journal: sqlite3.Connection) -> Iterator[foreign_log.Line]:
    named = ("machine",) in journal.execute(_TABLES).fetchall()
    ids = journal.execute(_IDS, (machine.CHANGES, machine.ORIGIN)).fetchall() if named else ()
    return chain(ids, journal.execute(_AUDIT))
