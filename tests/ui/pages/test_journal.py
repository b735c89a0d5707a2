from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediateur.content.outcomes import OUTCOMES
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.journal_cells import COLUMNS
from mediateur.ui.pages.journal_page import JournalPage
from mediateur.ui.pages.journal_rows import Filters, footer, months, results_text, row_of
from mediateur.ui.pages.journal_table import JournalModel, fitted
from mediateur.usecases.journal import Journal
from mediateur.usecases.library import Content
from mediateur.usecases.places import Places
from tests.ui.audit import tab_order
from tests.ui.conftest import press, show
from tests.ui.fakes import MemoryStore
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french

NBSP = "\N{NO-BREAK SPACE}"
TODAY = dt.date(2026, 11, 23)
CODES = [outcome.code for outcome in OUTCOMES]


def encounter(day: dt.date = TODAY, *counts: tuple[str, int], **changes: Any) -> Encounter:
    values: dict[str, Any] = {
        "id": f"{day}-{counts}-{changes}",
        "when": HalfDay(day, Half.MORNING),
        "mediator": "Médiateur 1",
        "pathway": "essai",
        "pathway_version": 1,
        "content_hash": "x",
        "persons": 1,
        "outcomes": tuple(Count(code=code, n=n) for code, n in counts),
    }
    return Encounter(**{**values, **changes})


@pytest.fixture
def make(store: MemoryStore, content: Content, places: Places, theme: Theme) -> Callable[..., JournalPage]:
    def made(*encounters: Encounter) -> JournalPage:
        for one in encounters:
            store.encounters.add(one)
        page = JournalPage(Journal(lambda: store), content, places, lambda: TODAY)
        show(page, WIDTH, HEIGHT)
        return page

    return made


def cells(page: JournalPage, row: int) -> list[str]:
    return [str(page.model.index(row, column).data()) for column in range(len(COLUMNS))]


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
    assert page.foot.text() == f"2{NBSP}séances, 14{NBSP}venues"


def test_the_present_month_is_shown_first_and_the_others_on_demand(make: Callable[..., JournalPage]) -> None:
    page = make(encounter(dt.date(2026, 10, 1), ("activee", 1)))
    assert page.other_months.isVisible()
    assert not page.nothing_yet.isVisible()
    assert page.other_months.button is not None
    page.other_months.button.click()
    assert cells(page, 0)[0] == f"1er{NBSP}oct."
    assert not page.other_months.isVisible()


def test_an_empty_journal_says_what_will_come(make: Callable[..., JournalPage]) -> None:
    page = make()
    assert page.nothing_yet.isVisible()
    assert not page.table.isVisible()


def test_filters_combine_and_are_cleared(make: Callable[..., JournalPage]) -> None:
    page = make(
        encounter(TODAY, ("activee", 1)),
        encounter(TODAY, ("cloture", 1)),
        encounter(TODAY, ("cloture", 1), pathway="ancien"),
    )
    page.result.set_value("cloture")
    page.pathway.set_value("essai")
    page.pathway.chosen.emit("essai")
    assert [row.codes for row in page.model.rows] == [("cloture",)]
    page.result.set_value("activee")
    page.pathway.set_value("ancien")
    page.result.chosen.emit("activee")
    assert page.no_match.isVisible()
    page.clear.click()
    assert len(page.model.rows) == 3
    assert page.filters == Filters()


def test_a_refresh_keeps_the_filters(make: Callable[..., JournalPage], store: MemoryStore) -> None:
    page = make(encounter(TODAY, ("cloture", 1)))
    page.result.set_value("cloture")
    store.encounters.add(encounter(TODAY, ("activee", 1)))
    page.refresh()
    assert page.filters == Filters("2026-11", "", "cloture")
    assert len(page.model.rows) == 1


def test_the_model_keeps_the_rules_of_qt(make: Callable[..., JournalPage]) -> None:
    page = make(encounter(TODAY, ("activee", 1)))
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.model.set_rows(page.model.rows * 3)
    page.model.set_rows(())
    assert JournalModel().data(QModelIndex()) is None


