"""A whole session without a mouse, and the keys of the window, on a QWERTY and on an AZERTY keyboard."""

from __future__ import annotations

import pytest

from mediateur.ui.pages.closing import ClosingDialog
from tests.ui.driving import ALT, CTRL, KEY, NONE, SHIFT, Driver, said


def test_a_whole_session_goes_by_keys_alone(hands: Driver) -> None:
    hands.type("1")
    hands.type("&&&")
    hands.enter()
    assert hands.walk.state.at == "preparer"
    hands.reach("trois-elements")
    hands.key(KEY.Key_B)
    hands.enter()
    assert hands.walk.state.obstacle == "code-perdu"
    while hands.walk.live_try is not None:
        hands.type("é")
    hands.type("2")
    assert hands.walk.state.end == "orientee"
    before = hands.session
    hands.key(KEY.Key_Return, CTRL)
    assert isinstance(hands.dialog, ClosingDialog)
    hands.key(KEY.Key_Return, CTRL)
    assert "Séance enregistrée. Rien de personnel n’a été gardé." in said()
    assert not hands.window.in_session
    assert hands.app.journal.today().encounters == 1
    hands.key(KEY.Key_Z, CTRL)
    assert hands.window.in_session
    assert hands.session == before
    assert hands.app.journal.today().encounters == 0
