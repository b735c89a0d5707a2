from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mediateur.errors import MediateurError
from mediateur.pathways.search import Kind
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.pathways.page import PathwaysPage
from mediateur.ui.pages.pathways.search_box import LABEL
from mediateur.usecases.content.library import Content
from mediateur.usecases.search import Search
from tests.ui.audit import small_targets, tab_order
from tests.ui.conftest import press, show, type_text
from tests.ui.driving import rest
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def page(content: Content, search: Search, theme: Theme) -> PathwaysPage:
    page = PathwaysPage(content, search)
    show(page, WIDTH, HEIGHT)
    rest()  # what is searched is being made ready
    return page


def test_a_pathway_shows_what_it_is_and_how_long(page: PathwaysPage) -> None:
    [row] = page.groups["activer"].rows
    assert row.accessibleName() == f"Un essai, 5{NBSP}min, Un essai de parcours."
    assert "Activer un espace" in {label.text() for label in page.findChildren(QLabel)}


def test_the_keyboard_begins_a_pathway(page: PathwaysPage, qtbot: QtBot) -> None:
    page.show_group("activer")
    with qtbot.waitSignal(page.chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["essai"]


def test_words_find_and_enter_opens_the_first(page: PathwaysPage, qtbot: QtBot) -> None:
    page.focus_search()
    type_text(page.search.field, "essayé")
    assert page.search.findings.rows
    assert not page.groups["activer"].isVisible(), "the answers take the place of the list"
    with qtbot.waitSignal(page.found) as told:
        press(Qt.Key.Key_Return)
    assert (told.args[0].kind, told.args[0].target) == (Kind.PATHWAY, "essai")


def test_arrows_go_down_the_answers_and_back_to_the_field(page: PathwaysPage, qtbot: QtBot) -> None:
    page.focus_search()
    type_text(page.search.field, "titre")
    QTest.qWait(1)
    first, second = page.search.findings.rows[:2]
    press(Qt.Key.Key_Down)
    assert first.hasFocus()
    press(Qt.Key.Key_Down)
    assert second.hasFocus()
    with qtbot.waitSignal(page.found) as told:
        press(Qt.Key.Key_Return)
    assert told.args[0].title == second.label
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert page.search.field.hasFocus()
    press(Qt.Key.Key_Escape)
    assert page.search.field.text() == ""
    assert page.groups["activer"].isVisible()


def test_a_cross_as_large_as_a_finger_effaces_the_search(page: PathwaysPage) -> None:
    field = page.search.field
    assert not field.cross.isVisible()
    type_text(field, "titre")
    assert field.cross.isVisible()
    assert small_targets(page) == []
    field.cross.click()
    assert (field.text(), field.cross.isVisible(), page.groups["activer"].isVisible()) == ("", False, True)


def test_words_that_mean_nothing_here_are_told(page: PathwaysPage) -> None:
    type_text(page.search.field, "zzzz")
    assert page.search.findings.nothing.isVisible()
    assert page.search.findings.rows == ()


def test_a_code_is_handed_over_as_typed(page: PathwaysPage, qtbot: QtBot) -> None:
    page.code.field.setFocus()
    type_text(page.code.field, " ab23")
    with qtbot.waitSignal(page.code_entered) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["ab23"]


def test_a_missing_code_is_explained_then_forgiven(page: PathwaysPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.code_entered):
        page.code.button.click()
    assert page.code.row.error
    type_text(page.code.field, "A")
    assert page.code.row.error == ""


def test_a_code_that_opens_nothing_is_explained_in_place(page: PathwaysPage) -> None:
    page.code.refuse(MediateurError("Aucune séance n’a ce code.", "Rien n’est perdu.", "Vérifiez le papier."))
    assert page.code.row.error.startswith("Aucune séance")
    assert page.code.field.hasFocus()


def test_damaged_content_is_told_and_mended_by_a_refresh(page: PathwaysPage, content: Content) -> None:
    path = content.root / "pathways" / "essai.yaml"
    good = path.read_text(encoding="utf-8")
    path.write_text("abîmé: [", encoding="utf-8")
    content._kept = None
    page.refresh()
    assert page.trouble.isVisible()
    path.write_text(good, encoding="utf-8")
    page.refresh()
    assert not page.trouble.isVisible()
    assert list(page.groups) == ["activer"]


def test_tab_follows_the_reading_order(page: PathwaysPage) -> None:
    essay = f"Un essai, 5{NBSP}min, Un essai de parcours."
    assert tab_order(page) == [LABEL, essay, "Repère de reprise", "Reprendre la séance"]


def test_the_page_is_accessible(page: PathwaysPage, theme: Theme) -> None:
    check_accessible(page, theme)
    check_french(page)
