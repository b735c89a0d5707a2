"""The official address as a code among the words of a form: in clear beside it, or above where that is too narrow."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from mediateur.content.official import OFFICIAL_ADDRESS, OFFICIAL_URL
from mediateur.content.text import french
from mediateur.forms import drawing, qr
from mediateur.forms.blocks import Block, Stack, Words
from mediateur.forms.design import Style
from mediateur.forms.foot import contact_lines
from mediateur.forms.tagged import Node, TaggedCanvas
from mediateur.forms.text import sentence_lines, shorten
from mediateur.forms.typeset import Text
from mediateur.forms.written import Code
from mediateur.journal.encounter import Place

# White beyond the quiet zone of the code.
BREATH = 1 * mm
# What a slip has room for: a name and a number.
NAME, PHONE = 48, 28
# The size of a place on a poster, which is read from near.
NEAR = 14.0


def site_words(
    style: Style, root: Node, piece: Code, place: Place | None, small: float
) -> tuple[Words | None, Block, Block]:
    """Return the address, what stands beside the code, and the place under it.

    `small` is the size of words on a slip, where the place is a line of its own; 0 on a poster.
    """
    address = Words(root.add("P"), style.words(OFFICIAL_ADDRESS, bold=True)) if piece.address else None
    lines = sentence_lines(piece.text) if piece.text else ()
    beside: list[Block] = [Words(root.add("P"), style.words(line, small)) for line in lines]
    if small:
        told = _short(place)
        under = [Words(root.add("P"), _sized(style.typed(told), style.sizes.legal))] if told else []
        return address, Stack(beside), Stack(under)
    beside += [Words(root.add("P"), _sized(style.typed(line), NEAR)) for line in contact_lines(place)]
    return address, Stack(beside), Stack(())


def _short(place: Place | None) -> str:
    """Return the name and the number of a place on one line, cut where somebody typed too much."""
    if place is None:
        return ""
    parts = shorten(french(place.name), NAME), shorten(french(place.phone), PHONE)
    return ", ".join(part for part in parts if part)


def _sized(text: Text, size: float) -> Text:
    return Text(text.runs, size, size * text.leading / text.size, text.colour)


@dataclass
class SiteCode:
    """The code, the address in clear, and words beside and under."""

    style: Style
    node: Node
    address: Words | None
    words: Block
    under: Block
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is, the white around the code included."""
        under = self.under.height(width)
        return self._above(width) + self._row(width) + (self._quiet + under if under else 0)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw the address, the code, and the words."""
        side, room = self.style.sizes.qr, self._room(width)
        if self.address and self._is_above(width):
            self.address.draw(canvas, left, top, width)
        top -= self._above(width)
        drawing.qr_code(canvas, self.node, qr.matrix(OFFICIAL_URL), left, top, side)
        start, first = left + width - room, top - max(0.0, side - self._beside(width)) / 2
        if self.address and not self._is_above(width):
            self.address.draw(canvas, start, first, room)
            first -= self.address.height(room)
        self.words.draw(canvas, start, first, room)
        self.under.draw(canvas, left, top - self._row(width) - self._quiet, width)

    @property
    def _quiet(self) -> float:
        return qr.quiet_zone(qr.matrix(OFFICIAL_URL), self.style.sizes.qr) + BREATH

    def _room(self, width: float) -> float:
        """Return the width beside the code."""
        return width - self.style.sizes.qr - self._quiet

    def _is_above(self, width: float) -> bool:
        """Tell whether the address is too long to stand beside the code."""
        return self.address is not None and self.address.text.natural_width > self._room(width)

    def _above(self, width: float) -> float:
        """Return the height over the code: the address, and white where something may stand there."""
        above = self.address.height(width) if self.address and self._is_above(width) else 0
        return above + self._quiet

    def _beside(self, width: float) -> float:
        room = self._room(width)
        address = self.address.height(room) if self.address and not self._is_above(width) else 0
        return address + self.words.height(room)

    def _row(self, width: float) -> float:
        return max(self.style.sizes.qr, self._beside(width))
