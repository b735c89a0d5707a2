"""Spreadsheets as they come, and hostile ones: refused in one sentence, in bounded time and memory."""

from __future__ import annotations

import codecs
import io
import subprocess
import sys
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.journal.rows_files import Sheet, to_csv, to_xlsx
from mediateur.journal.spreadsheet_files import Rows, read_rows
from mediateur.journal.spreadsheet_limits import MOST_BYTES, SpreadsheetError
from tests.journal.test_rows_files import VALUES

ROOT = Path(__file__).resolve().parents[2]
NORMAL = "Date;Personnes;Durée\r\n" + "23/11/2026;2;30 à 60\r\n" * 15_000
FILL = Sheet("Journal", ("Date", "Personnes"), tuple(("23/11/2026", 2) for _ in range(3000)), ())
LARGE = to_xlsx(FILL)
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def read(data: bytes) -> Rows:
    return read_rows(io.BytesIO(data))


def workbook(sheet: str = "", strings: str = "", **parts: bytes) -> bytes:
    """Return a small workbook with another first sheet, other shared strings, or other parts beside."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(to_xlsx(Sheet("Journal", ("Date",), (("a",),), ())))) as origin:
        held = {name: origin.read(name) for name in origin.namelist()}
    if sheet:
        held["xl/worksheets/sheet1.xml"] = f"<worksheet {NS}><sheetData>{sheet}</sheetData></worksheet>".encode()
    if strings:
        held["xl/sharedStrings.xml"] = f"<sst {NS}>{strings}</sst>".encode()
    held |= {name.replace("__", "/"): data for name, data in parts.items()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in held.items():
            out.writestr(name, data)
    return target.getvalue()


def lying(data: bytes) -> bytes:
    """Return a workbook whose directory says that its first sheet is small."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        size = parts.getinfo("xl/worksheets/sheet1.xml").file_size
    return data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=3))
def test_what_we_write_is_read(rows: list[tuple[str | int, ...]]) -> None:
    sheet = Sheet("Journal", ("Un", "Deux"), tuple(rows), ())
    assert read(to_csv(sheet))[0] == ("Un", "Deux")
    assert read(to_xlsx(sheet))[0] == ("Un", "Deux")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_read_in_the_ways_in_which_spreadsheets_write_it(encoding: str, delimiter: str) -> None:
    text = f'Date{delimiter}Durée\r\n23/11/2026{delimiter}"a{delimiter}é"\r\n\r\n'
    assert read(text.encode(encoding)) == (("Date", "Durée"), ("23/11/2026", f"a{delimiter}é"), ())


def test_a_workbook_is_read_as_a_person_would_type_it() -> None:
    sheet = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Là</t></is></c></row>'
        '<row r="3"><c r="A3"><v>2</v></c><c><v>2.5</v></c><c t="b"><v>1</v></c><c r="XFD3" s="1"/></row>'
    )
    assert read(workbook(sheet, "<si><r><t>Da</t></r><r><t>te</t></r></si>")) == (
        ("Date", "", "Là"),
        (),
        ("2", "2.5", "Oui"),
    )


BOMB = workbook(f"<row>{' ' * 51_000_000}</row>")
HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "blank": b"\xef\xbb\xbf;;;\r\n;;\r\n",
    "too big": b"a;b\n" * (MOST_BYTES // 4 + 1),
    "nul": b"Date;Personnes\n2026\x00;1\n",
    "binary": bytes(range(256)) * 4000,
    "utf-32": "Date;Durée\n".encode("utf-32"),
    "utf-16 without mark": "Date;Durée\n".encode("utf-16-le"),
    "utf-16 cut": "Date;Durée\n".encode("utf-16")[:-1],
    "utf-16 of nothing": codecs.BOM_UTF16_LE + b"\x00\xd8" * 3,
    "utf-8 cut": "Date;Durée é".encode()[:-1],
    "two encodings": "é".encode() + "é;".encode("cp1252") * 5,
    "no page": b"Date;\x81\x8d\n",
    "a million columns": b";".join([b"x"] * 1_000_000),
    "empty columns": b";" * (MOST_BYTES - 1),
    "a huge cell": b'Date;"' + b"x" * 10_000_000 + b'"\n',
    "a cell of many lines": b'Date;"' + b"x\n" * 5_000_000,
    "many lines": b"\n" * (MOST_BYTES - 1),
    "xls": b"\xd0\xcf\x11\xe0" + bytes(4000),
    "pdf": b"%PDF-1.7\n",
    "gzip": b"\x1f\x8b" + bytes(100),
    "zip of nothing": b"PK\x03\x04" + bytes(1000),
    "workbook cut": LARGE[: len(LARGE) // 2],
    "workbook without end": LARGE[:-10],
    "bomb": BOMB,
    "bomb that lies": lying(BOMB),
    "a far cell": workbook('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'),
    "a far row": workbook('<row r="1"><c><v>1</v></c></row><row r="1048576"><c><v>1</v></c></row>'),
    "a wide sheet": workbook("<row>" + "<c><v>1</v></c>" * 16_384 + "</row>"),
    "one string, many cells": workbook(
        ("<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>") * 2000, f"<si><t>{'x' * 9_000}</t></si>"
    ),
    "a huge string": workbook('<row><c t="s"><v>0</v></c></row>', f"<si><t>{'x' * 20_000_000}</t></si>"),
    "entities": workbook(
        xl__workbook=b"",
        **{
            "xl__styles.xml": b'<!DOCTYPE a [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>',
        },
    ),
    "deep": workbook("<a>" * 200_000 + "</a>" * 200_000),
    "not closed": workbook("<row><c>"),
    "no workbook": workbook(**{"xl__workbook.xml": b"\x00"}),
    "wrong place": workbook('<row><c r="1A"><v>1</v></c></row>'),
    "wrong number": workbook('<row r="beaucoup"><c><v>1</v></c></row>'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(SpreadsheetError) as refused:
        read(HOSTILE[name])
    assert refused.value.happened.startswith("Ce tableau ne se lit pas")
    assert refused.value.happened.count(".") == 1
    assert refused.value.safe == "Rien n’a été changé."


def cost(data: bytes) -> tuple[float, int]:
    """Return the seconds and the most memory of Python that reading takes, refused or not."""
    tracemalloc.start()
    began = time.process_time()
    try:
        read(data)
    except SpreadsheetError:
        pass
    finally:
        took, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return took, peak


def test_refusing_costs_no_more_than_reading_the_largest_normal_file() -> None:
    normal = [cost(data) for data in (NORMAL.encode(), LARGE)]
    seconds, memory = max(took for took, _ in normal), max(peak for _, peak in normal)
    costs = {name: cost(data) for name, data in HOSTILE.items()}
    assert {name: took / seconds for name, (took, _) in costs.items() if took > 8 * seconds} == {}
    assert {name: peak >> 20 for name, (_, peak) in costs.items() if peak > memory + 4 * MOST_BYTES} == {}


PEAK = """
import io, resource, sys
from mediateur.journal.spreadsheet_files import read_rows
data = sys.stdin.buffer.read()
import python_calamine
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read_rows(io.BytesIO(data))
except Exception:
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="mesure de mémoire POSIX")
@pytest.mark.parametrize("name", ["a far cell", "one string, many cells", "bomb", "a wide sheet"])
def test_the_whole_process_stays_small(name: str) -> None:
    """The memory of calamine is not Python's: it is looked at from the system."""
    done = subprocess.run([sys.executable, "-c", PEAK], input=HOSTILE[name], capture_output=True, cwd=ROOT, check=True)
    assert int(done.stdout) < 200_000
