"""What a printed document holds: its texts with their places, its structure, its fonts."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from PIL import Image

MM = 72 / 25.4
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
DOTTED = [1, 2]


class Piece(NamedTuple):
    """A stretch of text: page from 0, left and baseline in points, true size, width, and the tag it stands in."""

    page: int
    x: float
    y: float
    size: float
    width: float
    text: str
    tag: str


class Rect(NamedTuple):
    """A rectangle path of a page, and the tag it stands in."""

    page: int
    x: float
    y: float
    width: float
    height: float
    tag: str


class Dots(NamedTuple):
    """A dotted line to write on: page from 0, its ends and its height, in points."""

    page: int
    x: float
    end: float
    y: float


class Font:
    """How the codes of an embedded font read, and how wide they are."""

    def __init__(self, font: Any) -> None:
        text_map = font.ToUnicode.read_bytes().decode()
        pairs = re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]{4,6})>$", text_map, re.MULTILINE)
        self.characters = {int(code, 16): chr(int(value, 16)) for code, value in pairs}
        self.first = int(font.FirstChar)
        self.widths = [float(width) for width in font.Widths]

    def read(self, codes: bytes) -> tuple[str, float]:
        """Return the text of codes and its width at size 1."""
        text = "".join(self.characters[code] for code in codes)
        return text, sum(self.widths[code - self.first] for code in codes) / 1000


class Reader:
    """Follows the drawing of one page."""

    def __init__(self, number: int, page: pikepdf.Page) -> None:
        self.number = number
        self.fonts = {name: Font(font) for name, font in (page.resources.get("/Font") or {}).items()}
        self.ctm = IDENTITY
        self.stack: list[tuple[Matrix, Font, float, float]] = []
        self.tags: list[str] = []
        self.line = self.here = IDENTITY
        self.font, self.size, self.leading = Font.__new__(Font), 0.0, 0.0
        self.pieces: list[Piece] = []
        self.rects: list[Rect] = []
        self.dots: list[Dots] = []
        self.dash: list[float] = []
        self.point = (0.0, 0.0)
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            act = getattr(self, f"do_{_NAMES.get(name, name)}", None)
            if act:
                act(*instruction.operands)

    def do_q(self) -> None:
        self.stack.append((self.ctm, self.font, self.size, self.leading))

    def do_Q(self) -> None:
        self.ctm, self.font, self.size, self.leading = self.stack.pop()

    def do_cm(self, *matrix: Any) -> None:
        self.ctm = _times(_matrix(matrix), self.ctm)

    def do_BDC(self, tag: Any, _: Any) -> None:
        self.tags.append(str(tag))

    def do_EMC(self) -> None:
        self.tags.pop()

    def do_BT(self) -> None:
        self.line = self.here = IDENTITY

    def do_Tm(self, *matrix: Any) -> None:
        self.line = self.here = _matrix(matrix)

    def do_Td(self, x: Any, y: Any) -> None:
        self.line = self.here = _times((1, 0, 0, 1, float(x), float(y)), self.line)

    def do_TL(self, leading: Any) -> None:
        self.leading = float(leading)

    def do_next_line(self) -> None:
        self.do_Td(0, -self.leading)

    def do_Tf(self, name: Any, size: Any) -> None:
        self.font, self.size = self.fonts[str(name)], float(size)

    def do_Tj(self, codes: Any) -> None:
        text, width = self.font.read(bytes(codes))
        place = _times(self.here, self.ctm)
        scale = abs(place[0])
        tag = self.tags[-1] if self.tags else ""
        self.pieces.append(
            Piece(self.number, place[4], place[5], self.size * scale, width * self.size * scale, text, tag)
        )
        self.here = _times((1, 0, 0, 1, width * self.size, 0), self.here)

    def do_d(self, dash: Any, _: Any) -> None:
        self.dash = [float(length) for length in dash]

    def do_m(self, x: Any, y: Any) -> None:
        self.point = (float(x), float(y))

    def do_l(self, x: Any, y: Any) -> None:
        if self.dash == DOTTED:
            self.dots.append(Dots(self.number, self.point[0], float(x), float(y)))

    def do_re(self, *rect: Any) -> None:
        x, y, width, height = (float(value) for value in rect)
        placed = _times((1, 0, 0, 1, x, y), self.ctm)
        tag = self.tags[-1] if self.tags else ""
        self.rects.append(Rect(self.number, placed[4], placed[5], width * self.ctm[0], height * self.ctm[3], tag))


_NAMES = {"T*": "next_line"}


@cache
def pages(pdf: bytes) -> list[Reader]:
    """Return what each page draws; a document is read once for all tests."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [Reader(number, page) for number, page in enumerate(document.pages)]


