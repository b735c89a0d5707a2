from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mediateur.errors import MediateurError
from mediateur.forms.catalogue import SHELF_LABELS
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.paths import resources
from mediateur.pathways.library import load_pathway
from mediateur.pathways.search import Kind
from mediateur.ui import jobs
from mediateur.ui.kit.announce import recent
from mediateur.ui.kit.theme import Theme
from mediateur.ui.kit.toast import Toast
from mediateur.ui.pages import print_delivery, print_page
from mediateur.ui.pages.print_contact import NOWHERE, ContactDialog
from mediateur.ui.pages.print_options import LATER
from mediateur.ui.pages.print_page import PrintPage
from mediateur.ui.pages.print_papers import Order
from mediateur.ui.pages.print_rows import FREQUENT, catalogue_rows, fold
from mediateur.ui.pages.print_showcase import SESSION
from mediateur.ui.pages.print_ways import NO_PRINTER
from mediateur.ui.pdf_pages import PdfPages
from mediateur.usecases.habits import FIRST, PrintOptions
from mediateur.usecases.library import Content
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.printing import OFFICIAL_URL, Printing
from mediateur.usecases.sessions import Session, Sessions
from tests.ui.audit import tab_order
from tests.ui.conftest import flush, press, show, type_text
from tests.ui.driving import Driver
from tests.ui.fakes import MemoryStore
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french
from tests.ui.test_printing import codes

NBSP = "\N{NO-BREAK SPACE}"
GUIDE, SHEET = "guide-activer-adulte", "preparer-revenir"
DAY = dt.datetime(2026, 11, 23, 10)
WAIT_MS = 20_000


class Broken(Printing):
    """A printing whose content was damaged."""

    def form(
        self,
        form_id: str,
        variant: str,
        language: str,
        contact: Place | None,
        *,
        colour: bool = False,
        typed: Mapping[str, str] | None = None,
    ) -> bytes:
        raise MediateurError("Ce guide ne se lit pas.", "Votre journal est intact.", "Réinstallez le programme.")


class Desk(QObject):
    """A printer in name only: what was asked of it, and the signals of a printing."""

    printed = Signal(int)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[bytes, str, int, bool]] = []

    def straight(self, pdf: bytes, title: str, copies: int, _page: QWidget, options: PrintOptions) -> Desk:
        self.asked.append((pdf, f"{title} sur {options.printer}", copies, options.colour))
        return self

    def print_pdf(self, pdf: bytes, title: str, copies: int, _parent: QWidget, *, colour: bool) -> Desk:
        self.asked.append((pdf, title, copies, colour))
        return self


@pytest.fixture(scope="module")
def printing(tmp_path_factory: pytest.TempPathFactory) -> Printing:
    """Return a real printing that makes each form once for all tests."""
    preferences = Preferences(tmp_path_factory.mktemp("reglages"))
    printing = Printing(Content(resources(), preferences), preferences, lambda: DAY)
    make = cache(
        lambda form, variant, language, contact, colour: Printing.form(
            printing, form, variant, language, contact, colour=colour
        )
    )

    def form(
        form: str, variant: str, language: str, contact: Place | None, *, colour: bool, typed: Mapping[str, str]
    ) -> bytes:
        if typed:
            return Printing.form(printing, form, variant, language, contact, colour=colour, typed=typed)
        return make(form, str(variant), language, contact, colour)

    printing.form = form  # type: ignore[method-assign,assignment]
    return printing


class Search:
    """A look for printers that answers at once."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.found = self
        self._names = names

    def connect(self, told: Callable[[tuple[str, ...]], object]) -> None:
        told(self._names)


def find(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let the page find these printers."""
    monkeypatch.setattr(print_page, "find_printers", lambda _page: Search(names))


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk()
    find(monkeypatch, "Accueil", "Fond")
    monkeypatch.setattr(print_delivery, "print_pdf", desk.print_pdf)
    monkeypatch.setattr(print_delivery, "straight", desk.straight)
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


def test_pages_are_told_of_the_papers_in_view_and_no_others(page: PrintPage, qtbot: QtBot) -> None:
    shown = page.catalogue.list
    told = [row.id for row in shown.rows.rows if row.id and shown.rows.second_line(row)]
    qtbot.waitUntil(lambda: all(pages_of(page, name) for name in shown.in_view()), timeout=WAIT_MS)
    assert set(told) <= {*shown.in_view(), page.catalogue.value}
    assert 3 < len(shown.in_view()) < 12
    assert len(page.papers.made) <= len(shown.in_view()) + len(Variant)
    assert f", 1{NBSP}page, {FREQUENT}" in str(accessible(page, SHEET))


