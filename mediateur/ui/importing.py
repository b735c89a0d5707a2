"""Bringing records into the journal: a table kept in a spreadsheet, or the journal of another machine."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from mediateur.content.text import NBSP, french
from mediateur.ui import jobs
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.toast import Toast, toast
from mediateur.ui.pages.importing.dialog import ImportDialog
from mediateur.ui.pages.importing.words import added, withdrawn
from mediateur.ui.pages.shared.files import choose_file
from mediateur.usecases.exchange.imports import in_words
from mediateur.usecases.exchange.spreadsheets import Brought
from mediateur.usecases.exchange.tables import Table
from mediateur.usecases.recording.twins import in_one_line

if TYPE_CHECKING:
    from mediateur.ui.errands import Errands
    from mediateur.usecases.exchange.imports import Received

TABLES = frozenset({".csv", ".xlsx"})
CHOOSE = "Importer dans le journal"
FILTERS = ("Tableaux CSV ou XLSX (*.csv *.xlsx)", "Tous les fichiers (*)")
JOIN = french("Réunir ce journal et le vôtre ?")
NO_WAY_BACK = french("Rien n'est changé pour l'instant. Réunir ne se défait pas d'un coup.")
NOTHING_NEW = french("Rien de nouveau : ce journal est déjà réuni au vôtre.")
UNDO = "Annuler"


class Importing(QObject):
    """What a window brings in. `ended` after each act, whether it succeeded or not."""

    ended = Signal()

    def __init__(self, window: Errands) -> None:
        super().__init__(window)
        self._window, self._app = window, window.app
        self._source = Path()
        self._ids: tuple[str, ...] = ()
        self._reading: Toast | None = None

    def ask(self) -> None:
        """Ask for a file."""
        choose_file(self._window, CHOOSE, FILTERS).fileSelected.connect(self._on_file)

    @Slot(str)
    def _on_file(self, chosen: str) -> None:
        self.open(Path(chosen))

    def open(self, source: Path) -> None:
        """Read a file while the window answers: a table by its ending, else the journal of another machine."""
        app, self._source = self._app, source
        self._reading = toast(self._window, f"Lecture de «{NBSP}{source.name}{NBSP}»…")
        if source.suffix.lower() in TABLES:
            jobs.run(partial(app.spreadsheets.open, source), self._on_table, self)
        else:
            jobs.run(partial(app.exchange.read, source, trial=True), self._on_journal_read, self)

    @Slot()
    def take_back(self) -> None:
        """Undo the last import of a table, as one."""
        if self._ids:
            jobs.run(partial(self._app.spreadsheets.take_back, self._ids), self._on_taken_back, self)

    @Slot(object)
    def _on_table(self, outcome: jobs.Outcome) -> None:
        if self._read(outcome) and isinstance(outcome.value, Table):
            dialog = ImportDialog(self._window, self._app.spreadsheets, outcome.value, self._source.name)
            dialog.brought.connect(self._on_brought)
            dialog.open_dialog(dialog.columns.rows[0].choice)
            dialog.reveal(dialog.columns.rows[0])
        self.ended.emit()

    @Slot(object)
    def _on_brought(self, brought: Brought) -> None:
        self._ids = brought.ids
        self._page.show_import(can_withdraw=True)
        self._page.table.setFocus()
        told = " ".join(text for text in (added(brought.outcome.new), in_one_line(brought.outcome.twins)) if text)
        toast(self._window, told, undo=UNDO).undone.connect(self.take_back)
        self.ended.emit()

    @Slot(object)
    def _on_taken_back(self, outcome: jobs.Outcome[int]) -> None:
        if self._succeeded(outcome):
            self._ids = ()
            self._page.show_import(can_withdraw=False)
            toast(self._window, withdrawn(outcome.value))
        self.ended.emit()

    @Slot(object)
    def _on_journal_read(self, outcome: jobs.Outcome[Received]) -> None:
        if self._read(outcome):
            found = outcome.value
            if found.outcome.changes:
                told = f"{in_words(found.outcome)} {found.signer.in_words} {NO_WAY_BACK}"
                dialog = confirm(self._window, JOIN, told, "Réunir les journaux", "Ne rien changer")
                dialog.accepted.connect(self._join)
            else:
                toast(self._window, NOTHING_NEW)
        self.ended.emit()

    @Slot()
    def _join(self) -> None:
        jobs.run(partial(self._app.exchange.read, self._source), self._on_joined, self)

    @Slot(object)
    def _on_joined(self, outcome: jobs.Outcome[Received]) -> None:
        if self._succeeded(outcome):
            toast(self._window, in_words(outcome.value.outcome))
            self._page.refresh()
        self.ended.emit()

    @property
    def _page(self) -> Any:  # noqa: ANN401 - the page Journal, made when it is first needed
        return self._window.page("journal")

    def _read(self, outcome: jobs.Outcome) -> bool:
        """Take away the words that said that a file was being read; return whether it was."""
        if self._reading is not None and isValid(self._reading):
            self._reading.dismiss()
        return self._succeeded(outcome)

    def _succeeded(self, outcome: jobs.Outcome) -> bool:
        """Return whether a job succeeded; say in the page why not, and no more what failed before."""
        self._page.trouble.forget()
        return outcome.succeeded(self._page.trouble.tell)
