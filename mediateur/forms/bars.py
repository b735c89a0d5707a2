"""Bars on paper: a tagged table of names and numbers, each number with a bar as long as it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from mediateur.forms.blocks import FINE, Block, Words, write
from mediateur.forms.design import Style
from mediateur.forms.tagged import Node, TaggedCanvas
from mediateur.forms.typeset import Text

STRIPE = 1.4 * mm
GAP = 2 * mm
BAR_HEIGHT = 0.95
HIDDEN_SHARE = 0.18


class Bar(NamedTuple):
    """A row: its name, the number as it is printed, the share of the longest bar (None: striped), its meaning."""

    name: Node
    label: Text
    number: Node
    shown: Text
    share: float | None
    meaning: Words | None = None


@dataclass
class Bars:
    """Rows of bars, never split. `lead` is the share of the width that names take."""

    style: Style
    rows: Sequence[Bar]
    lead: float
    pad: float
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        return sum(self._row(row, width) for row in self.rows)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw each row: the name, the bar, the number at its end, and what it counts below."""
        room = max((row.shown.natural_width for row in self.rows), default=0) + GAP
        for row in self.rows:
            self._draw(canvas, row, left, top, width, room)
            top -= self._row(row, width)

    def _names(self, width: float) -> float:
        return width * self.lead

    def _line(self, row: Bar, width: float) -> float:
        return max(row.label.height(self._names(width) - GAP), row.shown.height(width))

    def _row(self, row: Bar, width: float) -> float:
        return self._line(row, width) + (row.meaning.height(width) if row.meaning else 0) + 2 * self.pad

    def _draw(self, canvas: TaggedCanvas, row: Bar, left: float, top: float, width: float, room: float) -> None:
        names, line = self._names(width), self._line(row, width)
        top -= self.pad
        write(canvas, row.name, row.label, left, top, names - GAP)
        long = (width - names - room) * (HIDDEN_SHARE if row.share is None else row.share)
        thick = row.shown.size * BAR_HEIGHT
        if long > 0:
            self._bar(canvas, left + names, top - (row.shown.leading + thick) / 2, long, thick, row.share is None)
        write(canvas, row.number, row.shown, left + names + long + GAP, top, room)
        if row.meaning:
            row.meaning.draw(canvas, left, top - line, width)

    def _bar(self, canvas: TaggedCanvas, x: float, y: float, long: float, thick: float, striped: bool) -> None:
        ink = HexColor(self.style.ink["primary"])
        with canvas.artifact():
            canvas.setFillColor(ink)
            canvas.setStrokeColor(ink)
            canvas.setLineWidth(FINE)
            canvas.rect(x, y, long, thick, stroke=1, fill=0 if striped else 1)
            start = x + STRIPE
            while striped and start < x + long:
                canvas.line(max(x, start - thick), y + max(0.0, thick - (start - x)), start, y + thick)
                start += STRIPE


@dataclass
class Twin:
    """Two blocks side by side, read one after the other; nothing on the right where there is one."""

    left: Block
    right: Block | None
    gap: float
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is."""
        half = (width - self.gap) / 2
        return max(self.left.height(half), self.right.height(half) if self.right else 0)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw both."""
        half = (width - self.gap) / 2
        self.left.draw(canvas, left, top, half)
        if self.right:
            self.right.draw(canvas, left + half + self.gap, top, half)
