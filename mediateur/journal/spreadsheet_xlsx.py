"""Reading a workbook that is not trusted.

calamine makes a full grid of the used range, and a copy of each shared string for each cell that cites it: a file of a
few kilobytes can ask for terabytes. So the parts are unpacked under a cap (of what is declared, then of what comes),
walked with expat and measured, and packed anew: calamine reads exactly what was measured, and nothing else.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from mediateur.journal.spreadsheet_limits import (
    MOST_CHARACTERS,
    MOST_CHARACTERS_OF_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_UNPACKED,
    SpreadsheetError,
    too_many,
)

MAGIC = b"PK\x03\x04"
MOST_PARTS, MOST_DEPTH, MOST_ELEMENTS, CHUNK = 2000, 40, 3_000_000, 1 << 16
_READ = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|xl/styles\.xml"
    r"|xl/sharedStrings\.xml|xl/worksheets/[^/]+\.xml"
)
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
# Others swell in other ways (LZMA says itself how much memory it wants), and no spreadsheet writes them.
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError),
    *(OSError, EOFError, ValueError, NotImplementedError, RuntimeError),
)


def read_xlsx(data: bytes) -> Iterator[list[str]]:
    """Yield the rows of the first sheet that has some, as texts. Raises SpreadsheetError."""
    try:
        safe = _measured(data)
    except _BROKEN as error:
        raise _broken(error) from error
    yield from _rows(safe)


def _measured(data: bytes) -> bytes:
    """Return the workbook reduced to the parts that are read, each of them walked."""
    walk, packed = _Walk(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as origin, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        infos = origin.infolist()
        wanted = [info for info in infos if _READ.fullmatch(info.filename)]
        sound = len(infos) <= MOST_PARTS and {info.compress_type for info in wanted} <= _PACKED
        if not sound or len({info.filename for info in wanted}) < len(wanted):
            raise SpreadsheetError("c’est un classeur abîmé")
        if sum(info.file_size for info in wanted) > MOST_UNPACKED:
            raise _swollen()
        room = MOST_UNPACKED
        for info in sorted(wanted, key=lambda info: "sheets/" in info.filename):  # shared strings before sheets
            part = _unpacked(origin, info, room)
            room -= len(part)
            walk.part(part)
            target.writestr(info.filename, part)
    if "xl/workbook.xml" not in {info.filename for info in wanted}:
        raise SpreadsheetError("ce n’est pas un classeur XLSX")
    return packed.getvalue()


def _unpacked(origin: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> bytes:
    """Return a part, whatever size it declares, as long as there is room for it."""
    parts, size = [], 0
    with origin.open(info) as packed:
        while chunk := packed.read(CHUNK):
            size += len(chunk)
            if size > room:
                raise _swollen()
            parts.append(chunk)
    return b"".join(parts)


class _Walk:
    """What the parts of a workbook hold, measured as they are read; raises SpreadsheetError at the first excess."""

    def __init__(self) -> None:
        self._strings: list[int] = []
        self._elements = self._depth = 0
        self._row = self._column = self._length = self._spent = 0
        self._place = (0, 0)
        self._shared = self._inside = False
        self._value: list[str] = []

    def part(self, data: bytes) -> None:
        """Walk one part."""
        parser = expat.ParserCreate("utf-8")  # as calamine reads it, whatever a part says of itself
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self._row = self._column = self._depth = 0
        for start in range(0, len(data), CHUNK):
            parser.Parse(data[start : start + CHUNK], False)
        parser.Parse(b"", True)

    def _refuse(self, *_: object) -> None:
        raise SpreadsheetError("c’est un classeur abîmé")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS or self._depth > MOST_DEPTH:
            raise SpreadsheetError("c’est un classeur abîmé, ou trop grand")
        match name.rpartition(":")[2]:
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = 0
            case "c":
                self._move(attributes)
                self._value, self._inside, self._length = [], True, 0
            case "si":
                self._inside, self._length = True, 0
            case _ if not self._inside:
                self._length = 0

    def _move(self, attributes: dict[str, str]) -> None:
        """Follow a cell to where it says it is, or to the next column."""
        self._column += 1
        self._shared = attributes.get("t") == "s"
        if "r" in attributes:
            found = _CELL.fullmatch(attributes["r"])
            if not found:
                raise SpreadsheetError("c’est un classeur abîmé")
            self._column, self._row = _number(found[1]), int(found[2])
        self._place = (self._row, self._column)

    def _text(self, text: str) -> None:
        self._length += len(text)
        if self._length > MOST_CHARACTERS_OF_CELL and not text.isspace():
            raise too_many("caractères dans une case", MOST_CHARACTERS_OF_CELL)
        if self._shared and len(self._value) < MOST_DEPTH:
            self._value.append(text)

    def _end(self, name: str) -> None:
        self._depth -= 1
        match name.rpartition(":")[2]:
            case "si":
                self._strings.append(self._length)
                self._inside = False
            case "v" | "is":
                self._cell()
            case "c":
                self._shared = self._inside = False

    def _cell(self) -> None:
        """Count a cell that holds something, at its place, with the characters that it will be copied as."""
        row, column = self._place
        if row > MOST_ROWS:
            raise too_many("lignes", MOST_ROWS)
        if column > MOST_COLUMNS:
            raise too_many("colonnes", MOST_COLUMNS)
        length = self._length
        if self._shared:
            index = int("".join(self._value) or "0")
            length = self._strings[index] if 0 <= index < len(self._strings) else 0
        self._spent += length
        if self._spent > MOST_CHARACTERS:
            raise too_many("caractères", MOST_CHARACTERS)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _rows(safe: bytes) -> Iterator[list[str]]:
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(safe))
        for index in range(len(book.sheet_names)):
            if rows := book.get_sheet_by_index(index).to_python(skip_empty_area=False):
                yield from ([_as_text(value) for value in row] for row in rows)
                return
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic of the library is no Exception
        raise _broken(error) from error


def _as_text(value: object) -> str:
    """Return a cell as a person would type it; a day as 2026-11-23."""
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _swollen() -> SpreadsheetError:
    return SpreadsheetError(f"déplié, il dépasse {MOST_UNPACKED >> 20} Mo")


def _broken(error: BaseException) -> SpreadsheetError:
    return SpreadsheetError("c’est un classeur abîmé", type(error).__name__)
