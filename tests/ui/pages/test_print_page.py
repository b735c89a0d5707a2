from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mediateur.errors import MediateurError
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.paths import resources
from mediateur.pathways.library import load_pathway
from mediateur.ui import jobs
from mediateur.ui.kit.announce import recent
from mediateur.ui.kit.theme import Theme
from mediateur.ui.kit.toast import Toast
from mediateur.ui.pages import print_delivery, print_page
from mediateur.ui.pages.print_catalogue import fold
from mediateur.ui.pages.print_contact import NOWHERE, ContactDialog
from mediateur.ui.pages.print_delivery import file_name
from mediateur.ui.pages.print_options import NO_PRINTER
from mediateur.ui.pages.print_page import PrintPage
from mediateur.ui.pages.print_papers import Order
from mediateur.ui.pdf_pages import PdfPages
from mediateur.usecases.library import Content
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.printing import OFFICIAL_URL, Printing
from mediateur.usecases.sessions import Session, Sessions
from tests.ui.audit import tab_order
from tests.ui.conftest import flush, press, show, type_text
from tests.ui.fakes import MemoryStore
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french
from tests.ui.test_printing import codes

NBSP = "\N{NO-BREAK SPACE}"
GUIDE, SHEET = "guide-activer-adulte", "preparer-revenir"
DAY = dt.datetime(2026, 11, 23, 10)
WAIT_MS = 20_000


class Broken(Printing):
    """A printing whose content was damaged."""

    def form(self, form_id: str, variant: str, language: str, contact: Place | None, *, colour: bool = False) -> bytes:
        raise MediateurError("Ce guide ne se lit pas.", "Votre journal est intact.", "Réinstallez le programme.")


class Desk(QObject):
    """A printer in name only: what was asked of it, and the signals of a printing."""

    printed = Signal(int)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[bytes, str, int, bool]] = []

    def print_pdf(self, pdf: bytes, title: str, copies: int, _parent: QWidget, *, colour: bool) -> Desk:
        self.asked.append((pdf, title, copies, colour))
        return self


@pytest.fixture(scope="module")
def printing(tmp_path_factory: pytest.TempPathFactory) -> Printing:
    """Return a real printing that makes each form once for all tests."""
    preferences = Preferences(tmp_path_factory.mktemp("reglages"))
    printing = Printing(Content(resources(), preferences), preferences, lambda: DAY)
    printing.form = lru_cache(printing.form)  # type: ignore[method-assign]
    return printing


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk()
    monkeypatch.setattr(print_page, "printers", lambda: ("Accueil",))
    monkeypatch.setattr(print_delivery, "print_pdf", desk.print_pdf)
    return desk


@pytest.fixture
def page(printing: Printing, places: Places, preferences: Preferences, desk: Desk, qtbot: QtBot) -> Iterator[PrintPage]:
    page = PrintPage(printing, places, preferences)
    show(page, WIDTH, HEIGHT)
    page.show_catalogue()
    wait(page, qtbot)
    yield page
    page.hide()
    jobs.wait()
    flush()


@pytest.fixture
def session(store: MemoryStore, preferences: Preferences) -> Session:
    return Sessions(lambda: store).begin(load_pathway(resources(), "activer-adulte"), preferences.current.mediator)


def wait(page: PrintPage, qtbot: QtBot) -> None:
    """Wait until the paper chosen is in view and nothing else is to be made."""
    qtbot.waitUntil(lambda: bool(page.pdf), timeout=WAIT_MS)


def choose(page: PrintPage, variant: Variant, qtbot: QtBot) -> None:
    page.options.versions[variant].setChecked(True)
    wait(page, qtbot)


def save_as(page: PrintPage, path: Path) -> None:
    """Save through the dialog, as a person who names the file."""
    dialog = page.window().findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_the_preview_is_the_very_paper(page: PrintPage, theme: Theme) -> None:
    theme.set(scale=2.0)
    show(page, WIDTH, HEIGHT)
    assert codes(page.preview.view.pixmap().toImage()) == [OFFICIAL_URL]


def test_the_words_of_the_page_are_there_without_eyes(page: PrintPage) -> None:
    view = page.preview.view
    assert view.accessibleName() == f"Aperçu du guide, page 1 sur {PdfPages(page.pdf).count}"
    assert "www.monespacesante.fr" in view.accessibleDescription()


