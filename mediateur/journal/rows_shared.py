"""The shareable export: tables of figures that disclosure control has let through, and nothing else.

There is no séance in it, so neither mediator nor content hash nor title nor note can be.
"""

from __future__ import annotations

from collections.abc import Sequence

from mediateur.journal.figures import Table
from mediateur.journal.rows_files import Sheet, Value

HEADER = ("Tableau", "Ligne", "Nombre")
TOTAL = "Total"


def shared_sheet(tables: Sequence[Table], about: tuple[tuple[str, str], ...]) -> Sheet:
    """Return the rows of tables **already protected** (`disclosure.protect`); a cell that it hid is not there."""
    rows: list[tuple[Value, ...]] = []
    for table in tables:
        rows += [(table.title, cell.label, cell.n) for cell in table.cells]
        if table.total is not None:
            rows.append((table.title, TOTAL, table.total))
    return Sheet("Chiffres à partager", HEADER, rows, about)
