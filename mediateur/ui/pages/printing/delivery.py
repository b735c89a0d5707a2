"""A paper goes out: to a printer, through the system's dialog or straight, or to a file that the person names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from mediateur.content.text import NBSP
from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.printing.papers import Order
from mediateur.ui.printing import Printout, print_direct, print_pdf
from mediateur.ui.saving import TAKEN, Saving, with_ending
from mediateur.usecases.paper.habits import PrintOptions
from mediateur.usecases.paper.kit import file_name, full_title

SAVE_TITLE, FILES, ENDING = "Enregistrer en PDF", "Documents PDF (*.pdf)", ".pdf"


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
        way = _Way(order, printout)
        printout.printed.connect(way.tell)
        way.out.connect(self._on_printed)
        printout.failed.connect(self.failed)

    def save(self, order: Order, pdf: bytes, title: str) -> None:
        """Ask where, and save."""
        self._saving, self._pdf = replace(order, typed=()), pdf
        self._ask(self._folder / file_name(full_title(title, order.variant, order.language)), SAVE_TITLE)

    def _ask(self, proposed: Path, title: str) -> None:
        dialog = QFileDialog(self._page.window(), title, str(proposed), FILES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self.write)
        dialog.rejected.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def write(self, chosen: str) -> None:
        """Write the paper to the file chosen, and propose its folder next time.

        A file that only the ending makes the same as one that is there is asked for again.
        """
        path, order, pdf = with_ending(Path(chosen), ENDING), self._saving, self._pdf
        if path != Path(chosen) and path.exists():
            self._ask(path, TAKEN)
            return
        self._forget()
        if order is not None:
            saving = Saving(self._page.window(), path, lambda: pdf)
            way = _Way(order, saving)
            saving.saved.connect(way.tell)
            saving.failed.connect(self.failed)
            way.out.connect(self.done)
            self._folder = path.parent

    @Slot()
    def _forget(self) -> None:
        """Hold no paper any more: it may bear what someone typed."""
        self._saving, self._pdf = None, b""

    @Slot(object, int)
    def _on_printed(self, order: Order, copies: int) -> None:
        several = "s" if copies > 1 else ""
        toast(self._page.window(), f"{copies}{NBSP}exemplaire{several} envoyé{several} à l’imprimante.")
        self.done.emit(order, copies)


class _Way(QObject):
    """The way of one of the papers that may be going out at the same time. `out` carries its order and how many."""

    out = Signal(object, int)

    def __init__(self, order: Order, parent: QObject) -> None:
        super().__init__(parent)
        self._order = replace(order, typed=())

    @Slot()
    @Slot(int)
    def tell(self, copies: int = 1) -> None:
        """Say that it is out."""
        self.out.emit(self._order, copies)


def straight(pdf: bytes, title: str, copies: int, page: QWidget, options: PrintOptions) -> Printout:
    """Print on the printer of the options without asking. Connect to the signals of what returns."""
    return print_direct(
        pdf, title, copies, page, printer=options.printer, two_sided=options.both_sides, colour=options.colour
    )


def documents() -> Path:
    """Return the folder of documents of the person who uses the machine, her home where there is none."""
    usual = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return usual if usual.is_dir() else Path.home()
