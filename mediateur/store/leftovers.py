"""What a program that was ended in the middle leaves half-made: nobody takes it up again, and it may hold notes."""

from __future__ import annotations

import re
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from mediateur.paths import UNDER_WAY_SECONDS

_HALF_MADE = r"((\.[0-9a-f]{8})?\.(nouveau|travail|partiel)(-journal|-wal|-shm)?|-mj[0-9A-F]{9})"
_OURS = re.compile(rf".+\.(sqlite|json){_HALF_MADE}")
_COPY = re.compile(rf"(mediateur|registre|reseau|avant|apprentissage)-.+\.sqlite{_HALF_MADE}")
# What a copy was before it took another password; until the new one has its name, it is the only one.
_FORMER = re.compile(r"(registre-.+\.sqlite)\.[0-9a-f]{8}\.ancien")


def sweep(data: Path, copies: Collection[Path]) -> None:
    """Delete what is half-made in a data folder, and in folders of copies, which may hold the files of others.

    What cannot be deleted, or is not a day old, stays until another time.
    """
    _sweep(data, _OURS)
    for folder in copies:
        _sweep(folder, _COPY)


def _sweep(folder: Path, names: re.Pattern[str]) -> None:
    oldest = time.time() - UNDER_WAY_SECONDS
    with suppress(OSError):
        for path in list(folder.iterdir()):
            former = _FORMER.fullmatch(path.name)
            if names.fullmatch(path.name) or (former and path.with_name(former[1]).exists()):
                _remove(path, oldest)


def _remove(path: Path, oldest: float) -> None:
    with suppress(OSError):
        if path.is_file() and path.stat().st_mtime < oldest:
            path.unlink()
