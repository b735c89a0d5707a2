"""The answer bar in its shapes: pinned, or behind « Répondre… » where it would leave too little to the step."""

from __future__ import annotations

import pytest

from mediateur.ui.pages.session.answer_bar import ASK, FOLD, UNFOLD
from mediateur.ui.pages.session.shape import Shape, folds, shape_of
from tests.ui.driving import ALT, KEY, Driver, calm, said, words

SIZES = [
    ((1366, 690, 1.0), Shape.WIDE, False),
    ((1366, 690, 1.12), Shape.WIDE, False),
    ((1366, 690, 1.25), Shape.TABS, True),
    ((1366, 690, 1.5), Shape.TABS, True),
    ((1366, 690, 1.75), Shape.LOW_TABS, True),
    ((1366, 690, 2.0), Shape.LOW_TABS, True),
    ((1366, 1000, 2.0), Shape.TABS, True),
    ((900, 690, 1.0), Shape.TABS, True),
    ((420, 1040, 1.0), Shape.PANEL, False),
    ((420, 1040, 1.25), Shape.PANEL, True),
    ((420, 690, 1.0), Shape.PANEL, True),
    ((1024, 768, 2.0), Shape.PANEL, True),
]


@pytest.mark.parametrize(("size", "shape", "folded"), SIZES)
def test_the_shape_follows_the_window_and_the_text(size: tuple[int, int, float], shape: Shape, folded: bool) -> None:
    assert shape_of(*size) is shape
    assert folds(shape, size[1], size[2]) is folded


def test_a_digit_selects_and_entree_gives_the_answer(hands: Driver) -> None:
    hands.begin()
    answers = hands.walk.pathway.step("preparer").answers
    hands.type("2")
    assert said()[-1] == f"{answers[1].label}, réponse 2 sur {len(answers)}"
    assert hands.walk.state.at == "preparer"
    hands.type("1")
    assert [button.isChecked() for button in hands.stage.answers.buttons] == [True, False, False, False]
    hands.enter()
    assert hands.walk.state.answer_of("preparer") == answers[0].id


def test_a_digit_beyond_the_answers_does_nothing(hands: Driver) -> None:
    hands.begin()
    hands.type("9")
    assert not any(button.isChecked() for button in hands.stage.answers.buttons)


def test_going_on_without_an_answer_asks_for_one_in_place(hands: Driver) -> None:
    hands.begin()
    hands.enter()
    assert ASK in words(hands.stage)
    assert hands.stage.answers.buttons[0].hasFocus()
    hands.type("1")
    assert ASK not in words(hands.stage)


def test_coming_back_to_a_step_shows_the_answer_that_stands(hands: Driver) -> None:
    hands.begin()
    hands.forward()
    hands.key(KEY.Key_Left, ALT)
    assert [button.isChecked() for button in hands.stage.answers.buttons] == [True, False, False, False]


def test_the_answers_wait_behind_a_button_and_digits_still_work(hands: Driver) -> None:
    hands.window.resize(900, 690)
    hands.begin()
    answers = hands.stage.answers
    assert answers.unfold.label == UNFOLD
    assert not answers.buttons[0].isVisible()
    answers.unfold.click()
    assert answers.unfold.label == FOLD
    assert answers.buttons[0].isVisible()
    assert answers.buttons[0].hasFocus()
    answers.unfold.click()
    assert not answers.buttons[0].isVisible()
    hands.type("1")
    assert answers.buttons[0].isVisible()
    hands.enter()
    assert hands.walk.state.at == "ouvrir"
    assert not hands.stage.answers.buttons[0].isVisible(), "the next step shows its blocks first"


def test_a_new_step_is_shown_from_its_top(hands: Driver) -> None:
    hands.theme.set(scale=2.0)
    hands.begin()
    calm(hands.window)
    first = hands.stage.step
    bars = [scroll.verticalScrollBar() for scroll in first._scrolls]
    assert bars[0].maximum() > 0, "the text must be large enough to scroll"
    bars[0].setValue(bars[0].maximum())
    hands.forward()
    assert hands.stage.step._scrolls[0].verticalScrollBar().value() == 0
    hands.forward()
    assert hands.stage.step is first
    assert bars[0].value() == 0


def test_pressing_b_opens_the_obstacles_under_the_keyboard(hands: Driver) -> None:
    hands.begin()
    hands.key(KEY.Key_B)
    assert hands.stage.step.stuck.buttons[0].hasFocus()
    hands.window.resize(420, 800)
    calm(hands.window)
    hands.key(KEY.Key_B)
    assert hands.stage.step.stuck.buttons[0].isVisible()
    assert hands.stage.step.stuck.buttons[0].hasFocus()
