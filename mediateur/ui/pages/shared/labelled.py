"""A count with its words at the left."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.counter import Counter
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.text import Text


def labelled(label: str, counter: Counter) -> QWidget:
    """Return a counter beside its label."""
    box = QWidget()
    row = Row(8, parent=box)
    row.addWidget(Text(french(label), "courant"), 1)
    row.addWidget(counter)
    return box
