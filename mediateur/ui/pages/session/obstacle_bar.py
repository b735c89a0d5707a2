"""The bar under an obstacle: back to the step at the left, the ways out at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from mediateur.pathways.walk import Walk
from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.layouts import Column, discard
from mediateur.ui.pages.session.foot import back_button, foot_button, foot_flow, foot_margins
from mediateur.ui.pages.session.obstacle_view import WayButton
from mediateur.ui.pages.session.shape import Shape

STOP = "S’arrêter là…"


class ObstacleBar(Bar):
    """Back, and the ways out as long as the view above does not show them. `left` carries an exit id.

    Low bars have no room for them: `exits_asked` goes to those that the view lists.
    """

    returned = Signal()
    left = Signal(str)
    exits_asked = Signal()

    def __init__(self, shape: Shape) -> None:
        super().__init__("top")
        self._shape = shape
        self.buttons: list[WayButton] = []
        self._flow = foot_flow(Column(0, foot_margins(shape), self))
        back = back_button(shape, "Revenir à l’étape")
        back.clicked.connect(self.returned)
        self._flow.addWidget(back)
        self.stop = foot_button(shape, STOP, "")
        self.stop.clicked.connect(self.exits_asked)
        self._flow.addWidget(self.stop)

    def show_walk(self, walk: Walk) -> None:
        """Offer the ways out of the open obstacle of a walk."""
        discard(self._flow, self.buttons)
        self.buttons = []
        low, waiting = self._shape.is_low, walk.live_try is not None
        self.stop.setVisible(low and waiting)
        if walk.obstacle is None or low or not waiting:
            return
        for way in walk.obstacle.exits:
            button = WayButton(way, strong=True)
            button.clicked.connect(self._leave)
            self._flow.addWidget(button)
            self.buttons.append(button)

    @Slot()
    def _leave(self) -> None:
        self.left.emit(self.sender().objectName())
