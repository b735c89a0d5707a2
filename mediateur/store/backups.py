"""Copies of the journal that hold no note, and that follow what is deleted from it.

Words written by hand never leave the data folder: the copy is made and cleaned beside the journal, and only its rows
that remain are written where copies are kept. What is deleted for good, or replaced by the totals of a
closed month, then leaves the copies made before: each is rewritten whole, so that no freed page keeps it.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mediateur.journal.draft import DRAFT_DAYS
from mediateur.journal.safekeeping import Copy, kept
from mediateur.paths import private_folder
from mediateur.store import files

NO_ORIGIN = "poste"
JOURNAL, NETWORK = "mediateur", "reseau"
_READ = partial(files.connect, access=files.READING)
_DAY = r"-(?P<day>\d{4}-\d\d-\d\d)(?:-\d+)?\.sqlite"
_NAMES = {
    JOURNAL: re.compile(rf"(?P<stem>mediateur-[0-9a-z]+|avant-[a-z]+(?:-\d{{4}})?){_DAY}"),
    NETWORK: re.compile(rf"(?P<stem>reseau-[0-9a-z]+|reseau-avant-[a-z]+-\d{{4}}){_DAY}"),
}


class Live(NamedTuple):
    """A journal that its copies follow: `origin` names its machine, `beside` is as for `make`, `of` as for `name`."""

    path: Path
    origin: str
    beside: Path | None
    of: str = JOURNAL


def name(origin: str, day: dt.date, of: str = JOURNAL) -> str:
    """Return the name of the copy of a day; machines that share a folder do not replace each other's.

    `of` is JOURNAL, or NETWORK for the file of a coordinator, here and below: neither is ever taken for the other.
    """
    return f"{_stem(origin, of)}-{day.isoformat()}.sqlite"


def copies(folder: Path, origin: str, of: str = JOURNAL) -> tuple[Copy, ...]:
    """Return the daily copies of a machine, newest first; none where the folder cannot be read."""
    return tuple(copy for copy, stem in _found(folder, of) if stem == _stem(origin, of))


def all_copies(folder: Path, of: str = JOURNAL) -> tuple[Copy, ...]:
    """Return every copy of a folder, whichever machine made it, newest first."""
    return tuple(copy for copy, _ in _found(folder, of))


def make(journal: sqlite3.Connection, beside: Path | None, to: Path) -> None:
    """Copy an open journal, which may be in use, to `to`, verified, without its notes; one of that name is replaced.

    `beside` is the file of the journal: the work is done in its folder, or in memory when nothing can be written there.
    """
    with _at_work(beside, to) as copy:
        journal.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        clean(copy)
        write(copy, to)


@contextmanager
def _at_work(beside: Path | None, to: Path) -> Iterator[sqlite3.Connection]:
    """Open an empty file, from which the copy `to` is to be made: in the folder of `beside`, or in memory."""
    if beside is None:
        with closing(files.connect_memory()) as copy:
            yield copy
        return
    with half_made(beside.with_name(to.name), "travail") as work:
        files.private_file(work)
        with closing(files.connect(work)) as copy:
            yield copy


def tidy(folder: Path, live: Live, today: dt.date, oldest: dt.date) -> None:
    """Delete the copies that are not to be kept, and take out of the others what is not in the journal any more.

    A chosen folder may be shared: only what this journal put there is sorted out. All that is in the folder of
    copies of its own data folder is, those of a journal that was lost too.
    """
    daily = kept((copy.day for copy in copies(folder, live.origin, live.of)), oldest)
    for copy, stem in _found(folder, live.of):
        ours = stem == _stem(live.origin, live.of)
        if not ours and folder != live.path.parent / files.BACKUPS:
            continue
        if copy.day < oldest or (ours and copy.day not in daily):
            copy.path.unlink(missing_ok=True)
        else:
            _follow(copy.path, live, today)


def clean(copy: sqlite3.Connection) -> None:
    """Take out of a copy, of any version, what none may hold: notes, deleted records."""
    _run(copy, _CLEANING, columns(copy), {})


def columns(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the columns of a file, as « table.column »: older versions have fewer."""
    query = "SELECT t.name || '.' || c.name FROM main.sqlite_master t, pragma_table_info(t.name, 'main') c"
    return frozenset(row[0] for row in connection.execute(query))


def _carried(table: str, fields: str) -> str:
    return f"INSERT OR REPLACE INTO main.{table} ({fields}) SELECT {fields} FROM live.{table}"  # noqa: S608 - no value


