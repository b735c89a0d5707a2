"""What a folder holds, as it can be compared: the rows of each file, the bytes of the others, what should not stay."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from mediateur.store import files
from mediateur.store.learning.file import NAME
from mediateur.store.register import cipher
from tests.faults.operations import DATA, OUT

REGISTER = "registre.sqlite"
# They follow from the rest, or only say when something was last looked at.
DERIVED = ("rollup_", "due", "sqlite_")
PASSING = (".verrou", "-wal", "-shm", "-journal", ".log")
LEFT = (".nouveau", ".partiel", ".travail")


def picture(root: Path) -> dict[str, Any]:
    """Return the rows of the files of the data folder, and the bytes of the others; of copies, nothing but names."""
    found: dict[str, Any] = {}
    for path in sorted((root / DATA).rglob("*")):
        name = str(path.relative_to(root / DATA))
        if path.is_dir() or name.endswith(PASSING) or name.startswith("journal-technique"):
            continue
        if path.suffix == ".sqlite" and path.parent == root / DATA:
            found[name] = _tables(path)
        else:
            found[name] = "" if path.suffix == ".sqlite" else path.read_bytes()
    return found


def unsound(root: Path, *, begun: bool = True) -> list[str]:
    """Return what contradicts itself in the files of a folder, and what was `begun` there and not ended."""
    left = [path for path in root.rglob("*") if path.name.endswith(LEFT)]
    wrong = [f"reste {path.relative_to(root)}" for path in left] if begun else []
    for path in (*(root / DATA).rglob("*.sqlite"), *(root / OUT).rglob("*.sqlite")):
        with _opened(path) as connection:
            wrong += [f"{path.name} {row[0]}" for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            wrong += [f"{path.name} {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    return wrong


def _tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with _opened(path) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = sorted(name for name in names if not name.startswith(DERIVED))
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in kept}  # noqa: S608


def _opened(path: Path) -> closing[Any]:
    """Open a file by the library that the program opens it with: another one would lift its locks.

    One without a log may have to be mended first, which only who may write can do.
    """
    if path.name.startswith("registre"):
        return closing(cipher.connect(path, ""))
    return closing(files.connect(path, access=files.WRITING if path.name == NAME else files.READING))
