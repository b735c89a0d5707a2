"""The foot of a letter: what becomes of it, and the dates of the model.

A letter is sent to someone else: it carries neither our address nor a code.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from mediateur.forms import drawing, legal
from mediateur.forms.blocks import FINE, Stack, Words, rule
from mediateur.forms.design import Style
from mediateur.forms.legal import Dates
from mediateur.forms.tagged import Node, TaggedCanvas

GAP, LEAD = 3 * mm, 10 * mm
ICON = 1.5


class LetterFoot:
    """The same foot on every page: the closing sentences on the first one, the dates on all."""

    def __init__(self, style: Style, section: Node, closing: str, dates: Dates) -> None:
        """Take the sentences, and the element that holds the foot, last in the order of reading."""
        self._style, self._section, self._lines = style, section, dates.lines()
        size = style.sizes.legal
        self._words = Stack([Words(section.add("P"), style.words(closing, size))] if closing else [])

    def height(self, *, first: bool) -> float:
        """Return how much of the page it takes."""
        small = legal.line_height(self._style) * len(self._lines)
        return GAP + small + (self._words.height(self._width) + GAP / 2 if self._has_words(first=first) else 0)

    def draw(self, canvas: TaggedCanvas, *, first: bool) -> None:
        """Draw it at the bottom of the page."""
        style, left = self._style, self._style.margins.left
        top = style.margins.bottom + self.height(first=first)
        rule(canvas, style, left, top, style.width, FINE * 2)
        top -= GAP
        if self._has_words(first=first):
            height = self._words.height(self._width)
            icon = style.icon("lock", style.sizes.legal * ICON)
            drawing.decoration(canvas, icon, left, top - (height - icon.height) / 2)
            self._words.draw(canvas, left + LEAD, top, self._width)
            top -= height + GAP / 2
        legal.draw_lines(canvas, style, self._lines, top, self._section if first else None)

    @property
    def _width(self) -> float:
        return self._style.width - LEAD

    def _has_words(self, *, first: bool) -> bool:
        return first and bool(self._words.blocks)
