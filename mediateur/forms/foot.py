"""The foot of a page: the official address and its QR code, who can help, and the dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph

from mediateur.content.text import NBSP, french
from mediateur.forms import fonts, qr
from mediateur.forms.blocks import STROKE, height_of, rule, write
from mediateur.forms.design import Style
from mediateur.forms.tagged import PAGINATION, Box, Node, TaggedCanvas
from mediateur.forms.text import month_name, shorten
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place

SITE = "https://www.monespacesante.fr"
SHOWN_SITE = "www.monespacesante.fr"
HELP_LINE = f"34{NBSP}22, prix{NBSP}d’un{NBSP}appel"
GAP = 7 * mm
BREATH = 1 * mm
_LONGEST = (80, 120, 90, 40)


class Dates(NamedTuple):
    """What the legal lines say.

    `drawn` tells whether the site is drawn; `seen` the years of the landmarks drawn; `verified` the month of the
    newest source; `printed` the day of printing.
    """

    drawn: bool
    seen: tuple[str, ...]
    verified: str
    printed: dt.date

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return the legal lines, each with its left and its right part."""
        sources = f"Sources les plus récentes{NBSP}: {month_name(self.verified)}"
        dates = sources, f"Édité en {month_name(self.printed.isoformat())}"
        landmarks = f", repères vus en {' et '.join(self.seen)}" if self.seen else ""
        drawn = f"Dessins simplifiés{landmarks}{NBSP}: le site peut avoir changé."
        return ((drawn, ""), dates) if self.drawn else (dates,)


def contact_lines(contact: Place | None) -> tuple[str, ...]:
    """Return what is printed of a place, one line each, cut where somebody typed too much; nothing for no place."""
    if contact is None:
        return ()
    typed = (contact.name, contact.address, contact.hours, contact.phone)
    lines = (shorten(french(text), most) for text, most in zip(typed, _LONGEST, strict=True))
    return tuple(line for line in lines if line)


