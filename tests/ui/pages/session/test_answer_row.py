"""How the question and its answers share the row of the full window."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.pathways.events import Opened
from mediateur.ui.pages.session.answer_bar import ASK
from mediateur.ui.pages.session.answer_row import Room, share
from tests.ui.driving import Driver, calm

rooms = st.integers(20, 300).flatmap(lambda two: st.integers(two, 600).map(lambda one: Room(one, two)))


def test_everything_stands_on_one_line_where_it_fits() -> None:
    assert share(600, Room(200, 120), [Room(100, 70), Room(300, 160)]) == [200, 100, 300]


def test_the_question_takes_two_lines_before_any_answer() -> None:
    assert share(599, Room(200, 120), [Room(100, 70), Room(300, 160)]) == [120, 100, 300]


def test_then_the_longest_answer() -> None:
    assert share(500, Room(200, 120), [Room(100, 70), Room(300, 160)]) == [120, 100, 160]


def test_what_the_next_one_makes_room_for_comes_back_to_one_line() -> None:
    assert share(420, Room(120, 120), [Room(180, 170), Room(170, 90)]) == [120, 180, 90]


@given(st.integers(300, 1200), rooms, st.lists(rooms, min_size=1, max_size=4))
def test_nothing_wraps_that_would_fit(available: int, question: Room, answers: list[Room]) -> None:
    widths = share(available, question, answers)
    assert sum(widths) <= max(available, sum(room.two for room in answers))
    for width, room in zip(widths[1:], answers, strict=True):
        if width < room.one:
            assert sum(widths) - width + room.one > available
    if any(width < room.one for width, room in zip(widths[1:], answers, strict=True)):
        assert question.two + sum(room.one for room in answers) > available, "the question came first"


def test_in_every_step_only_the_longest_answers_wrap_and_the_bar_keeps_its_height(hands: Driver) -> None:
    hands.begin()
    bar, pathway, heights = hands.stage.answers, hands.walk.pathway, set()
    for step in (*pathway.trunk, *pathway.branches):
        hands.page.act(Opened(step.id))
        calm(hands.window)
        heights.add(bar.height())
        shown = [button for button in bar.buttons if button.isVisible()]
        assert all(button.width() in (button.width_in_lines(1), button.width_in_lines(2)) for button in shown)
        slack = bar.question.x() - (bar.back.geometry().right() if bar.back.isVisible() else 0)
        for button in shown:
            lacking = button.width_in_lines(1) - button.width()
            assert lacking == 0 or lacking > slack - 24, f"{step.id}: « {button.label} » wraps for nothing"
    assert len(heights) == 1


@pytest.mark.parametrize("size", [(1366, 690), (900, 690), (420, 728), (420, 1040)])
def test_asking_for_an_answer_moves_nothing(hands: Driver, size: tuple[int, int]) -> None:
    hands.window.resize(*size)
    hands.begin()
    hands.reach("trois-elements")
    bar = hands.stage.answers
    if bar.unfold.isVisible():
        bar.unfold.click()
    calm(hands.window)
    places = [button.mapTo(hands.window, button.rect().topLeft()).toTuple() for button in bar.buttons]
    hands.enter()
    calm(hands.window)
    assert bar.question.text() == ASK
    assert [button.mapTo(hands.window, button.rect().topLeft()).toTuple() for button in bar.buttons] == places
    hands.type("1")
    calm(hands.window)
    assert bar.question.text() == hands.walk.pathway.step("trois-elements").question
    assert [button.mapTo(hands.window, button.rect().topLeft()).toTuple() for button in bar.buttons] == places


def test_the_question_is_never_lower_than_its_words(hands: Driver) -> None:
    hands.begin()
    question = hands.stage.answers.question
    calm(hands.window)
    hands.enter()
    calm(hands.window)
    assert question.height() >= math.ceil(question.heightForWidth(question.width()))
