"""Two lines of words, one over the other, in the strips of Accueil."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.text import Line


def two_lines(title: str, below: str) -> QWidget:
    """Return a title over what explains it."""
    return stacked(Line(title, "libelle", "text_strong"), Line(below, "courant", "text_body"))


def stacked(first: Line, second: Line) -> QWidget:
    """Return a line over another."""
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    column = Column(parent=box)
    column.addWidget(first)
    column.addWidget(second)
    return box
