"""How pages adapt to the window and to the text size: pure decisions, no widget."""

from __future__ import annotations

from typing import NamedTuple

COMPACT_BELOW, NARROW_BELOW, NARROW_SCALE = 720, 1200, 1.5
SIDES, TOP, BOTTOM, COMPACT_TOP, COMPACT_BOTTOM = 36, 28, 24, 18, 14
NARROW_SIDES, LOW_TOP = 20, 10


class Adaptation(NamedTuple):
    """`compact`: less air above and below. `narrow`: navigation behind « Menu », columns stacked, steps in tabs."""

    compact: bool
    narrow: bool


def adapt(width: int, height: int, scale: float) -> Adaptation:
    """Return how to lay a page out in a window of width × height px at a text scale (1.0 to 2.0)."""
    return Adaptation(compact=height < COMPACT_BELOW, narrow=width < NARROW_BELOW or scale >= NARROW_SCALE)


def page_margins(adaptation: Adaptation) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom margins of a page, in px at 100 %."""
    top, bottom = (COMPACT_TOP, COMPACT_BOTTOM) if adaptation.compact else (TOP, BOTTOM)
    if not adaptation.narrow:
        return SIDES, top, SIDES, bottom
    return NARROW_SIDES, LOW_TOP if adaptation.compact else top, NARROW_SIDES, bottom