_CLEANING = (
    ("note.text", "DELETE FROM note"),
    (
        "encounter.removed_day",
        "INSERT OR IGNORE INTO tombstone SELECT id, origin, revision FROM encounter WHERE removed_day IS NOT NULL",
    ),
    ("encounter.removed_day", "DELETE FROM encounter WHERE removed_day IS NOT NULL"),
    ("content.key", "DELETE FROM content WHERE key NOT IN (SELECT content FROM draft)"),
    ("outbox.key", "DELETE FROM outbox"),
)
# What expired by a day that may be trusted (ADR 23): a copy of today's journal holds what the journal still does.
_EXPIRING = (
    ("draft.touched_day", "DELETE FROM draft WHERE touched_day < :expired"),
    ("workshop.touched_day", "DELETE FROM workshop WHERE touched_day < :expired"),
)
# In the file of a coordinator, what came of a machine that was forgotten since.
_FORGOTTEN = (
    "WHERE EXISTS (SELECT 1 FROM live.machine WHERE key = 'reseau')"
    " AND origin <> '' AND origin NOT IN (SELECT origin FROM live.sender)"
)
_FOLLOWING = (
    *((f"{table}.origin", f"DELETE FROM {table} {_FORGOTTEN}") for table in ("encounter", "month", "sealed", "sender")),  # noqa: S608 - no value
    ("encounter.id", "DELETE FROM encounter WHERE id IN (SELECT id FROM live.sealed)"),
    ("encounter.id", "DELETE FROM encounter WHERE id IN (SELECT id FROM live.tombstone)"),
    ("month.month", _carried("month", "origin, month, closed, encounters, totals")),
    ("sealed.id", _carried("sealed", "id, origin, month")),
    ("tombstone.id", _carried("tombstone", "id, origin, revision")),
)
_STALE = (
    ("sender.origin", f"SELECT 1 FROM sender {_FORGOTTEN}"),  # noqa: S608 - no value
    ("note.text", "SELECT 1 FROM note"),
    ("encounter.removed_day", "SELECT 1 FROM encounter WHERE removed_day IS NOT NULL"),
    ("encounter.id", "SELECT 1 FROM encounter WHERE id IN (SELECT id FROM live.sealed)"),
    ("encounter.id", "SELECT 1 FROM encounter WHERE id IN (SELECT id FROM live.tombstone)"),
    ("draft.touched_day", "SELECT 1 FROM draft WHERE touched_day < :expired"),
    ("workshop.touched_day", "SELECT 1 FROM workshop WHERE touched_day < :expired"),
)


def follow(copy: sqlite3.Connection) -> None:
    """Delete from a copy what its journal, attached as `live`, has deleted or closed, and keep that it did."""
    _run(copy, _FOLLOWING, columns(copy), {})


@contextmanager
def attached(connection: sqlite3.Connection, path: Path, schema: str) -> Iterator[None]:
    """Have another file, only to be read, beside the one that is open."""
    connection.execute(f"ATTACH ? AS {schema}", (f"{path.absolute().as_uri()}?mode=ro",))
    try:
        yield
    finally:
        connection.execute(f"DETACH {schema}")


def _follow(path: Path, live: Live, today: dt.date) -> None:
    """Write anew a copy that holds something which is not to be kept; one that cannot be read is left as it is.

    It stays as it is, to be seen to another time, until what takes its place is whole; nothing has it open then, as
    Windows asks.
    """
    try:
        with closing(files.connect(path, access=files.READING)) as copy, attached(copy, live.path, "live"):
            if not _is_stale(copy, today):
                return
    except sqlite3.Error:
        return
    with _at_work(live.beside, path) as work:
        with closing(files.connect(path, access=files.READING)) as copy:
            copy.backup(work)
        with attached(work, live.path, "live"):
            follow(work)
        _run(work, _EXPIRING, columns(work), {"expired": _expired(today)})
        clean(work)
        write(work, path)


def _is_stale(copy: sqlite3.Connection, today: dt.date) -> bool:
    known, expired = columns(copy), {"expired": _expired(today)}
    return any(
        copy.execute(f"SELECT EXISTS({query})", expired if ":expired" in query else {}).fetchone()[0]
        for needed, query in _STALE
        if needed in known
    )


def _run(
    copy: sqlite3.Connection, statements: tuple[tuple[str, str], ...], known: frozenset[str], values: dict[str, str]
) -> None:
    copy.execute("BEGIN")
    with copy:  # what fails is undone, and the file can be used for something else
        for needed, statement in statements:
            if needed in known:
                copy.execute(statement, {key: value for key, value in values.items() if f":{key}" in statement})


def write(copy: sqlite3.Connection, to: Path, opened: Callable[[Path], sqlite3.Connection] = _READ) -> None:
    """Write the rows of an open file, and nothing that was freed in it, to `to`, which takes its name once verified.

    `opened` opens what was written, to read it again.
    """
    private_folder(to.parent)
    with half_made(to, "partiel") as fresh:
        files.private_file(fresh)
        copy.execute("VACUUM INTO ?", (str(fresh),))
        with closing(opened(fresh)) as written:
            files.verify(written, "integrity_check")
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())
        fresh.replace(to)


@contextmanager
def half_made(whole: Path, state: str) -> Iterator[Path]:
    """Give a name beside a file that is to be, for what it is made from; no file has it before, here or elsewhere.

    Another program may make the same copy at the same time: one that took its work away would end both.
    """
    path = whole.with_name(f"{whole.name}.{secrets.token_hex(4)}.{state}")
    try:
        yield path
    finally:
        files.discard(path)


def _stem(origin: str, of: str) -> str:
    return f"{of}-{origin[:8] or NO_ORIGIN}"


def _found(folder: Path, of: str) -> list[tuple[Copy, str]]:
    try:
        present = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        return []
    named = [(path, _NAMES[of].fullmatch(path.name)) for path in present]
    found = [(Copy(path, dt.date.fromisoformat(match["day"])), match["stem"]) for path, match in named if match]
    return sorted(found, key=lambda each: each[0].day, reverse=True)


def _expired(today: dt.date) -> str:
    return (today - dt.timedelta(days=DRAFT_DAYS)).isoformat()
