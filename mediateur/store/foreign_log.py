"""A log of SQLite that was put beside a file and is not its own: SQLite would play it, over what the file holds.

A log knows no more of its file than the size of a page. A file of this program knows more: neither its random id nor
any line of its audit leaves it, so those that stand in the file stand in what its own log makes of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from mediateur.errors import MediateurError
from mediateur.store import damage, files
from mediateur.store.failures import LOG_ASIDE, OTHER_LOG, Doing, failure

Opening = Callable[[files.Access], sqlite3.Connection]
Line = tuple[object, ...]
Lasting = Callable[[sqlite3.Connection], Iterator[Line]]


def set_aside(path: Path, opening: Opening, lasting: Lasting, doing: Doing, strange: Doing) -> MediateurError | None:
    """Give another name to the log beside a file if it is not its own, and return what to tell; None where it is.

    `opening` opens the file, `lasting` reads in order what never leaves it; `strange` is what is said then. Raises
    MediateurError where it cannot be moved, of what was being done (`doing`): the file must not be opened then.
    """
    if not is_strange(path, opening, lasting):
        return None
    try:
        aside = damage.set_log_aside(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise failure(doing, OTHER_LOG, path, type(error).__name__) from error
    return failure(strange, LOG_ASIDE, aside)


def is_strange(path: Path, opening: Opening, lasting: Lasting) -> bool:
    """Return whether a log stands beside a file that is not its own.

    It is not where either changes meanwhile: another program moves its log into the file, or has put this one aside.
    """
    both = (path, damage.log_of(path))
    if not damage.holds_something(damage.log_of(path)):
        return False
    before = [*map(_state, both)]
    return _contradicts(opening, lasting) and [*map(_state, both)] == before


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
            before = _sound(opening(files.FROZEN), lasting, opened)
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
