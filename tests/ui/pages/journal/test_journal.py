"""The page Journal on a real store: what it shows, how it narrows, that it never holds the journal whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from mediateur.journal.query import PAGE
from mediateur.store.work import Store
from mediateur.ui.kit.paged_table import MOST_PAGES
from mediateur.ui.kit.theme import Theme, px
from mediateur.ui.pages.journal.cells import COLUMNS
from mediateur.ui.pages.journal.filters import SEARCH_DELAY_MS
from mediateur.ui.pages.journal.page import MORE, SEARCH_WIDTH, JournalPage
from mediateur.ui.pages.journal.rows import (
    Filters,
)
from mediateur.usecases.places import Places
from tests.ui.audit import tab_order
from tests.ui.conftest import press
from tests.ui.driving import Driver, said, settle
from tests.ui.pages.conftest import check_accessible, check_french
from tests.ui.pages.journal.acts import NBSP, TODAY, at_rest, encounter, keep


def cells(page: JournalPage, row: int) -> list[str]:
    return [str(page.model.index(row, column).data()) for column in range(len(COLUMNS))]


def shown(page: JournalPage) -> list[str]:
    at_rest(page)
    return [str(page.model.index(row, 5).data()) for row in range(page.model.rowCount())]


def test_the_newest_session_comes_first_in_words(make: Callable[..., JournalPage], places: Places) -> None:
    place = places.keep("Mairie")
    page = make(
        encounter(TODAY, ("activee", 1), ("a-reprendre", 1), persons=2, obstacles=("carte", "site"), place=place.id),
        encounter(TODAY - dt.timedelta(3), ("informee", 12), persons=12, place_type="domicile"),
    )
    results = f"1{NBSP}espace activé, 1{NBSP}à reprendre"
    obstacles = "Carte ou numéro de série, Site ou message d’erreur"
    assert cells(page, 0) == [f"23{NBSP}nov.", "Matin", "Un essai", "Mairie", "2", results, obstacles]
    assert cells(page, 1)[3:] == ["À domicile", "12", f"12{NBSP}informées", "Aucun"]
    assert page.foot.figures.text() == f"2{NBSP}séances, 14{NBSP}venues"


def test_the_present_month_is_shown_first_and_the_others_on_demand(make: Callable[..., JournalPage]) -> None:
    page = make(encounter(dt.date(2026, 10, 1), ("activee", 1)))
    assert page.other_months.isVisible()
    assert not page.nothing_yet.isVisible()
    assert page.other_months.button is not None
    page.other_months.button.click()
    at_rest(page)
    assert cells(page, 0)[0] == f"1er{NBSP}oct."
    assert not page.other_months.isVisible()
    assert [page.filters.period.itemText(n) for n in range(3)] == [
        "Toutes les dates",
        f"Novembre{NBSP}2026",
        f"Octobre{NBSP}2026",
    ]


def test_an_empty_journal_says_what_will_come(make: Callable[..., JournalPage]) -> None:
    page = make()
    assert page.nothing_yet.isVisible()
    assert not page.table.isVisible()


def test_an_empty_journal_says_which_months_are_totals_now(make: Callable[..., JournalPage], real: Store) -> None:
    keep(real, encounter(dt.date(2025, 9, 2), ("activee", 1)))
    with real.begin() as work:
        work.retention.close("", "2025-09", TODAY)
        work.commit()
    page = make()
    assert page.nothing_yet.isVisible()
    assert page.nothing_yet.note.text() == f"Mois clos{NBSP}: septembre 2025. Les totaux se lisent au tableau de bord."
    assert page.nothing_yet.note.isVisible()
    assert "septembre 2025" in said()[-1]
    page.filters.search.setText("zzz")
    page.filters._timer.timeout.emit()
    at_rest(page)
    assert page.no_match.note.isVisible()


@pytest.mark.parametrize("scale", [2.0, 1.0])
def test_filters_are_folded_from_the_first_time_where_it_is_narrow(hands: Driver, scale: float) -> None:
    hands.theme.set("clair", scale, reduced_motion=True)
    hands.window.show_page("journal")
    page, narrow = hands.window.page("journal"), scale > 1
    assert isinstance(page, JournalPage)
    at_rest(page)
    assert (page.filters.isHidden(), page.more.isHidden(), page.subtitle.isHidden()) == (narrow, not narrow, narrow)
    assert page.filters.search.width() == px(SEARCH_WIDTH)
    if narrow:
        assert page.more.text() == MORE
        page.more.click()
        settle()
        assert not page.filters.isHidden()


def test_filters_combine_and_are_cleared(make: Callable[..., JournalPage]) -> None:
    page = make(
        encounter(TODAY, ("activee", 1)),
        encounter(TODAY, ("cloture", 1)),
        encounter(TODAY, ("cloture", 1), pathway="ancien"),
        encounter(TODAY, ("usage-appris", 1), place_type="domicile"),
    )
    page.filters.result.set_value("cloture")
    page.filters.pathway.set_value("essai")
    page.filters.pathway.chosen.emit("essai")
    assert shown(page) == ["Clôture"]
    page.filters.result.set_value("activee")
    page.filters.place.set_value("type:domicile")
    page.filters.result.chosen.emit("activee")
    at_rest(page)
    assert page.no_match.isVisible()
    page.filters.clear.click()
    assert len(shown(page)) == 4
    assert page.filters.asked == Filters()


def test_a_search_meets_pathways_results_obstacles_and_places(make: Callable[..., JournalPage], places: Places) -> None:
    place = places.keep("Médiathèque")
    page = make(
        encounter(TODAY, ("activee", 1), obstacles=("carte",)),
        encounter(TODAY, ("cloture", 1), place=place.id),
        encounter(TODAY, ("acces-retrouve", 1), pathway="ancien"),
    )
    for words, found in (("ESSAI", 2), ("numero de serie", 1), ("mediath", 1), ("cloture essai", 1), ("zzz", 0)):
        page.filters.search.setText(words)
        page.filters._timer.timeout.emit()
        assert len(shown(page)) == found, words
    assert page.no_match.isVisible()
    assert page.filters._timer.interval() == SEARCH_DELAY_MS


def test_a_refresh_keeps_the_filters_and_the_chosen_line(make: Callable[..., JournalPage], real: Store) -> None:
    page = make(*(encounter(TODAY - dt.timedelta(n), ("cloture", 1)) for n in range(4)))
    page.filters.result.set_value("cloture")
    page.filters.result.chosen.emit("cloture")
    at_rest(page)
    page.table.choose(2)
    keep(real, encounter(TODAY, ("activee", 1)))
    page.refresh()
    assert len(shown(page)) == 4
    assert page.filters.asked == Filters("2026-11", "", "cloture")
    assert page.table.chosen() == 2


def test_the_order_turns_with_the_title_or_the_key(make: Callable[..., JournalPage]) -> None:
    page = make(encounter(TODAY, ("activee", 1)), encounter(TODAY - dt.timedelta(2), ("cloture", 1)))
    page.table.horizontalHeader().sectionClicked.emit(0)
    assert shown(page) == ["Clôture", "Espace activé"]
    page.table.setFocus()
    press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert shown(page) == ["Espace activé", "Clôture"]


def test_of_a_long_journal_only_pages_in_view_are_held(make: Callable[..., JournalPage]) -> None:
    many = (MOST_PAGES + 4) * PAGE
    page = make(*(encounter(TODAY - dt.timedelta(n % 20), persons=1 + n % 3, id=str(n)) for n in range(many)))
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert page.model.rowCount() == many
    for row in (many - 1, many // 2, *range(0, many, PAGE)):
        page.table.choose(row)
        at_rest(page)
        assert cells(page, row)[2] == "Un essai"
        assert page.model.held <= MOST_PAGES * PAGE


def test_without_a_line_an_act_says_what_is_missing(make: Callable[..., JournalPage]) -> None:
    page = make(encounter(TODAY, ("activee", 1)))
    for button in (page.foot.correct, page.foot.remove, page.foot.history):
        page.foot.say("")
        button.click()
        assert page.foot.chosen.text() == "Choisissez d’abord une ligne du journal."


def test_tab_follows_the_reading_order(make: Callable[..., JournalPage]) -> None:
    page = make(encounter(TODAY, ("activee", 1)))
    boxes = [f"Novembre{NBSP}2026", *["Tous"] * 3]  # on Linux Qt names a combo box by its value, its label besides
    acts = ["À recopier", "Historique", "Corriger", "Supprimer"]
    assert tab_order(page) == [
        *("Chercher dans le journal", "Ajouter une séance", "Importer…", "Exporter…"),
        *boxes,
        *("Effacer les filtres", "Journal des séances"),
        *acts,
    ]


def test_the_export_is_asked_for(make: Callable[..., JournalPage], qtbot: QtBot) -> None:
    page = make()
    with qtbot.waitSignal(page.export_requested):
        page.export.click()


@pytest.mark.parametrize("full", [True, False])
def test_the_page_is_accessible(make: Callable[..., JournalPage], theme: Theme, full: bool) -> None:
    page = make(*([encounter(TODAY, ("activee", 1), persons=2)] if full else []))
    check_accessible(page, theme)
    check_french(page)
