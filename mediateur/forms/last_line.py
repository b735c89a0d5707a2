"""The last lines of what is hung or cut: sources, page and date, as small as may be."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from mediateur.forms import fonts, legal
from mediateur.forms.design import PAGE_WIDTH, Style
from mediateur.forms.legal import Dates
from mediateur.forms.tagged import PAGINATION, Node, TaggedCanvas

ONLY_PAGE = "Page 1 sur 1"
APART = 12.0


def last_line_height(style: Style, dates: Dates) -> float:
    """Return the height of the line, or of the two lines where one is too narrow."""
    return legal.line_height(style) * (1 if _is_one(style, dates) else 2)


def draw_last_line(canvas: TaggedCanvas, style: Style, dates: Dates, section: Node) -> None:
    """Write it at the bottom of the only page: the page number in the middle, or over the dates."""
    line = legal.line_height(style)
    legal.draw_lines(canvas, style, (dates.last(),), style.margins.bottom + line, section)
    baseline = style.margins.bottom + last_line_height(style, dates) - style.sizes.legal
    with canvas.artifact(PAGINATION):
        canvas.setFillColor(HexColor(style.ink["text_muted"]))
        canvas.setFont(fonts.REGULAR, style.sizes.legal)
        canvas.drawCentredString(PAGE_WIDTH / 2, baseline, ONLY_PAGE)


def _is_one(style: Style, dates: Dates) -> bool:
    """Tell whether the number stands between the dates."""
    widest = max(stringWidth(text, fonts.REGULAR, style.sizes.legal) for text in dates.last())
    number = stringWidth(ONLY_PAGE, fonts.REGULAR, style.sizes.legal)
    return widest + APART + number / 2 <= style.width / 2
