"""The look of what is printed: sizes, inks and measures of each variant, and the paragraphs that they give.

Source of the sizes: the design tokens (resources/themes/tokens.json, « impression »). All lengths are points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from mediateur.content.screens import Screen
from mediateur.forms import fonts
from mediateur.forms.text import literal, marked, require_drawable
from mediateur.forms.variants import COURANT, GROS, SIMPLIFIE
from mediateur.pictures import schematic, tokens
from mediateur.pictures.icons import Icons
from mediateur.pictures.svg import Picture

PAGE_WIDTH, PAGE_HEIGHT = A4
CAP_HEIGHT = 0.668


class Sizes(NamedTuple):
    """Sizes of text and measures of a variant. `picture` is the width of a schematic beside text."""

    body: float
    title: float
    heading: float
    step: float
    legal: float
    header: float
    label: float
    disc: float
    qr: float
    icon: float
    lead: float
    picture: float


class Margins(NamedTuple):
    """Margins of a page."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True)
class Style:
    """A variant in an ink: what every block asks to know its size and its look."""

    variant: str
    sizes: Sizes
    margins: Margins
    leading: float
    ink: Mapping[str, str]
    icons: Icons
    drawable: frozenset[int]

    @property
    def width(self) -> float:
        """The width between the margins."""
        return PAGE_WIDTH - self.margins.left - self.margins.right

    def words(self, text: str, size: float = 0, *, bold: bool = False, role: str = "text_body") -> Paragraph:
        """Return content text (`**bold**` marks) as a paragraph of that size (the body's by default)."""
        return self._paragraph(marked(text), size, bold=bold, role=role)

    def typed(self, text: str, size: float = 0, *, bold: bool = False) -> Paragraph:
        """Return text that somebody typed, as it is, as a paragraph."""
        return self._paragraph(literal(text), size, bold=bold, role="text_body")

    def schematic(self, screen: Screen, width: float) -> Picture:
        """Return a schematic `width` wide, its labels at the least size of the variant."""
        drawn = _drawn if isinstance(self.ink, dict) else schematic.draw
        return drawn(screen, self.ink, width=width, text=self.sizes.label, icons=self.icons)

    def icon(self, name: str, size: float, role: str = "primary") -> Picture:
        """Return a decorative icon."""
        return Picture(self.icons.svg(name, self.ink[role], size), size, size, "")

    def _paragraph(self, markup: str, size: float, *, bold: bool, role: str) -> Paragraph:
        size = size or self.sizes.body
        paragraph = Paragraph(
            markup,
            ParagraphStyle(
                "",
                fontName=fonts.BOLD if bold else fonts.REGULAR,
                fontSize=size,
                leading=size * self.leading_of(size),
                textColor=HexColor(self.ink[role]),
                splitLongWords=1,
            ),
        )
        require_drawable(paragraph.getPlainText(identify=True), self.drawable)
        return paragraph

    def leading_of(self, size: float) -> float:
        """Return the line height, as a share of the size: titles stand closer."""
        return self.leading if size <= self.sizes.body else 1.2
