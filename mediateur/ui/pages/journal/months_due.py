"""Which months will be closed, and when; and closing them at once, once the person has confirmed it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.journal.periods import months_in_words
from mediateur.ui import jobs
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.toast import toast
from mediateur.usecases.program.upkeep import WHAT_STAYS, announced

if TYPE_CHECKING:
    from mediateur.usecases.keeping.retention import Due, Retention

NOTHING = french("Aucun mois n'est à clore pour l'instant.")
DONE = "Les détails ont été remplacés par des totaux"
NOW, KEEP = "Clore maintenant", "Garder les détails"
FOR_GOOD = french(
    "Le détail de chaque séance et les notes de ces mois sont effacés. On ne peut pas revenir en arrière."
)


class MonthsDue(QWidget):
    """What is said of the months that will be closed; in a line unless it is `whole`.

    When there are none, it is hidden, or says so where it is whole.
    `closed` once they are, `failed` carries a MediateurError.
    """

    closed = Signal()
    failed = Signal(object)

    def __init__(self, retention: Retention, *, whole: bool = False) -> None:
        super().__init__()
        self._retention, self._whole = retention, whole
        self._due: Due | None = None
        self.message, self.none = Message("info", "", button=NOW), Text(NOTHING)
        column = Column(parent=self)
        column.addWidget(self.message)
        column.addWidget(self.none)
        if self.message.button is not None:
            self.message.button.clicked.connect(self._ask)
        self.show_due(None)

    def refresh(self) -> None:
        """Look again, in a thread."""
        jobs.run(self._retention.announce, self._on_due, self)

    def show_due(self, due: Due | None) -> None:
        """Say what will be closed."""
        self._due = due
        self.message.setVisible(due is not None)
        self.none.setVisible(due is None)
        if not self._whole:
            self.setVisible(due is not None)
        if due is not None:
            told = announced(due)
            self.message.set_content(told.title, told.text if self._whole else "")

    @Slot(object)
    def _on_due(self, outcome: jobs.Outcome[Due | None]) -> None:
        if outcome.succeeded(self.failed.emit):
            self.show_due(outcome.value)

    @Slot()
    def _ask(self) -> None:
        if self._due is None:
            return
        title = french(f"Clore {months_in_words(self._due.months)} maintenant ?")
        several = "s" if self._due.encounters > 1 else ""
        text = french(f"{self._due.encounters} séance{several}. {FOR_GOOD} {WHAT_STAYS}")
        confirm(self.window(), title, text, NOW, KEEP, danger=True).accepted.connect(self._close)

    @Slot()
    def _close(self) -> None:
        if self._due is not None:
            jobs.run(partial(self._retention.close, self._due), self._on_closed, self)

    @Slot(object)
    def _on_closed(self, outcome: jobs.Outcome) -> None:
        if self._due is not None and outcome.succeeded(self.failed.emit):
            toast(self.window(), french(f"{DONE} : {months_in_words(self._due.months)}."))
            self.show_due(None)
            self.closed.emit()
            self.refresh()
