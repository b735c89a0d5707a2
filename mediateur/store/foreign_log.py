"""A log of SQLite that was put beside a journal and is not its own: SQLite would play it, over what the journal holds.

A log knows no more of its file than the size of a page. A journal knows more: no line leaves its audit, so those that
stand in the file stand in what its own log makes of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from mediateur.errors import MediateurError
from mediateur.store import damage, files
from mediateur.store.failures import LOG_ASIDE, OTHER_LOG, Sayings, failure

_ALONE = files.Access("mode=ro&immutable=1")  # as if there were no log
_AUDIT = "SELECT seq, day, half, action, record FROM audit ORDER BY seq"


def set_aside(path: Path, says: Sayings) -> MediateurError | None:
    """Give another name to the log beside a journal if it is not its own, and return what to tell; None where it is.

    `says` has the words of the file. Raises MediateurError where it cannot be moved: the journal must not be opened
    then.
    """
    if not _is_beside(path):
        return None
    try:
        aside = damage.set_log_aside(path)
    except OSError as error:
        raise failure(says.opening, OTHER_LOG, path, type(error).__name__) from error
    return failure(says.strange_log, LOG_ASIDE, aside)


def _is_beside(path: Path) -> bool:
    """Return whether a journal that is sound by itself is not, or is another one, once its log is played.

    Nothing is changed. What cannot be read is none of this: opening it says what it is. Neither is a file that changes
    meanwhile: another program moves its log into it, so the log is its own, and what was read of the file is a mixture.
    """
    if not damage.holds_something(damage.log_of(path)):
        return False
    written = path.stat().st_mtime_ns
    return _contradicts(path) and path.stat().st_mtime_ns == written


def _contradicts(path: Path) -> bool:
    with ExitStack() as opened:
        try:
            before = _lines(path, _ALONE, opened)
        except (sqlite3.Error, OSError):
            return False
        try:
            after = _lines(path, files.READING, opened)
            return not all(line in after for line in before)  # each is looked for after the one before it
        except sqlite3.Error as error:
            return damage.is_damage(error)


def _lines(path: Path, access: files.Access, opened: ExitStack) -> Iterator[tuple[object, ...]]:
    """Return the audit of a journal, in its order. Raises sqlite3.DatabaseError when the journal is damaged."""
    journal = opened.enter_context(closing(files.connect(path, access=access)))
    files.verify(journal, "quick_check")
    return journal.execute(_AUDIT)
