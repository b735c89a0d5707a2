"""What the trainer sets: the goal and its day, and what an attestation asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.settings import RULE_BOUNDS
from mediateur.training.figures import Target
from mediateur.training.register import Rule
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow, topped
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.shared.day import DayField
from mediateur.ui.pages.shared.trouble import Trouble

GOAL, RULE, KEEP, LEAVE = "Objectif de formation", "Règle de l’attestation", "Enregistrer", "Annuler"
GOAL_HINT = french("0 : pas d'objectif.")
NEEDS_NUMBER, NEEDS_DAY = french("Écrivez un nombre."), french("Écrivez une date comme 30/06/2027.")
LATER = french("Les attestations déjà données gardent la règle de leur jour.")
FIELDS = {
    "training_minutes": french("Durée de formation, en minutes"),
    "training_percent": french("Bonnes réponses au quiz, en %"),
    "training_observations": french("Séances observées"),
    "training_months": french("Validité, en mois"),
    "training_reminder": french("Rappel avant la fin, en jours"),
}
MOST_PEOPLE, AHEAD = 1_000_000, dt.timedelta(3650)
WIDE, COLUMN = 620, 250


class _Kept(Dialog):
    """A form with one button that keeps it. A subclass says what it keeps in `_keep`."""

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window, title, width=WIDE)
        self.columns, self.trouble = Columns(2, COLUMN, (24, 12)), Trouble()
        self.save, leave = PrimaryButton(KEEP, icon="save", keycap="Ctrl Entrée"), SecondaryButton(LEAVE)
        self.body.addLayout(self.columns)
        self.notice.addWidget(self.trouble)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.save)
        self.set_action(self.save)
        self.save.clicked.connect(self.try_to_keep)
        leave.clicked.connect(self.close_dialog)

    @Slot()
    def try_to_keep(self) -> None:
        """Keep what is typed and close, or say in place what is wrong."""
        try:
            kept = self._keep()
        except MediateurError as error:
            self.trouble.tell(error)
            return
        if kept:
            self.close_dialog()

    def _keep(self) -> bool:
        """Keep what is typed; False when a row says what is wrong. Raises MediateurError."""
        raise NotImplementedError


class GoalDialog(_Kept):
    """How many to train, by which day. `keep` is called with the Target."""

    def __init__(self, window: QWidget, keep: Callable[[Target], object], target: Target, today: dt.date) -> None:
        super().__init__(window, GOAL)
        self._target_kept = keep
        self.people, self.day = LineEdit("120"), DayField("Échéance", target.day or today, today + AHEAD)
        self.people.setText(str(target.people or ""))
        if target.day is None:
            self.day.line.clear()
        self.people_row = FormRow("Médiateurs à former", self.people, GOAL_HINT)
        self.day_row = FormRow("Échéance", self.day, optional=True)
        self.columns.addWidget(topped(self.people_row))
        self.columns.addWidget(topped(self.day_row))

    def _keep(self) -> bool:
        people, day = self.people.text().strip() or "0", self.day.day()
        for row in (self.people_row, self.day_row):
            row.clear_error()
        if not (people.isdecimal() and int(people) <= MOST_PEOPLE):
            self.people_row.set_error(NEEDS_NUMBER)
        elif self.day.line.text().strip() and day is None:
            self.day_row.set_error(NEEDS_DAY)
        else:
            self._target_kept(Target(int(people), day))
            return True
        return False


class RuleDialog(_Kept):
    """What an attestation asks. `keep` is called with the Rule."""

    def __init__(self, window: QWidget, keep: Callable[[Rule], object], rule: Rule) -> None:
        super().__init__(window, RULE)
        self._rule_kept = keep
        values = (rule.minutes, rule.quiz_percent, rule.observations, rule.months, rule.reminder_days)
        self.rows = {name: FormRow(label, LineEdit(), _bounds(name)) for name, label in FIELDS.items()}
        for row, value in zip(self.rows.values(), values, strict=True):
            row.field.setProperty("text", str(value))
            self.columns.addWidget(topped(row))
        self.body.addWidget(Text(LATER, "courant", "text_muted"))

    def _keep(self) -> bool:
        typed = [str(row.field.property("text")).strip() for row in self.rows.values()]
        for row, text in zip(self.rows.values(), typed, strict=True):
            row.clear_error()
            if not text.isdecimal():
                row.set_error(NEEDS_NUMBER)
                row.field.setFocus()
                return False
        minutes, percent, observations, months, reminder = map(int, typed)
        self._rule_kept(
            Rule(
                minutes=minutes,
                quiz_percent=percent,
                observations=observations,
                months=months,
                reminder_days=reminder,
            )
        )
        return True


def _bounds(name: str) -> str:
    least, most = RULE_BOUNDS[name]
    return french(f"De {least} à {most}.")
