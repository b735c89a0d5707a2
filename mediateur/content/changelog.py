"""What changed for users, version by version, read from the file that tells it."""

from __future__ import annotations

import re
from typing import NamedTuple

from mediateur.content.text import french

_UNRELEASED = "Non publié"
_TITLE = re.compile(r"## \[(?P<name>[^\]]+)\](?: *[-–] *(?P<day>\S+))?")


class Part(NamedTuple):
    """« Ajouté », « Corrigé »…, and its lines."""

    title: str
    lines: tuple[str, ...]


class Release(NamedTuple):
    """A version: its number (empty for the one that is being made), its day as it is written, its parts."""

    version: str
    day: str
    parts: tuple[Part, ...]


def read(text: str) -> tuple[Release, ...]:
    """Return the versions that a file tells of, in its order; what it says before the first is left."""
    releases: list[tuple[str, str, list[tuple[str, list[str]]]]] = []
    for line in text.splitlines():
        if found := _TITLE.match(line):
            name = found["name"]
            releases.append(("" if name == _UNRELEASED else name, found["day"] or "", []))
        elif releases:
            _take(releases[-1][2], line)
    return tuple(
        Release(version, day, tuple(Part(title, tuple(map(french, lines))) for title, lines in parts if lines))
        for version, day, parts in releases
    )


def _take(parts: list[tuple[str, list[str]]], line: str) -> None:
    if line.startswith("### "):
        parts.append((line[4:].strip(), []))
    elif line.startswith("- ") and parts:
        parts[-1][1].append(line[2:].strip())
    elif line.startswith("  ") and parts and parts[-1][1]:
        parts[-1][1][-1] += f" {line.strip()}"
