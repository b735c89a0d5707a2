"""« Premiers pas », in Aide: what they are, and a button that begins them or goes on with them."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediateur.content.text import french
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import heading
from mediateur.ui.pages.shared.icon_lines import IconLines
from mediateur.usecases.program.tour import OFFER_TITLE

BEGIN = "Commencer, ou reprendre où vous en étiez"
LINES = tuple(
    french(line)
    for line in (
        "Dix minutes, sept étapes courtes, en bas de la fenêtre. Rien n'y est compté.",
        "« Y aller » ouvre ce dont parle l'étape. « Plus tard » la garde pour un autre jour.",
        "Pendant une vraie séance, le bandeau disparaît. Il revient ensuite.",
    )
)


class TourPanel(Panel):
    """A few sentences and a button. `asked` when it is pressed."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        self.button = SecondaryButton(BEGIN, "route")
        self.button.clicked.connect(self.asked)
        self.body.addWidget(heading(OFFER_TITLE, 2))
        self.body.addWidget(IconLines(LINES, "chevron-right"))
        foot = Row(0, (0, 8, 0, 0))
        foot.addWidget(self.button)
        foot.addStretch(1)
        self.body.addLayout(foot)
