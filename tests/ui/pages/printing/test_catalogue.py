"""The list of papers: each once, the usual ones first, found by everyday words, told without eyes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from mediateur.forms.catalogue import SHELF_LABELS
from mediateur.forms.variants import Variant
from mediateur.pathways.search import Kind
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.printing.options import LATER
from mediateur.ui.pages.printing.page import PrintPage
from mediateur.ui.pages.printing.rows import FREQUENT, catalogue_rows, fold
from mediateur.usecases.paper.habits import FIRST
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.recording.sessions import Session
from tests.ui.audit import tab_order
from tests.ui.conftest import press, show, type_text
from tests.ui.driving import Driver, calm, paintings, rest
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french
from tests.ui.pages.printing.desk import (
    GUIDE,
    NBSP,
    SHEET,
    WAIT_MS,
    Desk,
    found,
    wait,
)


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


def test_what_a_search_brings_into_view_waits_for_the_end_of_typing(page: PrintPage, qtbot: QtBot) -> None:
    told: list[str] = []
    page.catalogue.moved.connect(lambda: told.append(page.catalogue.search.text()))
    type_text(page.catalogue.search, "a")
    page.catalogue.list.moved.emit()
    type_text(page.catalogue.search, "c")
    page.catalogue.list.moved.emit()
    assert told == [], "a paper would be made for a line that the next letter takes away"
    qtbot.waitUntil(lambda: told == ["ac"], timeout=WAIT_MS)


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
    desk.begun[-1].printed.emit(2)
    assert dict(preferences.current.printed) == {"lettre-cloture": 1}
    page.refresh()
    assert next(row.id for row in page.catalogue.list.rows.rows if row.id) == "lettre-cloture"
    assert page.catalogue.value == "lettre-cloture"


def test_a_search_forgives_and_what_is_chosen_stays(page: PrintPage) -> None:
    assert fold("Préparer l’été") == "preparer l ete"
    everything = found(page)
    type_text(page.catalogue.search, "SANTE activ")
    assert found(page)[0] == GUIDE
    assert page.catalogue.value == GUIDE
    page.catalogue.search.setText("fermetur lettre")
    assert "lettre-cloture" in found(page)
    page.catalogue.search.setText("zzzz")
    calm(page)
    nothing = page.catalogue.nothing
    assert nothing.isVisible()
    assert nothing.height() == nothing.heightForWidth(nothing.width()), "told where the list began"
    assert page.catalogue.value == GUIDE
    page.catalogue.search.setFocus()
    press(Qt.Key.Key_Escape)
    assert found(page) == everything
    assert page.catalogue.list.value == GUIDE


def test_nothing_but_the_paper_chosen_is_made_while_one_types(page: PrintPage, qtbot: QtBot) -> None:
    wait(page, qtbot)
    page.catalogue.list.setFocus()
    page.papers.want((page.chosen, page.order("lettre-cloture")))
    page.catalogue.search.setFocus()
    assert page.papers._wanted == (page.chosen,), "who comes to the field is about to type"
    for letter in "lettre":
        type_text(page.catalogue.search, letter)
        assert page.papers._wanted == (page.chosen,)
    qtbot.waitUntil(lambda: len(page.papers._wanted) > 1, timeout=WAIT_MS)
    assert {order.form for order in page.papers._wanted[1:]} >= set(page.catalogue.list.in_view())


def test_a_key_paints_the_answers_once(page: PrintPage, qtbot: QtBot) -> None:
    wait(page, qtbot)
    shown = page.catalogue.list
    qtbot.waitUntil(lambda: all(pages_of(page, name) for name in shown.in_view()), timeout=WAIT_MS)
    calm(page)
    assert paintings(page, page.catalogue.search, "lettrkqxwj") == [1] * 10
    assert page.catalogue.nothing.isVisible()


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


def test_what_a_search_finds_comes_into_view_under_the_field(hands: Driver) -> None:
    hands.theme.set(scale=2.0)
    hands.window.show_page("imprimer")
    page = hands.window.page("imprimer")
    assert isinstance(page, PrintPage)
    rest()
    type_text(page.catalogue.search, "carte")
    calm(hands.window)
    view, shown = page.scroller.viewport(), page.catalogue.list
    assert page.catalogue.search.mapTo(view, QPoint(0, 0)).y() >= 0
    first = shown.visualRect(shown.rows.index(shown.rows.row_of(shown.first())))
    assert view.rect().contains(shown.viewport().mapTo(view, first.bottomLeft()))


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
