"""A log of SQLite that was put beside a file and is not its own: SQLite would play it, over what the file holds.

A log knows no more of its file than the size of a page. A file of this program knows more: neither its random id nor
any line of its audit leaves it, so those that stand in the file stand in what its own log makes of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from itertools import chain
from pathlib import Path

from mediateur.errors import MediateurError
from mediateur.store import damage, files, machine
from mediateur.store.failures import LOG_ASIDE, OTHER_LOG, Doing, Sayings, failure

Opening = Callable[[files.Access], sqlite3.Connection]
Line = tuple[object, ...]
Lasting = Callable[[sqlite3.Connection], Iterator[Line]]
_ALONE = files.Access("mode=ro&immutable=1")  # as if there were no log
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_IDS = "SELECT key, substr(value, 1, 32) FROM machine WHERE key IN (?, ?) ORDER BY key"
_AUDIT = "SELECT seq, day, half, action, record FROM audit ORDER BY seq"


def set_aside(path: Path, says: Sayings) -> MediateurError | None:
    """Give another name to the log beside a journal if it is not its own, and return what to tell; None where it is.

    `says` has the words of the file. Raises MediateurError where it cannot be moved: the journal must not be opened
    then.
    """
    return set_aside_of(path, partial(_open, path), _of_journal, says.opening, says.strange_log)


def set_aside_of(path: Path, opening: Opening, lasting: Lasting, doing: Doing, strange: Doing) -> MediateurError | None:
    """Do the same for any file: `opening` opens it, `lasting` reads in order what never leaves it.

    `doing` is what is said to have failed where the log cannot be moved, `strange` where it was.
    """
    both = (path, damage.log_of(path))
    if not damage.holds_something(damage.log_of(path)):
        return None
    before = [*map(_state, both)]
    # Another program that moves its log into the file, or has just put this one aside, changes either meanwhile.
    if not _contradicts(opening, lasting) or [*map(_state, both)] != before:
        return None
    try:
        aside = damage.set_log_aside(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise failure(doing, OTHER_LOG, path, type(error).__name__) from error
    return failure(strange, LOG_ASIDE, aside)


def _state(file: Path) -> tuple[int, int, int] | None:
    """Return what tells whether a file changed; None where it is gone."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _contradicts(opening: Opening, lasting: Lasting) -> bool:
    """Return whether a file that is sound by itself is not, or is another one, once its log is played.

    Nothing is changed. What cannot be read is none of this: opening it says what it is.
    """
    with ExitStack() as opened:
        try:
            before = _sound(opening(_ALONE), lasting, opened)
        except Exception as error:
            if _is_of_file(error):
                return False
            raise
        try:
            after = _sound(opening(files.READING), lasting, opened)
            return not all(line in after for line in before)  # each is looked for after the one before it
        except Exception as error:
            if _is_of_file(error):
                return damage.is_damage(error) or _is_of_table(error)
            raise


def _sound(connection: sqlite3.Connection, lasting: Lasting, opened: ExitStack) -> Iterator[Line]:
    """Return what never leaves a file. Raises the error of its driver when the file is damaged."""
    opened.enter_context(closing(connection))
    files.verify(connection, "quick_check")
    return lasting(connection)


def _is_of_file(error: Exception) -> bool:
    """Return whether an error comes from a driver (that of the register has its own classes) or from the disk."""
    return isinstance(error, OSError | sqlite3.Error) or hasattr(error, "sqlite_errorcode")


def _is_of_table(error: Exception) -> bool:
    """Return whether an error says that a table, which the file alone has, is not there."""
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR


def _open(path: Path, access: files.Access) -> sqlite3.Connection:
    return files.connect(path, access=access)


def _of_journal(journal: sqlite3.Connection) -> Iterator[Line]:
    named = ("machine",) in journal.execute(_TABLES).fetchall()
    ids = journal.execute(_IDS, (machine.CHANGES, machine.ORIGIN)).fetchall() if named else ()
    return chain(ids, journal.execute(_AUDIT))
