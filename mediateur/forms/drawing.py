"""SVG pictures and QR codes on a page, as vectors."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from svglib.svglib import svg2rlg

from mediateur.content.text import NBSP
from mediateur.forms import fonts, qr
from mediateur.forms.recording import Recorder, Stroke
from mediateur.forms.tagged import Box, Node, TaggedCanvas
from mediateur.forms.text import NARROW_NBSP
from mediateur.pictures.svg import Picture


def figure(canvas: TaggedCanvas, node: Node, picture: Picture, left: float, top: float) -> None:
    """Draw a picture that says something, as the figure `node` (which bears its text alternative)."""
    node.box = Box(left, top - picture.height, left + picture.width, top)
    with canvas.content(node):
        _draw(canvas, picture, left, top)


def decoration(canvas: TaggedCanvas, picture: Picture, left: float, top: float) -> None:
    """Draw a picture that only accompanies words."""
    with canvas.artifact():
        _draw(canvas, picture, left, top)


def qr_code(canvas: TaggedCanvas, node: Node, modules: qr.Matrix, left: float, top: float, side: float) -> None:
    """Draw a code black on white, `side` points wide without its margin, as the figure `node`."""
    rows, module = len(modules), side / len(modules)
    node.box = Box(left, top - side, left + side, top)
    with canvas.content(node):
        canvas.saveState()
        canvas.setFillGray(0)
        canvas.translate(left, top - side)
        canvas.scale(module, module)
        canvas.fill_squares((run.column, rows - run.row - 1, run.length) for run in qr.runs(modules))
        canvas.restoreState()


def _draw(canvas: TaggedCanvas, picture: Picture, left: float, top: float) -> None:
    recorded = _recorded(picture.svg)
    canvas.saveState()
    canvas.translate(left, top - picture.height)
    canvas.scale(picture.width / recorded.width, picture.height / recorded.height)
    canvas.replay(recorded.strokes)
    canvas.restoreState()


class _Recorded(NamedTuple):
    """What a picture writes in a page, at its own size."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]


@lru_cache(maxsize=256)
def _recorded(svg: str) -> _Recorded:
    """Draw a picture once: going through its shapes takes much longer than writing what they gave again."""
    drawing, canvas = _parsed(svg), Recorder(BytesIO())
    renderPDF.draw(drawing, canvas, 0, 0)
    return _Recorded(drawing.width, drawing.height, canvas.strokes)


def _parsed(svg: str) -> Drawing:
    drawing = svg2rlg(BytesIO(svg.replace(NARROW_NBSP, NBSP).encode()))
    if drawing is None:
        raise ValueError(f"not an SVG: {svg[:80]}")
    # A drawing declares Helvetica, which is not embedded, unless it is told otherwise.
    drawing.setProperties({"initialFontName": fonts.REGULAR})
    return drawing
