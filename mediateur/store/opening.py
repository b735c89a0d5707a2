"""Opening the store: the folder, the file, and the schema it should have."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, insert

from mediateur.store import files, migration
from mediateur.store.failures import OPENING, told
from mediateur.store.schema import metadata, versions
from mediateur.store.work import Store


def open_store(folder: Path) -> Store:
    """Open the journal of a data folder, which is made if need be; an older one is copied aside, then migrated.

    MediateurError when it cannot be used; a file that is damaged, newer or another program's stays as it was.
    """
    path = folder / files.DATABASE
    with told(OPENING, path):
        files.private_folder(folder)
        files.private_file(path)
        found = migration.revision(path)
        engine = make_engine(path)
        if not found:
            _create(engine)
        elif found != migration.HEAD:
            migration.upgrade(path, make_engine(path, foreign_keys=False), found)
        return Store(path, engine, _keeper(path))


def _keeper(path: Path) -> sqlite3.Connection:
    keeper = files.connect(path, any_thread=True)
    with files.closed_on_failure(keeper):
        keeper.execute("PRAGMA journal_mode=WAL")
        keeper.execute("SELECT * FROM alembic_version").fetchall()  # a first read opens the log, and holds it open
    return keeper


def make_engine(path: Path, *, foreign_keys: bool = True) -> Engine:
    """Return the engine of the existing file `path`.

    Each unit of work opens the file anew (no pool): any thread may have one, and a file that vanished is noticed.
    The driver begins no transaction (see `files.connect`), so the engine does. Values are kept out of messages.
    """
    engine = create_engine(
        "sqlite://",
        creator=partial(files.connect, path, foreign_keys=foreign_keys),
        poolclass=NullPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _create(engine: Engine) -> None:
    with engine.begin() as connection:
        metadata.create_all(connection)
        connection.execute(insert(versions).values(version_num=migration.HEAD))
