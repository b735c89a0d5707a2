"""Copies of the register: whole, verified, encrypted by its own key where it is, and followed by those who leave it.

A copy bears the random id of its register, and each mediator a random mark. Whoever is erased leaves her mark, which
tells nothing: by it she leaves the copies made before, each of which is written anew without her.
"""

from __future__ import annotations

import datetime as dt
import re
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple

from mediateur.journal.safekeeping import Copy, kept
from mediateur.store import backups, damage, failures, files
from mediateur.store.channel import Channel
from mediateur.store.lending import Lender
from mediateur.store.line import Line
from mediateur.store.register import cipher, password
from mediateur.store.register.erasure import Erasure
from mediateur.store.register.failures import SORTING
from mediateur.store.register.standing import Ledger
from mediateur.training.register import Rule

_ORIGIN, _LETTERS = "origin", 8
_NAME = re.compile(
    r"registre-(?P<of>[0-9a-f]{8})(?P<before>-avant-[a-z]+(?:-\d+)?)?-(?P<day>\d{4}-\d\d-\d\d)(?:-\d+)?\.sqlite"
)


class Live(NamedTuple):
    """The register that copies follow: its file, its keys (that in force, those before it), its id, who left."""

    path: Path
    key: str
    former: tuple[str, ...]
    origin: str
    present: frozenset[str]
    gone: frozenset[str]

    def opening(self, copy: Path) -> str | None:
        """Return the key that opens a copy, None where none of ours does."""
        known = ("",) if cipher.is_plain(copy) else (self.key, *self.former)
        return next((key for key in known if cipher.opens(copy, key)), None)


class Found(NamedTuple):
    """A copy that stands in a folder: of which register (the beginning of its id), and whether it is that of a day."""

    copy: Copy
    of: str
    is_daily: bool


def origin(register: sqlite3.Connection) -> str:
    """Return the random id of a register, which its copies bear; it is drawn when it is first needed."""
    register.execute("INSERT OR IGNORE INTO about (key, value) VALUES (?, ?)", (_ORIGIN, secrets.token_hex(16)))
    return str(register.execute("SELECT value FROM about WHERE key = ?", (_ORIGIN,)).fetchone()[0])


def opening(path: Path, key: str) -> Callable[[files.Access], sqlite3.Connection]:
    """Return what opens a register, once it is told how."""

    def opened(access: files.Access) -> sqlite3.Connection:
        return cipher.connect(path, key, access=access)

    return opened


def identity(register: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """Return the random id of a register, if it was drawn: it never leaves its file."""
    return iter(register.execute("SELECT value FROM about WHERE key = ?", (_ORIGIN,)).fetchall())


def live(path: Path, key: str, former: tuple[str, ...] = ()) -> Live:
    """Return the register that a key opens, as its copies follow it. Raises the errors of the driver."""
    with closing(cipher.connect(path, key)) as register:
        present = frozenset(row[0] for row in register.execute("SELECT id FROM person"))
        gone = frozenset(row[0] for row in register.execute("SELECT mark FROM gone"))
        return Live(path, key, former, origin(register), present, gone)


def name(of: str, day: dt.date, before: str = "") -> str:
    """Return the name of a copy of a register, by its id: that of a day, or the one made `before` something."""
    return f"registre-{of[:_LETTERS]}{f'-avant-{before}' if before else ''}-{day.isoformat()}.sqlite"


def free_name(folder: Path, of: str, before: str, day: dt.date) -> Path:
    """Return a name that no file of a folder has yet, for the copy made `before` something."""
    first = folder / name(of, day, before)
    names = (first if n == 1 else first.with_name(f"{first.stem}-{n}{first.suffix}") for n in count(1))
    return next(each for each in names if not each.exists())


def found(folder: Path) -> tuple[Found, ...]:
    """Return the copies of registers in a folder, newest first; none where it cannot be read."""
    return tuple(sorted(_found(folder), key=lambda each: each.copy.day, reverse=True))


def _found(folder: Path) -> Iterator[Found]:
    try:
        present = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        return
    for path in present:
        if match := _NAME.fullmatch(path.name):
            yield Found(Copy(path, dt.date.fromisoformat(match["day"])), match["of"], not match["before"])


def make(register: sqlite3.Connection, key: str, to: Path) -> None:
    """Copy an open register, which may be in use, to `to`; one of that name is replaced once this one is verified.

    It holds the rows of the register, and nothing that was freed in its file.
    """
    backups.write(register, to, partial(cipher.connect, key=key))


def tidy(folder: Path, of: Live, today: dt.date, oldest: dt.date, seen: Callable[[], object]) -> None:
    """Delete the copies that are not to be kept, and make the others follow who left, and the password.

    `seen` is called once for each copy that was looked at.

    In the folder of copies of the data folder, those of a register that was lost go when they are as old. A copy that
    no key of ours opens is left until then, as one that cannot be read. Raises OSError, MediateurError, sqlite3.Error.
    """
    ours = of.origin[:_LETTERS]
    there = found(folder)
    daily = kept((each.copy.day for each in there if each.is_daily and each.of == ours), oldest)
    for copy, whose, is_daily in there:
        if whose != ours and folder != of.path.parent / files.BACKUPS:
            pass
        elif copy.day < oldest or (whose == ours and is_daily and copy.day not in daily):
            copy.path.unlink(missing_ok=True)
        elif whose == ours:
            _follow(copy.path, of, today)
        seen()


def _follow(path: Path, of: Live, today: dt.date) -> None:
    key = of.opening(path)
    if key is None:
        return
    try:
        with closing(cipher.connect(path, key)) as copy:
            leaving, has_marks = _leaving(copy, of)
        if leaving and not has_marks:  # made before a migration, of which there is no need any more
            path.unlink()
        elif leaving:
            _write_without(leaving, path, key, of, today)
        elif key != of.key:
            password.convert(path, key, of.key)
    except Exception as error:
        if not damage.is_damage(failures.driver_error(error)):
            raise


def _leaving(copy: sqlite3.Connection, of: Live) -> tuple[list[str], bool]:
    """Return who is in a copy and left its register (ids), and whether the copy knows of marks."""
    has_marks = "person.mark" in backups.columns(copy)
    if has_marks:
        rows = copy.execute("SELECT id, mark FROM person")
        return [person for person, mark in rows if mark in of.gone], True
    return [person for (person,) in copy.execute("SELECT id FROM person") if person not in of.present], False


def _write_without(leaving: list[str], path: Path, key: str, of: Live, today: dt.date) -> None:
    """Write a copy anew without some mediators, whose figures stay; the work is done beside the register."""
    with backups.half_made(of.path.with_name(path.name), "travail") as work:
        files.private_file(work)
        with closing(cipher.connect(path, key)) as copy:
            copy.execute("VACUUM INTO ?", (str(work),))
        erase(work, key, leaving, today)
        if key != of.key:
            password.convert(work, key, of.key)
        with closing(cipher.connect(work, of.key)) as cleaned:
            make(cleaned, of.key, path)


def erase(path: Path, key: str, leaving: list[str], today: dt.date) -> None:
    """Erase mediators (ids) of a register of today's version that nobody uses. Raises MediateurError."""
    with closing(Line(Lender(cipher.make_engine(path, key)))) as line:
        channel = Channel(line, path, reading=SORTING, saving=SORTING)
        Erasure(Ledger(channel, Rule())).erase(leaving, today)
        channel.commit()