def test_a_screen_reader_hears_the_column_with_the_words(make: Callable[..., JournalPage]) -> None:
    page = make(encounter(TODAY, ("activee", 1)))
    index = page.model.index(0, 5)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Résultats{NBSP}: Espace activé"


def test_the_keyboard_reads_rows_and_leaves_the_table(make: Callable[..., JournalPage]) -> None:
    page = make(encounter(TODAY, ("activee", 1), place_type="domicile"), encounter(TODAY, ("cloture", 1)))
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Down)
    assert page.chosen.text().startswith("Ligne choisie")
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.table


def test_tab_follows_the_reading_order(make: Callable[..., JournalPage]) -> None:
    page = make(encounter(TODAY, ("activee", 1)))
    boxes = [
        f"Novembre{NBSP}2026",
        "Tous",
        "Tous",
    ]  # on Linux Qt names a combo box by its value, its label comes besides
    names = ["Exporter", *boxes, "Effacer les filtres", "Journal des séances"]
    assert tab_order(page) == names


def test_the_export_is_asked_for(make: Callable[..., JournalPage], qtbot: QtBot) -> None:
    page = make()
    with qtbot.waitSignal(page.export_requested):
        page.export.click()


@pytest.mark.parametrize("full", [True, False])
def test_the_page_is_accessible(make: Callable[..., JournalPage], theme: Theme, full: bool) -> None:
    page = make(*([encounter(TODAY, ("activee", 1), persons=2)] if full else []))
    check_accessible(page, theme)
    check_french(page)


def test_columns_fill_the_least_window_without_a_scroll_bar(make: Callable[..., JournalPage], places: Places) -> None:
    place = places.keep("France Services, salle 2")
    page = make(encounter(TODAY, ("activee", 1), ("a-reprendre", 1), obstacles=("code_provisoire",), place=place.id))
    page.resize(1150, 646)
    assert sum(page.table.columnWidth(n) for n in range(len(COLUMNS))) <= page.table.viewport().width()


@given(st.lists(st.tuples(st.sampled_from(CODES), st.integers(0, 30)), max_size=5))
def test_every_result_is_told_with_its_count(counts: list[tuple[str, int]]) -> None:
    told = results_text(Count(code=code, n=n) for code, n in counts)
    shown = [n for _, n in counts if n]
    if len(shown) > 1 or shown not in ([], [1]):
        assert [int(part.split(NBSP)[0]) for part in told.split(", ")] == shown
    else:
        assert not any(letter.isdigit() for letter in told)


@given(st.lists(st.tuples(st.dates(dt.date(2025, 1, 1), TODAY), st.integers(1, 40)), max_size=8))
def test_months_share_the_rows_out(days: list[tuple[dt.date, int]]) -> None:
    rows = tuple(row_of(encounter(day, persons=persons), {}, {}) for day, persons in days)
    by_month = [row for month, _ in months(rows, "2026-11") for row in rows if Filters(month).keeps(row)]
    assert sorted(row.id for row in by_month) == sorted(row.id for row in rows)
    assert footer(rows).replace(NBSP, " ").split(", ")[1].split()[0] == str(sum(persons for _, persons in days))


WIDTHS = st.lists(st.integers(40, 400), min_size=len(COLUMNS), max_size=len(COLUMNS))


@given(WIDTHS, WIDTHS, st.integers(0, 4000))
def test_columns_never_go_under_their_least_nor_over_the_room_they_could_keep(
    needs: list[int], floors: list[int], room: int
) -> None:
    least = [min(pair) for pair in zip(needs, floors, strict=True)]
    widths = fitted(needs, least, room)
    assert all(width >= low for width, low in zip(widths, least, strict=True))
    if room >= sum(least):
        assert sum(widths) <= room
    else:
        assert widths == needs
