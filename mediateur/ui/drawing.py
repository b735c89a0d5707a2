"""Paper where no queue takes a PDF as it is (Windows): Qt draws each page on the printer as a picture.

It needs no window: the command line comes here too. `names` and `send` do what those of `printers.cups` do.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from mediateur.printers import troubles
from mediateur.printers.ticket import LONG_EDGE, ONE_SIDED, SHORT_EDGE, Ticket
from mediateur.ui.pdf_pages import PdfPages

BEST_DPI = 300
A4 = QPageSize(QPageSize.PageSizeId.A4)
DUPLEX = {
    ONE_SIDED: QPrinter.DuplexMode.DuplexNone,
    LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}


def names() -> tuple[str, ...]:
    """Return the names of the printers that Qt knows; a QPrinter says that it is valid even without any."""
    _application()
    return tuple(QPrinterInfo.availablePrinterNames())


def send(pdf: bytes, ticket: Ticket) -> None:
    """Draw a PDF on a printer. Raises NotPrintedError when it is gone, stopped, without A4, or stops answering."""
    draw_pages(pdf, printer_for(ticket))


def printer_for(ticket: Ticket) -> QPrinter:
    """Return the printer that a ticket names, set as it asks, on A4. Raises NotPrintedError when it cannot print so."""
    known = names()
    if not known:
        raise troubles.nothing_installed()
    if ticket.printer not in known:
        raise troubles.missing(ticket.printer, known)
    _require_ready(QPrinterInfo.printerInfo(ticket.printer))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(ticket.printer)
    printer.setDocName(ticket.document)
    printer.setPageSize(A4)
    printer.setCopyCount(ticket.copies)
    printer.setDuplex(DUPLEX[ticket.sides])
    printer.setColorMode(QPrinter.ColorMode.Color if ticket.colour else QPrinter.ColorMode.GrayScale)
    return printer


def draw_pages(pdf: bytes, printer: QPrinter) -> None:
    """Draw the pages chosen on a printer, at most at 300 dpi. Raises NotPrintedError when it stops answering."""
    paper, ranges = PdfPages(pdf), printer.pageRanges()
    pages = [page for page in range(paper.count) if ranges.isEmpty() or ranges.contains(page + 1)]
    rounds = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise troubles.silent("begin")
    try:
        for rank, page in enumerate(pages * rounds):
            if rank and not printer.newPage():
                raise troubles.silent("newPage")
            _draw_page(painter, printer, paper, page)
    finally:
        painter.end()
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise troubles.silent("state")


def _require_ready(found: QPrinterInfo) -> None:
    if found.state() == QPrinter.PrinterState.Error:
        raise troubles.stopped(found.printerName())
    papers = found.supportedPageSizes()
    if papers and not any(paper.id() == A4.id() for paper in papers):
        raise troubles.without_a4(found.printerName(), [paper.name() for paper in papers])


def _draw_page(painter: QPainter, printer: QPrinter, paper: PdfPages, page: int) -> None:
    area = printer.paperRect(QPrinter.Unit.DevicePixel)
    size = paper.size(page).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF((area.width() - size.width()) / 2, (area.height() - size.height()) / 2, size.width(), size.height())
    detail = min(1.0, BEST_DPI / printer.resolution())
    painter.drawImage(target, paper.image(page, (size * detail).toSize()))


def _application() -> None:
    """Make sure that Qt runs, without a screen where there is none."""
    if QCoreApplication.instance() is not None:
        return
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _kept.append(QGuiApplication([]))


_kept: list[QGuiApplication] = []
