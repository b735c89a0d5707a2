"""The shareable export: tables of figures that disclosure control has let through, and nothing else.

There is no séance in it, so neither mediator nor content hash nor title nor note can be.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from mediateur.journal.rows_files import Sheet, Value

HEADER = ("Tableau", "Ligne", "Nombre")
TOTAL = "Total"


class SharedCell(Protocol):
    """A cell that disclosure control answers for; `text` is what is written, its number hidden or not."""

    @property
    def label(self) -> str:
        """Its French label."""

    @property
    def n(self) -> int | None:
        """Its number, None when it is hidden."""

    @property
    def text(self) -> str:
        """What is written."""


class SharedTable(Protocol):
    """A table that disclosure control answers for."""

    @property
    def title(self) -> str:
        """Its French title."""

    @property
    def cells(self) -> Sequence[SharedCell]:
        """Its cells."""

    @property
    def total(self) -> int | None:
        """What they add up to, None when it is not shown."""


def shared_sheet(tables: Sequence[SharedTable], about: tuple[tuple[str, str], ...]) -> Sheet:
    """Return the rows of the tables that `disclosure.protect` gave back; a hidden number is its text."""
    rows: list[tuple[Value, ...]] = []
    for table in tables:
        rows += [(table.title, cell.label, cell.text if cell.n is None else cell.n) for cell in table.cells]
        if table.total is not None:
            rows.append((table.title, TOTAL, table.total))
    return Sheet("Chiffres à partager", HEADER, rows, about)
