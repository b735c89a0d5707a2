"""What is written or ticked on paper: lines to write on, boxes, tables to fill.

What was typed for someone who cannot write stands where she would have written it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from mediateur.forms import fonts
from mediateur.forms.blocks import FINE, STROKE, Block, write
from mediateur.forms.design import Style
from mediateur.forms.tagged import Box, Node, TaggedCanvas
from mediateur.forms.typeset import Text

# Lines to write on stand at least this far apart, boxes are at least this large (design).
PITCH, BOX = 10 * mm, 5 * mm
AFTER_LABEL, LEAST_LINE = 3 * mm, 32 * mm
UNDER_BASELINE, RADIUS = 2, 1.2 * mm
# How much of the height of a line stands under its baseline.
DEPTH = 0.32


@dataclass
class WriteOn:
    """A label, then lines to write on, or what was typed. The first line follows the label if it is long enough."""

    style: Style
    node: Node
    label: Text
    lines: int = 1
    typed: Text | None = None
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        return self._label_height(width) + self._rows(width) * self._pitch

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Write the label, what was typed, and the dotted lines."""
        indent, size = self._indent(width), self.style.sizes.body
        if self.label.runs:
            write(canvas, self.node, self.label, left, self._baseline(top, 0) + size if indent else top, width)
        top -= self._label_height(width)
        for row in range(self._rows(width)):
            start = left + (indent if row == 0 else 0)
            dots(canvas, self.style, start, self._baseline(top, row) - UNDER_BASELINE, left + width)
        for row, part in enumerate(self._parts(width)):
            if part.runs:
                start = indent if row == 0 else 0
                spaced = replace(part, leading=self._pitch)
                write(canvas, self.node, spaced, left + start, self._baseline(top, row) + size, width - start)

    @property
    def _pitch(self) -> float:
        return max(PITCH, self.style.sizes.body * 1.6)

    def _baseline(self, top: float, row: int) -> float:
        return top - (row + 1 - DEPTH) * self._pitch

    def _indent(self, width: float) -> float:
        """Return where the first line begins, or 0 when the label leaves it no room."""
        start = self.label.natural_width + AFTER_LABEL if self.label.runs else 0
        return start if width - start >= LEAST_LINE else 0

    def _label_height(self, width: float) -> float:
        """Return the height that the label takes above the lines."""
        return 0 if self._indent(width) or not self.label.runs else self.label.height(width)

    def _parts(self, width: float) -> tuple[Text, ...]:
        """Return what was typed: what stands on the first line, then the rest."""
        return self.typed.split(width - self._indent(width)) if self.typed else ()

    def _rows(self, width: float) -> int:
        used = sum(round(part.height(width) / part.leading) for part in self._parts(width) if part.runs)
        return max(self.lines, used)


def dots(canvas: TaggedCanvas, style: Style, start: float, y: float, end: float) -> None:
    """Draw a dotted line."""
    with canvas.artifact():
        canvas.setLineWidth(1)
        canvas.setStrokeColor(HexColor(style.ink["text_strong"]))
        canvas.setDash(1, 2)
        canvas.line(start, y, end, y)
        canvas.setDash()


@dataclass
class Tick:
    """A box to tick, and its label."""

    style: Style
    mark: Node
    node: Node
    label: Text
    ticked: bool = False
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    @property
    def side(self) -> float:
        """The side of the box."""
        return max(BOX, self.style.sizes.body * 0.95)

    @property
    def lead(self) -> float:
        """Where the label begins."""
        return self.side + 4 * mm

    def height(self, width: float) -> float:
        """Return how high it is."""
        return max(self.side, self.label.height(width - self.lead))

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw the box level with the first line of its label."""
        box_top = top - max(0.0, self.label.middle - self.side / 2)
        label_top = top - max(0.0, self.side / 2 - self.label.middle)
        self.mark.box = Box(left, box_top - self.side, left + self.side, box_top)
        with canvas.content(self.mark):
            canvas.setLineWidth(STROKE)
            canvas.setStrokeColor(HexColor(self.style.ink["text_strong"]))
            canvas.roundRect(left, box_top - self.side, self.side, self.side, RADIUS)
            if self.ticked:
                self._cross(canvas, self.mark.box)
        write(canvas, self.node, self.label, left + self.lead, label_top, width - self.lead)

    def _cross(self, canvas: TaggedCanvas, box: Box) -> None:
        inset = self.side * 0.22
        canvas.setLineWidth(2 * STROKE)
        canvas.line(box.left + inset, box.bottom + inset, box.right - inset, box.top - inset)
        canvas.line(box.left + inset, box.top - inset, box.right - inset, box.bottom + inset)


@dataclass
class Abreast:
    """Blocks side by side, each with the same width."""

    blocks: Sequence[Block]
    gap: float = 4 * mm
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        return max(block.height(self._each(width)) for block in self.blocks)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw each block."""
        each = self._each(width)
        for block in self.blocks:
            block.draw(canvas, left, top, each)
            left += each + self.gap

    def _each(self, width: float) -> float:
        return (width - self.gap * (len(self.blocks) - 1)) / len(self.blocks)


@dataclass
class Aside:
    """A block that leaves the left share of the width white."""

    inside: Block
    share: float
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        return self.inside.height(width * (1 - self.share))

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw the block on the right."""
        self.inside.draw(canvas, left + width * self.share, top, width * (1 - self.share))


@dataclass
class BlankTable:
    """A table to fill by hand: numbered rows under labels. It is one figure, whose text says what to fill."""

    style: Style
    node: Node
    labels: Sequence[Text]
    shares: Sequence[int]
    rows: int
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    NUMBERS = 9 * mm

    def height(self, width: float) -> float:
        """Return how high it is."""
        return self._head(width) + self.rows * PITCH

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw labels, numbers and rules."""
        head, bottom = self._head(width), top - self.height(width)
        self.node.box = Box(left, bottom, left + width, top)
        with canvas.content(self.node):
            x = left + self.NUMBERS
            for label, wide in zip(self.labels, self._widths(width), strict=True):
                label.draw(canvas, x + 1.5 * mm, top - 1.5 * mm, wide - 3 * mm)
                x += wide
            self._draw_numbers(canvas, left, top - head)
        with canvas.artifact():
            self._draw_rules(canvas, left, top, width)

    def _draw_numbers(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        size = self.style.sizes.legal
        canvas.setFont(fonts.REGULAR, size)
        canvas.setFillColor(HexColor(self.style.ink["text_muted"]))
        for row in range(self.rows):
            canvas.drawRightString(left + self.NUMBERS - 2 * mm, top - (row + 0.62) * PITCH, str(row + 1))

    def _draw_rules(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        bottom = top - self.height(width)
        canvas.setStrokeColor(HexColor(self.style.ink["text_strong"]))
        canvas.setLineWidth(STROKE)
        canvas.roundRect(left, bottom, width, top - bottom, 2 * mm)
        canvas.line(left, top - self._head(width), left + width, top - self._head(width))
        canvas.setLineWidth(FINE)
        for row in range(1, self.rows):
            y = bottom + row * PITCH
            canvas.line(left, y, left + width, y)
        x = left + self.NUMBERS
        for wide in (0.0, *self._widths(width)[:-1]):
            x += wide
            canvas.line(x, bottom, x, top)

    def _head(self, width: float) -> float:
        labels = zip(self.labels, self._widths(width), strict=True)
        return max(label.height(wide - 3 * mm) for label, wide in labels) + 3 * mm

    def _widths(self, width: float) -> list[float]:
        return [(width - self.NUMBERS) * share / sum(self.shares) for share in self.shares]
