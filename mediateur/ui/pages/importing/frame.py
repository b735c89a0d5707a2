"""The import of a table, whichever list it is: the columns, then a trial that changes nothing, then one move."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import grouped
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.surfaces import ProgressBar
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.importing.columns import ColumnsStep
from mediateur.ui.pages.shared.trouble import Trouble

TRY, CLOSE, STOP, BACK = "Essayer à blanc", "Fermer", "Annuler", "Retour"
TRIAL, STOPPING = "Essai à blanc, lignes lues", "Arrêt…"
WIDE = 1100
GoingOn = Callable[[int], bool]


class Tried(NamedTuple):
    """What a trial found: in one line, how many entries would be brought, and what the button says."""

    told: str
    new: int
    label: str


class ImportFrame(Dialog):
    """The import of one table. `brought` carries what was done, once it is kept.

    A list says how it is tried (`trial_of`), shown (`show_trial`) and brought (`bringing_of`).
    """

    brought = Signal(object)
    _told = Signal(int)
    doing = ""

    def __init__(self, window: QWidget, title: str, name: str, columns: ColumnsStep, trial: QWidget) -> None:
        super().__init__(window, title, name, WIDE)
        self.columns, self._trial = columns, trial
        self._found: object = None
        self._new, self._stopped = 0, Event()
        self._doing, self._total = "", 0
        self.trouble, self.words, self.progress = Trouble(), Text("", "courant", "text_body"), ProgressBar("Import")
        self.back, self.stop = SecondaryButton(BACK, icon="arrow-left"), SecondaryButton(CLOSE)
        self.back.setAccessibleName("Retour aux colonnes")
        self.go = PrimaryButton(TRY, keycap="Ctrl Entrée")
        self._lay()
        self._told.connect(self._tell_progress)

    def trial_of(self, going_on: GoingOn) -> Callable[[], object]:
        """Return the work that tries the table with the columns as they are chosen."""
        raise NotImplementedError

    def show_trial(self, found: object) -> Tried:
        """Show what a trial found."""
        raise NotImplementedError

    def bringing_of(self, found: object, going_on: GoingOn) -> Callable[[], object]:
        """Return the work that brings what a trial found."""
        raise NotImplementedError

    def offer(self, new: int, label: str) -> None:
        """Say what the button would bring; where that is nothing, there is none."""
        self._new = new
        self.go.setVisible(new > 0)
        self.go.set_label(label)

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
        self.body.addWidget(self._trial)
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
        self._found = None
        self._show_work()
        self._trial.hide()
        self.columns.show()
        self.back.hide()
        self.go.show()
        self.go.set_label(TRY)
        if self.isVisible():
            self.columns.rows[0].choice.setFocus()

    @Slot()
    def _go_on(self) -> None:
        if not self.go.isEnabled() or self.go.isHidden():
            return
        self.trouble.forget()
        if self._found is not None:
            jobs.run(self.bringing_of(self._found, self._begin(self.doing, self._new)), self._on_brought, self._window)
        elif (wrong := self.columns.check()) is not None:
            wrong.choice.setFocus()
            self.reveal(wrong)
        else:
            jobs.run(self.trial_of(self._begin(TRIAL, self.columns.length)), self._on_tried, self._window)

    @Slot(object)
    def _on_tried(self, outcome: jobs.Outcome) -> None:
        self._show_work()
        if not outcome.succeeded(self.trouble.tell):
            return
        self._found = outcome.value
        tried = self.show_trial(self._found)
        self.columns.hide()
        self._trial.show()
        self.back.show()
        self.offer(tried.new, tried.label)
        (self.go if tried.new else self.back).setFocus()
        self.reveal(self._trial)
        announce(self, tried.told)

    @Slot(object)
    def _on_brought(self, outcome: jobs.Outcome) -> None:
        self._show_work()
        if outcome.succeeded(self.trouble.tell):
            self.close_dialog()
            self.brought.emit(outcome.value)

    def _begin(self, doing: str, total: int) -> GoingOn:
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
        for part in (self.columns, self._trial, self.back, self.go):
            part.setEnabled(not doing)
        if doing:
            self.stop.setFocus()


def _going_on(tell: Callable[[int], None], stopped: Event) -> GoingOn:
    """Return what an import asks on its way: it tells how many lines are done, and answers whether to go on."""

    def answer(done: int) -> bool:
        tell(done)
        return not stopped.is_set()

    return answer
