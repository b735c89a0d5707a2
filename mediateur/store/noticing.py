"""How the journal notes, while it is joined, what may have to be sent: triggers, so that no writer can forget it.

They stand in the file only while it is joined: saving costs nothing more before. Each takes a row of the outbox out and
puts another in, rather than replace it: what a statement says of its conflicts would else be said of theirs too.
"""
# ruff: noqa: S608 - no value is put into a statement

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from mediateur.store.schema import link

PREFIX = "outbox_"
_FOUND = f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB '{PREFIX}*'"
_IS_SHARED = f"SELECT 1 FROM {link.name} WHERE territory IS NOT NULL"
_RECORD, _MONTH = "'record ' || {row}.id", "'month ' || {row}.month"
_ROWS = (
    ("encounter", "INSERT", "NEW", _RECORD),
    ("encounter", "UPDATE", "NEW", _RECORD),
    ("encounter", "DELETE", "OLD", _RECORD),
    ("tombstone", "INSERT", "NEW", _RECORD),
    ("tombstone", "UPDATE", "NEW", _RECORD),
    ("sealed", "INSERT", "NEW", _RECORD),
    ("month", "INSERT", "NEW", _MONTH),
    ("month", "UPDATE", "NEW", _MONTH),
)
_OF_PLACE = (
    "SELECT 'month ' || month FROM month WHERE origin = '' UNION ALL"
    " SELECT 'record ' || id FROM encounter WHERE place = NEW.id AND origin = ''"
)
_TOLD_OF_PLACE = "OLD.name <> NEW.name OR OLD.kind <> NEW.kind OR OLD.insee <> NEW.insee"


def begin(run: Callable[[str], object]) -> None:
    """Have what changes noted from now on, in the transaction in which statements are run."""
    end(run)
    for _, sql in _triggers():
        run(sql)


def end(run: Callable[[str], object]) -> None:
    """Have nothing noted any more."""
    for name, _ in _triggers():
        run(f"DROP TRIGGER IF EXISTS {name}")


def agree(connection: sqlite3.Connection) -> None:
    """Have what changes noted by the triggers of this program where the journal is joined, and only there.

    A migration drops them with their tables, and a copy may bear those of another version.
    """
    wanted = set(_triggers()) if connection.execute(_IS_SHARED).fetchone() else set()
    if set(connection.execute(_FOUND)) == wanted:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        release(connection)
        for _, sql in sorted(wanted):
            connection.execute(sql)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def release(connection: sqlite3.Connection) -> None:
    """Drop the triggers, so that tables can be rebuilt: the next opening puts them back."""
    for name, _ in connection.execute(_FOUND).fetchall():
        connection.execute(f"DROP TRIGGER {name}")


def _triggers() -> Iterator[tuple[str, str]]:
    for table, verb, row, key in _ROWS:
        name = f"{PREFIX}{table}_{verb.lower()}"
        yield name, _trigger(name, f"{verb} ON {table} WHEN {row}.origin = ''", f"SELECT {key.format(row=row)}")
    name = f"{PREFIX}place_update"
    yield name, _trigger(name, f"UPDATE ON place WHEN {_TOLD_OF_PLACE}", _OF_PLACE)


def _trigger(name: str, when: str, keys: str) -> str:
    return (
        f"CREATE TRIGGER {name} AFTER {when} BEGIN DELETE FROM outbox WHERE key IN ({keys});"
        f" INSERT INTO outbox (key) {keys}; END"
    )
