"""The last lines of every page: what the drawings are worth, and the dates."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from reportlab.lib.colors import HexColor

from mediateur.content.text import NBSP
from mediateur.forms import fonts
from mediateur.forms.design import Style
from mediateur.forms.tagged import PAGINATION, Node, TaggedCanvas
from mediateur.forms.text import month_name

Parts = tuple[str, str]


class Dates(NamedTuple):
    """What the legal lines say.

    `drawn` tells whether the site is drawn; `seen` the years of the landmarks drawn; `verified` the month of the
    newest source; `printed` the day of printing.
    """

    drawn: bool
    seen: tuple[str, ...]
    verified: str
    printed: dt.date

    def lines(self) -> tuple[Parts, ...]:
        """Return the legal lines, each with its left and its right part."""
        sources = f"Sources les plus récentes{NBSP}: {month_name(self.verified)}"
        dates = sources, f"Édité en {month_name(self.printed.isoformat())}"
        landmarks = f", repères vus en {' et '.join(self.seen)}" if self.seen else ""
        drawn = f"Dessins simplifiés{landmarks}{NBSP}: le site peut avoir changé."
        return ((drawn, ""), dates) if self.drawn else (dates,)


def line_height(style: Style) -> float:
    """Return the height of a small line."""
    return style.sizes.legal * style.leading


def draw_lines(canvas: TaggedCanvas, style: Style, lines: tuple[Parts, ...], top: float, section: Node | None) -> None:
    """Write small lines under `top`, as paragraphs of `section`, or as furniture of the page where there is none."""
    left, right = style.margins.left, style.margins.left + style.width
    for index, (start, end) in enumerate(lines):
        baseline = top - style.sizes.legal - index * line_height(style)
        for text, x, write in ((start, left, canvas.drawString), (end, right, canvas.drawRightString)):
            if text:
                with canvas.content(section.add("P")) if section else canvas.artifact(PAGINATION):
                    canvas.setFillColor(HexColor(style.ink["text_muted"]))
                    canvas.setFont(fonts.REGULAR, style.sizes.legal)
                    write(x, baseline, text)
