"""« Nouveautés »: what changed in the program, version by version, made when it is first in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.icon_lines import IconLines

if TYPE_CHECKING:
    from mediateur.content.changelog import Release
    from mediateur.usecases.program.news import News

NOTHING = french("La liste des nouveautés manque sur ce poste.")


class NewsSection(QWidget):
    """One panel for each version, the newest first."""

    def __init__(self, news: News) -> None:
        super().__init__()
        self._news = news
        self.panels: tuple[Panel, ...] = ()
        self._column = Column(14, parent=self)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the file the first time that this is in view."""
        super().showEvent(event)
        if self._column.isEmpty():
            releases = self._news.releases()
            self.panels = tuple(_panel(release, self._news.version) for release in releases)
            for widget in self.panels or (Text(NOTHING),):
                self._column.addWidget(widget)


def _panel(release: Release, own: str) -> Panel:
    panel = Panel("surface")
    day = f", {release.day}" if release.day else ""
    panel.body.addWidget(heading(f"Version {release.version or own}{day}", 2))
    for part in release.parts:
        panel.body.addWidget(heading(part.title, 3))
        panel.body.addWidget(IconLines(part.lines, "chevron-right"))
    return panel
