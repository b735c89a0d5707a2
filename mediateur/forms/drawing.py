"""SVG pictures and QR codes on a page, as vectors."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from svglib.svglib import svg2rlg

from mediateur.content.text import NBSP
from mediateur.forms import fonts, qr
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
    module = side / len(modules)
    path = canvas.beginPath()
    for run in qr.runs(modules):
        path.rect(left + run.column * module, top - (run.row + 1) * module, run.length * module, module)
    node.box = Box(left, top - side, left + side, top)
    with canvas.content(node):
        canvas.setFillGray(0)
        canvas.drawPath(path, stroke=0, fill=1)


def _draw(canvas: TaggedCanvas, picture: Picture, left: float, top: float) -> None:
    drawing = _parsed(picture.svg)
    canvas.saveState()
    canvas.translate(left, top - picture.height)
    canvas.scale(picture.width / drawing.width, picture.height / drawing.height)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.restoreState()


@lru_cache(maxsize=256)
def _parsed(svg: str) -> Drawing:
    drawing = svg2rlg(BytesIO(svg.replace(NARROW_NBSP, NBSP).encode()))
    if drawing is None:
        raise ValueError(f"not an SVG: {svg[:80]}")
    # A drawing declares Helvetica, which is not embedded, unless it is told otherwise.
    drawing.setProperties({"initialFontName": fonts.REGULAR})
    return drawing
