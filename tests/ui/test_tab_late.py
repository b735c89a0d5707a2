"""Tab goes down with the eye through what a page made after it was shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton, QWidget

from mediateur.ui.kit.theme import Theme
from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.training.following.filters import CLEAR
from tests.reader.stage import fill
from tests.ui.driving import KEY, SHIFT, Driver, driven, rest

MOST = 40


def stops(hands: Driver) -> list[str]:
    """Press Tab until it comes round, and return the names of what had the keyboard."""
    seen: list[QWidget] = []
    for _ in range(MOST):
        hands.key(KEY.Key_Tab)
        if hands.focus() in seen:
            return [name(each) for each in seen]
        seen.append(hands.focus())
    raise AssertionError("Tab does not come round")


def name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else type(widget).__name__)


def in_turn(order: list[str], *names: str) -> bool:
    """Tell whether names come in this order, wherever the round was begun."""
    ranks = [order.index(each) for each in names]
    first = ranks.index(min(ranks))
    turned = ranks[first:] + ranks[:first]
    return turned == sorted(turned)


@pytest.mark.parametrize("view", ["historique", "exercice", "quiz"])
def test_a_view_that_comes_late_is_before_the_foot_of_the_window(hands: Driver, view: str) -> None:
    hands.window.show_page("formation")
    page: Any = hands.window.page("formation")
    page.open_view(view)
    rest()
    inside = [name(each) for each in page.stack.currentWidget().findChildren(QAbstractButton) if each.isVisible()]
    order = stops(hands)
    assert in_turn(order, "Accueil", inside[0], "Réduire le texte", "Agrandir le texte")


def test_the_keyboard_stays_in_the_foot_when_it_is_put_last(hands: Driver) -> None:
    hands.window.show_page("formation")
    page: Any = hands.window.page("formation")
    smaller, larger = hands.window.shell.status.findChildren(QAbstractButton)
    smaller.setFocus()
    page.open_view("historique")
    rest()
    larger.setFocus()
    hands.key(KEY.Key_Tab, SHIFT)
    assert hands.focus() is smaller


@pytest.mark.parametrize("replaced", [False, True])
def test_a_notice_comes_before_the_foot_of_the_window(hands: Driver, replaced: bool) -> None:
    hands.window.show_page("journal")
    rest()
    smaller, _ = hands.window.shell.status.findChildren(QAbstractButton)
    smaller.setFocus()
    hands.key(KEY.Key_Tab, SHIFT)
    last = hands.focus()
    if replaced:
        toast(hands.window, "La séance est enregistrée.", "Annuler")
        hands.key(KEY.Key_Tab)
        assert name(hands.focus()) == "Annuler"
        hands.key(KEY.Key_Tab, SHIFT)
    assert hands.focus() is last
    toast(hands.window, "La séance est supprimée.", "Annuler")
    rest()
    hands.key(KEY.Key_Tab)
    assert name(hands.focus()) == "Annuler"


def test_what_comes_while_one_is_under_the_page_is_not_gone_past(hands: Driver) -> None:
    hands.window.show_page("journal")
    rest()
    smaller, larger = hands.window.shell.status.findChildren(QAbstractButton)
    smaller.setFocus()
    hands.key(KEY.Key_Tab)
    assert hands.focus() is larger
    toast(hands.window, "La séance est enregistrée.", "Annuler")
    QPushButton("Ce que la page montre à cet instant", hands.window.page("journal")).show()
    hands.key(KEY.Key_Tab)
    assert name(hands.focus()) == "Annuler"


def test_filters_and_renewals_come_where_they_stand(data_folder: Path, theme: Theme) -> None:
    fill(data_folder)
    with driven(data_folder, theme) as hands:
        hands.show()
        hands.window.show_page("formation")
        page: Any = hands.window.page("formation")
        page.home.tabs.setCurrentIndex(1)
        rest()
        people = page.home.follow.people
        people.turn_filters()
        rest()
        order = stops(hands)
        boxes = [each for each in people.filters.findChildren(QComboBox) if each.isVisible()]
        assert len(boxes) == 3
        renewals = [name(each) for each in (*people.renewals.rows, people.renewals.plan)]
        assert in_turn(order, CLEAR, name(people.table), *renewals, "Réduire le texte")
