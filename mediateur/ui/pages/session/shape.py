"""The three shapes of the session page."""

from __future__ import annotations

from enum import Enum

from mediateur.ui.kit.responsive import NARROW_BELOW, adapt

PANEL_WIDTH, PANEL_SCALE, TABS_LEAST, PINNED_LEAST_HEIGHT = 420, 1.25, 520, 900


class Shape(Enum):
    """Full window with a rail and four blocks; tabs in a narrow window or with large text; the side panel."""

    WIDE = "wide"
    TABS = "tabs"
    PANEL = "panel"


def shape_of(width: int, height: int, scale: float) -> Shape:
    """Return the shape that fits a window of that size (px) at that text scale."""
    if width < TABS_LEAST * scale:
        return Shape.PANEL
    narrow = width < NARROW_BELOW * scale or adapt(width, height, scale).narrow
    return Shape.TABS if narrow else Shape.WIDE


def folds(shape: Shape, height: int, scale: float) -> bool:
    """Return whether the answers wait behind « Répondre… »: pinned, they would leave too little to the step."""
    return shape is Shape.TABS or (shape is Shape.PANEL and height < PINNED_LEAST_HEIGHT * scale)
