"""The pieces of a page: each knows its height, draws itself once, and is never split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from mediateur.content.screens import Screen
from mediateur.forms import drawing
from mediateur.forms.design import CAP_HEIGHT, Style
from mediateur.forms.tagged import Node, TaggedCanvas
from mediateur.pictures.svg import Picture

ENDLESS = 1e6
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


def height_of(paragraph: Paragraph, width: float) -> float:
    """Return the height of a paragraph at that width."""
    return float(paragraph.wrap(width, ENDLESS)[1])


def write(canvas: TaggedCanvas, node: Node, paragraph: Paragraph, left: float, top: float, width: float) -> float:
    """Write a paragraph as the content of `node`; return its bottom."""
    bottom = top - height_of(paragraph, width)
    with canvas.content(node):
        paragraph.drawOn(canvas, left, bottom)
    return bottom


def middle_of_first_line(paragraph: Paragraph) -> float:
    """Return how far under the top of a paragraph the middle of its first line's capitals is."""
    size = float(paragraph.style.fontSize)
    return size * (1 - CAP_HEIGHT / 2)


def rule(canvas: TaggedCanvas, style: Style, left: float, y: float, width: float, stroke: float = FINE) -> None:
    """Draw a horizontal rule: fine and grey, or thick and in the ink of text."""
    with canvas.artifact():
        canvas.setLineWidth(stroke)
        canvas.setStrokeColor(HexColor(style.ink["border_subtle" if stroke == FINE else "text_strong"]))
        canvas.line(left, y, left + width, y)


def frame(canvas: TaggedCanvas, style: Style, left: float, top: float, width: float, height: float) -> None:
    """Draw a frame with round corners."""
    with canvas.artifact():
        canvas.setLineWidth(STROKE)
        canvas.setStrokeColor(HexColor(style.ink["text_strong"]))
        inset = STROKE / 2
        canvas.roundRect(left + inset, top - height + inset, width - STROKE, height - STROKE, 3 * mm)


@dataclass
class Words:
    """A paragraph: title, heading or text."""

    node: Node
    paragraph: Paragraph
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        return height_of(self.paragraph, width)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Write it."""
        write(canvas, self.node, self.paragraph, left, top, width)


@dataclass
class Pictured:
    """A sentence with a decorative picture in a column on its left."""

    node: Node
    picture: Picture
    paragraph: Paragraph
    lead: float
    before: float = 0
    keeps: bool = False
    ruled: bool = False
    centred: bool = False
    inset: float = 0

    def height(self, width: float) -> float:
        """Return how high it is."""
        words = height_of(self.paragraph, width - self.lead)
        return max(words, self.picture.height) if self.centred else words

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw the picture level with the sentence (its first line, or its middle), and write it."""
        words, whole = height_of(self.paragraph, width - self.lead), self.height(width)
        first = top - (whole - words) / 2
        level = top - whole / 2 if self.centred else first - middle_of_first_line(self.paragraph)
        drawing.decoration(canvas, self.picture, left + self.inset, level + self.picture.height / 2)
        write(canvas, self.node, self.paragraph, left + self.lead, first, width - self.lead)


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
    """A block in a frame."""

    style: Style
    inside: Block
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    @property
    def pad(self) -> float:
        """The space between the frame and what it holds."""
        return self.style.sizes.body

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
    label: Paragraph
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        return max(FILL_PITCH, height_of(self.label, width))

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Write the label, and the line from its end to the right."""
        label = height_of(self.label, width)
        bottom = top - self.height(width)
        write(canvas, self.node, self.label, left, bottom + label, width)
        start = left + self.label.getActualLineWidths0()[-1] + 3 * mm
        baseline = bottom + label - float(self.label.style.fontSize) - DOTS_UNDER_BASELINE
        with canvas.artifact():
            canvas.setLineWidth(1)
            canvas.setStrokeColor(HexColor(self.style.ink["text_strong"]))
            canvas.setDash(1, 2)
            canvas.line(start, baseline, left + width, baseline)
            canvas.setDash()
