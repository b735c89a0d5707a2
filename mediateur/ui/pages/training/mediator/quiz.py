"""The result of a quiz that was passed elsewhere, on paper for instance: added, never changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.register import QuizKind
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import ComboBox, LineEdit
from mediateur.ui.kit.forms import FormRow, topped
from mediateur.ui.kit.layouts import add_all
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.shared.day import DayField
from mediateur.ui.pages.shared.trouble import Trouble

TITLE, KEEP, LEAVE = "Résultat d’un quiz", "Ajouter ce résultat", "Annuler"
FOR_GOOD = french("Un résultat ajouté ne change plus. Un nouvel essai s'ajoute à la suite.")
KINDS = {QuizKind.WHOLE: "Quiz complet", QuizKind.REFRESHER: "Quiz de rafraîchissement"}
NEEDS_NUMBER = french("Écrivez un nombre.")
TOO_MANY = french("Il y a plus de bonnes réponses que de questions.")
NEEDS_DAY = french("Écrivez un jour passé, comme 23/11/2026.")
WIDE, COLUMN = 620, 250


class Passed(NamedTuple):
    """A result: right answers, out of how many, of which quiz, on which day."""

    right: int
    out_of: int
    kind: QuizKind
    day: dt.date


class QuizResultDialog(Dialog):
    """`keep` is called with the result (Passed); what it raises is told in place."""

    def __init__(self, window: QWidget, keep: Callable[[Passed], None], name: str, today: dt.date) -> None:
        super().__init__(window, TITLE, name, WIDE)
        self._keep, self._today = keep, today
        self.right, self.out_of, self.kind = LineEdit("17"), LineEdit("20"), ComboBox(list(KINDS.items()))
        self.day, self.trouble = DayField("Jour", today, today), Trouble()
        self.right_row, self.out_of_row = FormRow("Bonnes réponses", self.right), FormRow("Questions", self.out_of)
        self.day_row = FormRow("Jour", self.day)
        self.save, leave = PrimaryButton(KEEP, icon="plus", keycap="Ctrl Entrée"), SecondaryButton(LEAVE)
        columns = Columns(2, COLUMN, (24, 12))
        rows = (self.right_row, self.out_of_row, FormRow("Quiz", self.kind), self.day_row)
        add_all(columns, map(topped, rows))
        self.body.addLayout(columns)
        self.body.addWidget(Text(FOR_GOOD, "courant", "text_muted"))
        self.notice.addWidget(self.trouble)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.save)
        self.set_action(self.save)
        self.save.clicked.connect(self._try)
        leave.clicked.connect(self.close_dialog)

    @Slot()
    def _try(self) -> None:
        for row in (self.right_row, self.out_of_row, self.day_row):
            row.clear_error()
        if (wrong := self._wrong()) is not None:
            row, words = wrong
            row.set_error(words)
            row.field.setFocus()
            return
        kind, day = QuizKind(str(self.kind.value())), self.day.day() or self._today
        try:
            self._keep(Passed(int(self.right.text()), int(self.out_of.text()), kind, day))
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.close_dialog()

    def _wrong(self) -> tuple[FormRow, str] | None:
        for row, edit in ((self.right_row, self.right), (self.out_of_row, self.out_of)):
            if not edit.text().strip().isdecimal():
                return row, NEEDS_NUMBER
        if int(self.right.text()) > int(self.out_of.text()):
            return self.right_row, TOO_MANY
        day = self.day.day()
        return (self.day_row, NEEDS_DAY) if day is None or day > self._today else None
