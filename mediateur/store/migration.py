"""From the schema of an older version to today's. Alembic is imported only when there is something to do."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

from sqlalchemy import Engine

from mediateur.store import backups, counting, files, noticing
from mediateur.store.failures import COPYING, FOREIGN, NEWER, OPENING, UPDATING, failure, told, translate

HEAD = "0006"
SCRIPTS = Path(__file__).parent / "migrations"


def revision(path: Path, connect: Callable[[Path], sqlite3.Connection]) -> str:
    """Return the revision of a journal, without touching it.

    sqlite3.DatabaseError when the file is damaged or empty; MediateurError when it is another program's, or that of
    a newer version.
    """
    files.verify_beginning(path)
    with closing(connect(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        found = _version(connection) if "alembic_version" in tables else ""
    if not tables:
        raise files.Damaged("no table")
    if not found.isdecimal():
        raise failure(OPENING, FOREIGN, path)
    if found > HEAD:
        raise failure(OPENING, NEWER, path, f"revision {found}, known up to {HEAD}")
    return found


def _version(connection: sqlite3.Connection) -> str:
    return "".join(str(number) for (number,) in connection.execute("SELECT version_num FROM alembic_version"))


def upgrade(path: Path, engine: Engine, found: str) -> None:
    """Copy an older journal aside, then bring it to HEAD, each step in one transaction with its number.

    Its rollups are no longer kept then: opening it counts them anew.

    `engine` must leave foreign keys off: rebuilding a table would delete what refers to it. Each step
    is checked for broken references instead, before it is committed.
    """
    spare = _free_name(path, found)
    with told(COPYING, spare), closing(files.connect(path)) as origin:
        backups.make(origin, path, spare)
    run(path, engine)


def _free_name(path: Path, found: str) -> Path:
    """Return a name for the copy; only those of the journal itself are offered as its copies."""
    folder, whose = path.parent / files.BACKUPS, "" if path.name == files.DATABASE else f"{path.stem}-"
    stem = f"{whose}avant-migration-{found}-{dt.date.today().isoformat()}"
    names = (f"{stem}{'' if number == 1 else f'-{number}'}.sqlite" for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())


def run(path: Path, engine: Engine) -> None:
    """Bring an older journal to HEAD, of which a copy is elsewhere. Raises MediateurError as `upgrade`."""
    try:
        with closing(files.connect(path)) as connection:
            connection.execute("BEGIN")
            with connection:  # a rule left without the others would stop the copy that the next opening makes
                counting.release(connection)
                noticing.release(connection)
        _run(engine)
    except Exception as error:
        raise translate(error, UPDATING, path) from error


def _run(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
