"""A practice that a trainer observed: the points of the checklist one by one, then her signature."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.checklist import Point
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.choices import CheckRow
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow, topped
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.day import DayField
from mediateur.ui.pages.shared.trouble import Trouble

TITLE, KEEP, LEAVE = "Séance observée", "Signer et enregistrer", "Annuler"
ASK = french("Cochez ce que vous avez vu bien fait. Un point vide est noté « à revoir ».")
NOT_ABOUT = french("Notez les gestes du médiateur, jamais la personne accompagnée.")
ESSENTIAL = "indispensable"
COUNTS = french("Signée, cette observation comptera pour l'attestation.")
COUNTS_NOT = french("Un point indispensable est vide : l'observation sera gardée, mais ne comptera pas.")
NEEDS_DAY = french("Écrivez un jour passé, comme 23/11/2026.")
NEEDS_TRAINER = french("Écrivez votre nom ou votre repère : c'est votre signature.")
WIDE, COLUMN = 760, 300


class Observed(NamedTuple):
    """What a trainer signs: the ids of the points that were right, and of the others."""

    trainer: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    day: dt.date


class ObservationDialog(Dialog):
    """A checklist. `keep` is called with what is signed (Observed); what it raises is told in place."""

    def __init__(
        self,
        window: QWidget,
        keep: Callable[[Observed], None],
        points: Sequence[Point],
        name: str,
        trainer: str,
        today: dt.date,
    ) -> None:
        super().__init__(window, TITLE, name, WIDE)
        self._keep, self._today = keep, today
        self.day, self.trainer = DayField("Jour", today, today), LineEdit()
        self.trainer.setText(trainer)
        self.day_row, self.trainer_row = FormRow("Jour", self.day), FormRow("Formateur", self.trainer)
        self.points = {point.id: CheckRow(_words(point)) for point in points}
        self._essential = tuple(point.id for point in points if point.is_essential)
        self.told, self.trouble = Text("", "courant", "text_strong", max_chars=0), Trouble()
        self.save, leave = PrimaryButton(KEEP, icon="pencil", keycap="Ctrl Entrée"), SecondaryButton(LEAVE)
        self._compose()
        self.footer_left.hold(leave)
        self.footer_right.hold(self.save)
        self.set_action(self.save)
        self.save.clicked.connect(self._try)
        leave.clicked.connect(self.close_dialog)
        self._tell()

    @property
    def right(self) -> tuple[str, ...]:
        """The points that are ticked."""
        return tuple(point for point, row in self.points.items() if row.isChecked())

    def _compose(self) -> None:
        columns = Columns(2, COLUMN, (24, 12))
        columns.addWidget(topped(self.day_row))
        columns.addWidget(topped(self.trainer_row))
        self.body.addLayout(columns)
        self.body.addWidget(heading("Points observés", 3))
        self.body.addWidget(Text(f"{ASK} {NOT_ABOUT}", "courant", "text_muted", max_chars=0))
        for row in self.points.values():
            row.toggled.connect(self._tell)
            self.body.addWidget(row)
        self.notice.addWidget(self.told)
        self.notice.addWidget(self.trouble)

    @Slot()
    def _tell(self) -> None:
        self.told.set_text(COUNTS if set(self._essential) <= set(self.right) else COUNTS_NOT)

    @Slot()
    def _try(self) -> None:
        for row in (self.day_row, self.trainer_row):
            row.clear_error()
        day, trainer = self.day.day(), self.trainer.text().strip()
        if day is None or day > self._today:
            self.day_row.set_error(NEEDS_DAY)
            self.day.setFocus()
        elif not trainer:
            self.trainer_row.set_error(NEEDS_TRAINER)
            self.trainer.setFocus()
        else:
            self._save(Observed(trainer, self.right, self._wrong(), day))

    def _wrong(self) -> tuple[str, ...]:
        return tuple(point for point in self.points if point not in self.right)

    def _save(self, observed: Observed) -> None:
        try:
            self._keep(observed)
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.close_dialog()


def _words(point: Point) -> str:
    return f"{point.text} ({ESSENTIAL})" if point.is_essential else point.text
