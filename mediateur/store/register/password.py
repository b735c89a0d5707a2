"""The password of the register: a new file, encrypted by another one or by none, that takes the place of the former.

A lost password cannot be found again: nothing here, nor anywhere in the program, keeps it.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

from mediateur.store import files
from mediateur.store.register import cipher

_BLOCK = 1024 * 1024
_FORMER = ".ancien"


def convert(path: Path, old: str, new: str) -> None:
    """Put a file of the key `new` (empty: in clear) in place of `path`, which the key `old` opens and nobody else uses.

    It is compared with the former one before it takes its place; then the bytes of the former one are overwritten.
    Raises sqlite3.Error (or the driver's own) or OSError, and the former file is as it was.
    """
    sweep(path)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}.nouveau")
    try:
        files.private_file(fresh)
        _export(path, old, fresh, new)
        _compare(path, old, fresh, new)
        _take_place(fresh, path)
    finally:
        files.discard(fresh)


class Busy(sqlite3.OperationalError):
    """Another program has the file open."""

    sqlite_errorcode = sqlite3.SQLITE_BUSY


def be_alone(register: sqlite3.Connection) -> None:
    """Move the log of a register into it. Raises Busy where another program has it open."""
    if register.execute("PRAGMA journal_mode=DELETE").fetchone() != ("delete",):
        raise Busy("in use")


def sweep(path: Path) -> None:
    """Mend what an interrupted conversion may have left: the former file takes its place back where none has it.

    Else it is overwritten and deleted, but where it is the same file under a second name. Raises OSError.
    """
    for former in path.parent.glob(f"{path.name}.*{_FORMER}"):
        if not path.exists():
            former.replace(path)
        elif former.samefile(path):
            former.unlink()
        else:
            wipe(former)


def wipe(path: Path) -> None:
    """Overwrite a file with zeros, then delete it; some disks keep former blocks all the same. Raises OSError."""
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, _BLOCK)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def _export(path: Path, old: str, fresh: Path, new: str) -> None:
    with closing(cipher.connect(path, old)) as origin:
        be_alone(origin)
        origin.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(fresh), new))
        origin.execute("BEGIN EXCLUSIVE")
        origin.execute("SELECT sqlcipher_export('fresh')").fetchall()
        origin.execute("COMMIT")
        origin.execute("DETACH DATABASE fresh")


def _compare(path: Path, old: str, fresh: Path, new: str) -> None:
    """Raise sqlite3.DatabaseError when the new file does not hold what the former one does."""
    if cipher.is_plain(fresh) == bool(new):
        raise files.Damaged("not encrypted as it should be")
    with closing(cipher.connect(path, old)) as origin, closing(cipher.connect(fresh, new)) as made:
        files.verify(made, "integrity_check")
        if _contents(origin) != _contents(made):
            raise files.Damaged("the copy differs")


def _contents(connection: sqlite3.Connection) -> list[tuple[str, str, int]]:
    """Return every table and trigger with its statement, and how many rows each table has."""
    made = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    ).fetchall()
    return [
        (name, sql, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] if kind == "table" else 0)  # noqa: S608 - a name of the file itself, only to count
        for kind, name, sql in made
    ]


def _take_place(fresh: Path, path: Path) -> None:
    """Give a file the name of another, whose bytes are overwritten."""
    with fresh.open("r+b") as file:
        os.fsync(file.fileno())
    former = path.with_name(f"{path.name}.{secrets.token_hex(4)}{_FORMER}")
    try:
        os.link(path, former)
    except OSError:  # some disks know no second name
        path.replace(former)
    try:
        fresh.replace(path)
    except OSError:
        former.replace(path)
        raise
    wipe(former)
