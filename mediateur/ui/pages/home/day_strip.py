"""« Aujourd’hui », under the cards of Accueil: the separate counts of the day."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.buttons import QuietButton
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Line, Text
from mediateur.ui.kit.toast import keep_clear
from mediateur.ui.pages.home.lines import two_lines, under
from mediateur.ui.pages.shared.dates import today

if TYPE_CHECKING:
    from mediateur.journal.definitions import Totals


class DayStrip(Panel):
    """« Aujourd'hui »: separate counts, never a funnel."""

    journal_asked = Signal()

    def __init__(self) -> None:
        super().__init__("surface", padding=14)
        keep_clear(self)  # a notice tells what has just been counted here
        strip = FoldingRow(24)
        self.body.addWidget(strip)
        self._row = row = strip.row
        row.hold(two_lines("Aujourd’hui", today()))
        self._empty = Text("Première séance du jour. Les compteurs s’ajouteront ici.", max_chars=0)
        row.hold(self._empty, 100)  # nearly all that is left: the sentence of a first day holds on one line
        row.addStretch(1)
        self.link = QuietButton("Ouvrir le journal", trailing="arrow-right")
        self.link.clicked.connect(self.journal_asked)
        row.hold(self.link)

    def show_totals(self, figures: Totals) -> None:
        """Show the counts, or the sentence of a first day."""
        self._empty.setVisible(not figures.encounters)
        if figures.encounters or "_figures" in self.__dict__:
            for name, shown in self._figures.items():
                shown.set_value(getattr(figures, name))
                shown.setVisible(bool(figures.encounters))

    @cached_property
    def _figures(self) -> dict[str, _Figure]:
        """The counts, made with the first session of the day."""
        figures = {name: _Figure(*words) for name, words in _FIGURES.items()}
        for place, figure in enumerate(figures.values(), self._row.indexOf(self._empty) + 1):
            self._row.hold(figure, place=place)
        return figures


_FIGURES = {
    "touched": ("personnes", "touchées"),
    "activated": ("espaces", "activés"),
    "rights_explained": ("droits", "expliqués"),
    "guides_printed": ("guides", "imprimés"),
}


class _Figure(QWidget):
    def __init__(self, first: str, second: str) -> None:
        super().__init__()
        row = Row(12, (0, 0, 18, 0), parent=self)
        self._value = Line("0", "chiffre", "text_strong")
        row.addWidget(self._value)
        row.addWidget(under(first, second))

    def set_value(self, value: int) -> None:
        """Show another count."""
        self._value.set_text(str(value))
