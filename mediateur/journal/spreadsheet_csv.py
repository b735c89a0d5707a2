"""Reading a CSV as spreadsheets write them in France: UTF-8, the Windows code page, or the Unicode text of Excel."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from mediateur.journal.spreadsheet_limits import (
    MOST_CHARACTERS_OF_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    SpreadsheetError,
    too_many,
)

DELIMITERS = ";\t,"
MOST_BLANK = 1000
_UTF8_LETTER = re.compile(rb"[\xc3\xc2][\x80-\xbf]|\xe2\x80[\x80-\xbf]")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def read_csv(data: bytes) -> Iterator[list[str]]:
    """Yield the rows of a file. Raises SpreadsheetError for one that is no table, or too big a one."""
    encoding = _encoding(data)
    try:
        yield from _rows(data, encoding, _delimiter(data, encoding))
    except (UnicodeError, csv.Error) as error:
        raise SpreadsheetError("il est abîmé, ou ce n’est pas un CSV", type(error).__name__) from error


def _encoding(data: bytes) -> str:
    """Return how a file is encoded. What is not UTF-8 but holds letters of UTF-8 was cut, or mixes two encodings."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise SpreadsheetError("son encodage n’est pas connu")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.utf_8_decode(data, "strict", True)
    except UnicodeDecodeError as error:
        if _UTF8_LETTER.search(data) or data.startswith(codecs.BOM_UTF8):
            raise SpreadsheetError("il est incomplet, ou mélange deux encodages") from error
        return "cp1252"
    return "utf-8-sig"


def _lines(data: bytes, encoding: str) -> Iterator[str]:
    """Yield the lines of a file as they are decoded, never the whole text at once."""
    lines = io.TextIOWrapper(io.BytesIO(data), encoding, newline="")
    while line := lines.readline(MOST_CHARACTERS_OF_CELL * MOST_COLUMNS):
        if _BINARY.search(line):
            raise SpreadsheetError("ce n’est pas du texte")
        yield line


def _delimiter(data: bytes, encoding: str) -> str:
    """Return what separates the cells: the sign that is most frequent on the first line that has one."""
    for line in islice(_lines(data, encoding), MOST_BLANK):
        if best := max(map(line.count, DELIMITERS)):
            return next(sign for sign in DELIMITERS if line.count(sign) == best)
    return DELIMITERS[0]


def _rows(data: bytes, encoding: str, delimiter: str) -> Iterator[list[str]]:
    for number, row in enumerate(csv.reader(_narrow(data, encoding, delimiter), delimiter=delimiter)):
        if number >= MOST_ROWS:
            raise too_many("lignes", MOST_ROWS)
        if any(len(cell) > MOST_CHARACTERS_OF_CELL for cell in row):
            raise too_many("caractères dans une case", MOST_CHARACTERS_OF_CELL)
        yield row


def _narrow(data: bytes, encoding: str, delimiter: str) -> Iterator[str]:
    """Yield lines, none of which would make a row of a million cells."""
    for line in _lines(data, encoding):
        if line.count(delimiter) >= MOST_COLUMNS:
            raise too_many("colonnes", MOST_COLUMNS)
        yield line
