"""The driver of the register: SQLCipher, which also reads a file that no password protects."""

from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, Pool, create_engine, event

from mediateur.store import files

_PRAGMAS = (
    "synchronous=FULL",
    "fullfsync=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "foreign_keys=ON",
)


def normal(password: str) -> str:
    """Return a password as it is given to the driver: the same letters typed on another system are the same."""
    return unicodedata.normalize("NFC", password)


def is_plain(path: Path) -> bool:
    """Return whether a file begins as one that no password protects. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(files.BEGINNING)) == files.BEGINNING


def connect(path: Path, password: str = "", *, any_thread: bool = False) -> sqlite3.Connection:
    """Open the existing file `path`; a wrong password is told by the first thing that is read.

    The driver begins no transaction. What it answers has the methods of sqlite3, and errors with its codes.
    """
    from sqlcipher3 import dbapi2

    connection: sqlite3.Connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=files.BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=not any_thread,
    )
    with files.closed_on_failure(connection):
        connection.execute("PRAGMA cipher_log_level=NONE")  # a wrong password is told by us, not on the error stream
        if password:
            connection.execute(f"PRAGMA key={quoted(password)}")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    return connection


def try_password(path: Path, password: str) -> None:
    """Raise the error of the driver where a password does not open a file."""
    with closing(connect(path, password)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def make_engine(path: Path, password: str = "", pool: type[Pool] = NullPool) -> Engine:
    """Return the engine of the existing file `path`; transactions are begun by it. Values are kept out of messages."""
    from sqlcipher3 import dbapi2

    creator = partial(connect, path, password, any_thread=pool is not NullPool)
    engine = create_engine("sqlite://", module=dbapi2, creator=creator, poolclass=pool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def quoted(text: str) -> str:
    """Return a text as a literal of SQL, where no parameter may stand."""
    return "'" + text.replace("'", "''") + "'"


def _begin(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    driver.execute("BEGIN")
