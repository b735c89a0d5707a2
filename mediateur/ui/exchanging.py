"""The register and what is outside: lists that come in, registers of colleagues, exports, the sheet of a session."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from mediateur.content.text import NBSP
from mediateur.training.taking_over import Joined
from mediateur.ui import jobs
from mediateur.ui.kit.toast import Toast, toast
from mediateur.ui.pages.shared.files import choose_file
from mediateur.ui.saving import ask_and_save, ask_where
from mediateur.usecases.exchange.tables import Table
from mediateur.usecases.register.handover import SUFFIX, Handover, in_words
from mediateur.usecases.register.importing import Brought, RegisterImport

if TYPE_CHECKING:
    from collections.abc import Callable

    from mediateur.ui.errands import Errands
    from mediateur.usecases.register.exports import RegisterExports, Wanted

CHOOSE = "Importer dans le registre"
FILTERS = (
    f"Listes et registres (*.csv *.xlsx *{SUFFIX})",
    "Tous les fichiers (*)",
)
UNDO, SHEET, ACCESS = "Annuler", "feuille-presence.pdf", "ce-que-le-registre-sait.txt"


class RegisterExchange(QObject):
    """What a window brings into the register, and takes out. `changed` once the register has; `failed` tells why not.

    `ended` after each act, whether it succeeded or not.
    """

    changed = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(self, window: Errands) -> None:
        super().__init__(window)
        self._window, self._app = window, window.app
        self._source, self._session = Path(), ""
        self._brought: Brought | None = None
        self._reading: Toast | None = None

    @cached_property
    def lists(self) -> RegisterImport:
        """The import of lists."""
        return RegisterImport(self._app.register.desk, self._app.preferences)

    @cached_property
    def handover(self) -> Handover:
        """The handing over of registers."""
        return Handover(self._app.register.desk)

    @cached_property
    def exports(self) -> RegisterExports:
        """The exports."""
        from mediateur.usecases.register.exports import RegisterExports

        return RegisterExports(self._app.register.desk, self._app.resources)

    @Slot()
    def bring_in(self) -> None:
        """Ask for a file: a list, or the register of a colleague."""
        choose_file(self._window, CHOOSE, FILTERS).fileSelected.connect(self._on_file)

    @Slot(str)
    def _on_file(self, chosen: str) -> None:
        self.open(Path(chosen))

    def open(self, source: Path) -> None:
        """Read a file while the window answers: a register by its ending, else a list."""
        self._source = source
        if source.suffix.lower() == SUFFIX:
            self._take_over()
            return
        self._reading = toast(self._window, f"Lecture de «{NBSP}{source.name}{NBSP}»…")
        jobs.run(partial(self.lists.open, source), self._on_table, self)

    @Slot()
    def take_back(self) -> None:
        """Undo the last import of a list, as one."""
        if self._brought is not None:
            jobs.run(partial(self.lists.take_back, self._brought), self._on_taken_back, self)

    def undo(self) -> bool:
        """Undo the last import of a list; False where there is none."""
        if self._brought is None:
            return False
        self.take_back()
        return True

    @Slot()
    def export(self) -> None:
        """Ask what to export, then where, and write it."""
        from mediateur.ui.pages.training.exchange.exporting import RegisterExportDialog

        dialog = RegisterExportDialog(self._window)
        dialog.asked.connect(self._save_export)
        dialog.open_dialog(dialog.contents.first)

    @Slot()
    def hand_over(self) -> None:
        """Ask for a passphrase, then where, and write the whole register there, locked."""
        from mediateur.ui.pages.training.exchange.hand_over import HandOverDialog

        dialog = HandOverDialog(self._window, self.handover, self._where_to_hand_over)
        dialog.open_dialog(dialog.phrase)

    @Slot(str)
    def print_sheet(self, session_id: str) -> None:
        """Print the attendance sheet of a session, or keep it as a PDF."""
        from mediateur.ui.pages.training.sessions.sheet_dialog import SheetDialog

        self._session = session_id
        dialog = SheetDialog(self._window)
        dialog.printed.connect(self._print)
        dialog.saved.connect(self._save_sheet)
        dialog.open_dialog(dialog.go)

    @Slot(str)
    def save_access(self, text: str) -> None:
        """Ask where to write what is held of a mediator, and write it."""
        self._save(ACCESS, text.encode)

    def _take_over(self) -> None:
        from mediateur.ui.pages.training.exchange.take_over import TakeOverDialog

        dialog = TakeOverDialog(self._window, self.handover, self._source)
        dialog.taken.connect(self._on_joined)
        dialog.open_dialog(dialog.phrase)

    @Slot(object)
    def _on_table(self, outcome: jobs.Outcome[Table]) -> None:
        self._dismiss()
        if outcome.succeeded(self.failed.emit):
            from mediateur.ui.pages.training.exchange.importing import RegisterImportDialog

            dialog = RegisterImportDialog(self._window, self.lists, outcome.value, self._source.name)
            dialog.brought.connect(self._on_brought)
            dialog.open_dialog(dialog.columns.rows[0].choice)
            dialog.reveal(dialog.columns.rows[0])
        self.ended.emit()

    @Slot(object)
    def _on_brought(self, brought: Brought) -> None:
        from mediateur.ui.pages.training.exchange.import_words import brought_words

        self._brought = brought
        toast(self._window, brought_words(brought.counts), undo=UNDO).undone.connect(self.take_back)
        self.changed.emit()

    @Slot(object)
    def _on_taken_back(self, outcome: jobs.Outcome[int]) -> None:
        from mediateur.ui.pages.training.exchange.import_words import withdrawn

        if outcome.succeeded(self.failed.emit):
            self._brought = None
            toast(self._window, withdrawn(outcome.value))
            self.changed.emit()
        self.ended.emit()

    @Slot(object)
    def _on_joined(self, joined: Joined) -> None:
        toast(self._window, f"Registre repris{NBSP}: {in_words(joined)}")
        self.changed.emit()

    @Slot(object)
    def _save_export(self, wanted: Wanted) -> None:
        self._save(self.exports.name(wanted), partial(self.exports.make, wanted))

    def _where_to_hand_over(self) -> Path | None:
        return ask_where(self._window, self.handover.name)

    @Slot()
    def _save_sheet(self) -> None:
        self._save(SHEET, partial(self.exports.attendance, self._session))

    def _save(self, name: str, make: Callable[[], bytes]) -> None:
        if saving := ask_and_save(self._window, name, make):
            saving.failed.connect(self.failed)
            saving.ended.connect(self.ended)

    @Slot()
    def _print(self) -> None:
        jobs.run(partial(self.exports.attendance, self._session), self._on_sheet, self)

    @Slot(object)
    def _on_sheet(self, outcome: jobs.Outcome[bytes]) -> None:
        if outcome.succeeded(self.failed.emit):
            from mediateur.ui.printing import print_pdf

            printout = print_pdf(outcome.value, "Feuille de présence", 1, self._window)
            printout.failed.connect(self.failed)
        self.ended.emit()

    def _dismiss(self) -> None:
        """Take away the words that said that something was under way."""
        if self._reading is not None and isValid(self._reading):
            self._reading.dismiss()
