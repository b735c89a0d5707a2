"""What stands around the pages, as the window and the text change."""

from __future__ import annotations

import pytest

from mediateur.settings import SCALES
from tests.ui.driving import CTRL, KEY, SHIFT, Driver, calm, rest


@pytest.mark.parametrize("away", ["séance", "accueil"])
def test_the_navigation_comes_back_with_the_smaller_text(hands: Driver, away: str) -> None:
    if away == "séance":
        hands.begin()
    for _ in SCALES:
        hands.key(KEY.Key_Plus, CTRL)
    calm(hands.window)
    hands.key(KEY.Key_T, CTRL | SHIFT)
    calm(hands.window)
    hands.key(KEY.Key_0, CTRL)
    hands.window.go_home()
    rest()
    calm(hands.window)
    first, *_ = hands.window.shell.regions()
    assert first.objectName() == "navigation"
