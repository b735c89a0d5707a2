"""Droits in the real window: the catalogue, the matrix and its sentence, by keys and by eye."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mediateur.content.dates import source_date
from mediateur.content.facts import CONFIDENCE_LABELS
from mediateur.content.problems import ContentError, Problem
from mediateur.content.text import NBSP
from mediateur.paths import resources
from mediateur.rights.catalogue import GROUPS, LETTERS, WHERE_LABELS, Right
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.pages.rights.detail import CHANGES, DELAY, HOW, LAW, NO_LAW, UNCHANGED, newest_source
from mediateur.ui.pages.rights.page import RightsPage
from mediateur.ui.pages.rights.visibility import Visibility
from mediateur.usecases.content.library import Content
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.rights import Rights
from tests.ui.audit import tab_order
from tests.ui.driving import CTRL, KEY, Driver, calm, rest, settle, words
from tests.ui.pages.conftest import check_french
from tests.ui.test_accessibility import THEMES, audit, shape

SHOWN = ("opposition", "refuser-bris", "traces", "lecteurs-interdits")


def every_right(page: RightsPage) -> Iterator[Right]:
    for right in page._catalogue:
        page.list.choose(right.id)
        settle()
        yield right


def test_every_right_is_listed_under_its_group(page: RightsPage) -> None:
    rows = page.list.rows.rows
    assert [row.title for row in rows if not row.id] == list(GROUPS.values())
    assert len([row for row in rows if row.id]) == len(page._catalogue) >= 18
    groups = {right.id: GROUPS[right.group] for right in page._catalogue}
    group = ""
    for row in rows:
        if row.id:
            assert group == row.group == groups[row.id]
        else:
            group = row.title


def test_a_right_is_told_on_its_whole_outline(page: RightsPage) -> None:
    for right in every_right(page):
        told = words(page.detail)
        for part in (right.title, right.plain, *right.changes, *right.unchanged, right.note, right.delay):
            assert part in told, f"{right.id}: {part}"
        for title in (CHANGES, UNCHANGED, HOW, DELAY, LAW):
            assert title in told
        for way in right.how:
            assert f"{WHERE_LABELS[way.where]}{NBSP}: " in told
        for law in right.legal:
            fact = next(one.fact for one in page._rights.cited([law.fact]))
            sure = CONFIDENCE_LABELS[fact.confidence].lower()
            assert f"{law.article} ({sure}, {source_date(fact.date)})" in told
        assert (NO_LAW in told) is (not right.legal)
        assert source_date(newest_source(page._rights.cited(right.facts))) in told
        assert page.detail.try_button.isVisible() is bool(right.choice)
        check_french(page.detail)


def test_arrows_go_from_right_to_right_over_the_titles(hands: Driver, page: RightsPage) -> None:
    page.list.setFocus()
    seen_rights = [page.list.value]
    for _ in range(len(page._catalogue) + 3):
        hands.key(KEY.Key_Down)
        if page.list.value != seen_rights[-1]:
            seen_rights.append(page.list.value)
    assert seen_rights == [right.id for right in page._catalogue]
    assert page.detail.accessibleName() == page._catalogue[-1].title


def test_a_screen_reader_hears_a_right_with_its_group(page: RightsPage) -> None:
    page.list.choose("refuser-bris")
    index = page.list.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"{index.data()}, Urgence"


def test_the_search_opens_a_right_under_the_keyboard(hands: Driver, page: RightsPage) -> None:
    page.tabs.setCurrentIndex(1)
    page.show_entry("fermeture")
    assert page.list.value == "fermeture"
    assert page.list.isVisible()
    assert hands.focus() is page.list
    page.show_entry("il-n-existe-pas")
    assert page.list.value == "fermeture"


def test_sources_of_a_right_are_its_facts(hands: Driver, page: RightsPage) -> None:
    page.list.choose("opposition")
    assert page.detail.words is not None
    page.detail.words.link.click()
    settle()
    told = words(hands.dialog)
    right = page.right
    assert right is not None
    for fact, sources in page._rights.cited(right.facts):
        assert fact.text in told
        assert source_date(fact.date) in told
        assert CONFIDENCE_LABELS[fact.confidence] in told
        assert all(source.title in told for source in sources)
    hands.key(KEY.Key_Escape)
    assert open_dialog_of(hands.window) is None


@pytest.mark.parametrize(("theme_name", "name"), THEMES, ids=[f"{theme}-{name}" for theme, name in THEMES])
def test_both_tabs_hold_in_every_shape_and_theme(hands: Driver, page: RightsPage, theme_name: str, name: str) -> None:
    hands.theme.set(name=theme_name)
    shape(hands, name)
    found = {}
    for right_id in SHOWN:
        page.show_entry(right_id)
        if faults := audit(hands.window):
            found[right_id] = faults
    page.tabs.setCurrentIndex(1)
    assert page.visibility is not None
    for choices in ((), ("fermer", "masquer-un", "bloquer-auteur"), ("masquer-un", "refuser-samu")):
        page.visibility.choices.make(choices)
        if faults := audit(hands.window):
            found["+".join(choices)] = faults
    assert found == {}


def test_nothing_scrolls_the_page_in_the_reference_window(hands: Driver, page: RightsPage) -> None:
    for _ in every_right(page):
        assert page.scroller.verticalScrollBar().maximum() == 0
    page.tabs.setCurrentIndex(1)
    assert page.visibility is not None
    for choices in ((), tuple(page.visibility.choices.toggles)):
        page.visibility.choices.make(choices)
        calm(hands.window)
        assert page.scroller.verticalScrollBar().maximum() == 0


def test_tab_follows_the_reading_order(hands: Driver, page: RightsPage) -> None:
    page.list.choose("refuser-bris")
    settle()
    ask = f"D’où vient cette information{NBSP}?"
    assert after_title(hands) == [
        *("Les droits", "Commencer le parcours", f"Imprimer{NBSP}: mémo «{NBSP}Qui peut voir quoi{NBSP}?{NBSP}»", ask),
        *("Montrer à la personne", "Essayer ce choix", "Imprimer la fiche"),
    ]
    page.tabs.setCurrentIndex(1)
    settle()
    assert page.visibility is not None
    toggles = [toggle.label for toggle in page.visibility.choices.toggles.values()]
    definitions = "Définitions et sources des cases"
    assert after_title(hands) == [*toggles, "Recommencer", "Imprimer", f"Qui peut voir quoi{NBSP}?", definitions]


def after_title(hands: Driver) -> list[str]:
    """Return what Tab reaches in the page after its tabs."""
    order = tab_order(hands.window)
    return order[order.index("Aide") + 2 : order.index("Réduire le texte")]


def test_a_narrow_window_offers_the_rights_in_a_list_that_drops(hands: Driver, page: RightsPage) -> None:
    shape(hands, "panneau")
    assert not page.list.isVisible()
    assert [page.picker.itemData(rank) for rank in range(page.picker.count())] == [r.id for r in page._catalogue]
    page.picker.set_value("traces")
    page.picker.chosen.emit("traces")
    assert page.right is not None
    assert page.right.id == "traces"
    page.show_entry("fermeture")
    assert page.picker.value() == "fermeture"
    assert hands.focus() is page.picker


def test_f11_shows_the_right_to_the_person_and_leaves(hands: Driver, page: RightsPage) -> None:
    page.list.choose("fermeture")
    hands.key(KEY.Key_F11)
    screen = hands.window.desk.large.screen
    assert screen is not None
    assert screen.isVisible()
    right = page.right
    assert right is not None
    assert screen.words.accessibleName() == " ".join((right.show.title, *right.show.lines))
    assert "Étape" not in words(screen)
    hands.window.toggle_placard()
    assert not screen.isVisible()
    page.tabs.setCurrentIndex(1)
    hands.window.toggle_placard()
    assert f"Qui peut voir quoi{NBSP}?" in screen.words.accessibleName()
    hands.window.show_page("journal")
    assert not screen.isVisible(), "leaving the page leaves the large screen"


def test_every_poster_fits_the_large_screen(hands: Driver, page: RightsPage) -> None:
    page.show_now()
    screen = hands.window.desk.large.screen
    assert screen is not None
    screen.showNormal()
    screen.resize(1280, 720)
    for _ in every_right(page):
        page.show_now()
        screen.showNormal()
        screen.resize(1280, 720)
        settle()
        assert all(screen._fits(shown) for shown in screen._pages())
    screen.close()


def test_the_pathway_of_a_right_begins(hands: Driver, page: RightsPage) -> None:
    page.list.choose("opposition")
    assert page.detail.words is not None
    page.detail.words.pathway.click()
    settle()
    assert hands.window.in_session
    assert hands.walk.pathway.id == "dire-non"


@pytest.mark.parametrize(
    ("right", "place"),
    [
        ("recherche", ("qui-voit-quoi", "recherche", "")),
        ("donnees", ("documents", "corriger", "")),
        ("deces", ("comprendre", "", "personne-decedee")),
    ],
)
def test_the_pathway_of_a_right_opens_where_it_speaks_of_it(
    hands: Driver, page: RightsPage, right: str, place: tuple[str, str, str]
) -> None:
    page.list.choose(right)
    assert page.detail.words is not None
    page.detail.words.pathway.click()
    settle()
    walk = hands.walk
    assert (walk.pathway.id, walk.state.obstacle) == (place[0], place[2])
    assert walk.state.at == place[1] or not place[1]


def test_papers_are_asked_for(page: RightsPage, matrix_page: Visibility, qtbot: QtBot) -> None:
    page.print_right_asked.disconnect()
    page.print_memo_asked.disconnect()
    matrix_page.choices.make({"bloquer", "fermer"})
    with qtbot.waitSignal(page.print_memo_asked) as memo:
        matrix_page.choices.to_print.click()
    assert memo.args == [frozenset({"bloquer", "fermer"})]
    page.show_entry("cnil")
    with qtbot.waitSignal(page.print_right_asked) as sheet:
        page.detail.print_button.click()
    assert sheet.args == ["cnil"]


def test_ctrl_p_prints_what_is_in_view(hands: Driver, page: RightsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, str, object, bool]] = []

    def made(what: object, variant: str, contact: object, *, colour: bool = False) -> bytes:
        asked.append((what, variant, contact, colour))
        return paper

    def form(name: str, variant: str, _language: str, contact: object, **_how: object) -> bytes:
        asked.append((name, variant, contact, False))
        return paper

    paper = hands.app.printing.form("preparer-revenir", "courant", "fr", None)
    monkeypatch.setattr(hands.app.printing, "form", form)
    monkeypatch.setattr(hands.app.printing, "memo", made, raising=False)
    page.list.choose("cnil")
    hands.key(KEY.Key_P, CTRL)
    assert hands.window.shell.current_name == "imprimer"
    shown = hands.window.page("imprimer")
    wait_for_paper(shown)
    assert ("fiche-cnil", "courant", None, False) in asked
    hands.window.show_page("droits")
    page.tabs.setCurrentIndex(1)
    assert page.visibility is not None
    page.visibility.choices.make({"fermer"})
    hands.key(KEY.Key_P, CTRL)
    wait_for_paper(shown)
    assert (frozenset({"fermer"}), "courant", None, False) in asked
    hands.window.show_page("journal")
    hands.window.show_page("imprimer")
    assert shown.catalogue.value in {form.id for form in hands.app.printing.catalogue()}, "the catalogue again"


def wait_for_paper(shown: Any) -> None:

    rest()
    assert shown.pdf


def test_letters_are_listed_and_open_where_they_are_printed(hands: Driver, page: RightsPage) -> None:
    page.tabs.setCurrentIndex(2)
    settle()
    assert list(page.letters.buttons) == [form.id for form in hands.app.printing.letters()]
    assert set(LETTERS) <= set(page.letters.buttons), "every letter that a right names is there"
    check_french(page)
    button = page.letters.buttons["lettre-opposition"]
    button.setFocus()
    hands.enter()
    assert hands.window.shell.current_name == "imprimer"
    shown: Any = hands.window.page("imprimer")
    assert shown.catalogue.value == "lettre-opposition"
    assert shown.ways.fill.isVisible()


def test_a_right_offers_its_letters(hands: Driver, page: RightsPage) -> None:
    for right in every_right(page):
        assert page.detail.words is not None
        assert [link.objectName() for link in page.detail.words.letters] == list(right.letters)
    page.list.choose("fermeture")
    assert page.detail.words is not None
    assert page.detail.words.letters[0].label.startswith("Imprimer\N{NO-BREAK SPACE}: lettre de fermeture")
    page.detail.words.letters[0].click()
    shown: Any = hands.window.page("imprimer")
    assert shown.catalogue.value == "lettre-cloture"


def test_damaged_content_is_told_in_place(theme: object, data_folder: Path) -> None:
    preferences = Preferences(data_folder)
    printing = Printing(Content(resources(), preferences), preferences)

    class Damaged(Rights):
        def __init__(self) -> None:
            pass

        def catalogue(self) -> tuple[Right, ...]:
            raise ContentError(Problem("rights/droits/x.yaml", "", "essai", "Ce fichier est abîmé."))

    page = RightsPage(Damaged(), printing)
    assert not page.trouble.isHidden()
    page.show_now()
    page.print_now()
    page.show_entry("cnil")
    page.tabs.setCurrentIndex(1)


def test_coming_back_keeps_what_was_in_view(hands: Driver, page: RightsPage) -> None:
    page.list.choose("traces")
    page.tabs.setCurrentIndex(1)
    assert page.visibility is not None
    page.visibility.choices.make({"bloquer"})
    view = page.visibility
    hands.window.show_page("journal")
    hands.window.show_page("droits")
    assert page.visibility is view
    assert view.made == {"bloquer"}
    assert page.list.value == "traces"
    hands.app.content._kept = None
    page.refresh()
    assert page.list.value == "traces"
    assert page.visibility.made == {"bloquer"}
