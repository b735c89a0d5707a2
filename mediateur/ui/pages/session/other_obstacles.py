"""« Autre chose » : every obstacle of the pathway, when the one that is met is not among the frequent ones."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.pathways.model import Obstacle
from mediateur.pathways.walk import Walk
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.choices import ObstacleButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.text import heading

DELICATE, OTHERS = "Moments délicats", "Autres blocages"


class OtherObstacles(Dialog):
    """The obstacles that the step in view does not show. `chosen` carries the id of one."""

    chosen = Signal(str)

    def __init__(self, window: QWidget, walk: Walk) -> None:
        super().__init__(window, "Autre chose", "Choisissez ce qui arrive. Rien n’est noté sur la personne.", 820)
        shown = walk.step.obstacles if walk.step else ()
        rest = [obstacle for obstacle in walk.pathway.obstacles if obstacle.id not in shown]
        self.buttons: list[ObstacleButton] = []
        self._add(DELICATE, (obstacle for obstacle in rest if obstacle.anytime))
        self._add(OTHERS, (obstacle for obstacle in rest if not obstacle.anytime))
        back = SecondaryButton("Revenir à l’étape")
        back.clicked.connect(self.close_dialog)
        self.footer_right.hold(back)
        self.set_action(back)

    def _add(self, title: str, obstacles: Iterable[Obstacle]) -> None:
        buttons = [self._button(obstacle) for obstacle in obstacles]
        if buttons:
            box = QWidget()
            columns = Columns(2, 300, (8, 8), box)
            for button in buttons:
                columns.addWidget(button)
            self.body.addWidget(heading(title, 3))
            self.body.addWidget(box)
            self.buttons.extend(buttons)

    def _button(self, obstacle: Obstacle) -> ObstacleButton:
        button = ObstacleButton(obstacle.label)
        button.setObjectName(obstacle.id)
        button.clicked.connect(self._pick)
        return button

    @Slot()
    def _pick(self) -> None:
        name = self.sender().objectName()
        self.close_dialog()
        self.chosen.emit(name)
