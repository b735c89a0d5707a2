"""What is in view: the very paper, made before the others, a page at a time."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from mediateur.content.official import OFFICIAL_ADDRESS, OFFICIAL_URL
from mediateur.forms.variants import Variant
from mediateur.ui import jobs
from mediateur.ui.kit.announce import recent
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.printing.contact import NOWHERE, ContactDialog
from mediateur.ui.pages.printing.page import PrintPage
from mediateur.ui.pages.printing.papers import Order
from mediateur.ui.pdf_pages import PdfPages
from mediateur.usecases.paper.printing import Printing
from tests.ui.conftest import flush, press, show, type_text
from tests.ui.pages.conftest import HEIGHT, WIDTH
from tests.ui.pages.printing.desk import (
    GUIDE,
    choose,
    wait,
)
from tests.ui.test_printing import codes


def test_the_preview_is_the_very_paper(page: PrintPage, theme: Theme) -> None:
    theme.set(scale=2.0)
    show(page, WIDTH, HEIGHT)
    assert codes(page.preview.view.drawn.toImage()) == [OFFICIAL_URL]


def test_the_page_is_in_the_middle_and_qt_keeps_no_copy_of_it(page: PrintPage) -> None:
    view, opaque = page.preview.view, QImage.Format.Format_RGB32
    drawn = view.drawn.toImage().convertToFormat(opaque)
    middle = QRect(QPoint(0, 0), drawn.size())
    middle.moveCenter(view.rect().center())
    assert view.grab(middle).toImage().convertToFormat(opaque) == drawn
    assert view.pixmap().size() == QSize(1, 1)
    view.forget()
    assert view.drawn.isNull()
    assert view.pixmap().isNull()


def test_the_words_of_the_page_are_there_without_eyes(page: PrintPage) -> None:
    view = page.preview.view
    assert view.accessibleName() == f"Aperçu du guide, page 1 sur {PdfPages(page.pdf).count}"
    assert OFFICIAL_ADDRESS in view.accessibleDescription()


def test_another_version_is_another_paper(page: PrintPage, qtbot: QtBot) -> None:
    before, count = page.pdf, page.preview.count.text()
    choose(page, Variant.GROS, qtbot)
    assert page.pdf != before
    assert PdfPages(page.pdf).count > PdfPages(before).count
    assert page.preview.count.text() != count
    assert recent()[-1].text.startswith("Aperçu prêt, ")


def test_colour_is_another_paper(page: PrintPage, qtbot: QtBot) -> None:
    before = page.pdf
    page.options.black.click()
    wait(page, qtbot)
    assert page.pdf != before


def test_pages_are_turned_with_the_keyboard(page: PrintPage) -> None:
    page.preview.view.setFocus()
    press(Qt.Key.Key_PageDown)
    last = PdfPages(page.pdf).count
    assert page.preview.count.text() == f"Page 2 sur {last}"
    page.preview.turn(last)
    assert page.preview.count.text() == f"Page {last} sur {last}"
    page.preview.before.setFocus()
    press(Qt.Key.Key_Return)
    assert recent()[-1].text == f"Page {last - 1} sur {last}"


def test_the_last_option_wins(page: PrintPage, qtbot: QtBot, printing: Printing) -> None:
    page.options.black.click()
    for variant in (Variant.GROS, Variant.SIMPLIFIE, Variant.COURANT, Variant.SIMPLIFIE):
        page.options.versions[variant].setChecked(True)
    wait(page, qtbot)
    jobs.wait()
    flush()
    assert page.pdf == printing.form(GUIDE, "simplifie", "fr", None, colour=True, typed={})


def test_the_paper_chosen_is_made_first(page: PrintPage, qtbot: QtBot) -> None:
    made: list[Order] = []
    page.papers.ready.connect(made.append)
    page.options.black.click()
    wait(page, qtbot)
    first = next(order for order in made if order.colour)
    assert (first.form, first.variant) == (GUIDE, Variant.COURANT)


def test_the_contact_changed_here_is_printed(page: PrintPage, qtbot: QtBot) -> None:
    assert page.options.contact.lines.text() == NOWHERE
    page.options.contact.button.click()
    dialog = page.window().findChild(ContactDialog)
    assert dialog is not None
    assert dialog.form.name.edit.hasFocus()
    type_text(dialog.form.name.edit, "Mairie, salle 2")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.options.contact.lines.text() == "Mairie, salle 2"
    wait(page, qtbot)
    assert "Mairie, salle 2" in page.preview.view.accessibleDescription()


def test_a_page_out_of_view_makes_nothing_more(page: PrintPage, qtbot: QtBot) -> None:
    page.options.black.click()
    page.hide()
    assert page.papers._wanted == ()
    for _ in range(5):
        jobs.wait()
        flush()
    assert len([order for order in page.papers.made if order.colour]) <= 1
    page.show()
    wait(page, qtbot)
