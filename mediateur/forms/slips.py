"""Slips to cut: the same words several times on a page, with lines to cut along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from mediateur.forms.accessible import finish
from mediateur.forms.blocks import FINE, Block
from mediateur.forms.design import PAGE_HEIGHT, PAGE_WIDTH, Style
from mediateur.forms.emblems import Giants
from mediateur.forms.last_line import draw_last_line, last_line_height
from mediateur.forms.legal import Dates
from mediateur.forms.pagination import SLACK, TooLongError, used_height
from mediateur.forms.tagged import Node, TaggedCanvas
from mediateur.forms.written import WrittenForm
from mediateur.forms.written_blocks import Maker

EDGE, PAD, PAD_HIGH, MOST_AIR = 10 * mm, 6 * mm, 2.5 * mm, 5 * mm
# Lines to cut along stop short of the last line of the page.
CLEAR = 2 * mm


def compose_slips(style: Style, root: Node, form: WrittenForm, maker: Maker, dates: Dates) -> bytes:
    """Return a page of slips as a tagged PDF. Raises MediateurError when a slip cannot hold its words."""
    buffer = BytesIO()
    canvas = TaggedCanvas(buffer)
    bottom = style.margins.bottom + last_line_height(style, dates)
    width = (PAGE_WIDTH - 2 * EDGE) / form.grid.columns
    height = (PAGE_HEIGHT - EDGE - bottom) / form.grid.rows
    titled = replace(maker, giants=Giants(style.sizes.body * 1.45, style.sizes.body * 1.15))
    for row in range(form.grid.rows):
        for column in range(form.grid.columns):
            left, top = EDGE + column * width + PAD, PAGE_HEIGHT - EDGE - row * height
            blocks = titled.blocks(root.add("Sect"), form.body)
            _draw(canvas, blocks, left, top - PAD_HIGH, width - 2 * PAD, height - 2 * PAD_HIGH)
    _cut(canvas, style, form, width, height)
    draw_last_line(canvas, style, dates, root.add("Sect"))
    canvas.showPage()
    canvas.save()
    return finish(buffer.getvalue(), root, form.title)


def _draw(canvas: TaggedCanvas, blocks: Sequence[Block], left: float, top: float, width: float, room: float) -> None:
    """Draw a slip in the middle of its room, with some white between its blocks. Raises TooLongError."""
    white = room - used_height(tuple(blocks), width)
    if white < -SLACK:
        raise TooLongError
    gaps = sum(not block.keeps for block in blocks[:-1])
    air = min(max(0.0, white) / (gaps + 2), MOST_AIR)
    top -= (white - air * gaps) / 2
    for index, block in enumerate(blocks):
        if index:
            top -= block.before + (0 if blocks[index - 1].keeps else air)
        block.draw(canvas, left, top, width)
        top -= block.height(width)


def _cut(canvas: TaggedCanvas, style: Style, form: WrittenForm, width: float, height: float) -> None:
    """Draw the lines to cut along."""
    with canvas.artifact():
        canvas.setLineWidth(FINE)
        canvas.setStrokeColor(HexColor(style.ink["text_muted"]))
        canvas.setDash(4, 3)
        top, bottom = PAGE_HEIGHT - EDGE, PAGE_HEIGHT - EDGE - form.grid.rows * height
        for column in range(1, form.grid.columns):
            canvas.line(EDGE + column * width, bottom + CLEAR, EDGE + column * width, top)
        for row in range(1, form.grid.rows):
            y = top - row * height
            canvas.line(EDGE, y, PAGE_WIDTH - EDGE, y)
        canvas.setDash()
