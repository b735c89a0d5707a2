"""Slips to cut: the same words several times on a page, with lines to cut along."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from mediateur.forms import legal
from mediateur.forms.accessible import finish
from mediateur.forms.blocks import FINE, Stack
from mediateur.forms.design import PAGE_HEIGHT, PAGE_WIDTH, Style
from mediateur.forms.legal import Dates
from mediateur.forms.pagination import SLACK, TooLongError
from mediateur.forms.tagged import Node, TaggedCanvas
from mediateur.forms.written import WrittenForm
from mediateur.forms.written_blocks import Maker

EDGE, PAD = 10 * mm, 4 * mm


def compose_slips(style: Style, root: Node, form: WrittenForm, maker: Maker, dates: Dates) -> bytes:
    """Return a page of slips as a tagged PDF. Raises MediateurError when a slip cannot hold its words."""
    buffer = BytesIO()
    canvas = TaggedCanvas(buffer)
    small = legal.line_height(style)
    bottom = EDGE + small
    width = (PAGE_WIDTH - 2 * EDGE) / form.grid.columns
    height = (PAGE_HEIGHT - EDGE - bottom) / form.grid.rows
    for row in range(form.grid.rows):
        for column in range(form.grid.columns):
            section = root.add("Sect")
            slip = Stack(maker.blocks(section, form.body))
            room = width - 2 * PAD
            if slip.height(room) > height - 2 * PAD + SLACK:
                raise TooLongError
            left, top = EDGE + column * width + PAD, PAGE_HEIGHT - EDGE - row * height
            slip.draw(canvas, left, top - (height - slip.height(room)) / 2, room)
    _cut(canvas, style, form, width, height)
    ((left_part, right_part), *_) = reversed(dates.lines())
    legal.draw_lines(canvas, style, ((f"Page 1 sur 1 · {left_part}", right_part),), EDGE + small, None)
    canvas.showPage()
    canvas.save()
    return finish(buffer.getvalue(), root, form.title)


def _cut(canvas: TaggedCanvas, style: Style, form: WrittenForm, width: float, height: float) -> None:
    """Draw the lines to cut along."""
    with canvas.artifact():
        canvas.setLineWidth(FINE)
        canvas.setStrokeColor(HexColor(style.ink["text_muted"]))
        canvas.setDash(4, 3)
        top, bottom = PAGE_HEIGHT - EDGE, PAGE_HEIGHT - EDGE - form.grid.rows * height
        for column in range(1, form.grid.columns):
            canvas.line(EDGE + column * width, bottom, EDGE + column * width, top)
        for row in range(1, form.grid.rows + 1):
            y = top - row * height
            canvas.line(EDGE, y, PAGE_WIDTH - EDGE, y)
        canvas.setDash()
