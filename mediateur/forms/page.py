"""A whole document: header, blocks on as few pages as can be, foot, and the tree of what it says."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple, Protocol

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from mediateur.content.text import NBSP
from mediateur.forms import drawing, fonts
from mediateur.forms.accessible import finish
from mediateur.forms.blocks import Block, rule
from mediateur.forms.design import PAGE_HEIGHT, Style
from mediateur.forms.pagination import Page, paginate, used_height
from mediateur.forms.tagged import PAGINATION, Node, TaggedCanvas
from mediateur.forms.typeset import CAP_HEIGHT
from mediateur.pictures.svg import Picture

MARK = 7 * mm
HEADER_GAP = 4.5 * mm
AFTER_MARK, NUMBER_GAP = 2.5 * mm, 4 * mm
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


def compose(
    style: Style,
    root: Node,
    titles: Titles,
    blocks: Sequence[Block],
    foot: PageFoot,
    *,
    airy: bool = False,
    part: int = 0,
) -> bytes:
    """Return the PDF of a document. `root` is its tree, which blocks and foot fill as they are drawn.

    An `airy` document shares the white of its last page too, so that a hand finds room to write. A document of
    several pages goes to a new one at the block number `part`, if it then takes no more pages.
    Raises MediateurError when something is too long for a page.
    """
    rooms = _rooms(style, foot, named=bool(titles.kind))
    pages = _parted(blocks, style.width, rooms, part)
    top = PAGE_HEIGHT - style.margins.top - _header_height(style, named=bool(titles.kind))
    buffer = BytesIO()
    canvas = TaggedCanvas(buffer)
    for index, page in enumerate(pages):
        number = f"Page {index + 1} sur {len(pages)}"
        _header(canvas, style, _name(style, titles, number) if index else titles.kind, number)
        _body(canvas, style, page, top, rooms[min(index, 1)], loose=airy or index < len(pages) - 1)
        foot.draw(canvas, first=not index)
        canvas.showPage()
    canvas.save()
    return finish(buffer.getvalue(), root, titles.title)


def _parted(blocks: Sequence[Block], width: float, rooms: tuple[float, float], part: int) -> tuple[Page, ...]:
    pages = paginate(blocks, width, *rooms)
    if not part or len(pages) == 1:
        return pages
    others = rooms[1]
    apart = (*paginate(blocks[:part], width, *rooms), *paginate(blocks[part:], width, others, others))
    return apart if len(apart) <= len(pages) else pages


class Laid(NamedTuple):
    """A document laid out, ready to be composed, and on how many pages."""

    root: Node
    blocks: list[Block]
    foot: PageFoot
    pages: int


def laid_out(style: Style, root: Node, blocks: list[Block], foot: PageFoot) -> Laid:
    """Return a document with its number of pages. Raises MediateurError when something is too long for a page."""
    return Laid(root, blocks, foot, len(paginate(blocks, style.width, *_rooms(style, foot, named=True))))


def _rooms(style: Style, foot: PageFoot, *, named: bool) -> tuple[float, float]:
    """Return the heights that blocks have on the first page and on the others."""
    header = _header_height(style, named=named)
    height = PAGE_HEIGHT - style.margins.top - header - style.margins.bottom - FOOT_GAP
    return height - foot.height(first=True), height - foot.height(first=False)


def _header_height(style: Style, *, named: bool) -> float:
    """Return the height of the header: the mark and a name, or a number alone."""
    return MARK + HEADER_GAP if named else style.sizes.legal * style.leading


def _name(style: Style, titles: Titles, number: str) -> str:
    """Return what names a page after the first: what the document is, and its title where there is room for it."""
    if not titles.kind:
        return ""
    whole, size = f"{titles.kind}{NBSP}: {titles.title}", style.sizes.header
    wide = stringWidth(whole, fonts.BOLD, size) + stringWidth(number, fonts.REGULAR, size)
    return whole if wide <= style.width - MARK - AFTER_MARK - NUMBER_GAP else titles.kind


def _header(canvas: TaggedCanvas, style: Style, name: str, number: str) -> None:
    left, right = style.margins.left, style.margins.left + style.width
    top = PAGE_HEIGHT - style.margins.top
    if not name:
        _discreet_number(canvas, style, number)
        return
    baseline = top - MARK / 2 - style.sizes.header * CAP_HEIGHT / 2
    drawing.decoration(canvas, _mark(style), left, top)
    with canvas.artifact(PAGINATION):
        canvas.setFillColor(style.ink["text_strong"])
        canvas.setFont(fonts.BOLD, style.sizes.header)
        canvas.drawString(left + MARK + AFTER_MARK, baseline, name)
        canvas.setFont(fonts.REGULAR, style.sizes.header)
        canvas.drawRightString(right, baseline, number)


def _discreet_number(canvas: TaggedCanvas, style: Style, number: str) -> None:
    baseline = PAGE_HEIGHT - style.margins.top - style.sizes.legal * CAP_HEIGHT
    with canvas.artifact(PAGINATION):
        canvas.setFillColor(style.ink["text_muted"])
        canvas.setFont(fonts.REGULAR, style.sizes.legal)
        canvas.drawRightString(style.margins.left + style.width, baseline, number)


def _mark(style: Style) -> Picture:
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
        more = stretch if index and not page[index - 1].keeps else 0.0
        above = block.before + more if index else 0.0
        if index and block.ruled and page[index - 1].ruled:
            rule(canvas, style, style.margins.left, y - above / 2, style.width)
        y -= above
        block.draw(canvas, style.margins.left, y, style.width)
        y -= block.height(style.width)
