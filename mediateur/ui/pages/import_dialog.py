"""« Importer un tableau »: the columns, then a trial that changes nothing, then the import in one move."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import grouped
from mediateur.errors import MediateurError
from mediateur.journal.spreadsheet import Plan
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.surfaces import ProgressBar
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.import_columns import ColumnsStep
from mediateur.ui.pages.import_trial import TrialStep
from mediateur.ui.pages.import_wording import import_label
from mediateur.ui.pages.trouble import Trouble
from mediateur.usecases.spreadsheets import Brought, Spreadsheets
from mediateur.usecases.tables import Table

TITLE = "Importer un tableau"
TRY, CLOSE, STOP, BACK = "Essayer à blanc", "Fermer", "Annuler", "Retour"
TRIAL, IMPORT, STOPPING = "Essai à blanc, lignes lues", "Import, séances ajoutées", "Arrêt…"
WIDE = 1100


class ImportDialog(Dialog):
    """The import of one table. `brought` carries what was added, once it is kept."""

    brought = Signal(object)
    _told = Signal(int)

    def __init__(self, window: QWidget, spreadsheets: Spreadsheets, table: Table, name: str) -> None:
        super().__init__(window, TITLE, name, WIDE)
        self._spreadsheets, self._table = spreadsheets, table
        self._plan: Plan | None = None
        self._new, self._stopped = 0, Event()
        self._doing, self._total = "", 0
        self.columns, self.trial = ColumnsStep(spreadsheets, table), TrialStep()
        self.trouble, self.words, self.progress = Trouble(), Text("", "courant", "text_body"), ProgressBar("Import")
        self.back, self.stop = SecondaryButton(BACK, icon="arrow-left"), SecondaryButton(CLOSE)
        self.back.setAccessibleName("Retour aux colonnes")
        self.go = PrimaryButton(TRY, keycap="Ctrl Entrée")
        self._lay()
        self._told.connect(self._tell_progress)

    @Slot()
    def close_dialog(self) -> None:
        """Close; while lines are read or written, stop that first."""
        if self._doing:
            self._stopped.set()
            self.words.set_text(STOPPING)
            return
        super().close_dialog()

    def _lay(self) -> None:
        self.body.addWidget(self.columns)
        self.body.addWidget(self.trial)
        for part in (self.trouble, self.words, self.progress):
            self.notice.addWidget(part)
        self.footer_left.hold(self.back)
        self.footer_right.hold(self.stop)
        self.footer_right.hold(self.go)
        self.set_action(self.go)
        self.back.clicked.connect(self._show_columns)
        self.stop.clicked.connect(self.close_dialog)
        self.go.clicked.connect(self._go_on)
        self._show_columns()

    @Slot()
    def _show_columns(self) -> None:
        self._plan = None
        self._show_work()
        self.trial.hide()
        self.columns.show()
        self.back.hide()
        self.go.show()
        self.go.set_label(TRY)
        if self.isVisible():
            self.columns.rows[0].choice.setFocus()

    @Slot()
    def _go_on(self) -> None:
        if not self.go.isEnabled():
            return
        self.trouble.forget()
        if self._plan is not None:
            self._bring(self._plan)
        elif (wrong := self.columns.check()) is not None:
            wrong.choice.setFocus()
            self.reveal(wrong)
        else:
            self._try()

    def _try(self) -> None:
        spreadsheets, table = self._spreadsheets, self._table
        mapped, meanings = self.columns.mapped, self.columns.meanings

        going_on = self._begin(TRIAL, table.length)

        def work() -> tuple[Plan, Brought]:
            plan = spreadsheets.plan(table, mapped, meanings, going_on)
            return plan, spreadsheets.bring(plan, trial=True)

        jobs.run(work, self._on_tried, self._window)

    @Slot(object)
    def _on_tried(self, outcome: jobs.Outcome) -> None:
        self._show_work()
        if not self._succeeded(outcome) or not isinstance(outcome.value, tuple):
            return
        self._plan, tried = outcome.value
        self._new = tried.outcome.new
        fields = frozenset(self.columns.mapped.values())
        told = self.trial.show_trial(self._plan, tried, fields, self._spreadsheets.default_pathway)
        self.columns.hide()
        self.trial.show()
        self.back.show()
        self.go.setVisible(self._new > 0)
        self.go.set_label(import_label(self._new))
        (self.go if self._new else self.back).setFocus()
        self.reveal(self.trial)
        announce(self, told)

    def _bring(self, plan: Plan) -> None:
        spreadsheets, table, mapped = self._spreadsheets, self._table, self.columns.mapped
        going_on = self._begin(IMPORT, self._new)

        def work() -> Brought:
            brought = spreadsheets.bring(plan, going_on=going_on)
            with suppress(MediateurError):
                spreadsheets.remember(table, mapped)
            return brought

        jobs.run(work, self._on_brought, self._window)

    @Slot(object)
    def _on_brought(self, outcome: jobs.Outcome) -> None:
        self._show_work()
        if self._succeeded(outcome) and isinstance(outcome.value, Brought):
            self.close_dialog()
            self.brought.emit(outcome.value)

    def _begin(self, doing: str, total: int) -> Callable[[int], bool]:
        """Show that something is under way; return what it asks on its way."""
        self._stopped.clear()
        self._total = total
        self._show_work(doing)
        self._tell_progress(0)
        return _going_on(self._told.emit, self._stopped)

    @Slot(int)
    def _tell_progress(self, done: int) -> None:
        self.progress.set_progress(done, self._total)
        if not self._stopped.is_set():
            self.words.set_text(f"{self._doing}, {grouped(done)} sur {grouped(self._total)}")

    def _show_work(self, doing: str = "") -> None:
        """Show how far what is under way is, and leave nothing else to be done meanwhile; empty: nothing is."""
        self._doing = doing
        self.words.setVisible(bool(doing))
        self.progress.setVisible(bool(doing))
        self.stop.set_label(STOP if doing else CLOSE)
        for part in (self.columns, self.back, self.go):
            part.setEnabled(not doing)
        if doing:
            self.stop.setFocus()

    def _succeeded(self, outcome: jobs.Outcome) -> bool:
        """Return whether a job succeeded; say in place why not. Raises what nobody foresaw."""
        if isinstance(outcome.error, MediateurError):
            self.trouble.tell(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
        return outcome.error is None


def _going_on(tell: Callable[[int], None], stopped: Event) -> Callable[[int], bool]:
    """Return what an import asks on its way: it tells how many lines are done, and answers whether to go on."""

    def answer(done: int) -> bool:
        tell(done)
        return not stopped.is_set()

    return answer
