"""A copy that takes the place of the register. Whoever was erased since does not come back, nor any number."""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from mediateur.paths import private_folder
from mediateur.store import damage, files, orders
from mediateur.store.failures import told
from mediateur.store.register import cipher, copies, migration, password
from mediateur.store.register.copies import Live
from mediateur.store.register.failures import OPENING, RESTORING, RUINED
from mediateur.store.register.schema import VERSION
from mediateur.training.missing import Lost

_HELD = (("person.id",), ("session.id",), ("observation.id", "quiz.id"), ("certificate.number",))


def check(copy: Path, key: str) -> None:
    """Raise MediateurError when a file, which a key opens, cannot take the place of the register."""
    with told(RESTORING, copy):
        migration.version(copy, cipher.make_engine(copy, key), RESTORING)
        with closing(cipher.connect(copy, key)) as connection:
            files.verify(connection, "integrity_check")
            orders.require_own(connection, RESTORING, copy)


def survey(copy: Path, key: str, of: Live | None) -> Lost:
    """Return what the register holds and a copy lacks; None, for a register that cannot be read, is not known."""
    check(copy, key)
    if of is None:
        return Lost(known=False)
    with told(RESTORING, copy), closing(cipher.connect(copy, key)) as there, closing(cipher.connect(*of[:2])) as here:
        missing = [sum(len(_all(here, one) - _all(there, one)) for one in columns) for columns in _HELD]
    people, sessions, proofs, certificates = missing
    return Lost(people, sessions, proofs, certificates)


def restore(path: Path, copy: Path, key: str, of: Live | None, aside: Path, today: dt.date) -> Path | None:
    """Put a copy, which `key` opens, in place of the register at `path`; return where that one is kept, if anywhere.

    It goes to `aside` where it can be read (`of`), else it is set aside as it is. It keeps its password; where
    there is no register, the copy keeps its own. Raises MediateurError, and the register has not changed.
    """
    check(copy, key)
    with _prepared(path, copy, key, of, today) as fresh, told(RESTORING, path):
        if of is not None:
            with closing(cipher.connect(path, of.key)) as register:
                copies.make(register, of.key, aside)
                password.be_alone(register)
        elif path.exists():
            damage.set_aside(path, OPENING, RUINED, replaced=True)
        for side in damage.SIDES:
            path.with_name(f"{path.name}{side}").unlink(missing_ok=True)
        fresh.replace(path)
    return aside if of is not None else None


@contextmanager
def _prepared(path: Path, copy: Path, key: str, of: Live | None, today: dt.date) -> Iterator[Path]:
    """Give a register of today's version, made from a copy, beside the one whose place it takes."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}.nouveau")
    try:
        with told(RESTORING, path):
            private_folder(path.parent)
            files.private_file(fresh)
            with closing(cipher.connect(copy, key)) as origin:
                origin.execute("VACUUM INTO ?", (str(fresh),))
            if migration.version(fresh, cipher.make_engine(fresh, key)) != VERSION:
                migration.run(fresh, key)
            if of is not None:
                _inherit(fresh, key, of, today)
                if key != of.key:
                    password.convert(fresh, key, of.key)
        yield fresh
    finally:
        files.discard(fresh)


def _inherit(fresh: Path, key: str, of: Live, today: dt.date) -> None:
    """Give to what takes the place of a register what must outlive it, if it is a copy of that one.

    Those who left stay away, with their lines in the figures; no number is given again; what left of the figures stays.
    """
    with closing(cipher.connect(fresh, key)) as target:
        if copies.origin(target) != of.origin:
            return
        rows = target.execute("SELECT id, mark FROM person").fetchall()
    copies.erase(fresh, key, [person for person, mark in rows if mark in of.gone], today)
    with closing(cipher.connect(*of[:2])) as register, closing(cipher.connect(fresh, key)) as target:
        target.execute("BEGIN")
        for table, columns in _OUTLIVES.items():
            target.execute(f"DELETE FROM {table}")  # noqa: S608 - names of this module
            names, marks = ", ".join(columns), ", ".join("?" * len(columns))
            rows = register.execute(f"SELECT {names} FROM {table}").fetchall()  # noqa: S608 - names of this module
            target.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - names of this module
        target.execute("COMMIT")


_OUTLIVES = {
    "gone": ("mark",),
    "departed": ("role", "territory", "trained", "expires", "declared", "is_expired"),
    "departed_renewal": ("month",),
    "shared": ("day", "figures"),
    "counter": ("name", "last"),
}


def _all(connection: sqlite3.Connection, column: str) -> set[str]:
    table, _, name = column.partition(".")
    return {row[0] for row in connection.execute(f"SELECT {name} FROM {table}")}  # noqa: S608 - names of this module