def test_scrolling_tells_the_pages_of_what_comes_into_view(page: PrintPage, qtbot: QtBot) -> None:
    shown = page.catalogue.list
    bar = shown.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = shown.rows.rows[-1].id
    qtbot.waitUntil(lambda: pages_of(page, last) > 0, timeout=WAIT_MS)


def pages_of(page: PrintPage, name: str) -> int:
    rows = page.catalogue.list.rows
    line = rows.second_line(rows.rows[rows.row_of(name)])
    return int(line.split(NBSP)[0]) if line else 0


def accessible(page: PrintPage, name: str) -> object:
    rows = page.catalogue.list.rows
    return rows.data(rows.index(rows.row_of(name)), Qt.ItemDataRole.AccessibleTextRole)


def test_every_paper_stands_once_the_usual_ones_first_then_by_shelves(page: PrintPage, printing: Printing) -> None:
    rows = page.catalogue.list.rows.rows
    ids = [row.id for row in rows if row.id]
    assert sorted(ids) == sorted(form.id for form in printing.catalogue())
    assert ids[: len(FIRST)] == list(FIRST)
    filled = {form.shelf for form in printing.catalogue()}
    shelves = [label for shelf, label in SHELF_LABELS.items() if shelf in filled]
    assert [row.title for row in rows if not row.id] == [FREQUENT, *shelves]


def test_a_shelf_that_is_all_above_has_no_title(printing: Printing) -> None:
    form = printing.catalogue()[0]
    assert [row.title for row in catalogue_rows((form,), (form,))] == [FREQUENT, form.title]


def test_what_is_printed_often_here_comes_first(
    page: PrintPage, desk: Desk, preferences: Preferences, qtbot: QtBot
) -> None:
    page.show_entry("lettre-cloture")
    wait(page, qtbot)
    page.print_now()
    desk.printed.emit(2)
    assert dict(preferences.current.printed) == {"lettre-cloture": 1}
    page.refresh()
    assert next(row.id for row in page.catalogue.list.rows.rows if row.id) == "lettre-cloture"
    assert page.catalogue.value == "lettre-cloture"


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
    assert page.pdf == printing.form(GUIDE, "simplifie", "fr", None, colour=True, typed={})


def test_the_paper_chosen_is_made_first(page: PrintPage, qtbot: QtBot) -> None:
    made: list[Order] = []
    page.papers.ready.connect(made.append)
    page.options.black.click()
    wait(page, qtbot)
    first = next(order for order in made if order.colour)
    assert (first.form, first.variant) == (GUIDE, Variant.COURANT)


def found(page: PrintPage) -> list[str]:
    return [row.id for row in page.catalogue.list.rows.rows if row.id]


def test_a_search_forgives_and_what_is_chosen_stays(page: PrintPage) -> None:
    assert fold("Préparer l’été") == "preparer l ete"
    everything = found(page)
    type_text(page.catalogue.search, "SANTE activ")
    assert found(page)[0] == GUIDE
    assert page.catalogue.value == GUIDE
    page.catalogue.search.setText("fermetur lettre")
    assert "lettre-cloture" in found(page)
    page.catalogue.search.setText("zzzz")
    assert page.catalogue.nothing.isVisible()
    assert page.catalogue.value == GUIDE
    page.catalogue.search.setFocus()
    press(Qt.Key.Key_Escape)
    assert found(page) == everything
    assert page.catalogue.list.value == GUIDE


def test_the_keyboard_goes_from_the_search_down_the_list(page: PrintPage, qtbot: QtBot) -> None:
    page.catalogue.search.setFocus()
    press(Qt.Key.Key_Down)
    assert page.catalogue.list.hasFocus()
    press(Qt.Key.Key_Down)
    assert page.catalogue.value == SHEET
    for _ in range(3):
        press(Qt.Key.Key_Down)
    assert page.catalogue.value == found(page)[4], "titles of shelves are passed over"
    page.catalogue.search.setFocus()
    type_text(page.catalogue.search, "34")
    assert page.catalogue.search.text() == "34", "digits are words of the search"


def test_f6_goes_through_the_parts_of_the_page(page: PrintPage, theme: Theme) -> None:
    assert page.regions() == (page.catalogue, page.preview, page.options, page.ways)
    theme.set(scale=2.0)
    show(page, WIDTH, HEIGHT)
    assert page.regions() == (page.catalogue, page.options, page.preview, page.ways)


