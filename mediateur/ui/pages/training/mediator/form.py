"""« Inscrire un médiateur », and the same rows to correct one: data of helpers, apart, nothing about the public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.register import ROLES, Person, Role
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import ComboBox, LineEdit
from mediateur.ui.kit.forms import FormRow, topped
from mediateur.ui.kit.layouts import add_all
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.pages.shared.day import DayField
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.training.following.words import ENROL
from mediateur.usecases.register.people import Details

CORRECT, KEEP, LEAVE = "Corriger la fiche", "Enregistrer", "Annuler"
WHOSE = french("Ce sont des données de médiateurs, pas du public.")
APART = french(
    "Elles sont gardées à part du journal, sur ce poste seulement. N'écrivez rien sur les personnes accompagnées. "
    "Dites au médiateur ce que le registre garde : il peut le lire, le corriger et le faire effacer."
)
NEEDS_NAME = french("Écrivez un nom ou un repère : il est imprimé sur l'attestation.")
NOT_A_DAY = french("Écrivez une date comme 23/11/2026, ou laissez vide.")
DECLARED = french("Ce que le médiateur vous en dit. Le journal n'est jamais consulté.")
CONTACT = french("Celui de son travail ou de son association.")
WIDE, COLUMN = 760, 300


class PersonDialog(Dialog):
    """The rows of a mediator. `keep` is called with what was typed (Details); what it raises is told in place."""

    def __init__(
        self, window: QWidget, keep: Callable[[Details], None], today: dt.date, person: Person | None = None
    ) -> None:
        super().__init__(window, CORRECT if person else ENROL, width=WIDE)
        self._keep = keep
        self.name = LineEdit(french("Exemple : Médiateur 12"))
        self.contact = LineEdit(french("Exemple : 06 39 98 00 12"))
        self.structure, self.territory = LineEdit(), LineEdit(french("Exemple : Drôme, ou un canton"))
        self.role = ComboBox(list(ROLES.items()))
        self.declared = DayField("Dernière séance déclarée", today, today)
        self.declared.line.clear()
        self.name_row = FormRow("Nom ou repère", self.name)
        self.declared_row = FormRow("Dernière séance déclarée", self.declared, DECLARED, optional=True)
        self.trouble = Trouble()
        self.save, leave = PrimaryButton(KEEP, icon="save", keycap="Ctrl Entrée"), SecondaryButton(LEAVE)
        self._fill(person)
        self._compose()
        self.footer_left.hold(leave)
        self.footer_right.hold(self.save)
        self.set_action(self.save)
        self.save.clicked.connect(self._try)
        leave.clicked.connect(self.close_dialog)
        self.name.textChanged.connect(self.name_row.clear_error)

    @property
    def details(self) -> Details:
        """What is typed."""
        texts = (edit.text().strip() for edit in (self.name, self.contact, self.structure, self.territory))
        name, contact, structure, territory = texts
        return Details(name, Role(str(self.role.value())), contact, structure, territory, self.declared.day())

    def _fill(self, person: Person | None) -> None:
        if person is None:
            return
        values = (person.name, person.contact, person.structure, person.territory)
        for edit, value in zip((self.name, self.contact, self.structure, self.territory), values, strict=True):
            edit.setText(value)
        self.role.set_value(person.role)
        if person.last_declared is not None:
            self.declared.set_day(person.last_declared)

    def _compose(self) -> None:
        columns = Columns(2, COLUMN, (24, 12))
        rows = (
            self.name_row,
            FormRow("Rôle", self.role),
            FormRow("Contact", self.contact, CONTACT, optional=True),
            FormRow("Structure", self.structure, optional=True),
            FormRow("Territoire", self.territory, optional=True),
            self.declared_row,
        )
        add_all(columns, map(topped, rows))
        self.body.addWidget(Message("info", WHOSE, APART))
        self.body.addLayout(columns)
        self.notice.addWidget(self.trouble)

    @Slot()
    def _try(self) -> None:
        self.declared_row.clear_error()
        if not self.details.name:
            self.name_row.set_error(NEEDS_NAME)
            self.name.setFocus()
        elif self.declared.line.text().strip() and self.declared.day() is None:
            self.declared_row.set_error(NOT_A_DAY)
            self.declared.setFocus()
        else:
            self.go_on()

    def go_on(self) -> None:
        """Keep what is typed, which is whole, and close; say in place why it cannot be kept."""
        try:
            self._keep(self.details)
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.close_dialog()
