"""What a drawing writes in a page, kept so that it can be written again in any document."""

from __future__ import annotations

from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas


class Label(NamedTuple):
    """A text of a drawing: each document has its own codes for the letters of a font."""

    x: float
    y: float
    text: str
    font: str
    size: float


Stroke = str | Label


class Recorder(Canvas):
    """A canvas whose page is only kept."""

    _code: list[Stroke]
    _fontname: str
    _fontsize: float

    def drawString(self, x: float, y: float, text: str, *_: object, **__: object) -> None:
        """Keep a text with its place and its font; a picture asks for nothing else."""
        self._code.append(Label(x, y, text, self._fontname, self._fontsize))

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What was written so far."""
        return tuple(self._code)
