"""The optional details of a closing: age, autonomy, duration, place, equipment, first visit, where to, why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.vocabulary import (
    AGES,
    AUTONOMY,
    DURATIONS,
    EQUIPMENT,
    IMPOSSIBLE_REASONS,
    PLACE_TYPES,
    REDIRECTIONS,
    UNKNOWN,
)
from mediateur.journal.definitions import MOST_PERSONS, MOST_SPACES_EACH, MOST_TOGETHER
from mediateur.journal.encounter import Count, Kind
from mediateur.ui.kit.choices import Chip
from mediateur.ui.kit.counter import Counter
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import OPTIONAL, FormRow, label_text
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.closing.ages import Ages
from mediateur.ui.pages.closing.parts import flow
from mediateur.usecases.recording.closing import Closing

WHERE, WHY = "Orientée vers", "Impossible, pourquoi"
UNSAID, HELPED = "Ne pas préciser", "Aidées une à une"
GATHERED = "divers"
SEVERAL_DETAILS = "Plusieurs réponses, gardées"
NO_EQUIPMENT = "aucun"
AROUND_AGES = (0, 8, 0, 8)


class Details(QWidget):
    """Folded until asked for. What was proposed and is not touched stays as it was."""

    def __init__(self, proposed: Closing, persons: Counter, others: Iterable[QWidget] = ()) -> None:
        super().__init__()
        self._proposed, self._persons = proposed, persons
        self.age = choice(AGES, UNKNOWN)
        self.bands = Ages(proposed, self.age, persons)
        self.duration = choice(DURATIONS, proposed.duration)
        self.autonomy = choice(AUTONOMY, proposed.autonomy)
        self.place_type = choice(PLACE_TYPES, proposed.place_type)
        self.where = _detail_choice(REDIRECTIONS, self.proposed_detail("orientee"))
        self.why = _detail_choice(IMPOSSIBLE_REASONS, self.proposed_detail("impossible"))
        self.first_visits = FirstVisits(proposed.first_visits, persons)
        self.declared_later = Counter(
            "Activations racontées au retour", proposed.declared_later, 0, persons.maximum() * MOST_SPACES_EACH
        )
        self.helped = Counter(HELPED, proposed.helped, 0, max(MOST_TOGETHER, proposed.helped))
        self.equipment = Equipment(proposed.equipment)
        column = Column(parent=self)
        rows = QWidget()
        self._helped_row, self._of_persons = FormRow(HELPED, self.helped), tuple(self._rows_of_persons())
        self._ages = QWidget(self)
        Column(0, AROUND_AGES, parent=self._ages).addWidget(self.bands.grid)
        self.bands.show_grid()
        columns = Columns(3, 270, (12, 12), rows)
        for row in (*others, self._helped_row, *self._of_persons, *self._rows()):
            columns.addWidget(row)
            columns.setAlignment(row, Qt.AlignmentFlag.AlignTop)  # else it would stretch beside a row with a hint
        self.show_kind(Kind.INDIVIDUAL)
        column.addWidget(rows)
        column.addWidget(self._ages)
        column.addWidget(self.equipment)
        self.hide()

    def ages(self) -> tuple[Count, ...]:
        """Return the marginal counts of age bands: everybody in one, a count for each, or nothing."""
        return self.bands.counts()

    def detail(self, code: str) -> str:
        """Return what is added to a result: where to, why not, or an empty text."""
        choices = {"orientee": self.where, "impossible": self.why}
        return str(choices[code].value()) if code in choices else ""

    def proposed_detail(self, code: str) -> str:
        """Return what was proposed of it: one word where it is the same for all whom the result counts."""
        if code not in ("orientee", "impossible"):
            return ""
        details = {count.detail or UNKNOWN for count in self._proposed.outcomes if count.code == code}
        return GATHERED if len(details) > 1 else next(iter(details), UNKNOWN)

    def show_kind(self, kind: Kind) -> None:
        """Show what is asked of a record of this form: of an event, nothing of the persons."""
        self._helped_row.setVisible(kind is Kind.WORKSHOP)
        for row in (*self._of_persons, self._ages):
            row.setVisible(kind is not Kind.EVENT)

    @Slot()
    def toggle(self) -> None:
        """Unfold or fold."""
        self.setVisible(not self.isVisible())
        if self.isVisible():
            self.age.setFocus()

    def _rows_of_persons(self) -> Iterable[FormRow]:
        yield FormRow("Tranche d’âge", self.age, optional=True)
        yield FormRow("Première venue", self.first_visits, optional=True)
        yield FormRow("Activation racontée au retour", self.declared_later, optional=True)
        yield FormRow(WHERE, self.where, optional=True)
        yield FormRow(WHY, self.why, optional=True)

    def _rows(self) -> Iterable[FormRow]:
        yield FormRow("Durée", self.duration, optional=True)
        yield FormRow("Type de lieu", self.place_type, optional=True)


class FirstVisits(ComboBox):
    """How many came for the first time: yes or no for one person, a number for several, or nothing said."""

    def __init__(self, count: int | None, persons: Counter) -> None:
        super().__init__()
        self._persons = persons
        persons.valueChanged.connect(self._offer)
        self._offer()
        self.set_value(count)

    def answer(self) -> int | None:
        """Return the number, or None when nothing is said."""
        value = self.value()
        return value if isinstance(value, int) else None

    @Slot()
    def _offer(self) -> None:
        kept, most = self.value(), self._persons.value()
        told = ("Non", "Oui") if most == 1 else ("Aucune", "1 personne")
        several = [(n, f"{n}\N{NO-BREAK SPACE}personnes") for n in range(2, min(most, MOST_PERSONS) + 1)]
        self.set_options([(None, UNSAID), *enumerate(told), *several])
        self.set_value(kept)


class Equipment(QWidget):
    """What was used, several at once; « Pas de matériel » stands alone."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__()
        self._others = tuple(code for code in codes if code not in EQUIPMENT)
        self.chips = {code: Chip(label) for code, label in EQUIPMENT.items()}
        for code, chip in self.chips.items():
            chip.setChecked(code in codes)
            chip.clicked.connect(self._on_none if code == NO_EQUIPMENT else self._on_some)
            chip.setAccessibleDescription(f"Matériel, {OPTIONAL.lower()}")
        column = Column(6, parent=self)
        column.addWidget(Text(label_text("Matériel", optional=True), "courant", "text_strong", bold=600))
        column.addWidget(flow(tuple(self.chips.values())))

    def codes(self) -> tuple[str, ...]:
        """Return the codes of what is ticked."""
        return (*(code for code, chip in self.chips.items() if chip.isChecked()), *self._others)

    @Slot()
    def _on_none(self) -> None:
        if self.chips[NO_EQUIPMENT].isChecked():
            for code, chip in self.chips.items():
                chip.setChecked(code == NO_EQUIPMENT)

    @Slot()
    def _on_some(self) -> None:
        self.chips[NO_EQUIPMENT].setChecked(False)


def _detail_choice(vocabulary: Mapping[str, str], value: str) -> ComboBox:
    box = choice(vocabulary, UNKNOWN)
    if value == GATHERED:
        box.addItem(SEVERAL_DETAILS, GATHERED)
    box.set_value(value)
    return box


def choice(vocabulary: Mapping[str, str], value: str) -> ComboBox:
    """Return a list of the words of a vocabulary, « non communiqué » first, with a code chosen."""
    codes = sorted(vocabulary, key=lambda code: code != UNKNOWN)
    box = ComboBox([(code, vocabulary[code]) for code in codes])
    box.set_value(value)
    return box
