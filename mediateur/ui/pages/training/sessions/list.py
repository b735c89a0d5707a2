"""The sessions of training, newest first: planned, to be ticked, followed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot

from mediateur.content.text import french
from mediateur.training.listing import Filled
from mediateur.ui import jobs
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.messages import EmptyState
from mediateur.ui.kit.paged_table import PagedModel, PagedTable
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.training.following.renewals import PLAN
from mediateur.ui.pages.training.following.words import counted
from mediateur.ui.pages.training.sessions.words import COLUMNS, SessionRow
from mediateur.usecases.register.register import Register

NAME = "Sessions de formation"
NONE_YET = french("Aucune session pour l'instant.")
COMING = french("Prévoyez une session : date, lieu, places. Vous imprimez sa feuille, puis vous cochez les présents.")
ALL_AT_ONCE = 1_000_000


class SessionList(Panel):
    """A table and what is under it. `opened` carries the id of a session, `failed` a MediateurError.

    `plan_asked` asks for a new session.
    """

    opened = Signal(str)
    plan_asked = Signal()
    failed = Signal(object)

    def __init__(self, register: Register) -> None:
        super().__init__("surface", 0)
        self._register = register
        self.model: PagedModel[SessionRow] = PagedModel(COLUMNS, ALL_AT_ONCE, self)
        self.table = PagedTable(self.model, NAME, sorted_by=0, descending=True)
        self.count, self.plan = Text("", max_chars=0), SecondaryButton(PLAN, icon="calendar")
        self.nothing = EmptyState(NONE_YET, COMING, PLAN, icon="calendar")
        self.body.set_measures(0, (2, 6, 2, 0))
        foot = Row(12, (22, 8, 12, 8))
        foot.addWidget(self.count, 1)
        foot.addWidget(self.plan)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.nothing)
        self.body.addWidget(Separator())
        self.body.addLayout(foot)
        for widget in (self.table, self.nothing, self.plan):
            widget.hide()  # until it is known how many there are
        self.table.opened.connect(self._open)
        self.plan.clicked.connect(self.plan_asked)
        if self.nothing.button is not None:
            self.nothing.button.clicked.connect(self.plan_asked)

    @Slot()
    def refresh(self) -> None:
        """Read the sessions, in a thread."""
        register = self._register
        jobs.run(lambda: register.sessions.all(), self._on_read, self)

    def show_sessions(self, sessions: Sequence[Filled], today: dt.date) -> None:
        """Show the sessions as they are."""
        rows = tuple(SessionRow(filled, today) for filled in sessions)
        chosen = self.table.chosen()
        self.model.begin(len(rows), 0, rows)
        self.table.choose(chosen)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.plan.setVisible(bool(rows))
        self.count.set_text(f"**{counted(len(rows), 'session')}**")

    @Slot()
    def _open(self) -> None:
        row = self.model.row(self.table.chosen())
        if row is not None:
            self.opened.emit(row.id)

    @Slot(object)
    def _on_read(self, outcome: jobs.Outcome[tuple[Filled, ...]]) -> None:
        if outcome.succeeded(self.failed.emit):
            self.show_sessions(outcome.value, self._register.desk.today)
