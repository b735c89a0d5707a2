"""Which months will be closed, and when; and closing them at once, once the person has confirmed it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.periods import months_in_words
from mediateur.ui import jobs
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.toast import toast
from mediateur.usecases.upkeep import WHAT_STAYS, announced, closed_title

if TYPE_CHECKING:
    from mediateur.usecases.retention import Due, Retention

NOTHING = french("Aucun mois n'est à clore pour l'instant.")
NOW, KEEP = "Clore maintenant", "Garder les détails"
FOR_GOOD = french(
    "Le détail de chaque séance et les notes de ces mois sont effacés. On ne peut pas revenir en arrière."
)


class MonthsDue(QWidget):
    """A line on the months that will be closed; hidden, or `nothing` where that is asked, when there are none.

    `closed` once they are, `failed` carries a MediateurError.
    """

    closed = Signal()
    failed = Signal(object)

    def __init__(self, retention: Retention, nothing: str = "") -> None:
        super().__init__()
        self._retention = retention
        self._due: Due | None = None
        self.message, self.none = Message("info", "", button=NOW), Text(nothing)
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
        self.none.setVisible(due is None and bool(self.none.text()))
        self.setVisible(due is not None or bool(self.none.text()))
        if due is not None:
            told = announced(due)
            self.message.set_content(told.title, told.text)

    @Slot(object)
    def _on_due(self, outcome: jobs.Outcome) -> None:
        if self._succeeded(outcome):
            self.show_due(outcome.value)  # type: ignore[arg-type]

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
        if self._due is not None and self._succeeded(outcome):
            toast(self.window(), closed_title(self._due))
            self.show_due(None)
            self.closed.emit()
            self.refresh()

    def _succeeded(self, outcome: jobs.Outcome) -> bool:
        """Return whether a job succeeded; say why not. Raises what nobody foresaw."""
        if isinstance(outcome.error, MediateurError):
            self.failed.emit(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
        return outcome.error is None
