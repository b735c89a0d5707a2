from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QTranslator
from PySide6.QtGui import QImage, QImageWriter, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from mediateur.content.official import OFFICIAL_URL
from mediateur.errors import MediateurError
from mediateur.paths import resources
from mediateur.printers import cups
from mediateur.printers.ticket import LONG_EDGE, Ticket
from mediateur.ui import jobs
from mediateur.ui.drawing import draw_pages
from mediateur.ui.kit import french
from mediateur.ui.kit.cover import Cover
from mediateur.ui.pdf_pages import PdfPages
from mediateur.ui.printing import Printout, print_direct, print_pdf, ticket_of
from mediateur.usecases.content.library import Content
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.preferences import Preferences
from tests.ui.conftest import flush, show

SILENT = "L’imprimante ne répond pas. Le document est prêt. Vérifiez le câble, ou enregistrez en PDF."
refused_by_qt = pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false", extend=True)
A4_AT_150_DPI = QSize(1240, 1754)
LONG_MS = 60_000


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    preferences = Preferences(tmp_path_factory.mktemp("dossier"))
    printing = Printing(Content(resources(), preferences), preferences)
    return printing.form("guide-activer-adulte", "courant", "fr", None)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    show(window, 600, 400)
    yield window
    jobs.wait()
    flush()


@pytest.fixture
def file_printer(tmp_path: Path) -> QPrinter:
    """Return a printer that prints into papier.pdf."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def codes(image: QImage) -> list[str]:
    """Return what the QR codes of a picture say."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(buffer.data().data())))]


def test_a_page_is_drawn_on_white_and_says_its_words(pdf: bytes) -> None:
    pages = PdfPages(pdf)
    image = pages.image(0, A4_AT_150_DPI)
    assert image.pixelColor(2, 2).name() == "#ffffff"
    assert codes(image) == [OFFICIAL_URL]
    assert "Activer Mon espace santé" in pages.text(0).splitlines()
    assert f"Page {pages.count} sur {pages.count}" in pages.text(pages.count - 1)


def test_what_is_no_pdf_is_told() -> None:
    with pytest.raises(MediateurError, match="Le guide ne s’affiche pas"):
        PdfPages(b"ceci n'est pas un PDF")


def test_a_printer_gets_as_many_pages(pdf: bytes, file_printer: QPrinter, tmp_path: Path) -> None:
    draw_pages(pdf, file_printer)
    printed = PdfPages((tmp_path / "papier.pdf").read_bytes())
    assert printed.count == PdfPages(pdf).count
    assert printed.size(0).toSize() == PdfPages(pdf).size(0).toSize()
    assert codes(printed.image(0, A4_AT_150_DPI)) == [OFFICIAL_URL]


def test_only_the_pages_chosen_are_printed_as_often_as_asked(
    pdf: bytes, file_printer: QPrinter, tmp_path: Path
) -> None:
    chosen = QPageRanges()
    chosen.addRange(2, 3)
    file_printer.setPageRanges(chosen)
    file_printer.setCopyCount(2)
    draw_pages(pdf, file_printer)
    assert PdfPages((tmp_path / "papier.pdf").read_bytes()).count == 4


@refused_by_qt
def test_a_printer_that_does_not_begin_is_told(pdf: bytes, file_printer: QPrinter, tmp_path: Path) -> None:
    file_printer.setOutputFileName(str(tmp_path / "absent" / "papier.pdf"))
    with pytest.raises(MediateurError) as told:
        draw_pages(pdf, file_printer)
    assert str(told.value) == SILENT


class OfficePrinter(QPrinter):
    """A printer with a name that prints on both sides, which no printer to a file does."""

    def printerName(self) -> str:
        return "Accueil"

    def duplex(self) -> QPrinter.DuplexMode:
        return QPrinter.DuplexMode.DuplexLongSide


