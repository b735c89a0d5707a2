"""Notices, in every place where one may come: what is pressed there stays in view, and what is over is not told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton

from mediateur.ui.kit.toast import Toast, toast
from mediateur.ui.pages.session.shape import PANEL_WIDTH, PINNED_LEAST_HEIGHT
from tests.ui.driving import CTRL, KEY, Driver, calm, rest

SAVED = "Séance enregistrée. Rien de personnel n’a été gardé."


def shown(hands: Driver) -> list[Toast]:
    """Return the notices in view."""
    return [notice for notice in hands.window.findChildren(Toast) if notice.isVisible()]


def covered(hands: Driver) -> list[QAbstractButton]:
    """Return the buttons that a notice covers, even a little."""
    calm(hands.window)
    [notice] = shown(hands)
    found = []
    for button in hands.window.findChildren(QAbstractButton):
        seen = button.visibleRegion().boundingRect()
        place = QRect(button.mapTo(hands.window, seen.topLeft()), seen.size())
        if not seen.isEmpty() and not notice.isAncestorOf(button) and place.intersects(notice.geometry()):
            found.append(button)
    return found


def go(hands: Driver, place: str) -> None:
    """Show a page, or a moment of a session."""
    if place == "triage":
        hands.type("111")
    elif place in ("étape", "blocage", "fin"):
        hands.begin()
        if place == "blocage":
            hands.key(KEY.Key_B)
            hands.enter()
        elif place == "fin":
            hands.reach_end()
    else:
        hands.window.show_page(place)
        rest()


@pytest.mark.parametrize("place", ["triage", "étape", "blocage", "fin", "accueil", "journal", "atelier", "droits"])
def test_a_notice_covers_nothing_that_is_pressed(hands: Driver, place: str) -> None:
    go(hands, place)
    toast(hands.window, SAVED, undo="Annuler")
    assert covered(hands) == []


@pytest.mark.parametrize("place", ["journal", "atelier"])
def test_a_notice_that_came_on_another_page_covers_nothing_that_is_pressed(hands: Driver, place: str) -> None:
    toast(hands.window, SAVED, undo="Annuler")
    go(hands, place)
    assert covered(hands) == []


@pytest.mark.parametrize("answers", ["1", "111"])
def test_the_answers_of_the_triage_stay_in_view_in_large_text(hands: Driver, answers: str) -> None:
    hands.theme.set(scale=2.0)
    hands.type(answers)
    toast(hands.window, SAVED, undo="Annuler")
    live = next(card for card in hands.stage.triage._cards if card.live)
    assert not [button for button in live.buttons if button in covered(hands)]


def test_the_answers_of_a_step_stay_in_view_in_a_high_panel(hands: Driver) -> None:
    hands.window.resize(PANEL_WIDTH, PINNED_LEAST_HEIGHT)
    hands.begin()
    toast(hands.window, SAVED, undo="Annuler")
    assert not [button for button in hands.stage.answers.findChildren(QAbstractButton) if button in covered(hands)]


def test_the_notice_of_a_workshop_goes_once_it_is_taken_back_or_the_next_begins(hands: Driver) -> None:
    hands.window.show_page("atelier")
    rest()
    for after in ("Ctrl + Z", "1"):
        hands.type("1")
        hands.key(KEY.Key_Return, CTRL)
        rest()
        assert len(shown(hands)) == 1
        if after == "1":
            hands.type("1")
        else:
            hands.key(KEY.Key_Z, CTRL)
        rest()
        assert shown(hands) == []