@dataclass
class Foot:
    """The foot of the first page, with the code; and the thin one of the others. Its nodes come last in the reading."""

    style: Style
    contact: Place | None
    dates: Dates
    section: Node
    help: str = HELP_LINE

    def height(self, *, first: bool) -> float:
        """Return how much of the page it takes."""
        if first:
            return 2 * self._quiet + self._block_height() + self._legal_height()
        return self._quiet + self._legal_line() + self._legal_height()

    def draw(self, canvas: TaggedCanvas, *, first: bool) -> None:
        """Draw it at the bottom of the page."""
        left, width = self.style.margins.left, self.style.width
        top = self.style.margins.bottom + self.height(first=first)
        rule(canvas, self.style, left, top, width, STROKE)
        if first:
            self._draw_block(canvas, left, top - self._quiet)
            self._draw_legal(canvas, self.section.add("P"))
        else:
            self._draw_running(canvas, top - self._quiet)
            self._draw_legal(canvas, None)

    @property
    def _quiet(self) -> float:
        """The white between the code and what is above or below."""
        return qr.quiet_zone(qr.matrix(SITE), self.style.sizes.qr) + BREATH

    def _legal_line(self) -> float:
        return self.style.sizes.legal * self.style.leading

    def _legal_height(self) -> float:
        return self._legal_line() * len(self.dates.lines())

    def _site(self) -> tuple[Paragraph, Paragraph]:
        style = self.style
        return style.words("Le site officiel", bold=True), style.words(SHOWN_SITE)

    def _help(self) -> list[Paragraph]:
        style = self.style
        typed = [style.typed(line) for line in contact_lines(self.contact)]
        return [
            style.words(f"Besoin d’aide{NBSP}?", bold=True),
            *typed,
            style.words(f"ou le {self.help}" if typed else f"Le {self.help}"),
        ]

    @property
    def _site_width(self) -> float:
        return float(pdfmetrics.stringWidth(SHOWN_SITE, fonts.REGULAR, self.style.sizes.body)) + 1

    @property
    def _stacked(self) -> bool:
        return self.style.variant is Variant.GROS

    @property
    def _help_width(self) -> float:
        beside_code = self.style.width - self.style.sizes.qr - GAP
        return beside_code if self._stacked else beside_code - self._site_width - 2 * GAP

    def _block_height(self) -> float:
        site, help_ = _heights(self._site(), self._site_width), _heights(self._help(), self._help_width)
        return max(self.style.sizes.qr, site + self._between + help_ if self._stacked else max(site, help_))

    @property
    def _between(self) -> float:
        return self.style.sizes.body * 0.4 if self._stacked else 0

    def _draw_block(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        whole, sizes = self._block_height(), self.style.sizes
        site_title, address = self._site()
        start = left + sizes.qr + GAP
        middle = top - (whole if self._stacked else sizes.qr) / 2
        site, help_ = _heights((site_title, address), self._site_width), _heights(self._help(), self._help_width)
        first = middle + (site + self._between + help_ if self._stacked else site) / 2
        y = write(canvas, self.section.add("H2"), site_title, start, first, self._site_width)
        self._draw_link(canvas, address, start, y)
        code = self.section.add("Figure", f"Code QR vers {SITE}")
        qr.draw(canvas, code, qr.matrix(SITE), left, middle + sizes.qr / 2, sizes.qr)
        if self._stacked:
            self._draw_help(canvas, start, first - site - self._between)
        else:
            start += self._site_width + GAP
            middle = top - whole / 2
            self._draw_divider(canvas, start, middle, help_)
            self._draw_help(canvas, start + GAP, middle + help_ / 2)

    def _draw_link(self, canvas: TaggedCanvas, address: Paragraph, left: float, top: float) -> None:
        link = self.section.add("P").add("Link")
        bottom = write(canvas, link, address, left, top, self._site_width)
        canvas.link(link, SITE, Box(left, bottom, left + self._site_width, top), f"Le site officiel{NBSP}: {SITE}")

    def _draw_divider(self, canvas: TaggedCanvas, x: float, middle: float, height: float) -> None:
        with canvas.artifact():
            canvas.setLineWidth(0.6)
            canvas.setStrokeColor(self.style.ink["border_subtle"])
            canvas.line(x, middle - height / 2, x, middle + height / 2)

    def _draw_help(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        title, *lines = self._help()
        top = write(canvas, self.section.add("H2"), title, left, top, self._help_width)
        for line in lines:
            top = write(canvas, self.section.add("P"), line, left, top, self._help_width)

    def _draw_running(self, canvas: TaggedCanvas, top: float) -> None:
        size = self.style.sizes.legal
        with canvas.artifact(PAGINATION):
            _line(canvas, self.style, top - size, (SHOWN_SITE, f"Besoin d’aide{NBSP}? Le {self.help}"), bold=True)

    def _draw_legal(self, canvas: TaggedCanvas, node: Node | None) -> None:
        lines = self.dates.lines()
        bottom = self.style.margins.bottom + self._legal_line() - self.style.sizes.legal
        with canvas.content(node) if node else canvas.artifact(PAGINATION):
            for index, parts in enumerate(lines):
                _line(canvas, self.style, bottom + self._legal_line() * (len(lines) - 1 - index), parts)


def _heights(paragraphs: Iterable[Paragraph], width: float) -> float:
    return sum(height_of(paragraph, width) for paragraph in paragraphs)


def _line(canvas: TaggedCanvas, style: Style, baseline: float, parts: tuple[str, str], *, bold: bool = False) -> None:
    canvas.setFont(fonts.BOLD if bold else fonts.REGULAR, style.sizes.legal)
    canvas.setFillColor(style.ink["text_muted"])
    canvas.drawString(style.margins.left, baseline, parts[0])
    if parts[1]:
        canvas.drawRightString(style.margins.left + style.width, baseline, parts[1])
