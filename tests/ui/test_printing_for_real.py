"""The real window and the real dialog, in front of a real print server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from pytestqt.qtbot import QtBot

from mediateur.printers.ticket import LONG_EDGE, ONE_SIDED
from mediateur.ui import jobs
from mediateur.ui.pdf_pages import PdfPages
from mediateur.ui.printing import find_printers, print_direct
from tests.cli.calling import ROOT, environment
from tests.cupsd import PrintServer, needs_cups, two_sided
from tests.ui.driving import Driver

pytestmark = needs_cups
LONG_MS = 60_000
FORM, LONG = "preparer-revenir", "guide-activer-adulte"
# A process of its own: libcups keeps the first server that it met.
DIALOG = """
    import sys
    from pathlib import Path
    from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
    from PySide6.QtWidgets import QApplication, QWidget
    from mediateur.ui.printing import print_pdf

    qt, window = QApplication([]), QWidget()
    window.show()
    print(*QPrinterInfo.availablePrinterNames())
    pdf = Path(sys.argv[1]).read_bytes()
    printout = print_pdf(pdf, "Préparer l’arrivée", 2, window, two_sided=sys.argv[2] == "oui")
    for signal in (printout.printed, printout.failed):
        signal.connect(print)
        signal.connect(qt.quit)
    window.findChild(QPrintDialog).accept()
    qt.exec()
"""


def test_the_window_prints_without_a_dialog(hands: Driver, qtbot: QtBot, print_server: PrintServer) -> None:
    pdf = hands.app.printing.form(FORM, "gros", "fr", None)
    printout = print_direct(pdf, "Mon guide", 2, hands.window, printer="Accueil", two_sided=True)
    with qtbot.waitSignal(printout.printed, timeout=LONG_MS) as told:
        hands.window.show_page("droits")
    assert told.args == [2]
    [paper] = print_server.papers()
    assert PdfPages(paper).count == 2 * PdfPages(pdf).count
    assert print_server.jobs() == [("Mon guide", "2", "two-sided-long-edge", "monochrome", "A4")]


def test_the_window_lists_the_printers(hands: Driver, qtbot: QtBot, print_server: PrintServer) -> None:
    print_server.add("Bureau")
    print_server.add("Étage")
    print_server.pause("Bureau")
    print_server.refuse("Étage")
    search = find_printers(hands.window)
    found: list[tuple[str, ...]] = []
    search.found.connect(found.append)
    with qtbot.waitSignal(search.troubled, timeout=LONG_MS) as told:
        pass
    assert [set(names) for names in found] == [{"Accueil", "Bureau", "Étage"}]
    assert told.args == [{"Bureau": "en pause", "Étage": "n’accepte plus de documents"}]


def test_the_window_is_told_of_a_printer_that_cannot(hands: Driver, qtbot: QtBot, print_server: PrintServer) -> None:
    print_server.pause("Accueil")
    pdf = hands.app.printing.form(FORM, "courant", "fr", None)
    printout = print_direct(pdf, "Mon guide", 1, hands.window, printer="Accueil")
    with qtbot.waitSignal(printout.failed, timeout=LONG_MS) as told:
        pass
    assert "est en pause" in str(told.args)
    jobs.wait()
    assert print_server.waiting() == []


@pytest.mark.parametrize(
    ("form", "asked", "sides"), [(LONG, "oui", LONG_EDGE), (LONG, "non", ONE_SIDED), (FORM, "oui", ONE_SIDED)]
)
def test_the_dialog_prints_what_it_shows(
    hands: Driver, print_server: PrintServer, tmp_path: Path, form: str, asked: str, sides: str
) -> None:
    print_server.remove("Accueil")
    print_server.add("Accueil", two_sided(tmp_path))
    pdf = tmp_path / "guide.pdf"
    pdf.write_bytes(hands.app.printing.form(form, "courant", "fr", None))
    command = [sys.executable, "-c", dedent(DIALOG), str(pdf), asked]
    done = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.split() == ["Accueil", "2"], done.stderr
    [paper] = print_server.papers()
    assert PdfPages(paper).count == 2 * PdfPages(pdf.read_bytes()).count
    [job] = print_server.jobs()
    assert job == ("Préparer l’arrivée", "2", sides, "monochrome", "A4")
