"""Posters and signs: one idea on one page, in words as large as they can be, and much white.

The words shrink a little where a place or what was typed is long; never so far that they cannot be read from two
metres.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import NamedTuple

from reportlab.lib.units import mm

from mediateur.forms import written
from mediateur.forms.accessible import finish
from mediateur.forms.blocks import Block
from mediateur.forms.design import AIRS, PAGE_HEIGHT, Style
from mediateur.forms.emblems import Giants
from mediateur.forms.last_line import draw_last_line, last_line_height
from mediateur.forms.legal import Dates
from mediateur.forms.pagination import TooLongError, used_height
from mediateur.forms.site_code import SiteCode
from mediateur.forms.tagged import Node, TaggedCanvas
from mediateur.forms.written_blocks import Maker

# Letters read from two metres have capitals of a two-hundredth of that.
READABLE = 43.0
CODE = 40 * mm
ABOVE_LINE, MOST_AIR = 5 * mm, 13 * mm
# How much of the page stays white at least, and where the words stand in what is left over.
WHITE, LEVEL = 0.05, 0.35


class Fit(NamedTuple):
    """A way to set a poster: its giant words, its other words, the share of the whites that is kept."""

    giants: Giants
    body: float
    air: float


# The largest first words are taken at which the others are large too; small and close other words are the last resort.
FIRSTS = (104, 96, 88, 80, 72, 64, 56, 50, READABLE)
BODIES, LAST_BODIES = (28, 26, 24, 22), (20, 18, 16)
FITS = tuple(
    Fit(Giants(first, max(READABLE, first * 0.56), first * 1.25), body, air)
    for bodies, air in ((BODIES, AIRS[0]), (LAST_BODIES, AIRS[-1]))
    for first in FIRSTS
    for body in bodies
)


def compose_poster(style: Style, form: written.WrittenForm, maker: Maker, dates: Dates) -> bytes:
    """Return a poster as a tagged PDF. Raises MediateurError when no page holds its words."""
    room = PAGE_HEIGHT - style.margins.top - style.margins.bottom - last_line_height(style, dates) - ABOVE_LINE
    root, blocks = next(_fitting(style, form, maker, room), (None, None))
    if root is None or blocks is None:
        raise TooLongError
    buffer = BytesIO()
    canvas = TaggedCanvas(buffer)
    _draw(canvas, style, blocks, room)
    draw_last_line(canvas, style, dates, root.add("Sect"))
    canvas.showPage()
    canvas.save()
    return finish(buffer.getvalue(), root, form.title)


def _fitting(
    style: Style, form: written.WrittenForm, maker: Maker, room: float
) -> Iterator[tuple[Node, Sequence[Block]]]:
    """Yield the ways to set a poster that hold on its page, the largest first."""
    for fit in FITS:
        if _is_whole(style, form, fit.giants):
            root = Node("Document")
            made = replace(maker, style=_enlarged(style, fit.body, fit.air), giants=fit.giants).blocks(root, form.body)
            if used_height(tuple(made), style.width) <= room * (1 - WHITE):
                yield root, made


def _is_whole(style: Style, form: written.WrittenForm, giants: Giants) -> bool:
    """Tell whether no giant word is cut at the end of a line."""
    for piece in written.pieces(form):
        if isinstance(piece, written.Giant):
            size = giants.first if piece.first else giants.large
            room = style.width - (size * 1.6 if piece.icon and not piece.first else 0)
            if any(style.words(w, size, bold=piece.first).natural_width > room for w in piece.text.split(" ")):
                return False
    return True


@cache
def _enlarged(style: Style, body: float, air: float) -> Style:
    """Return the style with words, icons and code as large as a poster asks."""
    sizes = style.sizes._replace(body=body, heading=body * 1.2, icon=body * 1.35, qr=CODE)
    return replace(style, sizes=sizes, air=air)


def _draw(canvas: TaggedCanvas, style: Style, blocks: Sequence[Block], room: float) -> None:
    """Draw the words with white between them, and a code at the bottom of the page."""
    low = [block for block in blocks[-1:] if isinstance(block, SiteCode)]
    high = tuple(blocks[: len(blocks) - len(low)])
    left, width, top = style.margins.left, style.width, PAGE_HEIGHT - style.margins.top
    for code in low:
        code.draw(canvas, left, top - room + code.height(width), width)
    white = room - used_height(high, width) - sum(code.height(width) + code.before for code in low)
    air = min(white / (len(high) + 1), MOST_AIR)
    top -= (white - air * (len(high) - 1)) * LEVEL
    for index, block in enumerate(high):
        top -= block.before + air if index else 0
        block.draw(canvas, left, top, width)
        top -= block.height(width)
