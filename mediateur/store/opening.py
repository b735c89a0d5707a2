"""Opening the store: the folder, the file, and the schema it should have."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, NullPool, Pool, QueuePool, create_engine, insert

from mediateur.errors import MediateurError
from mediateur.paths import private_folder
from mediateur.store import counting, creation, damage, files, journal_log, migration, noticing, reading
from mediateur.store.failures import OF_JOURNAL, UNWRITABLE, RefusedError, Sayings, failure, told
from mediateur.store.lending import KeepingLender, Lender
from mediateur.store.line import begin_transactions
from mediateur.store.schema import metadata, versions
from mediateur.store.work import Store


def open_store(folder: Path, name: str = files.DATABASE, says: Sayings = OF_JOURNAL) -> Store:
    """Open the journal of a data folder, which is made if need be; an older one is copied aside, then migrated.

    One that is damaged or empty is kept under another name, and a new one made; where nothing can be written, it opens
    for reading. `Store.notice` tells of either, in the words of `says`. MediateurError when it cannot be used at all; a
    file that is newer or another program's stays as it was.
    """
    path = folder / name
    try:
        with told(says.opening, path):
            return _open_for_writing(path, says)
    except RefusedError as refusal:
        if refusal.cause not in UNWRITABLE:
            raise
        return _open_for_reading(path, refusal, says)


def _open_for_writing(path: Path, says: Sayings) -> Store:
    private_folder(path.parent)
    strange = journal_log.set_aside(path, says) if path.exists() else None
    found, notice = _found(path, says)
    if not found:
        creation.make(path, fill)
    elif found != migration.HEAD:
        _upgrade(path, found)
    return Store(path, lender_of(path), _keeper(path), notice=strange or notice, says=says)


def _upgrade(path: Path, found: str) -> None:
    """Bring a journal to the schema of today, unless another program that opened it too just did."""
    try:
        migration.upgrade(path, make_engine(path, foreign_keys=False), found)
    except MediateurError:
        if _revision(path) != migration.HEAD:
            raise


def _found(path: Path, says: Sayings) -> tuple[str, MediateurError | None]:
    """Return the revision of the journal, empty where there is none (any more), and what to tell of a damaged one.

    A journal takes its name once it is whole: a file that has the name and nothing in it has lost what it held.
    """
    if not path.exists():
        # Beside a new journal, SQLite would delete the log of one that is gone, and undo in it what the other began.
        if any(map(damage.holds_something, (damage.log_of(path), damage.undo_of(path)))):
            return "", damage.set_aside(path, says.opening, says.ruined)
        return "", damage.last_aside(path, says.ruined)
    try:
        return _revision(path), None
    except sqlite3.DatabaseError as error:
        if not damage.is_damage(error):
            raise
        return "", damage.set_aside(path, says.opening, says.ruined)


def _revision(path: Path) -> str:
    """Return the revision of a journal; what a program that was killed left half-written is undone first."""
    try:
        return migration.revision(path, partial(files.connect, access=files.READING))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode not in _HALF_WRITTEN:
            raise
    return migration.revision(path, files.connect)


# Only who may write can undo it, and SQLite then says that the file is read-only.
_HALF_WRITTEN = (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY)


def _open_for_reading(path: Path, refusal: RefusedError, says: Sayings) -> Store:
    """Open a journal that refuses to be written; raise that refusal where it cannot be read either."""
    try:
        up_to_date = migration.revision(path, reading.connect) == migration.HEAD
    except (sqlite3.Error, OSError):
        up_to_date = False
    if not up_to_date:
        raise refusal
    lender = Lender(_engine(partial(reading.connect, path)))
    notice = failure(says.only_reading, refusal.cause, path)
    return Store(path, lender, None, notice=notice, obstacle=refusal.cause, says=says)


def _keeper(path: Path) -> sqlite3.Connection:
    keeper = files.connect(path, any_thread=True)
    with files.closed_on_failure(keeper):
        keeper.execute("PRAGMA journal_mode=WAL")
        keeper.execute("SELECT * FROM alembic_version").fetchall()  # a first read opens the log, and holds it open
        _try_to_write(keeper)
        if counting.is_kept(keeper):
            counting.settle_now(keeper)
        else:
            counting.keep(keeper)
        noticing.agree(keeper)
    return keeper


def _try_to_write(keeper: sqlite3.Connection) -> None:
    """Raise sqlite3.OperationalError where nothing can be written, which SQLite else keeps until a first save."""
    try:
        keeper.execute("DELETE FROM alembic_version WHERE false")  # a file that is read-only refuses even that
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:  # another program is writing, so one can
            raise


def fill(fresh: Path) -> None:
    """Write a new journal into a file, with nothing in it."""
    with make_engine(fresh).begin() as connection:
        metadata.create_all(connection)
        connection.execute(insert(versions).values(version_num=migration.HEAD))


def make_engine(path: Path, *, foreign_keys: bool = True) -> Engine:
    """Return the engine of the existing file `path`, which opens the file anew for each unit of work.

    The driver begins no transaction by itself (see `files.connect`): a `Line` or the engine does. Values are kept out
    of messages.
    """
    return _engine(partial(files.connect, path, foreign_keys=foreign_keys))


def lender_of(path: Path) -> Lender:
    """Return who keeps what was opened: to open the file and to prepare its triggers takes longer than to save."""
    return KeepingLender(_engine(partial(files.connect, path, any_thread=True), QueuePool), path)


def _engine(connect: Callable[[], sqlite3.Connection], pool: type[Pool] = NullPool) -> Engine:
    engine = create_engine("sqlite://", creator=connect, poolclass=pool, hide_parameters=True)
    begin_transactions(engine)
    return engine
