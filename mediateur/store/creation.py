"""A new journal, which takes its name once it is whole: a file of that name is never one that was just begun."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine, insert

from mediateur.store import files, migration
from mediateur.store.schema import metadata, versions


def create(path: Path, make_engine: Callable[[Path], Engine]) -> None:
    """Make the journal `path`; if another program makes it at the same time, one of the two stays."""

    def fill(fresh: Path) -> None:
        with make_engine(fresh).begin() as connection:
            metadata.create_all(connection)
            connection.execute(insert(versions).values(version_num=migration.HEAD))

    make(path, fill)


def make(path: Path, fill: Callable[[Path], None]) -> None:
    """Make the file `path`, closed to other accounts, which takes its name once `fill` has written all that it holds.

    One that has the name already stays.
    """
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}.nouveau")
    try:
        files.private_file(fresh)
        fill(fresh)
        _name(fresh, path)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _name(fresh: Path, path: Path) -> None:
    """Give a file its name, unless one has it already; some disks (FAT) know no second name, and get a plain move."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    except OSError:
        fresh.rename(path)
