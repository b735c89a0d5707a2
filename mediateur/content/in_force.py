"""Which content is in force on a machine: one small file names it, so that nothing else is read before the window.

What it names was proved, when it was installed, by the very program that is named beside it. Another program does not
use it before it has proved it in turn: until then, its own content serves.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from mediateur.content.version import Version, version_of

FOLDER, FILE = "contenus", "en-vigueur.json"
# A pack that was installed without it would have been refused: where it lacks, the folder is not whole.
WITNESS = "cards.json"


class InForce(NamedTuple):
    """The version in force, that before it, and the program that proved it; empty versions are the program's own.

    `left` is a version from which somebody went back: it is not proposed again by itself.
    """

    version: str = ""
    before: str = ""
    program: str = ""
    left: str = ""

    @property
    def number(self) -> Version | None:
        """The version in force; none for the program's own."""
        return version_of(self.version) if self.version else None


NOTHING_INSTALLED = InForce()


def read(data: Path) -> InForce:
    """Return what the file of a data folder says; what cannot be read says nothing, and the program's own serves."""
    try:
        raw = json.loads((data / FOLDER / FILE).read_text(encoding="utf-8"))
        state = InForce(**{name: str(raw.get(name, "")) for name in InForce._fields})
        for written in (state.version, state.before, state.left):
            if written:
                version_of(written)
    except (OSError, ValueError, AttributeError, RecursionError):
        return NOTHING_INSTALLED
    return state


def write(state: InForce) -> bytes:
    """Return the file that says it."""
    return json.dumps(state._asdict()).encode()


def folder_of(data: Path, version: str) -> Path:
    """Return the folder of an installed version."""
    return data / FOLDER / version


def root_in_force(data: Path, program: str) -> Path | None:
    """Return the folder of the content in force, if `program` may use it as it is; none: its own serves."""
    state = read(data)
    if not state.version or state.program != program:
        return None
    root = folder_of(data, state.version)
    return root if (root / WITNESS).is_file() else None
