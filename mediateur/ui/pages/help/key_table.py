"""Regions of the keyboard map, drawn: keys at the left, what they do at the right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.ui.kit.keycap import KeyCap
from mediateur.ui.kit.layouts import Column, FlowLayout, Row
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.help.keyboard_map import KeyLine, Region

KEYS_WIDTH = 236


class RegionPanel(Panel):
    """One region of the keyboard map."""

    def __init__(self, region: Region, title: str = "") -> None:
        super().__init__("surface")
        self.body.addWidget(heading(title or region.title, 2))
        for line in region.lines:
            self.body.addWidget(KeyRow(line))


class KeyRow(QWidget):
    """Keys that do the same thing, and what they do."""

    def __init__(self, line: KeyLine) -> None:
        super().__init__()
        self.setAccessibleName(f"{' ou '.join(line.keys)} : {line.what}".replace(" :", "\N{NO-BREAK SPACE}:"))
        self._row = Row(14, parent=self)
        self._keys = QWidget()
        caps = FlowLayout(8, self._keys)
        for key in line.keys:
            caps.addWidget(KeyCap(key))
        self._row.addWidget(self._keys, 0)
        self._row.addWidget(Text(line.what), 1)
        current().changed.connect(self.restyle)
        self.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what keys do at their right, or under them where it would have less room than they."""
        super().resizeEvent(event)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        beside = self.width() >= 2 * px(KEYS_WIDTH)
        self._keys.setMinimumWidth(px(KEYS_WIDTH) if beside else 0)
        self._keys.setMaximumWidth(px(KEYS_WIDTH) if beside else self.maximumWidth())
        self._row.setSpacing(px(14 if beside else 4))
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


def regions(shown: Iterable[Region]) -> QWidget:
    """Return the panels of some regions, one under the other."""
    box = QWidget()
    column = Column(14, parent=box)
    for region in shown:
        column.addWidget(RegionPanel(region))
    return box
