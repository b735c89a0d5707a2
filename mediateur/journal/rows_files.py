"""Tables as spreadsheets read them in France: CSV, and XLSX. No cell of either can become a formula.

In CSV, a text that a spreadsheet might take for a formula begins with an apostrophe (those of the full-width forms and
those behind blanks too). In XLSX every text is written as a text; such a one is also marked so that it stays one when
the sheet is typed over.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import unicodedata
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple, TypeAlias

from mediateur.errors import MediateurError

Value: TypeAlias = str | int | dt.date
SIGNS = frozenset("=+-@")
COLUMN_WIDTH = 20
MOST_ROWS = 1_048_575
MOST_CHARACTERS = 32_767
ABOUT = "À propos de cet export"


class Sheet(NamedTuple):
    """A table and what is said of it: its filters, its date, what may be done with it."""

    title: str
    header: tuple[str, ...]
    rows: Collection[tuple[Value, ...]]
    about: tuple[tuple[str, str], ...]


def shown(value: Value) -> str:
    """Return a cell as it is read."""
    return value.strftime("%d/%m/%Y") if isinstance(value, dt.date) else str(value)


def is_risky(text: str) -> bool:
    """Return whether a spreadsheet might take a text for a formula."""
    if text[:1] in {"\t", "\r", "\n"}:
        return True
    bare = "".join(ch for ch in text[:64] if not ch.isspace() and unicodedata.category(ch) not in {"Cc", "Cf"})
    return unicodedata.normalize("NFKC", bare[:1])[:1] in SIGNS


def harmless(value: Value) -> str:
    """Return a cell of a CSV, which nothing takes for a formula."""
    text = shown(value)
    return f"'{text}" if isinstance(value, str) and is_risky(text) else text


def to_csv(sheet: Sheet) -> bytes:
    """Return a table as UTF-8 with BOM, semicolons, CRLF; what is said of it follows, after an empty line."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(map(harmless, sheet.header))
    for row in sheet.rows:
        writer.writerow(map(harmless, row))
    writer.writerow(())
    writer.writerow((ABOUT,))
    for row in sheet.about:
        writer.writerow(map(harmless, row))
    return text.getvalue().encode("utf-8-sig")


def to_plain_csv(sheet: Sheet) -> bytes:
    """Return a table alone, as programs read it: UTF-8, commas, CRLF; nothing is said of it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows(map(harmless, row) for row in (sheet.header, *sheet.rows))
    return text.getvalue().encode()


def to_xlsx(sheet: Sheet) -> bytes:
    """Return a workbook: the table on its first sheet, what is said of it on the second.

    MediateurError when the table has more rows than a sheet holds.
    """
    import xlsxwriter

    if len(sheet.rows) > MOST_ROWS:
        raise MediateurError(
            f"Une feuille de classeur tient {MOST_ROWS} lignes, et il y en a {len(sheet.rows)}.",
            "Aucun fichier n’est écrit.",
            "Choisissez une période plus courte, ou le format CSV.",
        )
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        styles = _Styles(book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"quote_prefix": True}))
        table = book.add_worksheet(sheet.title[:31])
        table.freeze_panes(1, 0)
        table.set_column(0, len(sheet.header) - 1, COLUMN_WIDTH)
        _fill(table, (sheet.header, *sheet.rows), styles)
        about = book.add_worksheet(ABOUT)
        about.set_column(0, 1, COLUMN_WIDTH * 2)
        _fill(about, sheet.about, styles)
    return data.getvalue()


class _Styles(NamedTuple):
    date: Any
    text: Any


def _fill(target: Any, rows: Iterable[tuple[Value, ...]], styles: _Styles) -> None:  # noqa: ANN401 (no stubs)
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if _put(target, y, x, value, styles):
                raise ValueError("cell not written")


def _put(target: Any, y: int, x: int, value: Value, styles: _Styles) -> int:  # noqa: ANN401
    """Write one cell; return what the library says, which is not zero when it left the cell out."""
    if isinstance(value, dt.date):
        return int(target.write_datetime(y, x, dt.datetime.combine(value, dt.time()), styles.date))
    if isinstance(value, int):
        return int(target.write_number(y, x, value))
    return int(target.write_string(y, x, value[:MOST_CHARACTERS], styles.text if is_risky(value) else None))
