"""Journal: every session as it was counted, half-days only, with filters in one row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.outcomes import OUTCOMES
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import QuietButton, SecondaryButton
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, FlowLayout, Row
from mediateur.ui.kit.messages import EmptyState
from mediateur.ui.kit.responsive import Adaptation
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.column_page import ColumnPage, page_head
from mediateur.ui.pages.journal_rows import Filters, JournalRow, footer, months, row_of
from mediateur.ui.pages.journal_table import JournalModel, JournalTable
from mediateur.ui.pages.trouble import Trouble
from mediateur.usecases.journal import Journal
from mediateur.usecases.library import Content
from mediateur.usecases.places import Places

ALL_MONTHS, ALL = french("Toutes les dates"), "Tous"
SUBTITLE = french("Sans nom ni numéro. Les dates sont à la demi-journée.")
NONE_THIS_MONTH, NO_MATCH = french("Aucune séance ce mois-ci."), french("Aucune séance avec ces filtres.")
COMING, WIDEN = french("Les séances terminées s'ajoutent ici."), french("Le journal en garde d'autres.")
CLEAR, SEE_ALL = french("Effacer les filtres"), french("Voir toutes les dates")
FILTER_WIDTH = 216


class JournalPage(ColumnPage):
    """The list of sessions. `export_requested` asks for the whole journal as CSV."""

    export_requested = Signal()

    def __init__(
        self, journal: Journal, content: Content, places: Places, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__()
        self.setAccessibleName("Journal des séances")
        self._journal, self._content, self._places, self._today = journal, content, places, today
        self._all: tuple[JournalRow, ...] = ()
        self.model = JournalModel(self)
        self.table = JournalTable(self.model)
        self.period = ComboBox([("", ALL_MONTHS)])
        self.pathway, self.result = ComboBox([("", ALL)]), ComboBox([("", ALL)])
        self.clear, self.export = QuietButton(CLEAR), SecondaryButton("Exporter", icon="file-down")
        self.no_match = EmptyState(NO_MATCH, WIDEN, CLEAR, icon="x")
        self.other_months = EmptyState(NONE_THIS_MONTH, WIDEN, SEE_ALL, icon="calendar")
        self.nothing_yet = EmptyState(NONE_THIS_MONTH, COMING)
        self.trouble, self.foot, self._panel = Trouble(), Text("", max_chars=0), Panel("surface", 0)
        self.chosen = Text("", "note", "text_muted", max_chars=0)
        self._filter_rows = (
            FormRow("Période", self.period),
            FormRow("Parcours", self.pathway),
            FormRow("Résultat", self.result),
        )
        self._build()
        self._connect()
        self.refresh()
        self.period.set_value(f"{today():%Y-%m}")
        self._show()

    @property
    def filters(self) -> Filters:
        """What the filters ask."""
        return Filters(*(str(box.value() or "") for box in (self.period, self.pathway, self.result)))

    def refresh(self) -> None:
        """Read the journal again; the filters stay as they are."""
        try:
            titles = self._content.titles()
            places = {place.id: place.name for place in self._places.all()}
            self._all = tuple(row_of(encounter, titles, places) for encounter in self._journal.rows())
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.trouble.forget()
        self._offer()
        self._show()

    def arrange(self, _shape: Adaptation) -> None:
        """Give the filters their width."""
        for row in self._filter_rows:
            row.setFixedWidth(px(FILTER_WIDTH))

    def _offer(self) -> None:
        kept = self.filters
        self.period.set_options([("", ALL_MONTHS), *months(self._all, f"{self._today():%Y-%m}")])
        pathways = {row.pathway_id: row.pathway for row in self._all}
        self.pathway.set_options([("", ALL), *pathways.items()])
        met = {code for row in self._all for code in row.codes}
        self.result.set_options([("", ALL), *((o.code, o.label) for o in OUTCOMES if o.code in met)])
        for box, value in zip(
            (self.period, self.pathway, self.result), (kept.month, kept.pathway, kept.result), strict=True
        ):
            box.set_value(value)

    def _show(self) -> None:
        shown = tuple(row for row in self._all if self.filters.keeps(row))
        self.model.set_rows(shown)
        self.chosen.set_text("")
        self.foot.set_text(footer(shown))
        self._panel.setVisible(bool(shown))
        reason = None if shown else self._why_empty()
        for empty in (self.no_match, self.other_months, self.nothing_yet):
            empty.setVisible(empty is reason)

    def _why_empty(self) -> EmptyState:
        if self.filters.pathway or self.filters.result:
            return self.no_match
        return self.other_months if self._all else self.nothing_yet

    def _build(self) -> None:
        head = Row(18)
        head.addLayout(page_head("Journal des séances", SUBTITLE), 1)
        head.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        line = FlowLayout(12)
        for row in self._filter_rows:
            line.addWidget(row)
        line.addWidget(_under_label(self.clear))
        self._panel.body.set_measures(0, (2, 6, 2, 0))
        foot_row = Row(12, (22, 12, 12, 12))
        foot_row.addWidget(self.foot)
        foot_row.addWidget(self.chosen, 1)
        self._panel.body.addWidget(self.table, 1)
        self._panel.body.addWidget(Separator())
        self._panel.body.addLayout(foot_row)
        self.body.addLayout(head)
        self.body.addWidget(self.trouble)
        self.body.addLayout(line)
        for empty in (self.no_match, self.other_months, self.nothing_yet):
            self.body.addWidget(empty)
        self.body.addWidget(self._panel, 1)
        self.body.addStretch(0)

    def _connect(self) -> None:
        for box in (self.period, self.pathway, self.result):
            box.chosen.connect(self._filter)
        self.clear.clicked.connect(self.clear_filters)
        for empty in (self.no_match, self.other_months):
            if empty.button is not None:
                empty.button.clicked.connect(self.clear_filters)
        self.export.clicked.connect(self.export_requested)
        self.table.selectionModel().selectionChanged.connect(self._tell_row)

    @Slot()
    def _filter(self) -> None:
        self._show()
        announce(self, self.foot.text())

    @Slot()
    def _tell_row(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        row = self.model.rows[rows[0].row()] if rows else None
        words = f"Ligne choisie : {row.date}, {row.place}. Obstacle : {row.obstacle}." if row else ""
        self.chosen.set_text(french(words))

    @Slot()
    def clear_filters(self) -> None:
        """Show every session of every date."""
        for box in (self.period, self.pathway, self.result):
            box.set_value("")
        self._filter()


def _under_label(button: QuietButton) -> QWidget:
    """Return a button set as low as the fields beside it, whose labels are above them."""
    box = QWidget()
    Column(0, (0, 30, 0, 0), box).addWidget(button)
    return box
