"""Files for spreadsheets: read back whole, and no cell of them is ever a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from mediateur.journal import rows_files
from mediateur.journal.rows_files import Sheet, harmless, is_risky, shown, to_csv, to_xlsx

SIGNS = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
    " =",
    "\N{NO-BREAK SPACE}+",
    "\u200b@",
    "\ufeff=",
]
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
VALUES = TEXTS | st.integers(-1000, 10**6) | st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1))
ABOUT = (("Fait le", "29/11/2026"), ("Période", "tout le journal"))
PAYLOAD = 'HYPERLINK("http://exemple.invalid";"voir")'


def sheet(*rows: tuple[rows_files.Value, ...]) -> Sheet:
    return Sheet("Journal", ("Un", "Deux"), rows, ABOUT)


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def read_xlsx(data: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [list(row) for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False)]


@given(st.lists(st.tuples(VALUES, VALUES), max_size=4))
def test_a_csv_gives_back_its_rows_then_what_is_said_of_it(rows: list[tuple[rows_files.Value, ...]]) -> None:
    data = to_csv(sheet(*rows))
    assert data.startswith(b"\xef\xbb\xbfUn;Deux\r\n")
    body = [[harmless(value) for value in row] for row in rows]
    assert read_csv(data) == [["Un", "Deux"], *body, [], ["À propos de cet export"], *(list(row) for row in ABOUT)]


@given(st.lists(st.tuples(TEXTS.filter(bool), VALUES.filter(lambda value: value != "")), min_size=1, max_size=4))
def test_a_workbook_gives_back_its_rows(rows: list[tuple[rows_files.Value, ...]]) -> None:
    assert read_xlsx(to_xlsx(sheet(*rows))) == [["Un", "Deux"], *(list(row) for row in rows)]


@given(st.sampled_from(SIGNS), TEXTS)
def test_no_cell_of_a_csv_is_taken_for_a_formula(sign: str, rest: str) -> None:
    (_, (cell, _), *_) = read_csv(to_csv(sheet((sign + rest, "fin"))))
    assert cell == f"'{sign}{rest}"


@given(st.sampled_from(SIGNS), TEXTS | st.just(PAYLOAD))
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(sign: str, rest: str) -> None:
    data = to_xlsx(sheet((sign + rest, PAYLOAD)))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        cells = parts.read("xl/worksheets/sheet1.xml").decode()
    assert not re.search("<f[ >]|<hyperlink", cells)
    assert isinstance(read_xlsx(data)[1][0], str)


@given(TEXTS)
def test_a_text_that_is_no_formula_stays_as_it_is(text: str) -> None:
    assert harmless(text) == (f"'{text}" if is_risky(text) else text)
    assert not is_risky(f"a{text}")
    assert shown(dt.date(2026, 11, 3)) == "03/11/2026"
    assert harmless(-3) == "-3"


def test_a_table_that_no_sheet_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from mediateur.errors import MediateurError

    monkeypatch.setattr(rows_files, "MOST_ROWS", 1)
    with pytest.raises(MediateurError, match="CSV"):
        to_xlsx(sheet(("a", "b"), ("c", "d")))
