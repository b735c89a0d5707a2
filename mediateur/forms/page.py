"""A whole document: header, blocks on as few pages as can be, foot, and the tree of what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple, Protocol

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from mediateur.content.text import NBSP
from mediateur.forms import drawing, fonts, watching
from mediateur.forms.accessible import finish
from mediateur.forms.blocks import Block, rule
from mediateur.forms.design import PAGE_HEIGHT, Style
from mediateur.forms.pagination import Page, TooLongError, paginate, used_height
from mediateur.forms.tagged import PAGINATION, Node, TaggedCanvas, undone
from mediateur.forms.text import ELLIPSIS
from mediateur.forms.typeset import CAP_HEIGHT
from mediateur.pictures.svg import Picture

NUMBER, RUNNING = "Page {page} sur {pages}", f"{{kind}}{NBSP}: {{title}}"
MARK, MARK_GAP = 7 * mm, 2.5 * mm
HEADER_GAP = 4.5 * mm
FOOT_GAP = 4 * mm
# Blocks may be this much further apart than they ask, so that a full page reaches its foot.
STRETCH = 3.5 * mm


class PageFoot(Protocol):
    """What stands at the foot of pages."""

    def height(self, *, first: bool) -> float:
        """Return how much of the page it takes."""

    def draw(self, canvas: TaggedCanvas, *, first: bool) -> None:
        """Draw it at the bottom of the page."""


class Titles(NamedTuple):
    """What a document is for the person (« Mon guide »; nothing on what is sent or shown), and its own title."""

    kind: str
    title: str


class Laid(NamedTuple):
    """A document laid out in one way. `root` is its tree, which blocks and foot fill as they are drawn.

    A `loose` document shares the white of its last page too, so that a hand finds room to write. A document of
    several pages goes to a new one at the block number `part`, if it then takes no more pages; at the blocks of
    `starts`, always.
    """

    style: Style
    root: Node
    blocks: Sequence[Block]
    foot: PageFoot
    loose: bool = False
    part: int = 0
    starts: tuple[int, ...] = ()

    @property
    def pages(self) -> int:
        """On how many pages it stands under a name. Raises MediateurError when something is too long for a page."""
        return len(_pages(self, named=True))


def compose(titles: Titles, ways: Iterable[Laid]) -> bytes:
    """Return the PDF of a document, in the first of these ways that takes fewest pages.

    Ways go from the roomiest to the closest. Who waits is shown the first page before the others are drawn. Raises
    MediateurError when something is too long for a page, in any way, and GivenUpError.
    """
    laid, pages = _shortest(ways, named=bool(titles.kind))
    watcher = watching.waiting()
    if watcher is not None and len(pages) > 1:
        with undone(laid.root):
            first, _ = _draw(titles, laid, pages, 1)
        watcher.show_first(first, len(pages))
    drawn, canvas = _draw(titles, laid, pages, len(pages))
    watching.go_on()
    return finish(drawn, laid.root, titles.title, laid.style.phrases.language, canvas.bookmarks)


def _draw(titles: Titles, laid: Laid, pages: Sequence[Page], most: int) -> tuple[bytes, TaggedCanvas]:
    """Draw at most so many pages; return the PDF, which lacks its structure, and the canvas."""
    style, named = laid.style, bool(titles.kind)
    rooms = _rooms(style, laid.foot, named=named)
    top = PAGE_HEIGHT - style.margins.top - _header_height(style, named=named)
    buffer = BytesIO()
    canvas = TaggedCanvas(buffer, language=style.phrases.language)
    for index, page in enumerate(pages[:most]):
        number = style.say(NUMBER, page=index + 1, pages=len(pages))
        name = style.say(RUNNING, kind=titles.kind, title=titles.title) if index and named else titles.kind
        _header(canvas, style, name, number)
        _body(canvas, style, page, top, rooms[min(index, 1)], loose=laid.loose or index < len(pages) - 1)
        laid.foot.draw(canvas, first=not index)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue(), canvas


def _shortest(ways: Iterable[Laid], *, named: bool) -> tuple[Laid, tuple[Page, ...]]:
    """Return the first way that takes fewest pages, and these.

    The last way is the closest: no other takes fewer pages. So those between are tried only where it saves one.
    """
    first, *others = ways
    best = _tried(first, named=named)
    if not others or (best is not None and len(best) == 1):
        return first, best or _pages(first, named=named)
    fewest = _pages(others[-1], named=named)
    if best is not None and len(best) <= len(fewest):
        return first, best
    for laid in others[:-1]:
        pages = _tried(laid, named=named)
        if pages is not None and len(pages) <= len(fewest):
            return laid, pages
    return others[-1], fewest


def _tried(laid: Laid, *, named: bool) -> tuple[Page, ...] | None:
    try:
        return _pages(laid, named=named)
    except TooLongError:
        return None


def _pages(laid: Laid, *, named: bool) -> tuple[Page, ...]:
    watching.go_on()
    width, rooms = laid.style.width, _rooms(laid.style, laid.foot, named=named)
    if laid.starts:
        ends = (*laid.starts, len(laid.blocks))
        parts = [laid.blocks[start:end] for start, end in pairwise((0, *ends))]
        return tuple(
            page for number, part in enumerate(parts) for page in paginate(part, width, rooms[min(number, 1)], rooms[1])
        )
    pages = paginate(laid.blocks, width, *rooms)
    if not laid.part or len(pages) == 1:
        return pages
    first, others = laid.blocks[: laid.part], laid.blocks[laid.part :]
    apart = (*paginate(first, width, *rooms), *paginate(others, width, rooms[1], rooms[1]))
    return apart if len(apart) <= len(pages) else pages


def _rooms(style: Style, foot: PageFoot, *, named: bool) -> tuple[float, float]:
    """Return the heights that blocks have on the first page and on the others."""
    header = _header_height(style, named=named)
    height = PAGE_HEIGHT - style.margins.top - header - style.margins.bottom - style.space(FOOT_GAP)
    return height - foot.height(first=True), height - foot.height(first=False)


def _header_height(style: Style, *, named: bool) -> float:
    """Return the height of the header: the mark and a name, or a number alone."""
    return MARK + style.space(HEADER_GAP) if named else style.sizes.legal * style.leading


def _header(canvas: TaggedCanvas, style: Style, name: str, number: str) -> None:
    left, right = style.margins.left, style.margins.left + style.width
    top = PAGE_HEIGHT - style.margins.top
    if not name:
        _discreet_number(canvas, style, number)
        return
    baseline = top - MARK / 2 - style.sizes.header * CAP_HEIGHT / 2
    drawing.decoration(canvas, mark(style), left, top)
    with canvas.artifact(PAGINATION):
        canvas.setFillColor(style.ink["text_strong"])
        canvas.setFont(fonts.BOLD, style.sizes.header)
        canvas.drawString(left + MARK + MARK_GAP, baseline, _fitting(style, name, number))
        canvas.setFont(fonts.REGULAR, style.sizes.header)
        canvas.drawRightString(right, baseline, number)


def _fitting(style: Style, name: str, number: str) -> str:
    """Return a name that leaves room for the number of the page: without its last words if it must."""
    room = style.width - MARK - 3 * MARK_GAP - stringWidth(number, fonts.REGULAR, style.sizes.header)
    words, cut = name.split(" "), ""
    while len(words) > 1 and stringWidth(" ".join(words) + cut, fonts.BOLD, style.sizes.header) > room:
        words, cut = words[:-1], ELLIPSIS
    return " ".join(words) + cut


def _discreet_number(canvas: TaggedCanvas, style: Style, number: str) -> None:
    baseline = PAGE_HEIGHT - style.margins.top - style.sizes.legal * CAP_HEIGHT
    with canvas.artifact(PAGINATION):
        canvas.setFillColor(style.ink["text_muted"])
        canvas.setFont(fonts.REGULAR, style.sizes.legal)
        canvas.drawRightString(style.margins.left + style.width, baseline, number)


def mark(style: Style) -> Picture:
    """Return the program's mark in one ink on white."""
    svg = (style.icons.folder / "marque.svg").read_text(encoding="utf-8")
    svg = svg.replace("#0B5563", style.ink["primary"]).replace("#F2C57C", style.ink["bg_surface"])
    return Picture(svg, MARK, MARK, "")


def _body(canvas: TaggedCanvas, style: Style, page: Page, top: float, room: float, *, loose: bool) -> None:
    gaps = sum(not block.keeps for block in page[:-1])
    white = room - used_height(page, style.width)
    stretch = min(STRETCH, white / max(1, gaps)) if loose else 0.0
    y = top
    for index, block in enumerate(page):
        watching.go_on()
        more = stretch if index and not page[index - 1].keeps else 0.0
        above = block.before + more if index else 0.0
        if index and block.ruled and page[index - 1].ruled:
            rule(canvas, style, style.margins.left, y - above / 2, style.width)
        y -= above
        block.draw(canvas, style.margins.left, y, style.width)
        y -= block.height(style.width)
