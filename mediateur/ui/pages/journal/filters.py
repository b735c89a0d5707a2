"""What narrows the journal: period, pathway, result and place in one row, and a search above it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.outcomes import OUTCOMES
from mediateur.content.text import french
from mediateur.journal.changes import Names
from mediateur.ui.kit.buttons import QuietButton
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, FlowLayout
from mediateur.ui.kit.search_field import SearchField
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.journal.rows import Filters, month_options, place_options

ALL_MONTHS, ALL, CLEAR = french("Toutes les dates"), "Tous", french("Effacer les filtres")
SEARCH, SHORT = "Chercher dans le journal", "Chercher"
SEARCHED = "des mots, qui ne sont pas écrits ici"
FILTER_WIDTH, SEARCH_DELAY_MS = 216, 250


class JournalFilters(QWidget):
    """The four choices and what clears them; `changed` once the person has chosen, or stopped typing in `search`."""

    changed = Signal()

    def __init__(self, present: str) -> None:
        super().__init__()
        self._present = present
        self.period = ComboBox([("", ALL_MONTHS), *month_options((), present)])
        self.pathway, self.place = ComboBox([("", ALL)]), ComboBox([("", ALL)])
        self.result = ComboBox([("", ALL), *((outcome.code, outcome.label) for outcome in OUTCOMES)])
        self.search = SearchField(SHORT)
        self.search.setAccessibleName(SEARCH)
        self.clear = QuietButton(CLEAR)
        self._narrowing = {"Parcours": self.pathway, "Résultat": self.result, "Lieu": self.place}
        self._rows = (FormRow("Période", self.period), *(FormRow(*each) for each in self._narrowing.items()))
        line = FlowLayout(12, self)
        for row in self._rows:
            line.addWidget(row)
        line.addWidget(_under_label(self.clear))
        self.period.set_value(present)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_DELAY_MS)
        self._timer.timeout.connect(self.changed)
        self._connect()

    @property
    def asked(self) -> Filters:
        """What the filters ask."""
        boxes = (self.period, self.pathway, self.result, self.place)
        month, pathway, result, place = (str(box.value() or "") for box in boxes)
        return Filters(month, pathway, result, place, self.search.text())

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """What the filters ask, in words, the period first. Searched words are not told: they may name someone."""
        chosen = ((name, box.currentText()) for name, box in self._narrowing.items() if box.value())
        searched = (("Recherche", SEARCHED),) if self.search.text().strip() else ()
        return (("Période", self.period.currentText()), *chosen, *searched)

    def offer(self, names: Names) -> None:
        """Offer the pathways and places that there are; what was chosen stays chosen."""
        _offer(self.pathway, names.pathways.items())
        _offer(self.place, place_options(names.places))

    @Slot(object)
    def offer_months(self, months: tuple[str, ...]) -> None:
        """Offer the months that there are; what was chosen stays chosen."""
        chosen = str(self.period.value() or "")
        kept = {chosen} - {""}
        _offer(self.period, month_options({*months, *kept}, self._present), ALL_MONTHS)

    @Slot()
    def reset(self) -> None:
        """Keep every session of every date."""
        for box in (self.period, self.pathway, self.result, self.place):
            box.set_value("")
        self.search.clear()
        self._timer.stop()
        self.changed.emit()

    def fit(self) -> None:
        """Take the width that the text size asks for."""
        for row in self._rows:
            row.setFixedWidth(px(FILTER_WIDTH))

    def _connect(self) -> None:
        for box in (self.period, self.pathway, self.result, self.place):
            box.chosen.connect(self.changed)
        self.clear.clicked.connect(self.reset)
        self.search.textChanged.connect(self._timer.start)


def _offer(box: ComboBox, options: Iterable[tuple[str, str]], every: str = ALL) -> None:
    kept = box.value()
    box.set_options([("", every), *options])
    box.set_value(kept)


def _under_label(button: QuietButton) -> QWidget:
    """Return a button set as low as the fields beside it, whose labels are above them."""
    box = QWidget()
    Column(0, (0, 30, 0, 0), box).addWidget(button)
    return box
