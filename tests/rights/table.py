"""The table of the program, its facts and every combination of its choices, read once for the tests."""

from __future__ import annotations

from itertools import chain, combinations
from pathlib import Path
from typing import Any

import yaml

from mediateur.content.facts import Fact
from mediateur.content.reader import read_values
from mediateur.rights.rules import FILE, load_rules
from mediateur.rights.visibility import Cell, matrix

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


GRIDS = {state: grid(state) for state in STATES}


def raw_table() -> dict[str, Any]:
    """Return the table as plain dictionaries and lists, to be damaged."""
    raw: dict[str, Any] = yaml.safe_load((ROOT / FILE).read_text(encoding="utf-8"))
    return raw
