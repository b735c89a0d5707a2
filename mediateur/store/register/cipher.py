"""The driver of the register: SQLCipher, which also reads a file that no password protects."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import unicodedata
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, NullPool, Pool, StaticPool, create_engine, event

from mediateur.store import files
from mediateur.store.line import begin_transactions

_PRAGMAS = (
    "synchronous=FULL",
    "fullfsync=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    "cache_size=-65536",  # KB: to decrypt a page again takes longer than to read it
)
_TURNS, _SALT, _PAGE = 256_000, 16, 4096  # those of SQLCipher 4


def key_of(path: Path, password: str) -> str:
    """Return the key by which a password opens a file (empty for no password). Raises OSError.

    It is that of SQLCipher 4, worked out once, which takes it a tenth of a second each time the file is opened.
    """
    if not password:
        return ""
    with path.open("rb") as file:
        return _derived(password, file.read(_SALT))


def new_key(password: str) -> str:
    """Return a key for a new file that a password is to open; empty for no password."""
    return _derived(password, os.urandom(_SALT)) if password else ""


def _derived(password: str, salt: bytes) -> str:
    typed = unicodedata.normalize("NFC", password)  # the same letters, typed on another system, are the same
    key = hashlib.pbkdf2_hmac("sha512", typed.encode(), salt, _TURNS, 32)
    return f"x'{key.hex()}{salt.hex()}'"


def version() -> str:
    """Return the version of SQLCipher, empty where the driver ciphers nothing."""
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(":memory:")) as apart:
        found = apart.execute("PRAGMA cipher_version").fetchone()
    return str(found[0]) if found else ""


def is_plain(path: Path) -> bool:
    """Return whether a file begins as one that no password protects. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(files.BEGINNING)) == files.BEGINNING


def may_be_encrypted(path: Path) -> bool:
    """Return whether a file may be one that a password protects: it is not in clear, and made of whole pages."""
    size = path.stat().st_size
    return size > 0 and size % _PAGE == 0 and not is_plain(path)


def connect(
    path: Path,
    key: str = "",
    *,
    access: files.Access = files.WRITING,
    any_thread: bool = False,
    foreign_keys: bool = True,
) -> sqlite3.Connection:
    """Open the existing file `path`; a wrong key is told by the first thing that is read.

    The driver begins no transaction. What it answers has the methods of sqlite3, and errors with its codes.
    """
    from sqlcipher3 import dbapi2

    connection: sqlite3.Connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?{access.query}",
        uri=True,
        timeout=files.BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=not any_thread,
    )
    with files.closed_on_failure(connection):
        connection.execute("PRAGMA cipher_log_level=NONE")  # a wrong password is told by us, not on the error stream
        if key:
            connection.execute(f'PRAGMA key="{key}"')
        for pragma in (*_PRAGMAS, f"foreign_keys={int(foreign_keys)}"):
            connection.execute(f"PRAGMA {pragma}")
    return connection


def try_key(path: Path, key: str) -> None:
    """Raise the error of the driver where a key does not open a file."""
    with closing(connect(path, key)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def opens(path: Path, key: str) -> bool:
    """Return whether a key opens a file (an empty one: whether it is in clear, and can be read). Raises OSError."""
    try:
        try_key(path, key)
    except Exception as error:
        if not hasattr(error, "sqlite_errorcode"):
            raise
        return False
    return True


def make_engine(
    path: Path,
    key: str = "",
    pool: type[Pool] = NullPool,
    *,
    access: files.Access = files.WRITING,
    foreign_keys: bool = True,
) -> Engine:
    """Return the engine of the existing file `path`: it begins transactions. Values are kept out of messages."""
    from sqlcipher3 import dbapi2

    creator = partial(connect, path, key, access=access, any_thread=pool is not NullPool, foreign_keys=foreign_keys)
    engine = create_engine("sqlite://", module=dbapi2, creator=creator, poolclass=pool, hide_parameters=True)
    begin_transactions(engine)
    return engine


def make_empty() -> Engine:
    """Return the engine of an empty file that is only in memory."""
    from sqlcipher3 import dbapi2

    engine = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "connect", _plainly)
    begin_transactions(engine)
    return engine


def _plainly(driver: Any, _record: object) -> None:  # noqa: ANN401 - a connection of the driver
    driver.isolation_level = None
