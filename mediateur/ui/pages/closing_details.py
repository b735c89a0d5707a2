"""The optional details of a closing: age, duration, autonomy, place, where to, why not."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.vocabulary import (
    AGES,
    AUTONOMY,
    DURATIONS,
    IMPOSSIBLE_REASONS,
    PLACE_TYPES,
    REDIRECTIONS,
    UNKNOWN,
)
from mediateur.journal.encounter import Count
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import add_all
from mediateur.ui.kit.reflow import Columns


class Details(QWidget):
    """Folded until asked for."""

    def __init__(self) -> None:
        super().__init__()
        columns = Columns(3, 270, (12, 12), self)
        self.age = _choice(AGES)
        self.duration = _choice(DURATIONS)
        self.autonomy = _choice(AUTONOMY)
        self.place_type = _choice(PLACE_TYPES)
        self.where = _choice(REDIRECTIONS)
        self.why = _choice(IMPOSSIBLE_REASONS)
        rows = (
            FormRow("Tranche d’âge", self.age, optional=True),
            FormRow("Durée", self.duration, optional=True),
            FormRow("Autonomie", self.autonomy, optional=True),
            FormRow("Type de lieu", self.place_type, optional=True),
            FormRow("Orientée vers", self.where, optional=True),
            FormRow("Impossible, pourquoi", self.why, optional=True),
        )
        add_all(columns, rows)
        self.hide()

    def ages(self, persons: int) -> tuple[Count, ...]:
        """Return the marginal count of the age band: everybody in it, or nothing when it was not told."""
        code = str(self.age.value())
        return () if code == UNKNOWN else (Count(code=code, n=persons),)

    @Slot()
    def toggle(self) -> None:
        """Unfold or fold."""
        self.setVisible(not self.isVisible())
        if self.isVisible():
            self.age.setFocus()


def _choice(vocabulary: dict[str, str]) -> ComboBox:
    codes = sorted(vocabulary, key=lambda code: code != UNKNOWN)
    return ComboBox([(code, vocabulary[code]) for code in codes])
