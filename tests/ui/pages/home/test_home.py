"""Accueil: the cards, what waits, the figures of the day."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mediateur.journal.encounter import Half, HalfDay
from mediateur.paths import resources
from mediateur.pathways.cards import load_cards
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.home.page import HomePage
from mediateur.ui.pages.home.parked_strip import SHOWN_PARKED
from mediateur.usecases.recording.rows import Day
from mediateur.usecases.recording.sessions import Parked
from tests.ui.conftest import show
from tests.ui.driving import CTRL, KEY, Driver, calm, rest, words
from tests.ui.pages.conftest import check_accessible, check_french

DAY = dt.date(2026, 11, 23)
TASKS = load_cards(resources())


@pytest.fixture
def home() -> HomePage:
    page = HomePage(TASKS)
    show(page, 1150, 640)
    page.setFocus()
    return page


def waiting(number: int) -> Parked:
    half = Half.MORNING if number % 2 else Half.AFTERNOON
    return Parked(f"id-{number}", f"Parcours {number}", HalfDay(DAY, half), "Médiateur 1")


def test_each_card_answers_its_digit(home: HomePage, qtbot: QtBot) -> None:
    assert len(TASKS) == 6
    for number, task in enumerate(TASKS, 1):
        with qtbot.waitSignal(home.chosen) as chosen:
            QTest.keyClick(home, str(number))
        assert chosen.args == [task]
        assert home.cards[number - 1].accessibleName().startswith(f"{number}, {task.title}")


def test_a_digit_beyond_the_cards_chooses_nothing(home: HomePage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(home.chosen):
        QTest.keyClick(home, "7")
        QTest.keyClick(home, "0")


def test_what_waits_shows_its_pathway_and_half_day_only(home: HomePage, qtbot: QtBot) -> None:
    parked = tuple(waiting(number) for number in range(1, 4))
    home.show_parked(parked)
    shown = words(home)
    for session in parked[:SHOWN_PARKED]:
        assert session.title in shown
        assert session.id not in shown
    assert "lundi 23, matin" in shown
    assert "lundi 23, après\N{NON-BREAKING HYPHEN}midi" in shown
    assert parked[2].title not in shown
    with qtbot.waitSignal(home.resumed) as resumed:
        QTest.keyClick(home, "r")
    assert resumed.args == ["id-1"]
    buttons = [b for b in home.findChildren(SecondaryButton) if b.isVisible()]
    assert [b.accessibleName() for b in buttons] == [
        "Reprendre, Parcours 1, lundi 23, matin",
        "Reprendre, Parcours 2, lundi 23, après\N{NON-BREAKING HYPHEN}midi",
    ]
    with qtbot.waitSignal(home.resumed) as resumed:
        buttons[1].click()
    assert resumed.args == ["id-2"]


def test_nothing_waits_any_more(home: HomePage, qtbot: QtBot) -> None:
    home.show_parked((waiting(1), waiting(2)))
    home.show_parked(())
    assert "Séances en attente" not in words(home)
    with qtbot.assertNotEmitted(home.resumed):
        QTest.keyClick(home, "r")


def test_the_first_day_says_what_will_come_and_figures_stand_apart(home: HomePage) -> None:
    home.show_day(Day(DAY))
    calm(home)
    assert "Première séance du jour." in words(home)
    home.show_day(Day(DAY, encounters=3, touched=7, activated=2, rights_exercised=3))
    shown = words(home).splitlines()
    assert "Première séance du jour. Les compteurs s’ajouteront ici." not in shown
    assert figures(home) == [
        ("7", "personnes touchées"),
        ("2", "espaces activés"),
        ("3", "droits exercés"),
        ("0", "droit expliqué"),
        ("0", "guide imprimé"),
    ]
    assert not any("%" in line for line in shown)


def figures(home: HomePage) -> list[tuple[str, str]]:
    """Return the counts of the day with their words."""
    shown = words(home).splitlines()
    values = [rank for rank, line in enumerate(shown) if line.isdecimal()]
    return [(shown[rank], " ".join(shown[rank + 1 : rank + 3])) for rank in values]


def test_words_agree_with_their_count(home: HomePage) -> None:
    one, several = "personne touchée", "personnes touchées"
    for count, said in ((1, one), (2, several), (0, one)):
        home.show_day(Day(DAY, encounters=1, touched=count))
        calm(home)
        assert figures(home)[0] == (str(count), said)


def test_who_says_no_gets_a_figure_as_who_activates_does(hands: Driver) -> None:
    hands.type("51")
    hands.enter()
    hands.reach_end()
    hands.key(KEY.Key_Return, CTRL)
    hands.key(KEY.Key_Return, CTRL)
    rest()
    assert ("1", "droit exercé") in figures(hands.window.home)


def test_the_counts_of_a_full_day_stand_on_one_line_at_the_desk(hands: Driver) -> None:
    hands.window.home.__dict__.pop("_strip").hide()
    hands.window.home.show_day(Day(dt.date(2026, 9, 30), 12, 128, 0, 24, 16, 88, 164))
    calm(hands.window)
    strip = hands.window.home._strip
    assert "mercredi 30\N{NO-BREAK SPACE}septembre" in words(strip)
    assert len({figure.mapTo(strip, figure.rect().center()).y() for figure in strip._figures.values()}) == 1
    assert strip.visibleRegion().boundingRect().size() == strip.size()


@pytest.mark.parametrize(("width", "columns"), [(1200, 3), (760, 2), (420, 1)])
def test_the_cards_stand_on_as_many_columns_as_fit(home: HomePage, width: int, columns: int) -> None:
    home.resize(width, 640)
    calm(home)
    assert len({card.x() for card in home.cards}) == columns


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_all_cards_are_in_view_at_the_desk(hands: Driver, scale: float) -> None:
    hands.theme.set(scale=scale)
    calm(hands.window)
    cards = hands.window.home.cards
    assert all(card.visibleRegion().boundingRect().size() == card.size() for card in cards)
    assert all(task.summary.rstrip(".") in card.accessibleName() for task, card in zip(TASKS, cards, strict=True))


def test_coming_back_to_accueil_starts_at_its_top(home: HomePage) -> None:
    home.resize(420, 480)
    calm(home)
    bar = home._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    home.clearFocus()
    home.setFocus()
    assert bar.value() == 0


def test_accueil_is_accessible_and_in_good_french(home: HomePage, theme: Theme) -> None:
    home.show_parked((waiting(1), waiting(2)))
    check_french(home)
    check_accessible(home, theme)