def test_options_are_remembered_but_not_copies(
    page: PrintPage, printing: Printing, places: Places, preferences: Preferences, qtbot: QtBot
) -> None:
    choose(page, Variant.GROS, qtbot)
    page.options.black.click()
    page.options.both_sides.click()
    page.options.printers.set_value("Accueil")
    page.options.printers.chosen.emit("Accueil")
    page.options.copies.setValue(7)
    again = PrintPage(printing, places, Preferences(preferences.folder))
    again.show_catalogue()
    again.papers.rest()
    jobs.wait()
    flush()
    assert again.options.remembered == PrintOptions(Variant.GROS, True, "Accueil", False)
    assert again.options.copies.value() == 1


def test_a_named_printer_prints_at_once(page: PrintPage, desk: Desk, qtbot: QtBot) -> None:
    box = page.options.printers
    assert [box.itemText(number) for number in range(box.count())][1:] == ["Accueil", "Fond"]
    box.set_value("Accueil")
    page.print_now()
    assert [asked[1] for asked in desk.asked] == ["Activer Mon espace santé sur Accueil"]


def test_a_printer_that_is_gone_is_told_and_not_used(
    page: PrintPage, monkeypatch: pytest.MonkeyPatch, preferences: Preferences
) -> None:
    preferences.change(printing={"imprimante": "Partie"})
    page.refresh()
    assert page.options.printers.value() == ""
    assert page.options.printers.itemText(3) == "Partie (absente)"
    page.options.black.click()
    assert preferences.current.printing["imprimante"] == "Partie", "she may be back tomorrow"


def test_languages_that_a_paper_lacks_are_told(page: PrintPage) -> None:
    box = page.options.languages
    labels = {box.itemText(number): number for number in range(box.count())}
    assert box.value() == "fr"
    assert "Pas encore en arabe (écriture liée)" in labels
    number = labels["Pas encore en arabe (écriture liée)"]
    assert not box.model().flags(box.model().index(number, 0)) & Qt.ItemFlag.ItemIsEnabled
    page.options.show_form(tuple(Variant), ("fr", "en"))
    assert [box.itemText(number) for number in range(2)] == ["Français", "Anglais"]


def test_versions_that_a_paper_lacks_are_not_offered_and_come_back(page: PrintPage, qtbot: QtBot) -> None:
    choose(page, Variant.SIMPLIFIE, qtbot)
    page.options.show_form((Variant.COURANT,), ("fr",))
    assert [row.isVisible() for row in page.options.versions.values()] == [True, False, False]
    assert page.options.variant is Variant.COURANT
    page.options.show_form(tuple(Variant), ("fr",))
    assert page.options.variant is Variant.SIMPLIFIE


def test_without_a_printer_saving_is_what_is_left(
    page: PrintPage, monkeypatch: pytest.MonkeyPatch, desk: Desk, tmp_path: Path
) -> None:
    find(monkeypatch)
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
    assert recent()[-1].text == f"Enregistré en PDF. Dossier{NBSP}: {tmp_path.name}."
    assert page.window().findChild(Toast) is not None


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
    page = PrintPage(Broken(Content(resources(), preferences), preferences), places, preferences)
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
    assert found(page)[0] == page.catalogue.value == SESSION.id
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
    page.catalogue.choose(GUIDE)
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
    preview = [page.preview.view.accessibleName(), "Page précédente", "Page suivante"]
    versions = ["Texte courant", "Gros caractères", "Version simplifiée"]
    options = [*versions, "Français", "Noir et blanc", "Recto verso", LATER, "Exemplaires"]
    options.append("Modifier le contact imprimé")
    head, ways = (
        ["Emporter sur une clé", "Chercher une feuille", "Feuilles à imprimer"],
        ["Imprimer", "Enregistrer en PDF"],
    )
    assert tab_order(page) == [*head, *preview, *options, *ways]
    theme.set(scale=2.0)
    assert tab_order(page) == [*head, *options, *preview, *ways]


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


@pytest.mark.parametrize("with_session", [False, True])
def test_the_page_is_accessible(
    page: PrintPage, session: Session, theme: Theme, qtbot: QtBot, with_session: bool
) -> None:
    if with_session:
        page.show_session(session)
        wait(page, qtbot)
    check_accessible(page, theme)
    check_french(page)


@pytest.mark.parametrize("target", ["lettre-opposition", "fiche-fermeture", "guide-dire-non"])
def test_a_paper_that_the_search_found_opens_here(hands: Driver, target: str) -> None:
    found = [one.entry for one in hands.app.search.find(f"imprimer {title_of(hands, target)}", 40)]
    entry = next(entry for entry in found if entry.kind == Kind.FORM and entry.target == target)
    hands.window.open_found(entry)
    shown = hands.window.page("imprimer")
    assert isinstance(shown, PrintPage)
    assert shown.catalogue.value == target
    assert shown.catalogue.list.hasFocus()


def title_of(hands: Driver, target: str) -> str:
    return next(form.title for form in hands.app.printing.catalogue() if form.id == target)
