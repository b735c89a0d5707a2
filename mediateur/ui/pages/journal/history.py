"""The history of a record: what was changed, to which half-day, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediateur.content.dates import weekday_and_day
from mediateur.content.text import french
from mediateur.journal.encounter import HalfDay
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.dates import HALVES, capitalised
from mediateur.usecases.recording.corrections import Past

NEVER = "Cette séance n’a jamais été corrigée."
NOTHING_TYPED = french("Aucune note n'est dans l'historique.")


class HistoryDialog(Dialog):
    """The corrections of a record, the last one first."""

    def __init__(self, window: QWidget, subtitle: str, corrections: tuple[Past, ...]) -> None:
        super().__init__(window, "Historique de la séance", subtitle)
        if not corrections:
            self.body.addWidget(Text(NEVER))
        for past in corrections:
            self.body.addWidget(heading(moment(past.when), 3))
            self.body.addWidget(Text(past.reason, "note", "text_muted"))
            for change in past.changes:
                self.body.addWidget(Text(str(change)))
        self.body.addWidget(Text(NOTHING_TYPED, "note", "text_muted"))
        done = SecondaryButton("Fermer")
        done.clicked.connect(self.close_dialog)
        self.footer_right.hold(done)


def moment(when: HalfDay) -> str:
    """Return « Lundi 23 novembre 2026, matin »."""
    return f"{capitalised(weekday_and_day(when.day))} {when.day.year}, {HALVES[when.half]}"
