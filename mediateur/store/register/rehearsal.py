"""What an installation can do with a register, tried on one that is made for that, and what is seen of its own."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from mediateur.journal.safekeeping import Copy
from mediateur.store import files, foreign_log
from mediateur.store.failures import told
from mediateur.store.register import cipher, copies, migration
from mediateur.store.register.failures import READING
from mediateur.store.register.registry import DATABASE, Registry
from mediateur.training.locks import WrongPasswordError
from mediateur.training.register import Rule

_RIGHT, _WRONG = "essai de diagnostic", "un autre mot de passe"


def rehearse(folder: Path) -> str:
    """Make a protected register in a folder made for that, and open it again; return the version of SQLCipher.

    Raises MediateurError when something fails, and RuntimeError were a wrong password to open it.
    """
    registry = Registry(folder)
    with registry.begin(Rule()):
        pass
    registry.protect(_RIGHT)
    registry.lock()
    try:
        registry.unlock(_WRONG)
    except WrongPasswordError:
        registry.unlock(_RIGHT)
        with registry.begin(Rule()):
            pass
        registry.close()
        return cipher.version()
    raise RuntimeError("a wrong password opened the register")


class Seen(NamedTuple):
    """What can be seen of a register without its password; `version` is empty where it has one, or there is none.

    `aside` is a damaged one that was set aside, `copy` the newest copy of a register.
    """

    exists: bool
    is_protected: bool
    version: str
    aside: Path | None
    copy: Copy | None


def see(folder: Path, chosen: Path | None) -> Seen:
    """Return what can be seen of the register of a data folder, whose copies may be in a chosen folder too.

    Nothing is changed. Raises MediateurError when it cannot be read.
    """
    path = folder / DATABASE
    with told(READING, path):
        exists = path.exists()
        if exists and not path.stat().st_size:
            raise files.Damaged("empty")
        is_protected = exists and cipher.may_be_encrypted(path)
        version = _version(path) if exists and not is_protected else ""
        asides = sorted(folder.glob(f"{path.stem}-abime-*{path.suffix}"))
        there = [each for place in (chosen, folder / files.BACKUPS) if place for each in copies.found(place)]
    newest = max((each.copy for each in there), key=lambda copy: copy.day, default=None)
    return Seen(exists, is_protected, version, asides[-1] if asides else None, newest)


def _version(path: Path) -> str:
    """Return the version of a register in clear; a log that is not its own is not played."""
    strange = foreign_log.is_strange(path, copies.opening(path, ""), copies.identity)
    engine = cipher.make_engine(path, access=files.FROZEN if strange else files.WRITING)
    return migration.version(path, engine, READING)
