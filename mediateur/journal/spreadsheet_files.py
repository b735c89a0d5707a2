"""A spreadsheet of any kind that is read, as rows of texts."""

from __future__ import annotations

from typing import BinaryIO

from mediateur.journal.spreadsheet_csv import read_csv
from mediateur.journal.spreadsheet_limits import MOST_BYTES, SpreadsheetError
from mediateur.journal.spreadsheet_xlsx import MAGIC, read_xlsx

Rows = tuple[tuple[str, ...], ...]
_OTHERS = {b"\xd0\xcf\x11\xe0": "un ancien classeur XLS", b"%PDF": "un PDF", b"\x1f\x8b": "une archive"}


def read_rows(file: BinaryIO) -> Rows:
    """Return the rows of a CSV or of an XLSX, without blanks around their cells. Raises SpreadsheetError.

    No more than MOST_BYTES are read, whatever comes.
    """
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise SpreadsheetError(f"il dépasse {MOST_BYTES >> 20} Mo")
    if other := _OTHERS.get(data[:4]) or _OTHERS.get(data[:2]):
        raise SpreadsheetError(f"c’est {other}")
    rows = read_xlsx(data) if data.startswith(MAGIC) else read_csv(data)
    found = tuple(_trimmed(row) for row in rows)
    if not any(found):
        raise SpreadsheetError("il est vide")
    return found


def _trimmed(row: list[str]) -> tuple[str, ...]:
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)
