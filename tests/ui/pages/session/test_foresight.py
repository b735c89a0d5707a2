"""What the selected answer leads to is laid out ahead: what is shown then is what would have been shown without."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.driving import KEY, WIDE, Driver, calm, settle, words

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
        ahead, other = hands.stage._foreseen, hands.stage._other
        hands.enter()
        foreseen += ahead == hands.walk
        assert hands.walk.state.end or hands.stage.step is other
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
    assert not hands.stage._other.isVisible()
    assert hands.focus() is focus
    assert picture(hands) == before
    title = hands.stage._other._title.text()  # type: ignore[attr-defined]
    assert title and title not in words(hands.page)
    assert hands.page.childAt(QPoint(600, 300)) not in hands.stage._other.findChildren(type(hands.stage._other))


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
