"""A file that cannot be read any more: it is kept under another name, and the person is told."""

from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3
from contextlib import suppress
from itertools import count
from pathlib import Path

from mediateur.errors import MediateurError
from mediateur.store.failures import ASIDE, DAMAGED, OPENING, RUINED, Doing, failure, why_damaged

LOG, UNDO = "-wal", "-journal"
SIDES = (LOG, "-shm", UNDO)
_CODES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_damage(error: BaseException) -> bool:
    """Return whether an error says that the file itself is wrong, rather than the disk or another program."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _CODES


def log_of(path: Path) -> Path:
    """Return the file of what was saved last, before SQLite moves it into the journal at `path`."""
    return _beside(path, LOG)


def undo_of(path: Path) -> Path:
    """Return the file by which SQLite undoes what was half-written in the journal at `path`."""
    return _beside(path, UNDO)


def holds_something(side: Path) -> bool:
    """Return whether a file that SQLite keeps beside a journal is there, and not empty."""
    return side.is_file() and side.stat().st_size > 0


def set_aside(
    path: Path, opening: Doing = OPENING, ruined: Doing = RUINED, *, replaced: bool = False
) -> MediateurError:
    """Rename what remains of a file and what stands beside it, so that a new one can be made; return what to tell.

    `opening` and `ruined` are the words of the journal, or of another file. Raises MediateurError where it cannot be
    renamed, or its disk does not give all of it: it then stays as it was. `replaced`: another one takes its name right
    after, and it keeps it until then.
    """
    if (cause := why_damaged(path)) is not DAMAGED:
        raise failure(opening, cause, path)
    aside = _free_name(path)
    try:
        for side in SIDES:
            if _beside(path, side).exists():
                _beside(path, side).rename(_beside(aside, side))
        if path.exists():
            _move(path, aside, keeping=replaced)
    except OSError as error:
        raise failure(opening, DAMAGED, path, type(error).__name__) from error
    return failure(ruined, ASIDE, aside)


def set_log_aside(path: Path) -> Path:
    """Rename the log beside a file that is sound, and return its new name. Raises OSError."""
    aside = log_of(_free_name(path))
    log_of(path).rename(aside)
    _beside(path, "-shm").unlink(missing_ok=True)
    return aside


def last_aside(path: Path, ruined: Doing = RUINED) -> MediateurError | None:
    """Return what to tell of the last file that was set aside, if any: where none took its place, nobody was told."""
    dated = re.compile(rf"{path.stem}-abime-(\d{{4}}-\d\d-\d\d)(?:-(\d+))?\{path.suffix}")
    found = [(match[1], int(match[2] or 1), match[0]) for match in map(dated.fullmatch, _names(path.parent)) if match]
    return failure(ruined, ASIDE, path.with_name(max(found)[2])) if found else None


def expire(path: Path, oldest: dt.date) -> None:
    """Delete what was set aside of a journal before a day: nothing can be taken out of it, so it goes whole."""
    for aside in path.parent.glob(f"{path.stem}-abime-*"):
        found = re.match(rf"{path.stem}-abime-(\d{{4}}-\d\d-\d\d)", aside.name)
        if found and dt.date.fromisoformat(found[1]) < oldest:
            aside.unlink(missing_ok=True)


def _move(path: Path, aside: Path, *, keeping: bool) -> None:
    """Give a file another name, for good or, `keeping` its own, beside it; some disks (FAT) know no second name."""
    if keeping:
        with suppress(OSError):
            os.link(path, aside)
            return
    path.rename(aside)


def _names(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()] if folder.is_dir() else []


def _beside(path: Path, side: str) -> Path:
    return path.with_name(f"{path.name}{side}")


def _free_name(path: Path) -> Path:
    stem = f"{path.stem}-abime-{dt.date.today().isoformat()}"
    names = (path.with_name(f"{stem}{'' if number == 1 else f'-{number}'}{path.suffix}") for number in count(1))
    return next(name for name in names if not any(_beside(name, side).exists() for side in (*SIDES, "")))
