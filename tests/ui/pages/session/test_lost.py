"""What a changed answer puts in question is shown in one line and announced, wherever the new answer leads."""

from __future__ import annotations

import pytest

from mediateur.pathways.events import Answered, Opened, Paused, Returned, Tried
from mediateur.ui.kit import announce
from mediateur.ui.pages.session.lost import lost_line
from tests.ui.driving import Driver, calm, said
from tests.ui.test_accessibility import audit

EARLY = "se-connecter"


@pytest.fixture
def late(hands: Driver) -> Driver:
    """Give a session far along, whose early step is in view again."""
    hands.begin()
    hands.reach("notifications")
    hands.page.act(Opened(EARLY))
    calm(hands.window)
    announce.forget()
    return hands


def line(hands: Driver) -> str:
    """Return the line, seen in the window and announced by the last act."""
    calm(hands.window)
    shown = hands.stage.lost
    assert shown.isVisible()
    assert not shown.visibleRegion().isEmpty()
    text = shown.text.text()
    assert said()[-1].endswith(lost_line(hands.walk))
    assert audit(hands.window) == {}
    return text


def rails(hands: Driver, *steps: str) -> str:
    return ", ".join(hands.walk.pathway.step(step).rail for step in steps)


def test_an_answer_that_takes_another_way_names_what_it_drops(late: Driver) -> None:
    choosing = "choisir"
    late.page.act(Opened(choosing))
    before = late.walk
    late.page.act(Answered(choosing, "dire-non"))
    assert late.walk.state.dropped
    assert not late.walk.state.obstacle
    assert not late.walk.state.end
    assert line(late) == f"À revoir\N{NO-BREAK SPACE}: {rails(late, *late.walk.state.dropped)}."
    assert set(late.walk.state.dropped) == dict(before.state.given).keys() - dict(late.walk.state.given).keys()
    late.page.act(Opened(choosing))
    calm(late.window)
    assert not late.stage.lost.isVisible(), "the next act has nothing to name"


def test_an_answer_that_meets_an_obstacle_names_what_waits_until_it_is_settled(late: Driver) -> None:
    before = late.walk
    late.page.act(Answered(EARLY, "pas-de-code"))
    waiting = [step for kept in late.walk.state.aside for step, _ in kept.answers if step != EARLY]
    assert waiting
    assert line(late) == f"En attente\N{NO-BREAK SPACE}: {rails(late, *waiting)}. Si c’est réglé, rien n’est perdu."
    late.page.act(Returned())
    assert line(late).startswith("En attente")
    late.page.act(Answered(EARLY, "pas-de-code"))
    live = late.walk.live_try
    assert live
    late.page.act(Tried(live.id, solved=True))
    calm(late.window)
    assert not late.stage.lost.isVisible()
    assert late.walk.done == before.done


@pytest.mark.parametrize("by_the_obstacle", [False, True], ids=["directement", "par l’obstacle"])
def test_an_answer_that_ends_names_what_it_drops(late: Driver, by_the_obstacle: bool) -> None:
    if by_the_obstacle:
        late.page.act(Answered(EARLY, "pas-de-code"))
        late.page.act(Paused())
    else:
        late.page.act(Answered(EARLY, "autre-jour"))
    assert late.walk.state.end
    assert line(late) == f"À revoir\N{NO-BREAK SPACE}: {rails(late, *late.walk.state.dropped)}."


@pytest.mark.parametrize("size", [(1366, 690, 2.0), (420, 728, 1.0), (420, 728, 1.25)])
def test_the_line_holds_in_every_shape(late: Driver, size: tuple[int, int, float]) -> None:
    width, height, scale = size
    late.theme.set(scale=scale)
    late.window.resize(width, height)
    calm(late.window)
    late.page.act(Answered(EARLY, "pas-de-code"))
    assert line(late).startswith("En attente")
    late.page.act(Paused())
    assert line(late).startswith("À revoir")