def test_a_queue_is_told_what_the_dialog_chose() -> None:
    chosen, printer = QPageRanges(), OfficePrinter()
    chosen.addPage(1)
    chosen.addRange(3, 4)
    printer.setPageRanges(chosen)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setCopyCount(3)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    assert ticket_of(printer, "Mon guide") == Ticket("Accueil", "Mon guide", 3, LONG_EDGE, pages="1,3-4")


def test_a_queue_is_told_of_another_paper_and_of_loose_copies(file_printer: QPrinter) -> None:
    file_printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    file_printer.setCollateCopies(False)
    file_printer.setColorMode(QPrinter.ColorMode.Color)
    ticket = ticket_of(file_printer, "Mon guide")
    assert (ticket.paper, ticket.collated, ticket.colour) == ("A5", False, True)


def test_a_printing_ends_with_the_copies_sent(
    pdf: bytes, window: QWidget, file_printer: QPrinter, tmp_path: Path, qtbot: QtBot
) -> None:
    file_printer.setCopyCount(2)
    printout = Printout(pdf, "Mon guide", window)
    with qtbot.waitSignal(printout.printed, timeout=LONG_MS) as told:
        printout.send(file_printer)
    assert told.args == [2]
    assert PdfPages((tmp_path / "papier.pdf").read_bytes()).count == 2 * PdfPages(pdf).count


@refused_by_qt
def test_a_printing_that_fails_says_so(
    pdf: bytes, window: QWidget, file_printer: QPrinter, tmp_path: Path, qtbot: QtBot
) -> None:
    file_printer.setOutputFileName(str(tmp_path / "absent" / "papier.pdf"))
    printout = Printout(pdf, "Mon guide", window)
    with qtbot.waitSignal(printout.failed, timeout=LONG_MS) as told:
        printout.send(file_printer)
    assert [str(error) for error in told.args] == [SILENT]


@pytest.fixture
def in_french(qapp: QApplication) -> Iterator[None]:
    """Give Qt its French words for one test."""
    french.install(qapp)
    yield
    for words in qapp.findChildren(QTranslator):
        qapp.removeTranslator(words)


@pytest.mark.usefixtures("in_french")
def test_the_dialog_is_french_and_knows_the_copies(pdf: bytes, window: QWidget, qtbot: QtBot) -> None:
    printout = print_pdf(pdf, "Mon guide", 4, window)
    dialog = window.findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "Imprimer le guide"
    assert dialog.maxPage() == PdfPages(pdf).count
    assert {"Im&primer", "Annuler"} <= {button.text() for button in dialog.findChildren(QPushButton)}
    assert 4 in {box.value() for box in dialog.findChildren(QSpinBox)}
    assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile)
    sent: list[int] = []
    printout.printed.connect(sent.append)
    with qtbot.waitSignal(printout.destroyed):
        dialog.reject()
    assert sent == []


def test_the_dialog_waits_under_a_cover(pdf: bytes, window: QWidget) -> None:
    cover = Cover(window)
    cover.cover()
    print_pdf(pdf, "Mon guide", 1, window)
    dialog = window.findChild(QPrintDialog)
    assert dialog is not None
    assert not dialog.isVisible()
    cover.uncover()
    assert dialog.isVisible()
    dialog.reject()


def test_a_direct_print_that_fails_says_so_and_leaves_the_window_alone(
    pdf: bytes, window: QWidget, qtbot: QtBot
) -> None:
    printout = print_direct(pdf, "Mon guide", 1, window, printer="Accueil")
    with qtbot.waitSignals([printout.failed, printout.destroyed], timeout=LONG_MS):
        assert window.isEnabled()
    assert QApplication.activeModalWidget() is None


def test_a_direct_print_is_drawn_where_there_is_no_queue(
    pdf: bytes, window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cups, "available", lambda: False)
    printout = print_direct(pdf, "Mon guide", 1, window, printer="Accueil")
    with qtbot.waitSignal(printout.failed, timeout=LONG_MS) as told:
        pass
    assert [str(error) for error in told.args] == [
        "Ce poste n’a aucune imprimante. Le document est prêt. "
        "Faites-en installer une par la personne qui gère le poste, ou enregistrez en PDF."
    ]
