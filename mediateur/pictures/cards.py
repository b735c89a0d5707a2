"""The two kinds of carte Vitale, reduced to the place of the serial number.

With a photo, the number stands upright at the right of the photo; without, it is on the back, at the top left.
"""

from __future__ import annotations

from mediateur.pictures import svg
from mediateur.pictures.pen import CONTROL, OUTLINE, RING, Pen

GRID_WIDTH, GRID_HEIGHT = 168, 104


def front(width: float, pen: Pen, *, targeted: bool) -> svg.Block:
    """Draw the front of a card with a photo; the serial number is ringed when `targeted`, else finely boxed."""
    line = pen.ink["draw_line"]
    chip = svg.box(18, 36, 27, 22, 4, fill=line)
    photo = svg.box(88, 26, 42, 54, 3, fill=pen.ink["draw_bg"], stroke=line, stroke_width=CONTROL)
    face = svg.element("circle", cx=109, cy=46, r=9, fill=line)
    bust = svg.element("path", d="M93 79a16 16 0 0 1 32 0z", fill=line)
    number = svg.element("path", d="M147 30v46", stroke=line, stroke_width=6, stroke_dasharray="5 3.2")
    place = _mark(width, pen, 141.5, 28, 11, 50, targeted=targeted)
    return _card(width, pen, chip + photo + face + bust + _writing(pen, "M19 74h54M19 86h36") + number + place)


def back(width: float, pen: Pen, *, targeted: bool) -> svg.Block:
    """Draw the back of a card without a photo; the serial number is ringed when `targeted`, else finely boxed."""
    number = svg.element("path", d="M22 25h54", stroke=pen.ink["draw_line"], stroke_width=6, stroke_dasharray="6 3.6")
    place = _mark(width, pen, 19, 18, 60, 14, targeted=targeted)
    return _card(width, pen, number + _writing(pen, "M22 57h124M22 70h124M22 83h72") + place)


def _mark(width: float, pen: Pen, x: float, y: float, across: float, down: float, *, targeted: bool) -> str:
    if targeted:
        return pen.ring(x, y, across, down, 8, stroke=RING * GRID_WIDTH / width)
    return svg.box(
        x - 2, y - 2, across + 4, down + 4, 5, fill="none", stroke=pen.ink["draw_line"], stroke_width=CONTROL
    )


def _writing(pen: Pen, path: str) -> str:
    return svg.element("path", d=path, stroke=pen.ink["draw_soft"], stroke_width=6, stroke_linecap="round", fill="none")


def _card(width: float, pen: Pen, content: str) -> svg.Block:
    """Scale a card drawn on the grid to `width`; its outline and its ring keep their thickness."""
    scale = width / GRID_WIDTH
    stroke = OUTLINE / scale
    outline = svg.box(
        stroke / 2,
        stroke / 2,
        GRID_WIDTH - stroke,
        GRID_HEIGHT - stroke,
        10,
        fill=pen.ink["draw_fill"],
        stroke=pen.ink["draw_line"],
        stroke_width=stroke,
    )
    return svg.Block(width, GRID_HEIGHT * scale, f'<g transform="scale({scale:.4f})">{outline}{content}</g>')
