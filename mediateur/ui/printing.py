"""The way out to paper: PDF bytes read, saved, printed. Heavy imports: the window reaches this with a page that prints.

Where the system has print queues (Linux, macOS), the PDF itself goes there and stays vector. Elsewhere its pages are
drawn on the printer as pictures.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QRectF, QSaveFile, Qt, Signal, Slot
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrintEngine, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.pdf_pages import PdfPages

DIALOG_TITLE = "Imprimer le guide"
BEST_DPI, QUEUE_SECONDS = 300, 60
A4 = QPageSize(QPageSize.PageSizeId.A4)
# Where Qt keeps what its dialog read from a print queue (its qcups_p.h); no public name gives it.
_QUEUE_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexAuto: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


def printers() -> tuple[str, ...]:
    """Return the names of the printers of this machine; a QPrinter says that it is valid even without any."""
    return tuple(QPrinterInfo.availablePrinterNames())


def save_pdf(pdf: bytes, path: Path) -> None:
    """Write a PDF whole or not at all. MediateurError when the folder refuses it."""
    file = QSaveFile(str(path))
    if file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(pdf) == len(pdf) and file.commit():
        return
    raise MediateurError(
        "Le guide ne s’enregistre pas dans ce dossier.",
        "Il est prêt et reste à l’écran.",
        "Choisissez un autre dossier, ou vérifiez la place sur le disque.",
        detail=file.errorString(),
    )


def print_pdf(pdf: bytes, title: str, copies: int, parent: QWidget, *, colour: bool = False) -> Printout:
    """Ask which printer and how, in the system's dialog, then print there. Connect to the signals of what returns."""
    printout = Printout(pdf, title, parent)
    printout.ask(copies, colour=colour)
    return printout


class Printout(QObject):
    """One printing: `printed` carries the copies sent, `failed` a MediateurError; neither when the person gives up."""

    printed = Signal(int)
    failed = Signal(object)

    def __init__(self, pdf: bytes, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._pdf, self._title, self._window = pdf, title, parent.window()
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._copies = 1

    def ask(self, copies: int, *, colour: bool = False) -> None:
        """Open the print dialog with A4, these copies, black and white unless `colour`, and both sides if possible."""
        pages, printer = PdfPages(self._pdf).count, self._printer
        printer.setPageSize(A4)
        printer.setCopyCount(copies)
        printer.setColorMode(QPrinter.ColorMode.Color if colour else QPrinter.ColorMode.GrayScale)
        long_side = QPrinter.DuplexMode.DuplexLongSide
        if pages > 1 and long_side in QPrinterInfo(printer).supportedDuplexModes():
            printer.setDuplex(long_side)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(DIALOG_TITLE)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        dialog.setMinMax(1, pages)
        dialog.finished.connect(self._answered)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    @Slot(int)
    def _answered(self, answer: int) -> None:
        self.sender().deleteLater()
        if answer == QPrintDialog.DialogCode.Accepted:
            self.send(self._printer)
        else:
            self.deleteLater()

    def send(self, printer: QPrinter) -> None:
        """Print in a job on a printer that nothing else touches from now on."""
        self._printer, self._copies = printer, printer.copyCount()
        jobs.run(_work(self._pdf, self._title, printer), self._sent, self)

    @Slot(object)
    def _sent(self, outcome: jobs.Outcome) -> None:
        self.deleteLater()
        if isinstance(outcome.error, MediateurError):
            self.failed.emit(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
        else:
            self.printed.emit(self._copies)


def draw_pages(pdf: bytes, printer: QPrinter) -> None:
    """Draw the pages that the dialog chose on a printer, at most at 300 dpi. MediateurError when it stops answering."""
    paper, ranges = PdfPages(pdf), printer.pageRanges()
    pages = [page for page in range(paper.count) if ranges.isEmpty() or ranges.contains(page + 1)]
    rounds = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise silent("begin")
    try:
        for rank, page in enumerate(pages * rounds):
            if rank and not printer.newPage():
                raise silent("newPage")
            _draw_page(painter, printer, paper, page)
    finally:
        painter.end()
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise silent("state")


def queue_words(printer: QPrinter, title: str) -> tuple[str, ...]:
    """Return the words that tell `lp` what the dialog chose; the document comes on its standard input."""
    layout_key = printer.pageLayout().pageSize().key()
    options = [
        "document-format=application/pdf",
        f"media={layout_key}",
        f"sides={_SIDES[printer.duplex()]}",
        *(() if layout_key == A4.key() else ("fit-to-page",)),
        *(("print-color-mode=monochrome",) if printer.colorMode() == QPrinter.ColorMode.GrayScale else ()),
        *(("collate=true",) if printer.copyCount() > 1 and printer.collateCopies() else ()),
        *_options_of_the_queue(printer),
    ]
    ranges = printer.pageRanges()
    chosen = () if ranges.isEmpty() else ("-P", ranges.toString())
    told = tuple(word for option in options for word in ("-o", option))
    return ("-d", printer.printerName(), "-n", str(printer.copyCount()), "-t", title, *chosen, *told)


def to_queue(pdf: bytes, command: tuple[str, ...]) -> None:
    """Hand a PDF to a command on its standard input: no file is made. MediateurError when it refuses or stalls."""
    try:
        done = subprocess.run(command, input=pdf, capture_output=True, timeout=QUEUE_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise silent(type(error).__name__) from error
    if done.returncode:
        raise silent(done.stderr.decode(errors="replace").strip())


def silent(detail: str) -> MediateurError:
    """Return what is said when a printer does not take the guide. `detail` is for the person who mends."""
    return MediateurError(
        "L’imprimante ne répond pas.",
        "Le guide est prêt.",
        "Vérifiez le câble ou enregistrez en PDF.",
        detail=detail,
    )


def _work(pdf: bytes, title: str, printer: QPrinter) -> Callable[[], None]:
    native = printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
    command = shutil.which("lp") if native and sys.platform != "win32" else None
    if command:
        return partial(to_queue, pdf, (command, *queue_words(printer, title)))
    return partial(draw_pages, pdf, printer)


def _draw_page(painter: QPainter, printer: QPrinter, paper: PdfPages, page: int) -> None:
    area = printer.paperRect(QPrinter.Unit.DevicePixel)
    size = paper.size(page).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF((area.width() - size.width()) / 2, (area.height() - size.height()) / 2, size.width(), size.height())
    detail = min(1.0, BEST_DPI / printer.resolution())
    painter.drawImage(target, paper.image(page, (size * detail).toSize()))


def _options_of_the_queue(printer: QPrinter) -> list[str]:
    told = printer.printEngine().property(_QUEUE_OPTIONS) or []
    return [f"{key}={value}" for key, value in zip(told[::2], told[1::2], strict=False)]
