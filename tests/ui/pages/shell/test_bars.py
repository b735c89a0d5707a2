"""The bars of a window that is too small for the navigation."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from mediateur.settings import SCALES
from mediateur.ui.pages.settings.mediators import LONGEST
from mediateur.ui.pages.shell.navigation import MediatorButton
from tests.ui.audit import clipped, nameless, overflowing, small_targets, tab_order
from tests.ui.driving import KEY, WIDE, Driver, calm, settle

TWO = ("Médiateur 1", "Médiateur 2")
NARROW = 420


def top_of(hands: Driver) -> QWidget:
    """Return the bar at the top, once all rests."""
    calm(hands.window)
    top, *_ = hands.window.shell.regions()
    assert top.objectName() == "barre-haute"
    return top


def share(hands: Driver, *labels: str) -> None:
    """Have several mediators share the machine."""
    hands.app.preferences.change(mediators=labels, mediator=labels[0])
    hands.window.take_settings()


@pytest.mark.qt_log_ignore(r"does not support (raise\(\)|grabbing the keyboard)", extend=True)  # of no screen at all
@pytest.mark.parametrize("small", ["150 %", "200 %", "étroite"])
def test_who_is_at_the_counter_is_changed_where_the_navigation_is_a_menu(hands: Driver, small: str) -> None:
    share(hands, *TWO)
    if small == "étroite":
        hands.window.resize(NARROW, WIDE[1])
    else:
        hands.theme.set(scale=1.5 if small == "150 %" else 2.0)
    top_of(hands)
    assert tab_order(hands.window)[:2] == ["Menu", "Médiateur au guichet : Médiateur 1. Changer"]
    while hands.focus().accessibleName() != "Médiateur au guichet : Médiateur 1. Changer":
        hands.key(KEY.Key_Tab)
    assert isinstance(button := hands.focus(), MediatorButton)
    assert button.label == "Médiateur 1", "it is not cut"
    hands.enter()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert tuple(action.text() for action in menu.actions()) == TWO
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Return):
        QTest.keyClick(menu, key)
    settle()
    assert hands.app.preferences.current.mediator == "Médiateur 2"
    assert hands.focus().accessibleName() == "Médiateur au guichet : Médiateur 2. Changer"
    hands.window.go_home()
    hands.begin()
    assert hands.session.draft.mediator == "Médiateur 2"


@pytest.mark.parametrize("percent", SCALES)
def test_a_long_label_is_cut_in_the_bar_and_said_whole(hands: Driver, percent: int) -> None:
    label = "Médiateur numérique de Saint-Étienne, 12"
    assert len(label) == LONGEST
    share(hands, label)
    hands.theme.set(scale=percent / 100)
    hands.window.resize(1, WIDE[1])
    top = top_of(hands)
    assert clipped(top) + overflowing(hands.window) + small_targets(top) + nameless(top) == []
    assert tab_order(hands.window)[1] == f"Médiateur au guichet : {label}. Changer"


def test_a_long_label_is_cut_in_the_navigation_and_said_whole(hands: Driver) -> None:
    share(hands, "Médiateur numérique de Saint-Étienne, 12")
    calm(hands.window)
    navigation, *_ = hands.window.shell.regions()
    assert clipped(navigation) == []
    assert tab_order(hands.window)[0] == "Médiateur au guichet : Médiateur numérique de Saint-Étienne, 12. Changer"
