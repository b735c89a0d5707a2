"""From the register of an older version to today's. Alembic is imported only when there is something to do.

The version stands in the register itself (`about`), so that any other program of it refuses a newer one. All the steps
are one transaction: where one fails, the register is as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.exc import DBAPIError

from mediateur.store import files
from mediateur.store.failures import FOREIGN, NEWER, Doing, failure, told, translate
from mediateur.store.register import cipher, copies
from mediateur.store.register.failures import COPYING, OPENING, UPDATING
from mediateur.store.register.schema import VERSION, about

FIRST = 1
_VERSION = about.c.key == "version"


def version(path: Path, engine: Engine, doing: Doing = OPENING) -> str:
    """Return the version of a register. MediateurError for another program's file, or that of a newer version."""
    try:
        with engine.connect() as connection:
            found = connection.execute(select(about.c.value).where(_VERSION)).scalar()
    except DBAPIError as error:
        if "no such table" in str(error.orig):
            raise failure(doing, FOREIGN, path) from error
        raise
    if not isinstance(found, str) or not found.isdecimal() or int(found) < FIRST:
        raise failure(doing, FOREIGN, path)
    if int(found) > int(VERSION):
        raise failure(doing, NEWER, path, f"version {found}, known up to {VERSION}")
    return found


def upgrade(path: Path, key: str, found: str) -> None:
    """Copy an older register aside, which stays encrypted if it is, then bring it to VERSION.

    Raises MediateurError, and it is as it was.
    """
    spare_folder = path.parent / files.BACKUPS
    with told(COPYING, spare_folder / "copie"), closing(cipher.connect(path, key)) as register:
        spare = copies.free_name(spare_folder, copies.origin(register), f"migration-{found}", dt.date.today())
        copies.make(register, key, spare)
    run(path, key)


def run(path: Path, key: str) -> None:
    """Bring an older register to VERSION, of which a copy is elsewhere. Raises MediateurError, and it is as it was."""
    engine = cipher.make_engine(path, key, foreign_keys=False)  # rebuilding a table would delete what refers to it
    try:
        with engine.begin() as connection:
            _bring_forward(connection)
    except Exception as error:
        raise translate(error, UPDATING, path) from error
    finally:
        engine.dispose()


def _bring_forward(connection: Connection) -> None:
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    # Written first, so that no other program does the same meanwhile; it may have done it before.
    held = update(about).where(_VERSION).values(value=about.c.value).returning(about.c.value)
    done = int(connection.execute(held).scalar_one())
    with Operations.context(MigrationContext.configure(connection)):
        for step in steps()[done - FIRST :]:
            step()
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise RuntimeError(f"broken references in {sorted({row[0] for row in broken})}")
    connection.execute(update(about).where(_VERSION).values(value=VERSION))


def steps() -> tuple[Callable[[], Any], ...]:
    """Return what brings the first version to the second, the second to the third, and so on."""
    from mediateur.store.register.migrations import v2

    return (v2.upgrade,)
