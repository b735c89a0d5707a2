"""« Prévoir une session »: day, place, trainer, seats and length; the same rows to change one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.register import TrainingSession
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import ComboBox, LineEdit
from mediateur.ui.kit.forms import FormRow, topped
from mediateur.ui.kit.layouts import add_all
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.pages.shared.day import DayField
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.training.mediator.words import length
from mediateur.usecases.register.sessions import Plan

PLAN, CHANGE, KEEP, LEAVE = "Prévoir une session", "Modifier la session", "Enregistrer", "Annuler"
USUAL_TITLE = "Formation initiale"
NEEDS_TITLE = french("Donnez un titre : il est écrit sur l'attestation.")
NEEDS_DAY = french("Écrivez une date comme 23/11/2026.")
NEEDS_SEATS = french("Écrivez un nombre, ou laissez vide.")
LENGTHS = (30, 60, 90, 120, 150, 180, 210, 240, 300, 360, 420, 480, 840)
AHEAD = dt.timedelta(365)
WIDE, COLUMN = 760, 300


class SessionDialog(Dialog):
    """The rows of a session. `keep` is called with what was typed (Plan); what it raises is told in place."""

    def __init__(
        self, window: QWidget, keep: Callable[[Plan], None], today: dt.date, usual: Plan, *, known: bool = False
    ) -> None:
        super().__init__(window, CHANGE if known else PLAN, width=WIDE)
        self._keep = keep
        self.title, self.place, self.territory, self.trainer = (LineEdit() for _ in range(4))
        self.day, self.seats = DayField("Jour", usual.day, today + AHEAD), LineEdit("15")
        self.length = ComboBox([(each, length(each)) for each in sorted({*LENGTHS, usual.minutes})])
        self.title_row, self.day_row = FormRow("Titre", self.title), FormRow("Jour", self.day)
        self.seats_row = FormRow("Places", self.seats, optional=True)
        self.trouble = Trouble()
        self.save, leave = PrimaryButton(KEEP, icon="save", keycap="Ctrl Entrée"), SecondaryButton(LEAVE)
        self._fill(usual)
        columns = Columns(2, COLUMN, (24, 12))
        rows = (
            self.title_row,
            self.day_row,
            FormRow("Lieu", self.place, optional=True),
            FormRow("Territoire", self.territory, optional=True),
            FormRow("Formateur", self.trainer, optional=True),
            self.seats_row,
            FormRow("Durée", self.length),
        )
        add_all(columns, map(topped, rows))
        self.body.addLayout(columns)
        self.notice.addWidget(self.trouble)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.save)
        self.set_action(self.save)
        self.save.clicked.connect(self._try)
        leave.clicked.connect(self.close_dialog)

    def _fill(self, usual: Plan) -> None:
        pairs = (
            (self.title, usual.title),
            (self.place, usual.place),
            (self.territory, usual.territory),
            (self.trainer, usual.trainer),
            (self.seats, str(usual.seats or "")),
        )
        for edit, value in pairs:
            edit.setText(value)
        self.length.set_value(usual.minutes)

    @Slot()
    def _try(self) -> None:
        for row in (self.title_row, self.day_row, self.seats_row):
            row.clear_error()
        title, day, seats = self.title.text().strip(), self.day.day(), self.seats.text().strip() or "0"
        if not title:
            self._refuse(self.title_row, NEEDS_TITLE)
        elif day is None:
            self._refuse(self.day_row, NEEDS_DAY)
        elif not seats.isdecimal():
            self._refuse(self.seats_row, NEEDS_SEATS)
        else:
            place, territory, trainer = (edit.text().strip() for edit in (self.place, self.territory, self.trainer))
            minutes = int(str(self.length.value()))
            self._save(Plan(title, day, place, territory, trainer, int(seats), minutes))

    def _save(self, plan: Plan) -> None:
        try:
            self._keep(plan)
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.close_dialog()

    def _refuse(self, row: FormRow, words: str) -> None:
        row.set_error(words)
        row.field.setFocus()


def plan_of(session: TrainingSession) -> Plan:
    """Return what was typed of a session."""
    return Plan(
        title=session.title,
        day=session.day,
        place=session.place,
        territory=session.territory,
        trainer=session.trainer,
        seats=session.seats,
        minutes=session.minutes,
    )
