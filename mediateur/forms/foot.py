"""The foot of a page: the official address and its QR code, who can help, and the dates."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from mediateur.content.official import OFFICIAL_ADDRESS, OFFICIAL_URL
from mediateur.content.text import NBSP, french
from mediateur.content.translations import FRENCH
from mediateur.forms import drawing, legal, qr
from mediateur.forms.blocks import STROKE, Stack, Words, rule, upright
from mediateur.forms.design import Style
from mediateur.forms.legal import Dates
from mediateur.forms.tagged import FRENCH_TAG, Box, Node, TaggedCanvas
from mediateur.forms.text import shorten
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place

HELP = f"Besoin d’aide{NBSP}?"
CALL = f"Le 34{NBSP}22, prix{NBSP}d’un{NBSP}appel"
OR_CALL = f"ou le 34{NBSP}22, prix{NBSP}d’un{NBSP}appel"
OFFICIAL, CODE = "Le site officiel", "Code QR vers {site}"
GAP = 7 * mm
# White beyond the quiet zone of the code.
BREATH = 1 * mm
THIN_GAP = 4 * mm
_LONGEST = (80, 120, 90, 40)


def contact_lines(contact: Place | None) -> tuple[str, ...]:
    """Return what is printed of a place, one line each, cut where somebody typed too much; nothing for no place."""
    if contact is None:
        return ()
    typed = (contact.name, contact.address, contact.hours, contact.phone)
    lines = (shorten(french(text), most) for text, most in zip(typed, _LONGEST, strict=True))
    return tuple(line for line in lines if line)


class Foot:
    """The foot of the first page, with the code, and the thin one of the others."""

    def __init__(self, style: Style, section: Node, contact: Place | None, dates: Dates) -> None:
        """Take the place to print (or none), and the element that holds the foot, last in the order of reading."""
        self._style, self._section, self._lines = style, section, dates.lines(style.phrases)
        self._site = _site(style, section)
        self._code = section.add("Figure", style.say(CODE, site=OFFICIAL_URL))
        self._help = _help(style, section, contact)
        self._quiet = qr.quiet_zone(qr.matrix(OFFICIAL_URL), style.sizes.qr) + BREATH

    def height(self, *, first: bool) -> float:
        """Return how much of the page it takes."""
        small = legal.line_height(self._style) * len(self._lines)
        if first:
            return 2 * self._quiet + self._block_height() + small
        return self._thin_gap + legal.line_height(self._style) + small

    def draw(self, canvas: TaggedCanvas, *, first: bool) -> None:
        """Draw it at the bottom of the page."""
        style, bottom = self._style, self._style.margins.bottom
        top = bottom + self.height(first=first)
        rule(canvas, style, style.margins.left, top, style.width, STROKE)
        if first:
            self._draw_block(canvas, style.margins.left, top - self._quiet)
            below = top - 2 * self._quiet - self._block_height()
            legal.draw_lines(canvas, style, self._lines, below, self._section)
        else:
            running = (OFFICIAL_ADDRESS, f"{style.say(HELP)} {style.say(CALL)}")
            legal.draw_lines(canvas, style, (running, *self._lines), top - self._thin_gap, None)

    @property
    def _thin_gap(self) -> float:
        return self._style.space(THIN_GAP)

    @property
    def _wide(self) -> float:
        """The width beside the code."""
        return self._style.width - self._style.sizes.qr - GAP

    @property
    def _address(self) -> float:
        """The width of the official address."""
        return self._style.words(OFFICIAL_ADDRESS).natural_width

    @property
    def _narrow(self) -> float:
        """The width beside the code and the address."""
        return self._wide - self._address - 2 * GAP

    @property
    def _stacked(self) -> float:
        """The height of the contact under the address."""
        return self._site.height(self._wide) + self._between + self._help.height(self._wide)

    @property
    def _between(self) -> float:
        return self._style.space(self._style.sizes.body * 0.4)

    def _is_stacked(self) -> bool:
        """Tell whether the contact stands under the address: always in large print, and where it is long."""
        return self._style.variant is Variant.GROS or self._stacked < self._help.height(self._narrow)

    def _block_height(self) -> float:
        text = self._stacked if self._is_stacked() else self._help.height(self._narrow)
        return max(self._style.sizes.qr, text)

    def _draw_block(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        side = self._style.sizes.qr
        drawing.qr_code(canvas, self._code, qr.matrix(OFFICIAL_URL), left, top, side)
        start = left + side + GAP
        if self._is_stacked():
            first = top - max(0.0, side - self._stacked) / 2
            self._site.draw(canvas, start, first, self._wide)
            self._help.draw(canvas, start, first - self._site.height(self._wide) - self._between, self._wide)
            return
        site, help_ = self._site.height(self._address), self._help.height(self._narrow)
        self._site.draw(canvas, start, top - (side - site) / 2, self._address)
        first = top - max(0.0, side - help_) / 2
        upright(canvas, self._style, start + self._address + GAP, first, help_)
        self._help.draw(canvas, start + self._address + 2 * GAP, first, self._narrow)


@dataclass
class _SiteLink(Words):
    """The official address in clear, which is a link too."""

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Write it, and make it a link."""
        super().draw(canvas, left, top, width)
        box = Box(left, top - self.height(width), left + self.text.natural_width, top)
        canvas.link(self.node, OFFICIAL_URL, box, OFFICIAL_URL)


def _site(style: Style, section: Node) -> Stack:
    title = Words(section.add("H2"), style.words(style.say(OFFICIAL), bold=True))
    return Stack((title, _SiteLink(section.add("P").add("Link"), style.words(OFFICIAL_ADDRESS))))


def _help(style: Style, section: Node, contact: Place | None) -> Stack:
    title = Words(section.add("H2"), style.words(style.say(HELP), bold=True))
    tag = "" if style.phrases.language == FRENCH.code else FRENCH_TAG
    typed = [Words(section.add("P", lang=tag), style.typed(line)) for line in contact_lines(contact)]
    line = Words(section.add("P"), style.words(style.say(OR_CALL if typed else CALL)))
    return Stack((title, *typed, line))
