"""What a content pack holds: names of files to bytes, and nothing that a name could lead astray.

Fonts, icons, colours, the dictionary of the privacy guard and all that is drawn by code stay the program's.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mediateur.content.reader import MOST_BYTES as MOST_FILE
from mediateur.content.version import Version

SUFFIX = ".contenu"
MOST_SIGNED, MOST_UNPACKED, MOST_FILES = 4 << 20, 24 << 20, 4000
MOST_CHANGES, MOST_CHANGE = 40, 300
FOLDERS = (*("facts", "forms", "pathways", "recopy", "rights", "screens", "situations", "training", "translations"),)
SINGLE = ("cards.json", "lexicon.yaml", "synonyms.yaml", "revue.yaml")
_NAME = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,79}/){1,4}[a-z0-9][a-z0-9-]{0,99}\.yaml")
# Names that Windows keeps for devices, whatever follows their dot.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{rank}" for port in ("com", "lpt") for rank in range(10))})

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Pack:
    """A pack: its version, the day it was made, what its makers say of its changes, one line each, and its files."""

    version: Version
    day: dt.date
    changes: tuple[str, ...]
    files: Files


class NotContentError(ValueError):
    """A name or a size that no content has; the words are for who mends the program."""


def is_name(name: str) -> bool:
    """Tell whether a name is that of a file of content: one of the known folders, small letters, .yaml."""
    if name in SINGLE:
        return True
    parts = name.split("/")
    if not _NAME.fullmatch(name) or parts[0] not in FOLDERS:
        return False
    return not any(part.removesuffix(".yaml") in _DEVICES for part in parts)


def require_files(files: Files) -> None:
    """Raise NotContentError unless these names and sizes may be those of a content."""
    if not 0 < len(files) <= MOST_FILES or sum(map(len, files.values())) > MOST_UNPACKED:
        raise NotContentError("too many files, or too much in them")
    for name, data in files.items():
        if not is_name(name):
            raise NotContentError("the name of a file")
        if len(data) > MOST_FILE:
            raise NotContentError("the size of a file")


def gather(root: Path) -> dict[str, bytes]:
    """Return the files of a content folder that go into a pack. Raises OSError; NotContentError for an odd name."""
    paths = [root / name for name in SINGLE if (root / name).is_file()]
    for folder in FOLDERS:
        paths += sorted(path for path in (root / folder).rglob("*") if path.is_file())
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    require_files(files)
    return files


def digests(files: Files) -> dict[str, bytes]:
    """Return the SHA-256 of each file."""
    return {name: hashlib.sha256(data).digest() for name, data in files.items()}


def unpack(files: Files, folder: Path) -> None:
    """Write files, whose names `require_files` has let through, in a new folder. Raises OSError."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
