"""Short sentences, each behind an icon."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.text import Text


class IconLines(QWidget):
    """A list of sentences with the same sign."""

    def __init__(self, lines: Iterable[str], icon: str = "check", role: str = "primary") -> None:
        super().__init__()
        column = Column(6, parent=self)
        for line in lines:
            row = Row(10)
            row.addWidget(Icon(icon, role, 22), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(line), 1)
            column.addLayout(row)
