"""What the selected answer leads to is laid out ahead: what is shown then is what would have been shown without."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.driving import KEY, NONE, WIDE, Driver, calm, settle, words

SHAPES = [(*WIDE, 1.0), (*WIDE, 1.5), (420, 728, 1.0), (900, 690, 1.0)]


def begin(hands: Driver, width: int = WIDE[0], height: int = WIDE[1], scale: float = 1.0) -> None:
    hands.theme.set(scale=scale)
    hands.window.resize(width, height)
    hands.begin()
    calm(hands.window)


def picture(hands: Driver) -> QImage:
    calm(hands.window)
    return hands.page.grab().toImage()


def drawn_anew(hands: Driver) -> QImage:
    """Return the page where everything was filled and laid out when it was to be shown."""
    hands.page._draw_walk()
    return picture(hands)


@pytest.mark.parametrize("shape", SHAPES)
def test_each_step_and_the_end_look_as_if_they_had_not_been_foreseen(
    hands: Driver, shape: tuple[int, int, float]
) -> None:
    begin(hands, *shape)
    foreseen = 0
    while not hands.walk.state.end:
        hands.type("1")
        calm(hands.window)
        ahead, other = hands.stage._foreseen, (hands.stage._next_step, hands.stage._next_answers)
        hands.enter()
        foreseen += ahead == hands.walk
        assert hands.walk.state.end or (hands.stage.step, hands.stage.answers) == other
        assert picture(hands) == drawn_anew(hands), hands.walk.state.at
    assert foreseen > 10


def test_another_answer_leads_elsewhere_though_the_first_was_foreseen(hands: Driver) -> None:
    begin(hands)
    answers = hands.walk.step.answers if hands.walk.step else ()
    hands.type("1")
    ahead = hands.stage._foreseen
    QTest.keyClick(hands.focus(), KEY.Key_2)
    QTest.keyClick(hands.focus(), KEY.Key_Return)
    assert hands.walk.state.answer_of(hands.walk.events[-1].step) == answers[1].id  # type: ignore[union-attr]
    assert hands.walk != ahead
    assert picture(hands) == drawn_anew(hands)


def test_an_answer_given_before_anything_could_be_foreseen_goes_on(
    hands: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *failure: failures.append(failure))
    begin(hands)
    for key, text in ((KEY.Key_1, "1"), (KEY.Key_Return, "\r")):
        QCoreApplication.postEvent(hands.page, QKeyEvent(QEvent.Type.KeyPress, key, NONE, text))
    calm(hands.window)
    assert hands.walk.state.at == "ouvrir"
    assert failures == []
    assert picture(hands) == drawn_anew(hands)


@pytest.mark.parametrize("change", ["theme", "scale", "size"])
def test_what_changes_after_a_step_was_foreseen_changes_it_too(hands: Driver, change: str) -> None:
    begin(hands)
    hands.type("1")
    stage, at = hands.stage, hands.walk.state.at
    if change == "theme":
        hands.theme.set("sombre")
    elif change == "scale":
        hands.theme.set(scale=1.1)
    else:
        hands.window.resize(1500, 800)
    calm(hands.window)
    hands.enter()
    assert hands.stage is stage
    assert hands.walk.state.at != at
    assert picture(hands) == drawn_anew(hands)


def test_nothing_of_what_is_foreseen_can_be_seen_heard_or_reached(hands: Driver) -> None:
    begin(hands)
    before, focus = picture(hands), hands.focus()
    hands.stage.foresee(hands.walk.answer(hands.walk.step.answers[0].id), {})  # type: ignore[union-attr]
    settle()
    assert hands.stage._foreseen is not None
    assert not hands.stage._next_step.isVisible()
    assert not hands.stage._next_answers.isVisible()
    assert hands.focus() is focus
    assert picture(hands) == before
    title = hands.stage._next_step._title.text()  # type: ignore[attr-defined]
    question = hands.stage._next_answers.question.text()
    assert title and title not in words(hands.page)
    assert question and question not in words(hands.page)
    assert hands.page.childAt(QPoint(600, 300)) not in hands.stage._next_step.findChildren(type(hands.stage._next_step))


def test_nothing_else_has_the_keyboard_between_an_answer_and_the_next_step(hands: Driver, qapp: QApplication) -> None:
    begin(hands)
    for _ in range(3):
        hands.stage.answers.buttons[0].click()
        calm(hands.window)
        hands.stage.answers.onward.setFocus()
        held: list[QWidget | None] = []
        listening = qapp.focusChanged.connect(lambda _old, new, held=held: held.append(new))
        hands.stage.answers.onward.click()
        calm(hands.window)
        qapp.disconnect(listening)
        assert held == [hands.page]


def test_the_end_is_laid_out_before_it_is_shown(hands: Driver) -> None:
    def places() -> list[QRect]:
        return [each.geometry() for each in hands.stage.end.findChildren(QWidget)]

    begin(hands)
    while True:
        hands.type("1")
        calm(hands.window)
        before = places()
        hands.enter()
        if hands.walk.state.end:
            break
    assert hands.walk.done
    assert places() == before
