"""The page of a feature that comes with a later version: what is ready already, and ways to it. No date is promised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, FlowLayout, Row, add_all
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.column_page import ColumnPage


class Action(NamedTuple):
    """A button: where it leads (the name of a page) and what it says."""

    to: str
    label: str


class Coming(NamedTuple):
    """What a page says of a feature that is not there yet."""

    icon: str
    title: str
    ready: str
    actions: tuple[Action, ...]


NOT_YET = french("Cette partie viendra dans une version suivante. En attendant, voici ce qui fonctionne.")
READY = french("Ce qui est déjà prêt")
PATHWAYS = Action("parcours", "Voir les parcours")
JOURNAL = Action("journal", "Ouvrir le journal")

PAGES: dict[str, Coming] = {
    "formation": Coming(
        "graduation-cap",
        "Formation",
        french(
            "Pour vous exercer, suivez un parcours seul, avec son écran usager et son guide imprimé. À la fin, "
            "choisissez « Ne rien garder » : rien n'est compté."
        ),
        (PATHWAYS, Action("aide", "Lire l’aide")),
    ),
}


class ComingPage(ColumnPage):
    """Says plainly that a feature is not there, and what is. `go` carries the name of a page that exists."""

    go = Signal(str)

    def __init__(self, icon: str, title: str, ready: str, actions: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.body.addWidget(_title(icon, title))
        self.body.addWidget(Text(NOT_YET, colour="text_muted"))
        panel = Panel("surface")
        panel.body.addWidget(heading(READY, 2))
        panel.body.addWidget(Text(ready, "consigne"))
        self.buttons = tuple(self._button(rank, *action) for rank, action in enumerate(actions))
        ways = FlowLayout(12)
        add_all(ways, self.buttons)
        foot = Column(0, (0, 6, 0, 0))
        foot.addLayout(ways)
        panel.body.addLayout(foot)
        self.body.addWidget(panel)
        self.body.addStretch(1)

    def _button(self, rank: int, to: str, label: str) -> PrimaryButton | SecondaryButton:
        button = SecondaryButton(label) if rank else PrimaryButton(label, trailing="arrow-right")
        button.setObjectName(to)
        button.clicked.connect(self._leave)
        return button

    @Slot()
    def _leave(self) -> None:
        self.go.emit(self.sender().objectName())


def _title(icon: str, title: str) -> QWidget:
    box = QWidget()
    row = Row(14, parent=box)
    row.addWidget(Icon(icon, "primary", 30), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(heading(title), 1)
    return box
