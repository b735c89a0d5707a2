"""Frames to sign in, and the last words beside them: always by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from reportlab.lib.units import mm

from mediateur.forms.blocks import Block, frame, write
from mediateur.forms.design import Style
from mediateur.forms.tagged import Node, TaggedCanvas
from mediateur.forms.typeset import Text

# A frame to sign in is at least this high (design).
SIGNATURE = 27 * mm


@dataclass
class Sign:
    """A frame to sign in."""

    style: Style
    node: Node
    label: Text
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is: the label stands above the room to sign."""
        return max(SIGNATURE, self.label.height(width - 8 * mm) + 18 * mm)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw the frame and its label."""
        frame(canvas, self.style, left, top, width, self.height(width))
        write(canvas, self.node, self.label, left + 4 * mm, top - 3 * mm, width - 8 * mm)


@dataclass
class Closing:
    """The last words and a frame to sign in on the right of the page: beside them, or under them if that is lower."""

    words: Block
    sign: Sign
    share: float
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    GAP: ClassVar[float] = 4 * mm

    def height(self, width: float) -> float:
        """Return how high it is."""
        return min(self._beside(width), self._under(width))

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Write the words, then draw the frame at the bottom."""
        narrow = self._beside(width) <= self._under(width)
        self.words.draw(canvas, left, top, self._narrow(width) if narrow else width)
        bottom, wide = top - self.height(width), width * (1 - self.share)
        self.sign.draw(canvas, left + width * self.share, bottom + self.sign.height(wide), wide)

    def _narrow(self, width: float) -> float:
        return width * self.share - self.GAP

    def _beside(self, width: float) -> float:
        return max(self.words.height(self._narrow(width)), self.sign.height(width * (1 - self.share)))

    def _under(self, width: float) -> float:
        return self.words.height(width) + self.GAP + self.sign.height(width * (1 - self.share))
