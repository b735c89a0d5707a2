"""A record without a session: added by hand, or corrected, with the questions of a closing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.vocabulary import CORRECTION_REASONS
from mediateur.journal.encounter import Encounter, Half, HalfDay, Kind
from mediateur.pathways.model import Pathway
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import add_all
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.responsive import adapt
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import current
from mediateur.ui.pages.closing.form import RecordDialog
from mediateur.ui.pages.closing.record import HEADINGS, AboutRecord
from mediateur.ui.pages.shared.day import DayField
from mediateur.usecases.recording.closing import Closing
from mediateur.usecases.recording.corrections import Corrections, Entry
from mediateur.usecases.recording.sessions import Sessions

NBSP = "\N{NO-BREAK SPACE}"
HALVES = ((Half.MORNING, "Matin"), (Half.AFTERNOON, "Après\N{NON-BREAKING HYPHEN}midi"))
NO_PLACE, CHOOSE = "Ne pas préciser", "Choisir…"
WRONG_DAY = f"Écrivez la date ainsi{NBSP}: 23/11/2026."
WHY = "Pourquoi cette correction"
PATHWAY, SUBJECT = "Parcours", "Thème"


class Known(NamedTuple):
    """What a record may name: titles of pathways and names of places by their ids, a pathway by its id, mediators."""

    titles: Mapping[str, str]
    places: Mapping[str, str]
    pathway: Callable[[str], Pathway]
    mediators: tuple[str, ...] = ()


class Asked(NamedTuple):
    """What the questions begin with."""

    when: HalfDay
    pathway: str
    closing: Closing


class EntryDialog(RecordDialog):
    """A session that was not led on this screen. `saved` carries its record, and whether a note goes with it."""

    saved = Signal(object, bool)
    heading, keep = "Ajouter une séance", "Enregistrer"

    def __init__(
        self,
        window: QWidget,
        corrections: Corrections,
        known: Known,
        asked: Asked,
        mediator: str,
        sessions: Sessions | None,
    ) -> None:
        self.corrections, self._known, self._asked, self._mediator = corrections, known, asked, mediator
        latest = corrections.now().day
        self.day = DayField("Date", asked.when.day, latest)
        self.half = ComboBox(HALVES)
        self.half.set_value(asked.when.half)
        self.pathway = _choice(known.titles, asked.pathway)
        self.place_choice = _choice({"": NO_PLACE, **known.places}, asked.closing.place)
        self._day_row, self.pathway_row = FormRow("Date", self.day), FormRow(PATHWAY, self.pathway)
        subtitle = f"Sans nom ni numéro. Gardé{NBSP}: la demi\N{NON-BREAKING HYPHEN}journée, {mediator}."
        super().__init__(window, self.heading, subtitle, asked.closing, sessions)
        leave = SecondaryButton("Annuler")
        leave.clicked.connect(self.close_dialog)
        self.footer_left.hold(leave)
        self.add_save(self.keep)

    @property
    def first(self) -> QWidget:
        """What has the focus at the opening: the persons, or the day where both would not be in view."""
        window = self._window
        narrow = adapt(window.width(), window.height(), current().scale).narrow
        return self.day if narrow else self.persons

    def place(self) -> str:
        """Return the id of the place, or an empty text."""
        return str(self.place_choice.value() or "")

    def questions_before(self) -> tuple[QWidget, ...]:
        """Return when it was, on which pathway, and where."""
        box = QWidget()
        rows = [FormRow("Moment", self.half), self.pathway_row]
        if self.place_choice.count() > 1:
            rows.append(FormRow("Lieu", self.place_choice))
        add_all(Columns(4, 262, (16, 12), box), (self._day_row, *rows))
        return (box,)

    def entry(self) -> Entry | None:
        """Return what the dialog says; None when its day is not one, which is said in place."""
        day = self.day.day()
        if day is None:
            self._day_row.set_error(WRONG_DAY)
            self.day.setFocus()
            return None
        self._day_row.clear_error()
        chosen = str(self.pathway.value())
        pathway = None if self.keeps(chosen) else self._known.pathway(chosen)
        return Entry(HalfDay(day, Half(str(self.half.value()))), pathway, self.closing())

    def keeps(self, _pathway: str) -> bool:
        """Return whether a pathway is that of the record, as it was walked."""
        return False

    def record(self) -> None:
        """Record, and tell. Raises MediateurError."""
        if (entry := self.entry()) is not None:
            self._end(self.corrections.add(entry, self._mediator))

    def _end(self, encounter: Encounter) -> None:
        self.close_dialog()
        self.saved.emit(encounter, self.note is not None and bool(self.note.field.text().strip()))


class CorrectionDialog(EntryDialog):
    """A record to correct: what it was stays in its history, and why is asked."""

    keep = "Enregistrer la correction"

    def __init__(
        self,
        window: QWidget,
        corrections: Corrections,
        known: Known,
        encounter: Encounter,
        sessions: Sessions | None,
    ) -> None:
        self._before, self._notes = encounter, sessions is not None
        self.heading = HEADINGS[encounter.kind]
        self.held = AboutRecord(encounter, known.mediators, corrections)
        self._wide_foot = not adapt(window.width(), window.height(), current().scale).narrow
        self.reason = _choice({"": CHOOSE, **CORRECTION_REASONS}, "")
        titles = {**known.titles, encounter.pathway: known.titles.get(encounter.pathway, encounter.pathway)}
        asked = Asked(encounter.when, encounter.pathway, corrections.closing(encounter))
        super().__init__(window, corrections, known._replace(titles=titles), asked, encounter.mediator, sessions)
        self.held.kind.chosen.connect(self._on_kind)
        self._on_kind()
        if self._wide_foot:
            why = Text(f"**{WHY}**", "courant", "text_strong", bold=600)
            why.setBuddy(self.reason)
            self.reason.setAccessibleName(WHY)
            self.footer_right.hold(why, place=0)
            self.footer_right.hold(self.reason, place=1)

    def about(self) -> tuple[QWidget, ...]:
        """Return what the record is, which no closing asks."""
        return self.held.rows

    def entry(self) -> Entry | None:
        """Return what the dialog says; None when its day is not one, which is said in place."""
        entry = super().entry()
        return entry and entry._replace(held=self.held.held())

    @Slot()
    def _on_kind(self) -> None:
        kind = self.held.held().kind
        self.held.show_kind(kind)
        self.pathway_row.set_label(PATHWAY if kind is Kind.INDIVIDUAL else SUBJECT)
        self.show_kind(kind)

    def questions_after(self) -> tuple[QWidget, ...]:
        """Return why it is corrected, where that does not stand beside the button that records."""
        return () if self._wide_foot else (FormRow(WHY, self.reason),)

    def keeps(self, pathway: str) -> bool:
        """Return whether a pathway is that of the record, as it was walked."""
        return pathway == self._before.pathway

    def record(self) -> None:
        """Keep the correction, and tell. Raises MediateurError."""
        reason = str(self.reason.value() or "")
        self.reason.set_wrong(not reason)
        if not reason:
            self.reason.setFocus()
        if (entry := self.entry()) is not None:
            self._end(self.corrections.correct(self._before, entry, reason, notes=self._notes))


def _choice(labels: Mapping[str, str], value: str) -> ComboBox:
    box = ComboBox(list(labels.items()))
    box.set_value(value)
    return box
