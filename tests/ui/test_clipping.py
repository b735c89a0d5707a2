"""All the words of the real content, in the window and in the panel: none is cut, none is out of reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from mediateur.pathways.events import Hindered, Opened, Tried
from mediateur.ui.pages.session.blocks import DoBlock
from tests.ui.driving import KEY, Driver, calm, settle
from tests.ui.test_accessibility import SHAPES, audit, shape


@pytest.mark.parametrize("name", ["large", "panneau"])
def test_every_step_has_room_for_its_words(hands: Driver, name: str) -> None:
    shape(hands, name)
    hands.begin()
    pathway, found = hands.walk.pathway, {}
    for step in (*pathway.trunk, *pathway.branches):
        hands.page.act(Opened(step.id))
        if faults := audit(hands.window):
            found[step.id] = faults
    assert found == {}


@pytest.mark.parametrize("name", ["large", "panneau à 125 %"])
def test_every_obstacle_has_room_for_its_words(hands: Driver, name: str) -> None:
    shape(hands, name)
    hands.begin()
    pathway, found = hands.walk.pathway, {}
    for obstacle in pathway.obstacles:
        hands.page.act(Hindered(obstacle.id))
        for attempt in obstacle.tries:
            hands.page.act(Tried(attempt.id, False))
        if faults := audit(hands.window):
            found[obstacle.id] = faults
    assert found == {}


@pytest.mark.parametrize("name", ["200 %", "étroit"])
def test_the_longest_answers_have_room(hands: Driver, name: str) -> None:
    shape(hands, name)
    hands.begin()
    pathway = hands.walk.pathway
    steps = sorted((*pathway.trunk, *pathway.branches), key=lambda step: -sum(len(a.label) for a in step.answers))
    for step in steps[:4]:
        hands.page.act(Opened(step.id))
        hands.stage.answers.unfold.click()
        assert audit(hands.window) == {}


@pytest.mark.parametrize("scale", [1.0, 1.12, 1.25, 1.5, 1.75, 2.0])
def test_every_text_size_holds_in_the_window(hands: Driver, scale: float) -> None:
    hands.theme.set(scale=scale)
    calm(hands.window)
    assert audit(hands.window) == {}
    hands.begin()
    hands.reach("trois-elements")
    settle()
    assert audit(hands.window) == {}


def test_the_window_is_never_smaller_than_the_panel(hands: Driver) -> None:
    assert hands.window.minimumWidth() <= SHAPES["panneau"][0]


@pytest.mark.parametrize("name", ["200 %", "petit écran à 200 %"])
def test_nobody_misses_an_action_at_200(hands: Driver, name: str) -> None:
    shape(hands, name)
    hands.begin()
    pathway, unsaid, below = hands.walk.pathway, [], []
    steps = (*pathway.trunk, *pathway.branches)
    for step in steps:
        hands.page.act(Opened(step.id))
        calm(hands.window)
        scroll, more = hands.stage.scroller, hands.stage.answers.more
        assert scroll is not None
        assert more is not None
        last = [row for row in hands.stage.step.findChildren(DoBlock)[0]._rows if not row.isHidden()][-1]
        bottom = last.mapTo(scroll.content, QPoint(0, last.height())).y()
        if bottom > scroll.viewport().height():
            below.append(step.id)
        if more.isVisible() is (scroll.lacking == 0):
            unsaid.append(step.id)
    assert unsaid == [], "« Suite » shows where there is more, and only there"
    assert name != "200 %" or 10 * len(below) <= len(steps), "three actions of two lines stand in view"


def test_a_step_that_was_in_view_when_the_text_grew_says_that_there_is_more(hands: Driver) -> None:
    hands.begin()
    hands.reach("trois-elements")
    shape(hands, "200 %")
    calm(hands.window)
    more = hands.stage.answers.more
    assert more is not None
    assert more.isVisible()


def test_what_is_hidden_in_the_bar_takes_no_room_from_what_says_that_there_is_more(hands: Driver) -> None:
    """In a high panel, the answers stand in the bar and « Répondre… » is not there."""
    hands.theme.set(scale=1.25)
    hands.window.resize(420, 1300)
    settle()
    hands.begin()
    for step in ("fermer", "trois-elements"):
        hands.page.act(Opened(step))
        calm(hands.window)
        scroll, answers = hands.stage.scroller, hands.stage.answers
        assert scroll is not None
        assert answers.more is not None
        assert answers.unfold.isHidden()
        assert answers.more.isVisible() is (scroll.lacking > 0) is (step == "fermer")
    assert audit(hands.window) == {}


def test_the_keys_of_a_page_scroll_a_step_from_wherever_the_keyboard_is(hands: Driver) -> None:
    shape(hands, "200 %")
    hands.begin()
    hands.reach("trois-elements")
    calm(hands.window)
    scroll, more = hands.stage.scroller, hands.stage.answers.more
    assert scroll is not None
    assert more is not None
    assert (scroll.verticalScrollBar().value(), more.label) == (0, "Suite")
    hands.key(KEY.Key_PageDown)
    assert (scroll.lacking - scroll.verticalScrollBar().value(), more.label) == (0, "Début")
    hands.stage.answers.onward.setFocus()
    hands.key(KEY.Key_PageUp)
    assert scroll.verticalScrollBar().value() == 0
    more.click()
    assert scroll.verticalScrollBar().value() > 0
