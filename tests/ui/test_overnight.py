"""A window left open overnight: the day that pages tell and count is the day that it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from mediateur.content.dates import weekday_and_day
from mediateur.journal.encounter import Half, HalfDay
from mediateur.journal.workshop import Tally
from tests.one_day import on
from tests.ui.driving import Driver, settle, words

EVENING, MORNING = dt.date(2026, 11, 30), dt.date(2026, 12, 1)


@pytest.fixture
def evening() -> Iterator[None]:
    with on(EVENING):
        yield


@pytest.mark.usefixtures("evening")
def test_accueil_left_in_view_tells_the_new_day(hands: Driver, qtbot: QtBot) -> None:
    hands.window.begin_upkeep()
    hands.window.go_home()
    assert weekday_and_day(EVENING) in words(hands.window.home)
    with on(MORNING):
        with qtbot.waitSignal(hands.window.upkeep.ended):
            hands.window.upkeep.work()
        settle()
        assert "mardi 1er\N{NO-BREAK SPACE}décembre" in words(hands.window.home)
        assert weekday_and_day(EVENING) not in words(hands.window.home)


@pytest.mark.usefixtures("evening")
def test_a_page_shown_again_counts_to_the_new_day(hands: Driver) -> None:
    for page in ("tableau", "a-recopier"):
        hands.window.show_page(page)
    with on(MORNING):
        for page in ("tableau", "a-recopier"):
            hands.window.show_page(page)
        settle()
        period, _ = hands.window.page("tableau").view.chosen
        assert period.until == MORNING
        assert hands.window.page("a-recopier").period.value().since <= MORNING


@pytest.mark.usefixtures("evening")
def test_what_may_be_taken_back_the_next_day_stays_in_its_page(hands: Driver) -> None:
    """« Rétablir », « Retirer l’import », what was typed: promised until the program closes."""
    kept = ("journal", "formation", "imprimer", "droits", "reglages", "atelier")
    for page in kept:
        hands.window.show_page(page)
    before = [hands.window.page(page) for page in kept]
    with on(MORNING):
        for page in kept:
            hands.window.show_page(page)
        assert [hands.window.page(page) for page in kept] == before


def test_a_session_is_printed_on_the_page_in_view_though_the_content_changed(hands: Driver) -> None:
    hands.window.show_page("imprimer")
    hands.window.go_home()
    hands.begin()
    hands.window.take_content()
    hands.window.print_current()
    settle()
    shown = hands.window.page("imprimer")
    assert shown.isVisible()
    assert shown._session is not None


@pytest.mark.usefixtures("evening")
def test_a_page_shown_again_on_the_same_day_stays_as_it_was_left(hands: Driver) -> None:
    hands.window.show_page("tableau")
    before = hands.window.page("tableau")
    hands.window.go_home()
    hands.window.show_page("tableau")
    assert hands.window.page("tableau") is before


@pytest.mark.usefixtures("evening")
def test_a_workshop_shown_again_offers_the_new_day(hands: Driver) -> None:
    hands.window.show_page("atelier")
    with on(MORNING):
        hands.window.show_page("atelier")
        settle()
        offered = hands.window.page("atelier").fields.when
        assert offered.itemData(0) == HalfDay(MORNING, Half.MORNING)


@pytest.mark.usefixtures("evening")
@pytest.mark.parametrize("begun", [False, True])
def test_a_workshop_left_in_view_counts_for_the_new_day_unless_it_was_begun(hands: Driver, begun: bool) -> None:
    hands.window.show_page("atelier")
    page = hands.window.page("atelier")
    if begun:
        page.press(Tally.PRESENT)
    with on(MORNING):
        page.press(Tally.PRESENT)
        assert page.workshop.when.day == (EVENING if begun else MORNING)
        assert len(page.workshop.presses) == 1 + begun
        assert page.fields.when.currentText().startswith("Aujourd") is not begun