def pieces(pdf: bytes) -> list[Piece]:
    """Return all texts, in the order of drawing."""
    return [piece for page in pages(pdf) for piece in page.pieces]


def words(pdf: bytes) -> str:
    """Return all texts joined."""
    return " ".join(piece.text for piece in pieces(pdf))


def lines(pdf: bytes) -> list[str]:
    """Return the lines of text: what was drawn in a row on one baseline."""
    found: list[str] = []
    before: Piece | None = None
    for piece in pieces(pdf):
        joined = before and (before.page, before.y) == (piece.page, piece.y) and piece.x >= before.x
        found[-1:] = [found[-1] + piece.text] if joined else [*found[-1:], piece.text]
        before = piece
    return found


def fonts(pdf: bytes) -> list[Any]:
    """Return the font descriptions of a document, whatever declares them."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            {"name": str(item.BaseFont), "embedded": "/FontFile2" in item.get("/FontDescriptor", {})}
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.Font
        ]


class Element(NamedTuple):
    """An element of the structure: its tag, its alternative, its kids, and the pages its content stands on."""

    tag: str
    alt: str
    kids: tuple[Element, ...]
    pages: frozenset[int]
    box: tuple[float, ...] = ()

    def walk(self) -> Iterator[Element]:
        """Yield the element and all that it holds, in the order of reading."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


@cache
def structure(pdf: bytes) -> Element:
    """Return the Document element."""
    with pikepdf.open(BytesIO(pdf)) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        return _element(document.Root.StructTreeRoot.K[0], numbers)


def _element(raw: Any, numbers: dict[tuple[int, int], int]) -> Element:
    kids = tuple(_element(kid, numbers) for kid in raw.K if "/S" in kid)
    own = {numbers[kid.Pg.objgen] for kid in raw.K if "/S" not in kid}
    box = tuple(float(side) for side in raw.get("/A", {}).get("/BBox", ()))
    whole = frozenset(own).union(*(kid.pages for kid in kids))
    return Element(str(raw.S)[1:], str(raw.get("/Alt", "")), kids, whole, box)


def spoken(pdf: bytes, folder: Path) -> list[str]:
    """Return « tag: text » for each text in the order of reading, as poppler's pdfinfo reads the structure."""
    file = folder / "document.pdf"
    file.write_bytes(pdf)
    shown = subprocess.run(["pdfinfo", "-struct-text", str(file)], check=True, capture_output=True, text=True).stdout
    lines: list[str] = []
    tag = ""
    for line in shown.splitlines():
        bare = line.strip()
        if bare.startswith('"'):
            lines.append(f"{tag}: {bare[1:-1]}")
        elif not bare.startswith("/"):
            tag = re.split(r"[ :]", bare)[0]
    return lines


def first_picture(pdf: bytes, folder: Path, dpi: int) -> Image.Image:
    """Return the first page as a picture, rendered by poppler."""
    file = folder / "document.pdf"
    file.write_bytes(pdf)
    command = ["pdftoppm", "-r", str(dpi), "-f", "1", "-l", "1", "-singlefile", "-png", str(file), str(folder / "page")]
    subprocess.run(command, check=True)
    return Image.open(BytesIO((folder / "page.png").read_bytes()))


def _matrix(values: tuple[Any, ...]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
