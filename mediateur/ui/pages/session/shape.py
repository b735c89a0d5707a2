"""The three shapes of the session page."""

from __future__ import annotations

from enum import Enum

from mediateur.ui.kit.responsive import adapt

PANEL_WIDTH = 420


class Shape(Enum):
    """Full window with a rail and four blocks; tabs in a narrow window or with large text; the side panel."""

    WIDE = "wide"
    TABS = "tabs"
    PANEL = "panel"


def shape_of(width: int, height: int, scale: float) -> Shape:
    """Return the shape that fits a window of that size (px) at that text scale."""
    if width <= PANEL_WIDTH:
        return Shape.PANEL
    return Shape.TABS if adapt(width, height, scale).narrow else Shape.WIDE
