"""One choice among a few, each with a line that explains it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.choices import RadioRow
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.text import Text, heading

INDENT = 34


class Option(NamedTuple):
    """A value, its words, and what they mean."""

    value: object
    label: str
    meaning: str = ""


class Options(QWidget):
    """Options under a title; the first one is chosen. `changed` tells that another was."""

    changed = Signal()

    def __init__(self, title: str, options: Sequence[Option]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.rows = {option.value: RadioRow(option.label) for option in options}
        column = Column(0, parent=self)
        column.addWidget(heading(title, 3))
        for option, row in zip(options, self.rows.values(), strict=True):
            row.setAccessibleDescription(f"{title}. {option.meaning}".strip())
            row.toggled.connect(self._on_toggled)
            column.addWidget(row)
            if option.meaning:
                below = Column(0, (INDENT, 0, 0, 6))
                below.addWidget(Text(option.meaning, "note", "text_muted"))
                column.addLayout(below)
        column.addStretch(1)
        self.rows[options[0].value].setChecked(True)

    @property
    def first(self) -> QWidget:
        """Where the focus begins: the chosen row."""
        return next(row for row in self.rows.values() if row.isChecked())

    def value(self) -> object:
        """Return the chosen value."""
        return next(value for value, row in self.rows.items() if row.isChecked())

    @Slot(bool)
    def _on_toggled(self, checked: bool) -> None:
        if checked:
            self.changed.emit()
