"""The notes of `corpus/`: stop-*.tsv must be stopped, keep-*.tsv let through; a kind, a tab, a note on each line.

What capitals-*.tsv holds is known by its capitals alone: it must be stopped as it was typed.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from mediateur.journal.privacy import inspect
from tests.journal.samples import TODAY

FOLDER = Path(__file__).parent / "corpus"
TO_STOP = sorted(FOLDER.glob("stop-*.tsv"))
KNOWN_BY_CAPITALS = sorted(FOLDER.glob("capitals-*.tsv"))
TO_KEEP = sorted(FOLDER.glob("keep-*.tsv"))


class Row(NamedTuple):
    """A note, and the kind that who wrote it gave it."""

    kind: str
    note: str


def rows(path: Path) -> list[Row]:
    """Return the notes of a file; « \\n » stands for a line end."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Row(kind, note.replace("\\n", "\n")) for kind, note in (line.split("\t", 1) for line in lines if line)]


def is_stopped(note: str) -> bool:
    """Say whether the guard lets nothing of a note be kept."""
    return bool(inspect(note, today=TODAY).blocking)
