"""A line of a spreadsheet: the encounter that it tells, or what is wrong with it."""

from __future__ import annotations

import re
from typing import NamedTuple

from mediateur.content.text import NBSP
from mediateur.journal.encounter import Encounter

_PART = re.compile(r"([0-9]{1,4}) ?/ ?([0-9]{1,4})")


class Wrong(NamedTuple):
    """What is wrong with a line (1 for the first of the file), and in which column if it is in one."""

    line: int
    column: str
    why: str

    def __str__(self) -> str:
        where = f", colonne «{NBSP}{self.column}{NBSP}»" if self.column else ""
        return f"Ligne {self.line}{where}{NBSP}: {self.why}."


class Part(NamedTuple):
    """Which person of a record a line tells of: « 2/3 »."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


class Line(NamedTuple):
    """A line that can be kept; `part` is the person that it tells of, where its record has a line for each."""

    number: int
    encounter: Encounter
    note: str = ""
    part: Part | None = None


def part_of(text: str) -> Part | None:
    """Return the person that a cell names (« 2/3 »), None where it names none. ValueError, in French, for « 4/3 »."""
    found = _PART.fullmatch(text)
    if found is None:
        return None
    part = Part(int(found[1]), int(found[2]))
    if not 1 <= part.number <= part.of:
        raise ValueError("un rang comme 2/3 est attendu")
    return part
