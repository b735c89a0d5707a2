"""The table of the journal: its words, its columns, its keys, what a screen reader hears."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mediateur.content.outcomes import OUTCOMES
from mediateur.journal.changes import Names
from mediateur.journal.encounter import Count, Kind
from mediateur.journal.query import PAGE, Overview
from mediateur.ui.kit.table_cells import fitted, lines_of
from mediateur.ui.pages.journal.cells import COLUMNS
from mediateur.ui.pages.journal.page import JournalPage
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
from mediateur.usecases.places import Places
from tests.ui.conftest import press
from tests.ui.driving import settle
from tests.ui.pages.journal.acts import NBSP, TODAY, at_rest, encounter

CODES = [outcome.code for outcome in OUTCOMES]


NAMES = Names({"essai": "Un essai"}, {"mairie": "Mairie"})


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
