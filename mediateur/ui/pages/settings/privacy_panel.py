"""Where data lives, what is kept, what is never kept: the same words at the first opening and in Réglages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.content.text import french
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.responsive import adapt
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.settings.privacy_words import (
    HONEST,
    KEPT,
    KEPT_TITLE,
    NEVER,
    NEVER_TITLE,
    STAYS,
    STAYS_ON_STICK,
)
from mediateur.ui.pages.settings.stick_note import StickWarning
from mediateur.ui.pages.shared.icon_lines import IconLines
from mediateur.usecases.program.stick import Stick

_BREAK = "\N{ZERO WIDTH SPACE}"
WHERE = french("Vos données sont ici")
COPIES = french("Une copie du journal, sans ses notes, est rangée chaque jour dans son dossier « sauvegardes ».")


class KeptPanel(QWidget):
    """« Médiateur garde » beside « ne garde jamais », one under the other when the window is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for title, lines, icon in ((KEPT_TITLE, KEPT, "check"), (NEVER_TITLE, NEVER, "x")):
            panel = Panel("surface")
            panel.body.addWidget(heading(title, 3))
            panel.body.addWidget(IconLines(lines, icon))
            panel.body.addStretch(1)
            self._row.addWidget(panel, 1)
        current().changed.connect(self.fit)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Take one or two columns."""
        window = self.window()
        narrow = adapt(window.width(), window.height(), current().scale).narrow
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._row.setSpacing(px(14))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one or two columns."""
        super().resizeEvent(event)
        self.fit()


class PrivacyPanel(QWidget):
    """The third step of the first opening."""

    def __init__(self, folder: Path, stick: Stick | None = None) -> None:
        super().__init__()
        column = Column(12, parent=self)
        self.stick = StickWarning(stick)
        column.addWidget(self.stick)
        column.addWidget(KeptPanel())
        column.addWidget(Text(HONEST, "note", "text_muted"))
        where = Panel("subtle", 16)
        where.body.addWidget(heading(WHERE, 3))
        where.body.addWidget(PathText(folder))
        where.body.addWidget(Text(STAYS_ON_STICK if stick else STAYS))
        where.body.addWidget(Text(COPIES))
        column.addWidget(where)


class PathText(Text):
    """The path of a folder, which may be cut after each of its parts."""

    def __init__(self, path: Path) -> None:
        super().__init__(_breakable(str(path)), "courant", "text_strong", max_chars=0)
        self.setAccessibleName(str(path))

    def show_path(self, path: Path) -> None:
        """Show another path."""
        self.set_text(_breakable(str(path)))
        self.setAccessibleName(str(path))


def _breakable(path: str) -> str:
    for mark in ("/", "\\"):
        path = path.replace(mark, mark + _BREAK)
    return path
