"""Figures as they are shown, shared and printed: tables of whole numbers, each with the words that define it."""

from __future__ import annotations

from typing import NamedTuple


class Cell(NamedTuple):
    """One number of a table: a code of a closed list (or an id), its French label, how many."""

    code: str
    label: str
    n: int


class Table(NamedTuple):
    """Numbers side by side.

    `total` is what the cells add up to when each person is in one of them (ages of the touched), and None when one
    person may be in several, or in none (obstacles). `of` is the code of the headline that `total` is.
    """

    id: str
    title: str
    cells: tuple[Cell, ...]
    total: int | None = None
    of: str = ""
