"""Two lines of words that the strips of Accueil begin with, or count in."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.text import Line


def two_lines(title: str, below: str) -> QWidget:
    """Return a title over what explains it."""
    return _pair(Line(title, "libelle", "text_strong"), below)


def under(first: str, second: str) -> QWidget:
    """Return a word over another, of the same weight."""
    return _pair(Line(first, "courant", "text_body"), second)


def _pair(first: Line, second: str) -> QWidget:
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    column = Column(parent=box)
    column.addWidget(first)
    column.addWidget(Line(second, "courant", "text_body"))
    return box
