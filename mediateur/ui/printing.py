"""The way out to paper: PDF bytes read, saved, printed. Heavy imports: the window reaches this with a page that prints.

Where the system has print queues (Linux, macOS), the PDF itself goes there and stays vector. Elsewhere its pages are
drawn on the printer as pictures. Both happen in a job: the window never waits for a printer, but for the system's own
dialog, which Qt fills as it opens.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrintEngine, QPrinter
from PySide6.QtWidgets import QRadioButton, QWidget

from mediateur.errors import MediateurError
from mediateur.printers import cups
from mediateur.printers.ticket import LONG_EDGE, ONE_SIDED, SHORT_EDGE, Ticket
from mediateur.ui import drawing, jobs
from mediateur.ui.drawing import A4
from mediateur.ui.kit.cover import once_uncovered
from mediateur.ui.pdf_pages import PdfPages

DIALOG_TITLE = "Imprimer le guide"
# Where Qt keeps what its dialog read from a print queue (its qcups_p.h); no public name gives it.
_QUEUE_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: ONE_SIDED,
    QPrinter.DuplexMode.DuplexAuto: LONG_EDGE,
    QPrinter.DuplexMode.DuplexLongSide: LONG_EDGE,
    QPrinter.DuplexMode.DuplexShortSide: SHORT_EDGE,
}


def find_printers(parent: QObject) -> PrinterSearch:
    """Look for the printers in a job: a print service that is far or stalls may take seconds to answer."""
    search = PrinterSearch(parent)
    search.start()
    return search


class PrinterSearch(QObject):
    """One look for printers: `found` carries their names, none where no print service answers.

    Then `troubled` carries why some may not print (name → words), where the system says so: asking may take longer.
    """

    found = Signal(tuple)
    troubled = Signal(dict)

    def start(self) -> None:
        """Begin."""
        jobs.ask(cups.names if cups.available() else drawing.names, self._answered, self)

    @Slot(object)
    def _answered(self, outcome: jobs.Outcome) -> None:
        names = _value(outcome) or ()
        if names and cups.available():
            jobs.ask(cups.reasons, self._explained, self)
        else:
            self.deleteLater()
        self.found.emit(names)

    @Slot(object)
    def _explained(self, outcome: jobs.Outcome) -> None:
        self.deleteLater()
        self.troubled.emit(_value(outcome) or {})


def _value(outcome: jobs.Outcome) -> object:
    """Return what a job gave, nothing where printers did not answer."""
    if outcome.error is not None and not isinstance(outcome.error, MediateurError):
        raise outcome.error
    return outcome.value


def print_pdf(
    pdf: bytes, title: str, copies: int, parent: QWidget, *, two_sided: bool = True, colour: bool = False
) -> Printout:
    """Ask which printer and how, in the system's dialog, then print there. Connect to the signals of what returns."""
    printout = Printout(pdf, title, parent)
    printout.ask(copies, two_sided=two_sided, colour=colour)
    return printout


def print_direct(
    pdf: bytes,
    title: str,
    copies: int,
    parent: QWidget,
    *,
    printer: str,
    two_sided: bool = False,
    colour: bool = False,
) -> Printout:
    """Print at once on A4, without a dialog, on the printer of this name. Connect to the signals of what returns.

    A printer that is gone, stopped, refusing or without A4 comes as `failed`; the document then is on no queue, and
    the page that asked still holds the PDF to save.
    """
    printout = Printout(pdf, title, parent)
    sides = LONG_EDGE if two_sided else ONE_SIDED
    printout.print(Ticket(printer, title, copies=copies, sides=sides, colour=colour))
    return printout


class Printout(QObject):
    """One printing: `printed` carries the copies sent, `failed` a MediateurError; neither when the person gives up."""

    printed = Signal(int)
    failed = Signal(object)

    def __init__(self, pdf: bytes, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._pdf, self._title, self._window = pdf, title, parent.window()
        self._copies = 1
        self._printer: QPrinter | None = None

    def ask(self, copies: int, *, two_sided: bool = True, colour: bool = False) -> None:
        """Open the print dialog with A4, these copies, black and white unless `colour`, and the sides asked for.

        A single page has one side, whatever is asked.
        """
        self._printer = printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        pages = PdfPages(self._pdf).count
        printer.setPageSize(A4)
        printer.setCopyCount(copies)
        printer.setColorMode(QPrinter.ColorMode.Color if colour else QPrinter.ColorMode.GrayScale)
        printer.setDuplex(drawing.DUPLEX[LONG_EDGE if two_sided and pages > 1 else ONE_SIDED])
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(DIALOG_TITLE)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        dialog.setMinMax(1, pages)
        dialog.finished.connect(self._answered)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        once_uncovered(self._window, dialog.show)

    @Slot(int)
    def _answered(self, answer: int) -> None:
        dialog = self.sender()
        dialog.deleteLater()
        if answer == QPrintDialog.DialogCode.Accepted and self._printer is not None:
            _keep_grey(self._printer, dialog)
            self.send(self._printer)
        else:
            self.deleteLater()

    def send(self, printer: QPrinter) -> None:
        """Print in a job as a dialog set this printer, which nothing else touches from now on."""
        self._printer = printer
        if printer.outputFormat() == QPrinter.OutputFormat.NativeFormat and cups.available():
            self.print(ticket_of(printer, self._title))
        else:
            self._begin(partial(drawing.draw_pages, self._pdf, printer), printer.copyCount())

    def print(self, ticket: Ticket) -> None:
        """Print in a job as a ticket says."""
        way = cups.send if cups.available() else drawing.send
        self._begin(partial(way, self._pdf, ticket), ticket.copies)

    def _begin(self, work: Callable[[], None], copies: int) -> None:
        self._copies = copies
        jobs.ask(work, self._sent, self)

    @Slot(object)
    def _sent(self, outcome: jobs.Outcome) -> None:
        self.deleteLater()
        if outcome.succeeded(self.failed.emit):
            self.printed.emit(self._copies)


def _keep_grey(printer: QPrinter, dialog: QObject) -> None:
    """Print in grey where the dialog shows grey: for a queue without a choice of colours, Qt's turns it into colour."""
    grey = dialog.findChild(QRadioButton, "grayscale")
    if grey is not None and grey.isChecked():
        printer.setColorMode(QPrinter.ColorMode.GrayScale)


def ticket_of(printer: QPrinter, title: str) -> Ticket:
    """Return what the dialog chose."""
    ranges = printer.pageRanges()
    told = printer.printEngine().property(_QUEUE_OPTIONS) or []
    return Ticket(
        printer.printerName(),
        title,
        copies=printer.copyCount(),
        sides=_SIDES[printer.duplex()],
        colour=printer.colorMode() == QPrinter.ColorMode.Color,
        pages="" if ranges.isEmpty() else ranges.toString(),
        paper=printer.pageLayout().pageSize().key(),
        collated=printer.collateCopies(),
        more=tuple(f"{key}={value}" for key, value in zip(told[::2], told[1::2], strict=False)),
    )
