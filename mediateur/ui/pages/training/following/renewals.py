"""« À renouveler »: attestations that expired, then those that soon will; and a session to plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.training.listing import PersonRow
from mediateur.training.register import Status
from mediateur.ui.kit.buttons import QuietButton, SecondaryButton
from mediateur.ui.kit.layouts import Column, empty
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.column_page import tab_after
from mediateur.ui.pages.shared.entry_row import EntryRow
from mediateur.ui.pages.training.following.words import horizon_words, to_renew

TITLE, PLAN = "À renouveler", "Prévoir une session"
NOTHING = french("Aucune attestation à renouveler d'ici là.")
SHOWN, FEW = 3, 2
EXPIRED, SOON = ("circle-alert", "danger"), ("hourglass", "warning")


class RenewalsPanel(Panel):
    """The first of them; `opened` carries the id of a mediator, `all_asked` and `plan_asked` what buttons ask for."""

    opened = Signal(str)
    all_asked = Signal()
    plan_asked = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        self._until, self._nothing = Text("", "courant", "text_muted"), Text(NOTHING, "courant", "text_muted")
        self.rows: list[EntryRow] = []
        self._people: Sequence[PersonRow] = ()
        self._count, self._most = 0, SHOWN
        self._list = Column(0)
        self.more, self.plan = QuietButton(""), SecondaryButton(PLAN, icon="calendar")
        self.more.hide()
        self.body.addWidget(heading(TITLE, 3))
        self.body.addWidget(self._until)
        self.body.addLayout(self._list)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.more)
        self.body.addStretch(1)
        self.body.addWidget(self.plan)
        self.more.clicked.connect(self.all_asked)
        self.plan.clicked.connect(self.plan_asked)

    @property
    def under(self) -> tuple[QWidget, ...]:
        """What Tab reaches after the mediators."""
        return self.more, self.plan

    def show_renewals(self, renewals: Sequence[PersonRow], count: int, horizon: dt.date) -> None:
        """Show the first of `count` mediators whose attestation ends before the horizon, expired ones first."""
        self._people, self._count = renewals, count
        self._until.set_text(horizon_words(horizon))
        self._show_rows()

    def show_few(self, *, few: bool) -> None:
        """Show one mediator less where there is little height."""
        most = FEW if few else SHOWN
        if most != self._most:
            self._most = most
            self._show_rows()

    def _show_rows(self) -> None:
        empty(self._list)
        self.rows = [_row(each) for each in self._people[: self._most]]
        for rank, row in enumerate(self.rows):
            row.clicked.connect(self._on_row)
            if rank:
                self._list.addWidget(Separator())
            self._list.addWidget(row)
        tab_after(self.rows[-1] if self.rows else None, self.under)
        self._nothing.setVisible(not self.rows)
        self.more.set_label(f"Voir les{NBSP}{self._count}")
        self.more.setVisible(self._count > len(self.rows))

    @Slot()
    def _on_row(self) -> None:
        self.opened.emit(self.sender().objectName())


def _row(person: PersonRow) -> EntryRow:
    sign, ink = EXPIRED if person.position.status is Status.EXPIRED else SOON
    return EntryRow(person.id, person.name, to_renew(person.position), sign, ink=ink, framed=False)
