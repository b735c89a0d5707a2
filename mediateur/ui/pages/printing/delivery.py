"""A paper goes out: to a printer, through the system's dialog or straight, or to a file that the person names."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from mediateur.content.text import NBSP
from mediateur.ui import jobs
from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.printing.papers import Order
from mediateur.ui.printing import Printout, print_direct, print_pdf, save_pdf
from mediateur.usecases.paper.habits import PrintOptions
from mediateur.usecases.paper.kit import file_name, full_title

SAVE_TITLE, FILES = "Enregistrer en PDF", "Documents PDF (*.pdf)"
SAVED = f"Enregistré en PDF. Dossier{NBSP}: "


class Delivery(QObject):
    """Papers on their way out. `done` carries the order of one, without what was typed, and how many copies.

    `failed` carries a MediateurError.
    """

    done = Signal(object, int)
    failed = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._saving: Order | None = None
        self._pdf = b""
        self._folder = documents()

    def print(self, order: Order, pdf: bytes, title: str, copies: int, options: PrintOptions) -> None:
        """Print on the printer of the options, or ask which one."""
        if options.printer:
            printout = straight(pdf, title, copies, self._page, options)
        else:
            both, colour = options.both_sides, options.colour
            printout = print_pdf(pdf, title, copies, self._page, two_sided=both, colour=colour)
        _Sending(order, printout).sent.connect(self._on_printed)
        printout.failed.connect(self.failed)

    def save(self, order: Order, pdf: bytes, title: str) -> None:
        """Ask where, and save."""
        self._saving, self._pdf = replace(order, typed=()), pdf
        proposed = self._folder / file_name(full_title(title, order.variant, order.language))
        dialog = QFileDialog(self._page.window(), SAVE_TITLE, str(proposed), FILES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self.write)
        dialog.rejected.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def write(self, chosen: str) -> None:
        """Write the paper to the file chosen, in a job, and propose its folder next time."""
        path, pdf = Path(chosen), self._pdf
        if self._saving is not None:
            saving = _Saving(self._saving, path.parent, self)
            saving.saved.connect(self._on_saved)
            saving.failed.connect(self.failed)
            jobs.run_long(partial(save_pdf, pdf, path), saving.tell, saving)
        self._forget()

    @Slot()
    def _forget(self) -> None:
        """Hold no paper any more: it may bear what someone typed."""
        self._saving, self._pdf = None, b""

    @Slot(object, Path)
    def _on_saved(self, order: Order, folder: Path) -> None:
        self._folder = folder
        toast(self._page.window(), f"{SAVED}{folder.name or folder}.")
        self.done.emit(order, 1)

    @Slot(object, int)
    def _on_printed(self, order: Order, copies: int) -> None:
        several = "s" if copies > 1 else ""
        toast(self._page.window(), f"{copies}{NBSP}exemplaire{several} envoyé{several} à l’imprimante.")
        self.done.emit(order, copies)


class _Sending(QObject):
    """One of the papers that printers may be taking at the same time. `sent` carries its order and how many copies."""

    sent = Signal(object, int)

    def __init__(self, order: Order, printout: Printout) -> None:
        super().__init__(printout)
        self._order = replace(order, typed=())
        printout.printed.connect(self._tell)

    @Slot(int)
    def _tell(self, copies: int) -> None:
        self.sent.emit(self._order, copies)


class _Saving(QObject):
    """A paper on its way to a file. `saved` carries its order and its folder, `failed` a MediateurError."""

    saved = Signal(object, Path)
    failed = Signal(object)

    def __init__(self, order: Order, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._order, self._folder = order, folder

    @Slot(object)
    def tell(self, outcome: jobs.Outcome[None]) -> None:
        """Tell the outcome."""
        self.deleteLater()
        if outcome.succeeded(self.failed.emit):
            self.saved.emit(self._order, self._folder)


def straight(pdf: bytes, title: str, copies: int, page: QWidget, options: PrintOptions) -> Printout:
    """Print on the printer of the options without asking. Connect to the signals of what returns."""
    return print_direct(
        pdf, title, copies, page, printer=options.printer, two_sided=options.both_sides, colour=options.colour
    )


def documents() -> Path:
    """Return the folder of documents of the person who uses the machine, her home where there is none."""
    usual = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return usual if usual.is_dir() else Path.home()
