"""What every drawn part shares: the measures of a schematic, its ink, its text, the target's ring and pointer.

A schematic is always drawn with a text of 14 units, then scaled: nothing below knows the size on screen or on paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mediateur.pictures import metrics, svg
from mediateur.pictures.icons import Icons

TEXT = 14
LINE = 18
CAPTION = 15
CAPTION_LINE = 20
OUTLINE = 1.75
CONTROL = 1.5
RING = 4.25
RING_GAP = 2.5
RING_REACH = RING_GAP + RING
POINTER_REACH = 16
_ARROW = "M0 0L17.5 7.2L10.4 10.4L7.2 17.5Z"


@dataclass(frozen=True)
class Pen:
    """The colours by role (a theme or a paper ink of the tokens) and the icons of a drawing.

    `air` is the share kept of the white above and below things: 1 on screen, less on a page that is full, more where
    things are clicked.
    """

    ink: Mapping[str, str]
    icons: Icons
    air: float = 1

    def space(self, height: float) -> float:
        """Return a white of the drawing, as high as its air allows."""
        return height * self.air

    def outline(self, width: float, height: float, radius: float = 10) -> str:
        """Return the outline of an object, wholly inside width × height."""
        inset = OUTLINE / 2
        return svg.box(
            inset,
            inset,
            width - OUTLINE,
            height - OUTLINE,
            radius,
            fill=self.ink["draw_fill"],
            stroke=self.ink["draw_line"],
            stroke_width=OUTLINE,
        )

    def control(self, width: float, height: float, radius: float = 5, *, top: float = 0) -> str:
        """Return the box of a field or a choice."""
        return svg.box(
            0,
            top,
            width,
            height,
            radius,
            fill=self.ink["draw_bg"],
            stroke=self.ink["draw_line"],
            stroke_width=CONTROL,
        )

    def rule(self, x: float, y: float, length: float) -> str:
        """Return a fine horizontal line."""
        return svg.element("path", d=_across(x, y, length), stroke=self.ink["draw_line"], stroke_width=1.25)

    def unread(self, x: float, y: float, length: float) -> str:
        """Return a soft bar that stands for writing of no importance."""
        return svg.element(
            "path", d=_across(x, y, length), stroke=self.ink["draw_soft"], stroke_width=5, stroke_linecap="round"
        )

    def ring(self, x: float, y: float, width: float, height: float, radius: float = 9, *, stroke: float = RING) -> str:
        """Return the thick ring round what is to be clicked or read; complete in black and white."""
        grown = RING_GAP + stroke / 2
        return svg.box(
            x - grown,
            y - grown,
            width + 2 * grown,
            height + 2 * grown,
            radius,
            fill="none",
            stroke=self.ink["target"],
            stroke_width=stroke,
        )

    def pointer(self, x: float, y: float) -> str:
        """Return the arrow of a mouse, its tip at (x, y); it reaches POINTER_REACH and a little further."""
        place = f"translate({svg.number(x)} {svg.number(y)})"
        halo = svg.element("path", d=_ARROW, stroke=self.ink["draw_fill"], stroke_width=6, stroke_linejoin="round")
        arrow = svg.element(
            "path",
            d=_ARROW,
            fill=self.ink["draw_fill"],
            stroke=self.ink["text_strong"],
            stroke_width=2.25,
            stroke_linejoin="round",
        )
        return f'<g transform="{place}">{halo}{arrow}</g>'


def words(text: str, available: float, fill: str, *, weight: int = metrics.REGULAR) -> svg.Block:
    """Return `text` cut into lines that are at most `available` wide."""
    return _written(metrics.wrap(text, available, TEXT, weight), TEXT, LINE, weight, fill)


def caption(text: str, available: float, fill: str) -> svg.Block:
    """Return what is written above an object, its lines of about one length."""
    return _written(metrics.balanced(text, available, CAPTION, metrics.BOLD), CAPTION, CAPTION_LINE, metrics.BOLD, fill)


def _written(lines: tuple[str, ...], size: float, height: float, weight: int, fill: str) -> svg.Block:
    written = "".join(
        svg.text(line, 0, baseline(height * index, height, size), size, fill, weight)
        for index, line in enumerate(lines)
        if line
    )
    return svg.Block(max(metrics.width(line, size, weight) for line in lines), height * len(lines), written)


def baseline(top: float, height: float, size: float = TEXT) -> float:
    """Return the baseline that centres capitals of `size` in a line."""
    return top + height / 2 + size * metrics.CAP_HEIGHT / 2


def _across(x: float, y: float, length: float) -> str:
    return f"M{svg.number(x)} {svg.number(y)}H{svg.number(x + length)}"
