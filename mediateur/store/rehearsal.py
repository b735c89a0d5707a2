"""Whether this installation can bring a journal up to date, tried on one that is made for that."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from mediateur.store import files, migration
from mediateur.store.opening import make_engine


def rehearse(folder: Path) -> str:
    """Take an empty journal through every migration, in a folder made for that; return the revision it reaches.

    Raises MediateurError when a migration is missing or fails.
    """
    path = folder / files.DATABASE
    files.private_file(path)
    engine = make_engine(path, foreign_keys=False)
    try:
        migration.run(path, engine)
    finally:
        engine.dispose()
    return migration.revision(path, partial(files.connect, access=files.READING))


def revision_of(folder: Path) -> str:
    """Return the revision of the journal of a data folder, empty where there is none yet; nothing is changed.

    Raises MediateurError or sqlite3.DatabaseError when it cannot be read.
    """
    path = folder / files.DATABASE
    return migration.revision(path, partial(files.connect, access=files.READING)) if path.is_file() else ""
