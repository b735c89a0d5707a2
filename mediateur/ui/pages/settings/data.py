"""Données modifiables: what the sources say of a datum that changes, and what was seen since on this machine."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import source_date
from mediateur.content.facts import CONFIDENCE_LABELS, Confidence, Fact
from mediateur.content.text import NBSP, french
from mediateur.errors import MediateurError
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, Row, discard
from mediateur.ui.kit.messages import Badge
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.column_page import tab_after
from mediateur.ui.pages.shared.dates import capitalised
from mediateur.ui.pages.shared.keeper import Keeper
from mediateur.usecases.content.library import Content

WHY = french(
    "Ces données changent souvent. Écrivez ici ce que vous avez vu ou entendu : les étapes et les guides le montrent, "
    "avec le mois."
)
NOTHING = french("Aucune donnée modifiable dans ces parcours.")
SEEN_HELP = french("Le mois est noté tout seul.")
BACK = french("Revenir aux sources")
UNSURE = (Confidence.CONFLICT, Confidence.WEAK, Confidence.LANDMARK, Confidence.UNKNOWN)


class DataSection(QWidget):
    """One panel for each configurable datum. `failed` carries a MediateurError when content cannot be read.

    `anchor` is what Tab meets before the panels.
    """

    failed = Signal(object)

    def __init__(self, keeper: Keeper, content: Content, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._keeper, self._content, self._today = keeper, content, today
        self.anchor: QWidget | None = None
        self.panels: tuple[DatumPanel, ...] = ()
        self._column = Column(14, parent=self)
        self._column.addWidget(Text(WHY))
        self._empty = Text(NOTHING, "courant", "text_muted")
        self._column.addWidget(self._empty)

    def refresh(self) -> None:
        """Show each datum with what the sources say and what is in force."""
        try:
            facts = self._content.configurable()
            titles = {source.id: source.title for way in self._content.pathways() for source in way.cited}
        except MediateurError as error:
            self.failed.emit(error)
            return
        if tuple(panel.fact for panel in self.panels) != facts:
            self._rebuild(facts, titles)
        settings = self._keeper.settings
        for panel in self.panels:
            panel.show_value(settings.data.get(panel.fact.id, ""), settings.data_dates.get(panel.fact.id, ""))

    def _rebuild(self, facts: tuple[Fact, ...], titles: Mapping[str, str]) -> None:
        discard(self._column, self.panels)
        self.panels = tuple(DatumPanel(fact, [titles.get(name, name) for name in fact.sources]) for fact in facts)
        self._empty.setVisible(not facts)
        for panel in self.panels:
            panel.replaced.connect(self._replace)
            panel.reset.connect(self._reset)
            self._column.addWidget(panel)
        tab_after(self.anchor, (stop for panel in self.panels for stop in (panel.field, panel.back)))

    @Slot(str, str)
    def _replace(self, fact_id: str, value: str) -> None:
        settings, month = self._keeper.settings, f"{self._today():%Y-%m}"
        self._keeper.change(
            f"{name_of(fact_id).lower()}, vu en {source_date(month)}",
            data={**settings.data, fact_id: value},
            data_dates={**settings.data_dates, fact_id: month},
        )
        self.refresh()

    @Slot(str)
    def _reset(self, fact_id: str) -> None:
        settings = self._keeper.settings
        self._keeper.change(
            f"{name_of(fact_id).lower()}, valeur des sources",
            data={key: value for key, value in settings.data.items() if key != fact_id},
            data_dates={key: value for key, value in settings.data_dates.items() if key != fact_id},
        )
        self.refresh()


class DatumPanel(Panel):
    """One datum: what the sources say, how sure they are, a field to replace it, a way back."""

    replaced = Signal(str, str)
    reset = Signal(str)

    def __init__(self, fact: Fact, sources: list[str]) -> None:
        super().__init__("surface")
        self.fact = fact
        self._value = ""
        self.field = LineEdit(french(f"Exemple : {fact.value}"))
        self.row = FormRow(french("Ce que vous avez vu"), self.field, SEEN_HELP, optional=True)
        self.field.setAccessibleName(f"{name_of(fact.id)}, ce que vous avez vu, facultatif")
        self.in_force = Text("", "libelle", "text_strong")
        self.back = SecondaryButton(BACK, icon="undo-2")
        self.back.setAccessibleName(f"{BACK}, {name_of(fact.id)}")
        self._build(sources)
        self.field.editingFinished.connect(self._finish)
        self.back.clicked.connect(self._ask_reset)

    def show_value(self, value: str, month: str) -> None:
        """Show what replaces the sources, seen in a month (YYYY-MM); nothing when the sources are in force."""
        self._value = value
        self.field.setText(value)
        since = f"vu en {source_date(month)}" if value else f"d’après les sources ({source_date(self.fact.date)})"
        self.in_force.set_text(french(f"En vigueur : {value or self.fact.value}, {since}."))
        self.back.setVisible(bool(value))

    def _build(self, sources: list[str]) -> None:
        head = Row(12)
        head.addWidget(heading(name_of(self.fact.id), 2), 1)
        kind = "warning" if self.fact.confidence in UNSURE else "info"
        head.addWidget(Badge(kind, CONFIDENCE_LABELS[self.fact.confidence]))
        self.body.addLayout(head)
        self.body.addWidget(self.in_force)
        self.body.addWidget(Text(french(self.fact.text)))
        self.body.addWidget(
            Text(french(f"Sources ({source_date(self.fact.date)}) : {' ; '.join(sources)}."), "note", "text_muted")
        )
        self.body.addWidget(self.row)
        foot = Row()
        foot.addWidget(self.back)
        foot.addStretch(1)
        self.body.addLayout(foot)

    @Slot()
    def _finish(self) -> None:
        typed = " ".join(self.field.text().split())
        if typed == self._value:
            return
        if typed:
            self.replaced.emit(self.fact.id, typed)
        else:
            self.reset.emit(self.fact.id)

    @Slot()
    def _ask_reset(self) -> None:
        self.reset.emit(self.fact.id)
        self.field.setFocus()


def name_of(fact_id: str) -> str:
    """Return the words of a fact's id: « Horaires 34 22 » for « horaires-3422 »."""
    words = re.sub(r"\b(\d\d)(\d\d)\b", rf"\1{NBSP}\2", fact_id.replace("-", " "))
    return capitalised(words)
