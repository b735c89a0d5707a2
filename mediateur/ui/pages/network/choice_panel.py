"""Before the first sending: how much of the place, from which month, and each row that would leave."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import month_name
from mediateur.content.text import french, grouped
from mediateur.journal.months import months_before
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all
from mediateur.ui.kit.pause import Pause
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.network.preview_table import PreviewTable, Rows
from mediateur.ui.pages.shared.options import Option, Options
from mediateur.usecases.network.standing import Choice
from mediateur.usecases.network.words import COARSENESS, HONEST

HOW_MUCH, SINCE = "Ce que vous dites du lieu", french("Séances comptées à partir de")
SINCE_HINT = french("Celles d'avant ne partent jamais.")
SHARE, SHARING = "Partager ces séances", french("Premier envoi…")
READING, TITLE = french("Lecture du journal…"), "Ce qui partirait"
AFTER = french("Ensuite, chaque séance enregistrée part d'elle-même, de la même façon.")
NONE = french("Aucune séance du journal depuis ce mois : il n'y a rien à envoyer pour l'instant.")
MONTHS_BACK, COLUMN = 24, 300


class ChoicePanel(QWidget):
    """`changed` asks for the rows of another choice, `shared` carries the choice to share by."""

    changed = Signal(object)
    shared = Signal(object)

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._pause = Pause()
        self.known: Choice | None = None
        self.coarseness = Options(HOW_MUCH, [Option(*line) for line in COARSENESS])
        months = [months_before(today.replace(day=1), back) for back in range(MONTHS_BACK)]
        self.since = ComboBox([(day.isoformat(), month_name(f"{day:%Y-%m}")) for day in months])
        self.count, self.rows = Text(READING, "libelle", "text_strong", max_chars=0), PreviewTable()
        self.share = PrimaryButton(SHARE, icon="share-2")
        self._build()
        self.coarseness.changed.connect(self.ask)
        self.since.chosen.connect(self.ask)
        self.share.clicked.connect(self._share)

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return Choice(str(self.coarseness.value()), dt.date.fromisoformat(str(self.since.value())))

    @Slot()
    def ask(self) -> None:
        """Ask for the rows of what is chosen; until they are there, nothing can be shared."""
        self.known = None
        self.changed.emit(self.choice)

    def show_rows(self, choice: Choice, rows: Rows) -> None:
        """Show what would leave by a choice, unless another was made since."""
        if choice != self.choice:
            return
        self.known = choice
        total = rows.total
        self.rows.setVisible(total > 0)
        self.rows.show_rows(rows)
        told = "1 ligne partirait." if total == 1 else f"{grouped(total)} lignes partiraient."
        self.count.set_text(french(told) if total else NONE)
        announce(self, self.count.text())

    def show_work(self, *, working: bool) -> None:
        """Leave nothing to press while the first sending is on its way."""
        self.share.set_label(SHARING if working else SHARE)
        self._pause.switch((self.share, self.coarseness, self.since), off=working)

    def _build(self) -> None:
        column = Column(14, parent=self)
        chosen, seen = Panel("surface"), Panel("surface")
        month, columns = QWidget(), Columns(2, COLUMN, (24, 14))
        beside = Column(0, parent=month)
        beside.addWidget(FormRow(SINCE, self.since, SINCE_HINT))
        beside.addStretch(1)
        add_all(columns, (self.coarseness, month))
        chosen.body.addLayout(columns)
        chosen.body.addWidget(Text(HONEST, "note", "text_muted"))
        ways = FlowLayout(12)
        ways.addWidget(self.share)
        for part in (heading(TITLE, 2), self.count, self.rows, Text(AFTER, "courant", "text_muted")):
            seen.body.addWidget(part)
        seen.body.addLayout(ways)
        add_all(column, (chosen, seen))

    @Slot()
    def _share(self) -> None:
        if self.known is not None:
            self.shared.emit(self.known)
