"""What makes a poster seen from afar: how large its words are, an icon above or beside them, a thick bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from mediateur.forms import drawing
from mediateur.forms.blocks import Block, Pictured, Words
from mediateur.forms.design import Style
from mediateur.forms.tagged import Node, TaggedCanvas
from mediateur.forms.typeset import Text
from mediateur.pictures.svg import Picture

ABOVE_WORDS = 0.35
# The white that icons keep on their left: a large one would not stand level with the words.
INSET = 0.07


class Giants(NamedTuple):
    """How large giant words are, the first and the others, and the icon above the first (0: none is drawn)."""

    first: float
    large: float
    emblem: float = 0


@dataclass
class Emblem:
    """A large decorative icon, at the left."""

    picture: Picture
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        return self.picture.height

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw it."""
        drawing.decoration(canvas, self.picture, left - self.picture.width * INSET, top)


@dataclass
class Bar:
    """A short thick rule, in the ink of titles."""

    style: Style
    before: float = 6 * mm
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        return self.style.sizes.body * 0.3

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw it."""
        with canvas.artifact():
            canvas.setFillColor(HexColor(self.style.ink["primary"]))
            canvas.rect(left, top - self.height(width), min(width, 34 * mm), self.height(width), stroke=0, fill=1)


def beside_icon(style: Style, node: Node, words: Text, icon: str) -> Block:
    """Return giant words, with their icon in a column on their left where there is one."""
    before = words.size * ABOVE_WORDS
    if not icon:
        return Words(node, words, before=before)
    side = words.size * 1.2
    return Pictured(node, style.icon(icon, side), words, side + words.size * 0.4, before=before)
