"""What the bars under the views of a session have in common: where the buttons stand, and how one goes back."""

from __future__ import annotations

from mediateur.ui.kit.buttons import IconButton, PrimaryButton, SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, Margins
from mediateur.ui.kit.row_button import BaseButton
from mediateur.ui.pages.session.shape import Shape

SIDES, GAP, EDGES = 20, 8, (12, 12)
# In the full window every bar is as high as the answers, so that what is above stays where it is.
OTHER_EDGES = {Shape.WIDE: (11, 11), Shape.PANEL: (8, 8), Shape.LOW_TABS: (3, 4)}


def foot_margins(shape: Shape) -> Margins:
    """Return the margins of the bar, smaller where there is little height."""
    above, below = OTHER_EDGES.get(shape, EDGES)
    return SIDES, above, SIDES, below


def foot_flow(outer: Column) -> FlowLayout:
    """Lay buttons in the bar: the first at the left, the others at the right, on more lines where it takes them."""
    flow = FlowLayout(GAP, left=1)
    outer.addLayout(flow)
    return flow


def back_button(shape: Shape, label: str) -> BaseButton:
    """Return the button that goes back: in the side panel, the arrow alone, which has the label for a name."""
    if shape is Shape.PANEL:
        return IconButton("arrow-left", label, framed=True)
    return SecondaryButton(label, icon="arrow-left", strong=not shape.is_low)


def foot_button(shape: Shape, label: str, icon: str) -> SecondaryButton:
    """Return an action of the bar: a word alone in the side panel, so that all stand on one line."""
    return SecondaryButton(label, "" if shape is Shape.PANEL else icon, strong=not shape.is_low)


def foot_action(shape: Shape, label: str, icon: str = "", trailing: str = "") -> PrimaryButton:
    """Return what most people will do next; a word alone in the side panel."""
    if shape is Shape.PANEL:
        return PrimaryButton(label)
    return PrimaryButton(label, icon, trailing=trailing, strong=not shape.is_low)