def test_every_form_tells_its_pages(page: PrintPage, printing: Printing, qtbot: QtBot) -> None:
    names = {name: button.accessibleName for name, button in page.catalogue.buttons.items()}
    assert list(names) == [form.id for form in printing.forms()]
    qtbot.waitUntil(lambda: all(name().endswith(("page", "pages")) for name in names.values()), timeout=WAIT_MS)
    pages = PdfPages(printing.form(SHEET, "courant", "fr", None, colour=False)).count
    assert f", {pages}{NBSP}page" in names[SHEET]()


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


def test_the_keyboard_goes_from_the_search_to_paper(page: PrintPage, desk: Desk, qtbot: QtBot) -> None:
    page.catalogue.search.setFocus()
    type_text(page.catalogue.search, "preparer")
    press(Qt.Key.Key_Return)
    assert page.catalogue.value == SHEET
    wait(page, qtbot)
    page.options.copies.setFocus()
    press(Qt.Key.Key_Up)
    page.ways.to_paper.setFocus()
    press(Qt.Key.Key_Return)
    assert desk.asked == [(page.pdf, "Préparer et revenir", 2, False)]


def test_printing_before_the_paper_is_there_waits_for_it(page: PrintPage, desk: Desk, qtbot: QtBot) -> None:
    page.options.black.click()
    page.print_now()
    qtbot.waitUntil(lambda: bool(desk.asked), timeout=WAIT_MS)
    assert [asked[3] for asked in desk.asked] == [True]


def test_the_last_option_wins(page: PrintPage, qtbot: QtBot, printing: Printing) -> None:
    page.options.black.click()
    for variant in (Variant.GROS, Variant.SIMPLIFIE, Variant.COURANT, Variant.SIMPLIFIE):
        page.options.versions[variant].setChecked(True)
    wait(page, qtbot)
    jobs.wait()
    flush()
    assert page.pdf == printing.form(GUIDE, "simplifie", "fr", None, colour=True)


def test_the_paper_chosen_is_made_first(page: PrintPage, qtbot: QtBot) -> None:
    made: list[Order] = []
    page.papers.ready.connect(made.append)
    page.options.black.click()
    wait(page, qtbot)
    first = next(order for order in made if order.colour)
    assert (first.form, first.variant) == (GUIDE, Variant.COURANT)


def test_a_search_finds_without_accents_and_forgives(page: PrintPage) -> None:
    assert fold("Préparer l’été") == "preparer l ete"
    type_text(page.catalogue.search, "SANTE activer")
    assert [name for name, button in page.catalogue.buttons.items() if button.isVisible()] == [GUIDE]
    type_text(page.catalogue.search, " zut")
    assert page.catalogue.nothing.isVisible()
    page.catalogue.clear.click()
    assert all(button.isVisible() for button in page.catalogue.buttons.values())
    assert page.catalogue.search.hasFocus()


def test_tab_reaches_the_list_when_the_search_hides_what_is_chosen(page: PrintPage) -> None:
    page.catalogue.buttons[GUIDE].setFocus()
    page.catalogue.search.setFocus()
    type_text(page.catalogue.search, "preparer")
    press(Qt.Key.Key_Tab)
    assert page.catalogue.buttons[SHEET].hasFocus()


def test_without_a_printer_saving_is_what_is_left(
    page: PrintPage, monkeypatch: pytest.MonkeyPatch, desk: Desk, tmp_path: Path
) -> None:
    monkeypatch.setattr(print_page, "printers", tuple)
    page.refresh()
    assert page.ways.notice.isVisible()
    assert page.ways.notice.text() == NO_PRINTER
    assert [b.isVisible() for b in (page.ways.to_paper, page.ways.to_file, page.ways.to_file_only)] == [
        False,
        False,
        True,
    ]
    page.print_now()
    save_as(page, tmp_path / "guide.pdf")
    assert (tmp_path / "guide.pdf").read_bytes() == page.pdf
    assert desk.asked == []


def test_what_is_saved_is_what_is_in_view(page: PrintPage, tmp_path: Path) -> None:
    page.ways.to_file.click()
    save_as(page, tmp_path / "mon-guide.pdf")
    assert (tmp_path / "mon-guide.pdf").read_bytes() == page.pdf
    assert recent()[-1].text == f"Guide enregistré en PDF. Dossier{NBSP}: {tmp_path.name}."
    assert page.window().findChild(Toast) is not None


