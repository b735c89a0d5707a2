"""The three shapes of the session page."""

from __future__ import annotations

from enum import Enum

from mediateur.ui.kit.responsive import NARROW_BELOW, adapt

PANEL_WIDTH, PANEL_SCALE, TABS_LEAST, PINNED_LEAST_HEIGHT = 420, 1.25, 520, 900
PINNED_SHARE, PINNED_HEIGHT = 0.30, 134


class Shape(Enum):
    """Full window with a rail and four blocks; tabs in a narrow window or with large text; the side panel.

    Where the window is low for its text, the bars around the tabs are low as well.
    """

    WIDE = "wide"
    TABS = "tabs"
    LOW_TABS = "low tabs"
    PANEL = "panel"

    @property
    def is_low(self) -> bool:
        """Whether its bars have room for the least only."""
        return self in (Shape.LOW_TABS, Shape.PANEL)


def shape_of(width: int, height: int, scale: float) -> Shape:
    """Return the shape that fits a window of that size (px) at that text scale."""
    if width < TABS_LEAST * scale:
        return Shape.PANEL
    if not (width < NARROW_BELOW * scale or adapt(width, height, scale).narrow):
        return Shape.WIDE
    return Shape.LOW_TABS if PINNED_HEIGHT * scale > PINNED_SHARE * height else Shape.TABS


def folds(shape: Shape, height: int, scale: float) -> bool:
    """Return whether the answers wait behind « Répondre… »: pinned, they would leave too little to the step."""
    tabs = shape in (Shape.TABS, Shape.LOW_TABS)
    return tabs or (shape is Shape.PANEL and height < PINNED_LEAST_HEIGHT * scale)
