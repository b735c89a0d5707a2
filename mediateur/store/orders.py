"""What a copy may do by itself: the triggers and the views of this program, and no others.

A file of SQLite carries statements that run when it is read or written. Before a copy that somebody gave takes the
place of a journal or of a register, each of them must be one that this program writes.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from mediateur.store.failures import ORDERS, Doing, failure

_ASKED = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') OR sql LIKE 'CREATE VIRTUAL%'"
_APPEND_ONLY = re.compile(
    r"CREATE TRIGGER (?P<of>\w+)_no_(?:update|delete|replace) BEFORE (?:UPDATE|DELETE|INSERT) ON (?P=of)"
    r"(?: WHEN (?:NOT )?EXISTS \(SELECT 1 FROM \w+(?: WHERE \w+ = NEW\.\w+)?\))?"
    r" BEGIN SELECT RAISE\(ABORT, '(?P=of) is append-only'\); END"
)


def require_own(copy: sqlite3.Connection, doing: Doing, path: Path, made_again: tuple[str, ...] = ()) -> None:
    """Raise MediateurError when a copy holds a trigger, a view or a virtual table that is not this program's.

    Names that begin as one of `made_again` are let through: whoever restores drops these before anything is written.
    """
    for kind, name, sql in copy.execute(_ASKED):
        may_be_dropped = kind in {"trigger", "view"} and name.startswith(made_again)
        if not may_be_dropped and not _APPEND_ONLY.fullmatch(sql):
            raise failure(doing, ORDERS, path, name)
