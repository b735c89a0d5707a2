"""A new database, which takes its name once it is whole: a file of that name is never one that was just begun."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from mediateur.store import files


def make(path: Path, fill: Callable[[Path], None]) -> None:
    """Make the file `path`, closed to other accounts, which takes its name once `fill` has written all that it holds.

    One that has the name already stays: if another program makes it at the same time, one of the two does.
    """
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}.nouveau")
    try:
        files.private_file(fresh)
        fill(fresh)
        _name(fresh, path)
    finally:
        files.discard(fresh)


def _name(fresh: Path, path: Path) -> None:
    """Give a file its name, unless one has it already; some disks (FAT) know no second name, and get a plain move."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    except OSError:
        fresh.rename(path)
