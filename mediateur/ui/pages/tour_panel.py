"""« Premiers pas », in Aide: what they are, and a button that begins them or goes on with them."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import heading
from mediateur.ui.pages.help_texts import SCREENS
from mediateur.ui.pages.icon_lines import IconLines

BEGIN = "Commencer, ou reprendre où vous en étiez"


class TourPanel(Panel):
    """A few sentences and a button. `asked` when it is pressed."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        told = SCREENS["premiers pas"]
        self.button = SecondaryButton(BEGIN, "route")
        self.button.clicked.connect(self.asked)
        self.body.addWidget(heading(told.title, 2))
        self.body.addWidget(IconLines(told.lines, "chevron-right"))
        foot = Row(0, (0, 8, 0, 0))
        foot.addWidget(self.button)
        foot.addStretch(1)
        self.body.addLayout(foot)
