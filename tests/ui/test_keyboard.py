"""A whole session without a mouse, and the keys of the window, on a QWERTY and on an AZERTY keyboard."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from mediateur.ui import actions
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.pages.closing.page import ClosingDialog
from mediateur.ui.pages.shell.entries import ENTRIES
from tests.ui.driving import ALT, CTRL, KEY, SHIFT, Driver, said, settle

AZERTY_ROW = (
    *(KEY.Key_Ampersand, KEY.Key_Eacute, KEY.Key_QuoteDbl, KEY.Key_Apostrophe),
    *(KEY.Key_ParenLeft, None, KEY.Key_Egrave, KEY.Key_Underscore),
)


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
    assert hands.app.sessions.parked() == ()
    hands.key(KEY.Key_Z, CTRL)
    assert hands.window.in_session
    assert hands.session == before
    assert hands.app.journal.today().encounters == 0


def test_entree_on_the_end_of_the_way_opens_the_closing(hands: Driver) -> None:
    hands.begin()
    hands.reach_end()
    hands.enter()
    assert isinstance(hands.dialog, ClosingDialog)


def test_alt_arrows_go_back_and_on(hands: Driver) -> None:
    hands.begin()
    hands.reach("commencer")
    hands.key(KEY.Key_Left, ALT)
    assert hands.walk.state.at == "ouvrir"
    hands.key(KEY.Key_Right, ALT)
    assert hands.walk.state.at == "commencer"
    hands.key(KEY.Key_Right, ALT)
    assert hands.walk.state.at == "commencer", "there is no going on without an answer"
    assert said()[-1] == "Choisissez d’abord une réponse."


def test_echap_leaves_an_obstacle_for_its_step(hands: Driver) -> None:
    hands.begin()
    hands.key(KEY.Key_B)
    hands.enter()
    assert hands.walk.state.obstacle
    hands.key(KEY.Key_Escape)
    assert not hands.walk.state.obstacle
    assert hands.walk.state.at == "preparer"


def test_ctrl_z_takes_back_the_last_answer(hands: Driver) -> None:
    hands.begin()
    hands.forward()
    hands.key(KEY.Key_Z, CTRL)
    assert hands.walk.state.at == "preparer"
    assert hands.walk.state.given == ()


@pytest.mark.parametrize("in_session", [False, True], ids=["accueil", "séance"])
@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, SHIFT], ids=["F6", "Maj+F6"])
def test_f6_goes_round_the_regions(hands: Driver, modifiers: Qt.KeyboardModifier, in_session: bool) -> None:
    if in_session:
        hands.begin()
    regions = hands.stage.regions() if in_session else hands.window.shell.regions()
    assert len(regions) == (4 if in_session else 3)
    seen = []
    for _ in range(len(regions) + 1):
        hands.key(KEY.Key_F6, modifiers)
        seen.append(next(i for i, region in enumerate(regions) if region.isAncestorOf(hands.focus())))
    step = -1 if modifiers == SHIFT else 1
    assert seen == [(seen[0] + step * press) % len(regions) for press in range(len(regions) + 1)]
    if in_session:
        assert seen[0] == (len(regions) - 1 if modifiers == SHIFT else 0)


@pytest.mark.parametrize("number", range(1, 9))
def test_ctrl_digit_opens_an_entry_of_the_navigation(hands: Driver, number: int) -> None:
    hands.key(Qt.Key(KEY.Key_0 + number), CTRL)
    assert hands.window.shell.current_name == ENTRIES[number - 1].name


@pytest.mark.parametrize("number", [n for n, key in enumerate(AZERTY_ROW, 1) if key])
def test_the_digits_of_an_azerty_keyboard_need_no_shift(hands: Driver, number: int) -> None:
    hands.window.show_page("reglages")
    key = AZERTY_ROW[number - 1]
    assert key is not None
    hands.key(key, CTRL)
    assert hands.window.shell.current_name == ENTRIES[number - 1].name


def test_no_two_actions_want_the_same_keys() -> None:
    keys = Counter(QKeySequence(text).toString() for texts in actions.KEYS.values() for text in texts)
    assert [key for key, count in keys.items() if count > 1] == []


def test_the_text_grows_and_shrinks(hands: Driver) -> None:
    hands.key(KEY.Key_Plus, CTRL)
    hands.key(KEY.Key_Equal, CTRL)
    assert hands.theme.scale == 1.25
    hands.key(KEY.Key_Minus, CTRL)
    assert hands.theme.scale == 1.12
    assert hands.app.preferences.current.scale == 112
    hands.key(KEY.Key_0, CTRL)
    assert hands.theme.scale == 1.0
    hands.key(KEY.Key_Minus, CTRL)
    assert hands.theme.scale == 1.0, "the text is never smaller than the design"


def test_ctrl_maj_t_goes_through_the_themes(hands: Driver) -> None:
    seen = []
    for _ in range(3):
        hands.key(KEY.Key_T, CTRL | SHIFT)
        seen.append((hands.theme.name, hands.app.preferences.current.theme))
    assert seen == [("sombre", "sombre"), ("contraste", "contraste"), ("clair", "clair")]


def test_f1_helps_and_echap_comes_back_to_the_session(hands: Driver) -> None:
    hands.begin()
    session = hands.session
    hands.key(KEY.Key_F1)
    assert hands.window.shell.current_name == "aide"
    assert hands.window.shell.back.isVisible()
    hands.key(KEY.Key_Escape)
    assert hands.window.in_session
    assert hands.session is session
    hands.window.show_page("aide")
    assert not hands.window.shell.back.isVisible()


def test_digits_belong_to_the_text_field_that_has_the_focus(hands: Driver) -> None:
    hands.begin()
    field = LineEdit(parent=hands.page)
    field.show()
    field.setFocus()
    hands.type("1b")
    assert field.text() == "1b"
    assert not any(button.isChecked() for button in hands.stage.answers.buttons)
    assert field.hasFocus()


def test_digits_and_letters_are_off_when_the_settings_say_so(hands: Driver) -> None:
    hands.app.preferences.change(digits=False)
    hands.window.take_settings()
    hands.type("1")
    assert not hands.window.in_session
    hands.window.start_pathway("activer-adulte")
    settle()
    hands.type("1b")
    assert hands.walk.state.triage == ()
    hands.window.go_home()
    hands.type("r")
    assert not hands.window.in_session


def test_a_digit_with_maj_means_nothing(hands: Driver) -> None:
    hands.key(KEY.Key_1, SHIFT)
    assert not hands.window.in_session


def test_a_dialog_that_waits_keeps_the_keys_of_the_page(hands: Driver) -> None:
    hands.begin()
    hands.forward()
    hands.key(KEY.Key_Return, CTRL)
    session, dialog = hands.session, hands.dialog
    for key, modifiers in ((KEY.Key_2, CTRL), (KEY.Key_Z, CTRL), (KEY.Key_Left, ALT)):
        hands.key(key, modifiers)
    for key in (KEY.Key_F9, KEY.Key_F11):
        hands.key(key)
    assert hands.dialog is dialog
    assert hands.session == session
    assert hands.window.in_session
    assert hands.window.width() > 420
    assert hands.window.desk.large.screen is None
    hands.key(KEY.Key_Plus, CTRL)
    assert hands.theme.scale > 1
