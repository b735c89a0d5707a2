"""« Ce qui part » beside « Ce qui ne part jamais », one under the other when the window is narrow."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import heading
from mediateur.ui.pages.shared.icon_lines import IconLines
from mediateur.usecases.network.words import LEAVES, LEAVES_TITLE, STAYS, STAYS_TITLE

COLUMN, GAPS = 320, (14, 14)


class LeavingWords(QWidget):
    """Two lists of sentences."""

    def __init__(self) -> None:
        super().__init__()
        columns = Columns(2, COLUMN, GAPS, self)
        for title, lines, icon in ((LEAVES_TITLE, LEAVES, "share-2"), (STAYS_TITLE, STAYS, "x")):
            panel = Panel("surface")
            panel.body.addWidget(heading(title, 3))
            panel.body.addWidget(IconLines(lines, icon))
            panel.body.addStretch(1)
            columns.addWidget(panel)
