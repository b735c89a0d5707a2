"""The optional details of a workshop: title, ages, equipment, autonomy, other results. Folded until asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.outcomes import OUTCOMES
from mediateur.content.vocabulary import AGES, AUTONOMY, EQUIPMENT, IMPOSSIBLE_REASONS, REDIRECTIONS, UNKNOWN
from mediateur.journal import workshop as counting
from mediateur.journal.encounter import Count, Kind
from mediateur.journal.privacy import Verdict
from mediateur.journal.workshop import Fields, Workshop
from mediateur.ui.kit.choices import Chip
from mediateur.ui.kit.counter import Counter
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.closing.details import WHERE, WHY, choice
from mediateur.ui.pages.shared.labelled import labelled
from mediateur.ui.pages.workshop.title import TitleRow

INFORMED = "informee"
AGES_HINT = "Un compte par tranche, pour qui l’a dit. Le reste n’est pas précisé."


class Details(Panel):
    """`filled` carries the fields that changed."""

    filled = Signal(object)

    def __init__(self, check: Callable[[str], Verdict]) -> None:
        super().__init__("surface")
        own = {*counting.OUTCOMES.values(), INFORMED}
        self.title = TitleRow(check)
        self.autonomy = ComboBox([(UNKNOWN, AUTONOMY[UNKNOWN]), *((c, w) for c, w in AUTONOMY.items() if c != UNKNOWN)])
        self.equipment = {code: Chip(label) for code, label in EQUIPMENT.items()}
        self.ages = _counters({code: label for code, label in AGES.items() if code != UNKNOWN})
        self.results = _counters({one.code: one.label for one in OUTCOMES if one.code not in own})
        self.details = {"orientee": choice(REDIRECTIONS, UNKNOWN), "impossible": choice(IMPOSSIBLE_REASONS, UNKNOWN)}
        self._persons, self._shown = QWidget(), ""
        self._build()
        self._connect()
        self.hide()

    def show_workshop(self, workshop: Workshop) -> None:
        """Show what is kept."""
        self._persons.setVisible(workshop.kind is not Kind.EVENT)
        if workshop.id != self._shown:  # else what is being typed would go, since it is not kept yet
            self._shown = workshop.id
            self.title.show_title(workshop.title)
            for code, box in self.details.items():
                box.set_value(next((one.detail for one in workshop.results if one.code == code), UNKNOWN))
        self.autonomy.set_value(workshop.autonomy)
        for code, chip in self.equipment.items():
            chip.setChecked(code in workshop.equipment)
        for counters, counts in ((self.ages, workshop.ages), (self.results, workshop.results)):
            kept = {count.code: count.n for count in counts}
            for code, counter in counters.items():
                counter.blockSignals(True)
                counter.setValue(kept.get(code, 0))
                counter.blockSignals(False)
                counter.restyle()

    def _build(self) -> None:
        top = Columns(2, 320, (24, 12))
        add_all(top, (self.title, FormRow("Matériel", _flow("Matériel", self.equipment.values()), optional=True)))
        self.body.set_measures(14, (20, 20, 20, 20))
        top.setAlignment(self.title, Qt.AlignmentFlag.AlignTop)  # else it would stretch beside what takes more lines
        self.body.addLayout(top)
        column = Column(14, parent=self._persons)
        column.addWidget(heading("Âges", 3))
        column.addWidget(Text(AGES_HINT, "note", "text_muted"))
        column.addWidget(_grid(AGES, self.ages))
        column.addWidget(heading("Autres résultats", 3))
        column.addWidget(_grid({one.code: one.label for one in OUTCOMES}, self.results))
        more = Columns(3, 280, (28, 8))
        for name, box in ((WHERE, self.details["orientee"]), (WHY, self.details["impossible"])):
            more.addWidget(FormRow(name, box, optional=True))
        more.addWidget(FormRow("Autonomie", self.autonomy, optional=True))
        column.addLayout(more)
        self.body.addWidget(self._persons)

    def _connect(self) -> None:
        self.title.kept.connect(self._fill_title)
        for box in (self.autonomy, *self.details.values()):
            box.chosen.connect(self._fill)
        for chip in self.equipment.values():
            chip.clicked.connect(self._fill)
        for counter in (*self.ages.values(), *self.results.values()):
            counter.valueChanged.connect(self._fill)

    @Slot(str)
    def _fill_title(self, title: str) -> None:
        self.filled.emit(Fields(title=title))

    @Slot()
    def _fill(self) -> None:
        self.filled.emit(
            Fields(
                autonomy=str(self.autonomy.value()),
                equipment=tuple(code for code, chip in self.equipment.items() if chip.isChecked()),
                ages=_counts(self.ages),
                results=self._results(),
            )
        )

    def _results(self) -> tuple[Count, ...]:
        """Return the results, each with where to or why not: one answer for all whom it counts."""
        details = {code: str(box.value()) for code, box in self.details.items()}
        counts = _counts(self.results)
        return tuple(Count(code=one.code, n=one.n, detail=details.get(one.code, "")) for one in counts)


def _counters(labels: Mapping[str, str]) -> dict[str, Counter]:
    return {code: Counter(label, 0, 0, counting.MOST, marked=True) for code, label in labels.items()}


def _counts(counters: Mapping[str, Counter]) -> tuple[Count, ...]:
    return tuple(Count(code=code, n=counter.value()) for code, counter in counters.items() if counter.value())


def _grid(labels: Mapping[str, str], counters: Mapping[str, Counter]) -> QWidget:
    box = QWidget()
    add_all(Columns(3, 280, (28, 8), box), (labelled(labels[code], counter) for code, counter in counters.items()))
    return box


def _flow(name: str, chips: Iterable[Chip]) -> QWidget:
    box = QWidget()
    box.setAccessibleName(name)
    flow = FlowLayout(8, box)
    add_all(flow, chips)
    return box
