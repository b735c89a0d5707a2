"""The journal of practice: a file of its own, never migrated nor set aside, which may be emptied at any time."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

from mediateur.errors import MediateurError
from mediateur.store import damage, files, migration
from mediateur.store.failures import OPENING, told
from mediateur.store.opening import open_store
from mediateur.store.work import Store

PRACTICE = "entrainement.sqlite"


def open_practice(folder: Path) -> Store:
    """Open the journal of practice, which bears a mark; one that is damaged or of another version is begun anew."""
    path = folder / PRACTICE
    if path.exists() and not _is_of_today(path):
        empty(folder)
    store = open_store(folder, PRACTICE)
    if not store.is_read_only:
        with store.begin() as work:
            work.machine.mark_practice()
            work.commit()
    return store


def empty(folder: Path) -> None:
    """Delete all that was done in practice; its journal must be closed. Raises MediateurError."""
    path = folder / PRACTICE
    with told(OPENING, path):
        for side in (*damage.SIDES, ""):
            path.with_name(f"{path.name}{side}").unlink(missing_ok=True)


def _is_of_today(path: Path) -> bool:
    try:
        return migration.revision(path, partial(files.connect, access=files.READING)) == migration.HEAD
    except (sqlite3.DatabaseError, MediateurError):
        return False
