"""The page Journal on a real store: what it shows, how it narrows, that it never holds the journal whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediateur.content.outcomes import OUTCOMES
from mediateur.journal.changes import Names
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay, Kind
from mediateur.journal.query import PAGE, Overview
from mediateur.store.opening import open_store
from mediateur.store.work import Store
from mediateur.ui import jobs
from mediateur.ui.kit.paged_table import MOST_PAGES
from mediateur.ui.kit.table_cells import fitted, lines_of
from mediateur.ui.kit.theme import Theme, px
from mediateur.ui.pages.journal.acts import Tools
from mediateur.ui.pages.journal.cells import COLUMNS
from mediateur.ui.pages.journal.filters import SEARCH_DELAY_MS
from mediateur.ui.pages.journal.page import MORE, SEARCH_WIDTH, JournalPage
from mediateur.ui.pages.journal.rows import (
    Filters,
    footer,
    footer_apart,
    footer_closed,
    place_options,
    query_of,
    results_text,
    row_of,
)
from mediateur.ui.pages.journal.table import JournalModel
from mediateur.usecases.corrections import Corrections
from mediateur.usecases.journal import Journal
from mediateur.usecases.library import Content
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.sessions import Sessions
from tests.ui.audit import tab_order
from tests.ui.conftest import press, show
from tests.ui.driving import Driver, said, settle
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french

NBSP = "\N{NO-BREAK SPACE}"
TODAY = dt.date(2026, 11, 23)
CODES = [outcome.code for outcome in OUTCOMES]
NAMES = Names({"essai": "Un essai"}, {"mairie": "Mairie"})


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
def real(data_folder: Path) -> Iterator[Store]:
    opened = open_store(data_folder)
    yield opened
    jobs.wait()
    opened.close()


@pytest.fixture
def places(real: Store, preferences: Preferences) -> Places:
    return Places(lambda: real, preferences)


def keep(store: Store, *encounters: Encounter) -> None:
    with store.begin() as work:
        for one in encounters:
            work.encounters.add(one)
        work.commit()


def at_rest(page: JournalPage) -> None:
    """Let the page read what it asked for, and what that asks for in turn."""
    for _ in range(4):
        jobs.wait()
        settle()
    page.table.viewport().repaint()


@pytest.fixture
def make(
    real: Store, content: Content, places: Places, preferences: Preferences, theme: Theme
) -> Callable[..., JournalPage]:
    def made(*encounters: Encounter) -> JournalPage:
        keep(real, *encounters)
        tools = Tools(
            Journal(lambda: real), Corrections(lambda: real), Sessions(lambda: real), content, places, preferences
        )
        page = JournalPage(tools, lambda: TODAY)
        page.refresh()
        show(page, WIDTH, HEIGHT)
        at_rest(page)
        return page

    return made


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


def test_letters_typed_on_the_table_read_nothing(make: Callable[..., JournalPage]) -> None:
    page = make(*(encounter(TODAY, id=str(n)) for n in range(3 * PAGE)))
    held = page.model.held
    page.table.setFocus()
    press(Qt.Key.Key_Z)
    at_rest(page)
    assert page.model.held == held


def test_the_model_keeps_the_rules_of_qt(qapp: QApplication) -> None:
    model = JournalModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = tuple(row_of(encounter(TODAY, id=str(n)), NAMES) for n in range(PAGE))
    model.begin(PAGE, 0, rows)
    model.grow(2 * PAGE + 3)
    model.keep(2, rows[:3])
    model.begin(0)
    assert model.data(QModelIndex()) is None
    assert tester.model() is model


def test_a_screen_reader_hears_the_column_with_the_words(make: Callable[..., JournalPage]) -> None:
    page = make(encounter(TODAY, ("activee", 1)))
    index = page.model.index(0, 5)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Résultats{NBSP}: Espace activé"


def test_the_keyboard_reads_rows_and_leaves_the_table(make: Callable[..., JournalPage]) -> None:
    page = make(encounter(TODAY, ("activee", 1), place_type="domicile"), encounter(TODAY, ("cloture", 1)))
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Down)
    assert page.table.chosen() >= 0
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.foot.recopy


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


def test_columns_fill_the_least_window_without_a_scroll_bar(make: Callable[..., JournalPage], places: Places) -> None:
    place = places.keep("France Services, salle 2")
    page = make(encounter(TODAY, ("activee", 1), ("a-reprendre", 1), obstacles=("code_provisoire",), place=place.id))
    page.resize(1150, 646)
    assert sum(page.table.columnWidth(n) for n in range(len(COLUMNS))) <= page.table.viewport().width()


@given(st.lists(st.tuples(st.sampled_from(CODES), st.integers(0, 30)), max_size=5))
def test_every_result_is_told_with_its_count(counts: list[tuple[str, int]]) -> None:
    told = results_text(Count(code=code, n=n) for code, n in counts)
    sums = {code: sum(n for other, n in counts if other == code) for code, _ in counts}
    counted = [n for n in sums.values() if n]
    if len(counted) > 1 or counted not in ([], [1]):
        assert [int(part.split(NBSP)[0]) for part in told.split(", ")] == counted
    else:
        assert not any(letter.isdigit() for letter in told)


@given(st.dates(dt.date(2022, 1, 1), dt.date(2030, 12, 31)))
def test_a_month_asks_for_its_days_only(day: dt.date) -> None:
    query = query_of(Filters(f"{day:%Y-%m}"), NAMES, newest_first=True)
    assert query.since is not None
    assert query.until is not None
    assert query.since <= day <= query.until
    assert (query.until - query.since).days in range(27, 31)
    assert {query.since.month, query.until.month} == {day.month}


def test_each_place_offered_asks_for_something_else() -> None:
    options = place_options(NAMES.places)
    asked = {query_of(Filters(place=value), NAMES, newest_first=True) for value, _ in options}
    assert len(asked) == len(options) > len(Kind) + 1


def test_events_are_told_apart() -> None:
    event = encounter(TODAY, kind=Kind.EVENT, persons=40, title="Forum")
    row = row_of(event, NAMES)
    assert (row.pathway, row.place, row.persons) == ("Forum", "Événement", f"environ{NBSP}40")
    seen = Overview(sessions=2, visits=3, events=1, estimated=40)
    assert footer(seen).replace(NBSP, " ") == "**2 séances**, 3 venues"
    assert footer_apart(seen).replace(NBSP, " ") == "1 événement, environ 40 personnes"
    assert footer_apart(Overview(sessions=2, visits=3)) == ""


def test_closed_months_are_told_under_the_list() -> None:
    told = footer_closed(Overview(sessions=2, visits=3, closed=("2025-09", "2025-10", "2026-01")))
    words = "Sans septembre 2025 à octobre 2025 et janvier 2026 : des totaux, au tableau de bord."
    assert told.replace(NBSP, " ") == words
    assert footer_closed(Overview(sessions=2, visits=3)) == ""


def test_one_result_is_told_once_whatever_its_details() -> None:
    counts = (Count(code="orientee", n=1, detail="administration"), Count(code="orientee", n=1, detail="aide_sociale"))
    assert results_text(counts) == f"2{NBSP}orientées ailleurs"


def test_a_chosen_line_takes_no_room_from_the_others(make: Callable[..., JournalPage]) -> None:
    page = make(encounter(TODAY, ("activee", 1), obstacles=("confiance", "lecture")))
    before = page.table.viewport().height()
    page.table.choose(0)
    settle()
    assert not page.foot.chosen.isVisible()
    assert page.table.viewport().height() == before
    page.table.setColumnWidth(6, 90)
    page._tell_row()
    assert "Obstacle\N{NO-BREAK SPACE}: Confiance, Lire ou entendre" in page.foot.chosen.text()


def test_words_take_two_lines_before_they_are_cut(make: Callable[..., JournalPage]) -> None:
    make()
    words, column = "Retrouver et ajouter des documents", COLUMNS[2]
    assert lines_of(words, column, 1000).lines == (words,)
    two = lines_of(words, column, 180)
    assert len(two.lines) == 2
    assert " ".join(two.lines) == words
    assert lines_of(words, column, 60).cut


WIDTHS = st.lists(st.integers(40, 400), min_size=len(COLUMNS), max_size=len(COLUMNS))


@given(WIDTHS, WIDTHS, st.integers(0, 4000))
def test_columns_never_go_under_their_least_nor_over_the_room_they_could_keep(
    needs: list[int], floors: list[int], room: int
) -> None:
    least = [min(pair) for pair in zip(needs, floors, strict=True)]
    widths = fitted(COLUMNS, needs, least, room)
    assert all(width >= low for width, low in zip(widths, least, strict=True))
    if room >= sum(least):
        assert sum(widths) <= room
    else:
        assert widths == needs
