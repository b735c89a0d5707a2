"""The pieces of a page: each knows its height, draws itself once, and is never split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from mediateur.content.screens import Screen
from mediateur.forms import drawing
from mediateur.forms.design import Style
from mediateur.forms.tagged import Node, TaggedCanvas
from mediateur.forms.typeset import Text
from mediateur.pictures.svg import Picture

STROKE = 1.5
FINE = 0.6
FILL_PITCH = 10 * mm
DOTS_UNDER_BASELINE = 1.5


class Block(Protocol):
    """A piece of a page, as wide as it is told. `before` is the space above it, `keeps` ties it to the next one."""

    before: float
    keeps: bool
    ruled: bool

    def height(self, width: float) -> float:
        """Return how high it is."""

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw it, and mark what it says."""


def write(canvas: TaggedCanvas, node: Node, text: Text, left: float, top: float, width: float) -> float:
    """Write a text as the content of `node`; return its bottom."""
    canvas.bookmark(node, "".join(run.text for run in text.runs), top)
    with canvas.content(node):
        text.draw(canvas, left, top, width)
    return top - text.height(width)


def rule(canvas: TaggedCanvas, style: Style, left: float, y: float, width: float, stroke: float = FINE) -> None:
    """Draw a horizontal rule: fine and grey, or thick and in the ink of text."""
    with canvas.artifact():
        canvas.setLineWidth(stroke)
        canvas.setStrokeColor(HexColor(style.ink["border_subtle" if stroke == FINE else "text_strong"]))
        canvas.line(left, y, left + width, y)


def upright(canvas: TaggedCanvas, style: Style, x: float, top: float, height: float) -> None:
    """Draw a fine vertical rule."""
    with canvas.artifact():
        canvas.setLineWidth(FINE)
        canvas.setStrokeColor(HexColor(style.ink["border_subtle"]))
        canvas.line(x, top - height, x, top)


def frame(canvas: TaggedCanvas, style: Style, left: float, top: float, width: float, height: float) -> None:
    """Draw a frame with round corners."""
    with canvas.artifact():
        canvas.setLineWidth(STROKE)
        canvas.setStrokeColor(HexColor(style.ink["text_strong"]))
        inset = STROKE / 2
        canvas.roundRect(left + inset, top - height + inset, width - STROKE, height - STROKE, 3 * mm)


@dataclass
class Words:
    """A title, a heading or a paragraph."""

    node: Node
    text: Text
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        return self.text.height(width)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Write it."""
        write(canvas, self.node, self.text, left, top, width)


@dataclass
class Pictured:
    """A sentence with a decorative picture in a column on its left."""

    node: Node
    picture: Picture
    text: Text
    lead: float
    before: float = 0
    keeps: bool = False
    ruled: bool = False
    centred: bool = False
    inset: float = 0

    def height(self, width: float) -> float:
        """Return how high it is."""
        words = self.text.height(width - self.lead)
        return max(words, self.picture.height) if self.centred else words

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw the picture level with the sentence (its first line, or its middle), and write it."""
        words, whole = self.text.height(width - self.lead), self.height(width)
        first = top - (whole - words) / 2
        level = top - whole / 2 if self.centred else first - self.text.middle
        drawing.decoration(canvas, self.picture, left + self.inset, level + self.picture.height / 2)
        write(canvas, self.node, self.text, left + self.lead, first, width - self.lead)


@dataclass
class Drawn:
    """A schematic, at the left, at most `widest` wide."""

    style: Style
    node: Node
    screen: Screen
    widest: float
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        return self._picture(width).height

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw it."""
        drawing.figure(canvas, self.node, self._picture(width), left, top)

    def _picture(self, width: float) -> Picture:
        return self.style.schematic(self.screen, min(width, self.widest))


@dataclass
class Stack:
    """Blocks under one another, never separated."""

    blocks: Sequence[Block]
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        return sum(block.height(width) + (block.before if index else 0) for index, block in enumerate(self.blocks))

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw each block."""
        for index, block in enumerate(self.blocks):
            top -= block.before if index else 0
            block.draw(canvas, left, top, width)
            top -= block.height(width)


@dataclass
class Framed:
    """A block in a frame. `padding` is the space between them (after the body's size by default)."""

    style: Style
    inside: Block
    before: float = 0
    keeps: bool = False
    ruled: bool = False
    padding: float = 0

    @property
    def pad(self) -> float:
        """The space between the frame and what it holds."""
        return self.padding or self.style.sizes.body * (1 + self.style.air) / 2

    def height(self, width: float) -> float:
        """Return how high it is."""
        return self.inside.height(width - 2 * self.pad) + 2 * self.pad

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw the frame, then what it holds."""
        frame(canvas, self.style, left, top, width, self.height(width))
        self.inside.draw(canvas, left + self.pad, top - self.pad, width - 2 * self.pad)


@dataclass
class FillLine:
    """A label and a dotted line to write on by hand; lines stand at least 10 mm apart."""

    style: Style
    node: Node
    label: Text
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        return max(FILL_PITCH, self.label.height(width))

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Write the label, and the line from its end to the right."""
        label = self.label.height(width)
        bottom = top - self.height(width)
        write(canvas, self.node, self.label, left, bottom + label, width)
        start = left + self.label.natural_width + 3 * mm
        baseline = bottom + label - self.label.size - DOTS_UNDER_BASELINE
        with canvas.artifact():
            canvas.setLineWidth(1)
            canvas.setStrokeColor(HexColor(self.style.ink["text_strong"]))
            canvas.setDash(1, 2)
            canvas.line(start, baseline, left + width, baseline)
            canvas.setDash()
