"""The table of the program, its facts and every combination of its choices, read once for the tests."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import yaml

from mediateur.content.facts import Fact
from mediateur.content.reader import read_values
from mediateur.rights.rules import FILE, load_rules
from mediateur.rights.visibility import Cell, deciding, effective, matrix

ROOT = Path(__file__).resolve().parents[2] / "resources"
RULES = load_rules(ROOT)
FACTS = tuple(
    fact
    for path in sorted((ROOT / "facts").glob("*.yaml"))
    if path.name != "sources.yaml"
    for fact in read_values(path, list[Fact], ROOT)
)
CHOICES = tuple(choice.id for choice in RULES.choices)
READERS = tuple(reader.id for reader in RULES.readers)
KINDS = tuple(kind.id for kind in RULES.kinds)
STATES = tuple(
    frozenset(chosen) for chosen in chain.from_iterable(combinations(CHOICES, size) for size in range(len(CHOICES) + 1))
)

Grid = dict[tuple[str, str], Cell]


def grid(choices: frozenset[str]) -> Grid:
    """Return the matrix of a state by (reader, kind)."""
    return {
        (row.reader.id, kind): cell
        for row in matrix(RULES, choices)
        for kind, cell in zip(KINDS, row.cells, strict=True)
    }


def cell_of(choices: Collection[str], reader: str, kind: str) -> Cell:
    """Return what a reader gets of a kind, decided alone. Raises KeyError on an id that the table does not have."""
    after, before = (deciding(RULES, effective(RULES, each), reader, kind) for each in (choices, ()))
    return Cell(after.verdict, after.sentence, after.facts, after.note, after.verdict is not before.verdict)


GRIDS = {state: grid(state) for state in STATES}


def raw_table() -> dict[str, Any]:
    """Return the table as plain dictionaries and lists, to be damaged."""
    raw: dict[str, Any] = yaml.safe_load((ROOT / FILE).read_text(encoding="utf-8"))
    return raw
