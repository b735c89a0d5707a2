"""Copies of the register: whole, verified, and encrypted by its own key where it is."""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3
from functools import partial
from itertools import count
from pathlib import Path

from mediateur.store import backups
from mediateur.store.register import cipher

_ORIGIN = "origin"
_LETTERS = 8


def origin(register: sqlite3.Connection) -> str:
    """Return the random id of a register, which its copies bear; it is drawn when it is first needed."""
    register.execute("INSERT OR IGNORE INTO about (key, value) VALUES (?, ?)", (_ORIGIN, secrets.token_hex(16)))
    return str(register.execute("SELECT value FROM about WHERE key = ?", (_ORIGIN,)).fetchone()[0])


def name(of: str, day: dt.date, before: str = "") -> str:
    """Return the name of a copy of a register, by its id: that of a day, or the one made `before` something."""
    return f"registre-{of[:_LETTERS]}{f'-avant-{before}' if before else ''}-{day.isoformat()}.sqlite"


def free_name(folder: Path, of: str, before: str, day: dt.date) -> Path:
    """Return a name that no file of a folder has yet, for the copy made `before` something."""
    first = folder / name(of, day, before)
    names = (first if n == 1 else first.with_name(f"{first.stem}-{n}{first.suffix}") for n in count(1))
    return next(each for each in names if not each.exists())


def make(register: sqlite3.Connection, key: str, to: Path) -> None:
    """Copy an open register, which may be in use, to `to`; one of that name is replaced once this one is verified.

    It holds the rows of the register, and nothing that was freed in its file.
    """
    backups.write(register, to, partial(cipher.connect, key=key))
