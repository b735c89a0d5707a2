from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mediateur.errors import MediateurError
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.pathways_page import PathwaysPage
from mediateur.ui.pages.seen_dates import seen
from mediateur.usecases.library import Content
from tests.ui.audit import tab_order
from tests.ui.conftest import press, show, type_text
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def page(content: Content, theme: Theme) -> PathwaysPage:
    page = PathwaysPage(content)
    show(page, WIDTH, HEIGHT)
    return page


def test_a_pathway_shows_what_it_is_and_how_recent(page: PathwaysPage) -> None:
    words = {label.text() for label in page.findChildren(QLabel)}
    measures = {f"environ 5{NBSP}minutes", "3 étapes", f"sources de mai{NBSP}2024"}
    assert {"Un essai", "Un essai de parcours.", *measures} <= words


def test_the_keyboard_begins_a_pathway(page: PathwaysPage, qtbot: QtBot) -> None:
    page.panels[0].button.setFocus()
    with qtbot.waitSignal(page.chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["essai"]


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
    content._kept.clear()
    page.refresh()
    assert page.trouble.isVisible()
    path.write_text(good, encoding="utf-8")
    page.refresh()
    assert not page.trouble.isVisible()
    assert len(page.panels) == 1


def test_tab_follows_the_reading_order(page: PathwaysPage) -> None:
    assert tab_order(page) == ["Commencer, Un essai", "Repère de reprise", "Reprendre la séance"]


def test_the_page_is_accessible(page: PathwaysPage, theme: Theme) -> None:
    check_accessible(page, theme)
    check_french(page)


@pytest.mark.parametrize(
    ("date", "words"),
    [("2026-08", f"août{NBSP}2026"), ("2024-06-03", f"juin{NBSP}2024"), ("2022", "2022"), ("2024-13", "2024-13")],
)
def test_the_month_of_a_source_is_told_as_far_as_it_is_known(date: str, words: str) -> None:
    assert seen(date) == words
