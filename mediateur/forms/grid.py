"""Things side by side: a tagged table, a heading beside what it announces, short things in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from mediateur.forms import drawing
from mediateur.forms.blocks import STROKE, Block, Pictured, Words, rule, write
from mediateur.forms.design import Style
from mediateur.forms.tagged import Box, Node, TaggedCanvas
from mediateur.forms.typeset import Text
from mediateur.pictures.svg import Picture

ICON_GAP = 0.8 * mm
SIDE = 1 * mm
MARK_ROOM = 0.4 * mm
RADIUS = 1.2 * mm
LEAD_GAP = 3 * mm


class Cell(NamedTuple):
    """A cell of a table: what it says, with an icon on the left. `mark` is the figure that its frame is, if any."""

    node: Node
    text: Text
    icon: Picture | None = None
    mark: Node | None = None

    @property
    def lead(self) -> float:
        """The width that the icon takes."""
        return self.icon.width + ICON_GAP if self.icon else 0

    def height(self, width: float) -> float:
        """Return the height of its text, and of its icon."""
        return max(self.text.height(width - 2 * SIDE - self.lead), self.icon.height if self.icon else 0)

    def draw(self, canvas: TaggedCanvas, left: float, middle: float, width: float) -> None:
        """Write the cell, its capitals around its middle line, the icon level with those of the first line."""
        inner = width - 2 * SIDE - self.lead
        first = middle + (self.text.height(inner) - self.text.leading) / 2
        top = first + self.text.middle
        if self.icon:
            drawing.decoration(canvas, self.icon, left + SIDE, first + self.icon.height / 2)
        write(canvas, self.node, self.text, left + SIDE + self.lead, top, inner)


@dataclass
class Table:
    """Rows of cells, never split: the first row and the first column are headers.

    `shares` are the widths of the columns, in any unit. `pad` is the white above and below a row; a row that holds a
    frame is `framed` high at least.
    """

    style: Style
    rows: Sequence[Sequence[Cell]]
    shares: Sequence[float]
    pad: float
    before: float = 0
    keeps: bool = False
    ruled: bool = False
    framed: float = 0

    def height(self, width: float) -> float:
        """Return how high it is."""
        return sum(self._row_height(row, width) for row in self.rows)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw every row, with a rule under it."""
        for index, row in enumerate(self.rows):
            height = self._row_height(row, width)
            self._draw_row(canvas, row, left, top, width)
            top -= height
            rule(canvas, self.style, left, top, width, *([] if index else [STROKE]))

    def _widths(self, width: float) -> list[float]:
        return [width * share / sum(self.shares) for share in self.shares]

    def _row_height(self, row: Sequence[Cell], width: float) -> float:
        cells = zip(row, self._widths(width), strict=True)
        least = self.framed if any(cell.mark for cell in row) else 0
        return max(least, max(cell.height(wide) for cell, wide in cells) + 2 * self.pad)

    def _draw_row(self, canvas: TaggedCanvas, row: Sequence[Cell], left: float, top: float, width: float) -> None:
        height = self._row_height(row, width)
        for cell, wide in zip(row, self._widths(width), strict=True):
            if cell.mark:
                box = Box(left + MARK_ROOM, top - height + MARK_ROOM, left + wide - MARK_ROOM, top - MARK_ROOM)
                _draw_mark(canvas, self.style, cell.mark, box)
            cell.draw(canvas, left, top - height / 2, wide)
            left += wide


def _draw_mark(canvas: TaggedCanvas, style: Style, node: Node, box: Box) -> None:
    """Draw a frame that says something."""
    node.box = box
    with canvas.content(node):
        canvas.setLineWidth(STROKE)
        canvas.setStrokeColor(HexColor(style.ink["primary"]))
        canvas.roundRect(box.left, box.bottom, box.right - box.left, box.top - box.bottom, RADIUS)


@dataclass
class Beside:
    """A heading on the left of what it announces, in a column `lead` wide; what it announces is `drop` lower."""

    heading: Words
    body: Block
    lead: float
    drop: float = 0
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        return max(self.heading.height(self.lead - LEAD_GAP), self.drop + self.body.height(width - self.lead))

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw the heading, then what it announces."""
        self.heading.draw(canvas, left, top, self.lead - LEAD_GAP)
        self.body.draw(canvas, left + self.lead, top - self.drop, width - self.lead)


@dataclass
class Flow:
    """Short things with their icons, one after the other on as few lines as can be."""

    items: Sequence[Pictured]
    gap: float
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        return len(self._lines(width)) * self._line

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw each thing."""
        for line in self._lines(width):
            start = left
            for item in line:
                item.draw(canvas, start, top, _natural(item))
                start += _natural(item) + self.gap
            top -= self._line

    @property
    def _line(self) -> float:
        return max(item.text.leading for item in self.items)

    def _lines(self, width: float) -> list[list[Pictured]]:
        lines: list[list[Pictured]] = [[]]
        for item in self.items:
            used = sum(_natural(other) + self.gap for other in lines[-1])
            if lines[-1] and used + _natural(item) > width:
                lines.append([])
            lines[-1].append(item)
        return lines


def _natural(item: Pictured) -> float:
    return item.lead + item.text.natural_width
