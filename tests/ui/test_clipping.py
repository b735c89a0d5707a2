"""All the words of the real content, in the window and in the panel: none is cut, none is out of reach."""

from __future__ import annotations

import pytest

from mediateur.pathways.events import Hindered, Opened, Tried
from tests.ui.driving import Driver, calm, settle
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