def test_a_file_has_a_name_that_says_what_it_is() -> None:
    assert file_name("Activer Mon espace santé", Variant.GROS) == "guide-activer-mon-espace-sante-gros.pdf"
    assert file_name("Guide de cette séance", Variant.COURANT) == "guide-de-cette-seance-courant.pdf"


def test_the_folder_chosen_is_proposed_again(page: PrintPage, tmp_path: Path) -> None:
    page.save_now()
    save_as(page, tmp_path / "un.pdf")
    flush()
    page.save_now()
    dialog = page.window().findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.directory().path()) == tmp_path
    dialog.reject()


def test_a_folder_that_refuses_is_told_in_place(page: PrintPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.save_now()
    save_as(page, tmp_path / "absent" / "guide.pdf")
    assert page.trouble.isVisible()
    assert recent()[-1].text.startswith("Le guide ne s’enregistre pas dans ce dossier.")
    assert recent()[-1].assertive
    choose(page, Variant.GROS, qtbot)
    assert not page.trouble.isVisible()


def test_a_printer_that_fails_is_told_in_place(page: PrintPage, desk: Desk) -> None:
    page.print_now()
    desk.failed.emit(MediateurError("L’imprimante ne répond pas.", "Le guide est prêt."))
    assert page.trouble.isVisible()


def test_damaged_content_is_told_in_place(places: Places, preferences: Preferences, desk: Desk, qtbot: QtBot) -> None:
    page = PrintPage(Broken(resources(), preferences), places, preferences)
    show(page, WIDTH, HEIGHT)
    page.show_catalogue()
    qtbot.waitUntil(page.trouble.isVisible, timeout=WAIT_MS)
    assert page.pdf == b""
    page.hide()
    jobs.wait()


def test_a_session_gives_its_own_guide_and_the_way_back(page: PrintPage, session: Session, qtbot: QtBot) -> None:
    blank = page.pdf
    page.show_session(session)
    wait(page, qtbot)
    assert page.pdf != blank
    assert next(iter(page.catalogue.buttons)) == page.catalogue.value == print_page.SESSION.id
    assert session.draft.code in page.preview.view.accessibleDescription()
    with qtbot.waitSignal(page.session_asked):
        page.back.click()
    page.show_catalogue()
    assert not page.back.isVisible()
    wait(page, qtbot)
    assert page.pdf == blank


def test_only_guides_of_the_session_are_counted(
    page: PrintPage, session: Session, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    counted: list[int] = []
    page.printed.connect(counted.append)
    page.show_session(session)
    wait(page, qtbot)
    page.print_now()
    desk.printed.emit(2)
    page.save_now()
    save_as(page, tmp_path / "guide.pdf")
    page.catalogue.buttons[GUIDE].setChecked(True)
    wait(page, qtbot)
    page.print_now()
    desk.printed.emit(5)
    assert counted == [2, 1]


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


def test_nothing_is_printed_under_a_dialog(page: PrintPage, desk: Desk) -> None:
    page.change_contact()
    page.print_now()
    assert desk.asked == []


def test_tab_follows_the_eye(page: PrintPage, theme: Theme) -> None:
    pages = [button.accessibleName() for button in page.catalogue.buttons.values()]
    preview = [page.preview.view.accessibleName(), "Page précédente", "Page suivante"]
    versions = ["Texte courant", "Gros caractères", "Version simplifiée"]
    options = [*versions, "Français", "Noir et blanc", "Exemplaires", "Modifier le contact imprimé"]
    ways = ["Imprimer", "Enregistrer en PDF"]
    assert tab_order(page) == ["Chercher un guide", *pages, *preview, *options, *ways]
    theme.set(scale=2.0)
    assert tab_order(page) == ["Chercher un guide", *pages, *options, *preview, *ways]


def test_a_page_out_of_view_makes_nothing_more(page: PrintPage, qtbot: QtBot) -> None:
    page.options.black.click()
    page.hide()
    for _ in range(5):
        jobs.wait()
        flush()
    assert len([order for order in page.papers.made if order.colour]) <= 1
    page.show()
    wait(page, qtbot)


@pytest.mark.parametrize("with_session", [False, True])
def test_the_page_is_accessible(
    page: PrintPage, session: Session, theme: Theme, qtbot: QtBot, with_session: bool
) -> None:
    if with_session:
        page.show_session(session)
        wait(page, qtbot)
    check_accessible(page, theme)
    check_french(page)
