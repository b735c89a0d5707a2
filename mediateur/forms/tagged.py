"""A ReportLab canvas that says what it draws: marked content on the page, and the tree of its structure.

The tree is made of plain values; `accessible.finish` writes it into the PDF (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from threading import Lock
from typing import Any, NamedTuple

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from mediateur.forms import fonts
from mediateur.forms.recording import Label, Stroke

# The language tags (BCP 47) of paper, by language code.
TAGS = {"fr": "fr-FR", "en": "en", "es": "es", "pt": "pt"}
FRENCH_TAG = TAGS["fr"]
HEADINGS = ("H1", "H2", "H3")
LAYOUT, PAGINATION = "Layout", "Pagination"
# ASCII85 doubles the time that ReportLab takes, and serves nothing in a file.
rl_config.useA85 = 0
# A font of ReportLab keeps one place where it reads its file, for whoever embeds it.
_embedding = Lock()


class Mark(NamedTuple):
    """A stretch of marked content: page from 0, and its number on that page."""

    page: int
    mcid: int


class Annotation(NamedTuple):
    """An annotation of a page (from 0), by its rank on that page."""

    page: int
    rank: int
    description: str


class Bookmark(NamedTuple):
    """A heading in the list of a long document: its level (1 is the title), its words, its page from 0, its top."""

    level: int
    words: str
    page: int
    top: float


class Box(NamedTuple):
    """A rectangle of a page, in points from the bottom left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass
class Node:
    """An element of the structure, in the order of reading.

    `alt` and `box` belong to figures; `scope` (Row, Column) to the headers of a table; `lang` is the tag of another
    language than the document's.
    """

    tag: str
    alt: str = ""
    box: Box | None = None
    scope: str = ""
    lang: str = ""
    kids: list[Node | Mark | Annotation] = field(default_factory=list)

    def add(self, tag: str, alt: str = "", scope: str = "", lang: str = "") -> Node:
        """Append and return a new element."""
        kid = Node(tag, alt, scope=scope, lang=lang)
        self.kids.append(kid)
        return kid


@contextmanager
def undone(root: Node) -> Iterator[None]:
    """Draw for a glance: leave the tree as it was."""
    before = [(node, list(node.kids)) for node in _nodes(root)]
    yield
    for node, kids in before:
        node.kids[:] = kids


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _nodes(kid)


class TaggedCanvas(Canvas):
    """A canvas on which everything drawn is either content of a node or an artifact."""

    _code: list[str]

    def __init__(self, buffer: BytesIO, size: tuple[float, float] = A4, language: str = "fr") -> None:
        # Without an initial font, ReportLab declares Helvetica, which it does not embed.
        options: dict[str, Any] = {"initialFontName": fonts.REGULAR, "lang": TAGS[language], "invariant": 1}
        super().__init__(buffer, pagesize=size, **options)
        self._marks = self._links = 0
        self.bookmarks: list[Bookmark] = []

    @property
    def page(self) -> int:
        """The number of the page being drawn, from 0."""
        return int(self.getPageNumber()) - 1

    def showPage(self) -> None:
        """End the page."""
        super().showPage()
        self._marks = self._links = 0

    def save(self) -> None:
        """End the paper, one at a time whatever the threads."""
        with _embedding:
            super().save()

    @contextmanager
    def content(self, node: Node) -> Iterator[None]:
        """Draw what `node` says."""
        node.kids.append(Mark(self.page, self._marks))
        self._code.append(f"/{node.tag} <</MCID {self._marks}>> BDC")
        self._marks += 1
        yield
        self._code.append("EMC")

    def bookmark(self, node: Node, words: str, top: float) -> None:
        """Remember a heading (H1, H2, H3) for the list of headings."""
        if node.tag in HEADINGS:
            self.bookmarks.append(Bookmark(HEADINGS.index(node.tag) + 1, words, self.page, top))

    @contextmanager
    def artifact(self, kind: str = LAYOUT) -> Iterator[None]:
        """Draw what is not content: furniture of the page, decoration."""
        self._code.append(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self._code.append("EMC")

    def replay(self, strokes: Iterable[Stroke]) -> None:
        """Write again what a recorder kept."""
        for stroke in strokes:
            if isinstance(stroke, Label):
                self.setFont(stroke.font, stroke.size)
                self.drawString(stroke.x, stroke.y, stroke.text)
            else:
                self._code.append(stroke)

    def fill_squares(self, runs: Iterable[tuple[int, int, int]]) -> None:
        """Fill runs of unit squares: left, bottom, length. ReportLab would format each number as if it had decimals."""
        self._code.extend(f"{left} {bottom} {length} 1 re" for left, bottom, length in runs)
        self._code.append("f")

    def link(self, node: Node, url: str, box: Box, description: str) -> None:
        """Make `box` a link to `url`, as part of `node` (a Link)."""
        self.linkURL(url, box, thickness=0)
        node.kids.append(Annotation(self.page, self._links, description))
        self._links += 1
