"""Sentences behind their icons, one under the other, or one that there are none."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Row, empty
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.training.mediator.words import Told


def tell(column: Column, lines: Iterable[Told], nothing: str) -> None:
    """Show sentences in a column, in place of those before; `nothing` is what is said where there are none."""
    empty(column)
    told = tuple(lines)
    for line in told:
        column.addWidget(_line(line))
    if not told and nothing:
        column.addWidget(Text(nothing, "courant", "text_muted"))


def _line(told: Told) -> QWidget:
    box = QWidget()
    row = Row(10, parent=box)
    row.addWidget(Icon(told.icon, told.ink, 20, "courant"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(told.text), 1)
    return box
