"""« Aujourd’hui », under the cards of Accueil: the separate counts of the day."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import today, weekday_and_day
from mediateur.ui.kit.buttons import QuietButton
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Line, Text
from mediateur.ui.kit.toast import keep_clear
from mediateur.ui.pages.home.lines import stacked

if TYPE_CHECKING:
    from mediateur.usecases.recording.rows import Day

# Close enough for the counts of a long day, behind its longest date, to stand on one line of the reference window.
GAP = 20


class DayStrip(Panel):
    """« Aujourd'hui »: separate counts, never a funnel."""

    journal_asked = Signal()

    def __init__(self) -> None:
        super().__init__("surface", padding=14)
        keep_clear(self)  # a notice tells what has just been counted here
        strip = FoldingRow(GAP)
        self.body.addWidget(strip)
        self._row = row = strip.row
        self._date = Line(today(), "courant", "text_body")
        row.hold(stacked(Line("Aujourd’hui", "libelle", "text_strong"), self._date))
        self._empty = Text("Première séance du jour. Les compteurs s’ajouteront ici.", max_chars=0)
        row.hold(self._empty, 100)  # nearly all that is left: the sentence of a first day holds on one line
        row.addStretch(1)
        self.link = QuietButton("Ouvrir le journal", trailing="arrow-right")
        self.link.clicked.connect(self.journal_asked)
        row.hold(self.link)

    def show_day(self, day: Day) -> None:
        """Show the date with its counts, or with the sentence of a first day: a program may stay open overnight."""
        self._date.set_text(weekday_and_day(day.date))
        self._empty.setVisible(not day.encounters)
        if day.encounters or "_figures" in self.__dict__:
            for name, shown in self._figures.items():
                shown.set_value(getattr(day, name))
                shown.setVisible(bool(day.encounters))

    @cached_property
    def _figures(self) -> dict[str, _Figure]:
        """The counts, made with the first session of the day."""
        figures = {name: _Figure(*words) for name, words in _FIGURES.items()}
        for place, figure in enumerate(figures.values(), self._row.indexOf(self._empty) + 1):
            self._row.hold(figure, place=place)
        return figures


# Of 0 and 1, then of several. Refusing gets its figure as activating does.
_FIGURES = {
    "touched": (("personne", "touchée"), ("personnes", "touchées")),
    "activated": (("espace", "activé"), ("espaces", "activés")),
    "rights_exercised": (("droit", "exercé"), ("droits", "exercés")),
    "rights_explained": (("droit", "expliqué"), ("droits", "expliqués")),
    "guides_printed": (("guide", "imprimé"), ("guides", "imprimés")),
}
Words = tuple[str, str]


class _Figure(QWidget):
    """A count before its words, which agree with it."""

    def __init__(self, one: Words, several: Words) -> None:
        super().__init__()
        row = Row(8, parent=self)
        self._forms = one, several
        self._value = Line("0", "chiffre", "text_strong")
        self._words = Line("", "courant", "text_body"), Line("", "courant", "text_body")
        row.addWidget(self._value)
        row.addWidget(stacked(*self._words))
        row.addStretch(1)

    def set_value(self, value: int) -> None:
        """Show another count."""
        self._value.set_text(str(value))
        for line, word in zip(self._words, self._forms[value > 1], strict=True):
            line.set_text(word)
