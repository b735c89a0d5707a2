"""The screens of the quiz at every size and scale: names, targets, words that are not cut, the order of Tab."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediateur.training.questions import Kind
from mediateur.ui.pages.training.quiz.menu import ALL, SEED
from mediateur.ui.pages.training.quiz.page import QuizView
from mediateur.ui.pages.training.quiz.question import ANSWER
from tests.ui.audit import tab_order
from tests.ui.driving import Driver, settle
from tests.ui.pages.training.quiz.test_quiz import at, give, quiz_of
from tests.ui.test_accessibility import SHAPES, audit, shape


def screens(hands: Driver, view: QuizView) -> Iterator[str]:
    """Bring each kind of screen into view, and name it."""
    view.show_list()
    yield "choix"
    view.begin("complet", 1)
    seen: set[Kind] = set()
    while len(at(view)[0].answered) < 19:
        kind = at(view)[1].kind
        if kind not in seen:
            yield f"question {kind}"
        give(hands, view, right=False)
        if kind not in seen:
            yield f"explication {kind}"
        seen.add(kind)
        hands.enter()
    view.show_list()
    yield "choix, un quiz en attente"
    view.resume()
    give(hands, view)
    hands.enter()
    yield "résultat"
    view.show_success()
    yield "réussite"


@pytest.mark.parametrize("name", [name for name in SHAPES if name != "panneau à 125 %"])  # only sessions go there
def test_every_screen_can_be_read_and_touched(hands: Driver, name: str) -> None:
    view = quiz_of(hands)
    shape(hands, name)
    found = {screen: faults for screen in screens(hands, view) if (faults := audit(hands.window))}
    assert found == {}


def test_tab_follows_the_eye(hands: Driver) -> None:
    view = quiz_of(hands)
    settle()
    order, cards = tab_order(view), [card.accessibleName() for card in view.menu.cards]
    assert [name for name in order if name in (ALL, *cards) or name.startswith(SEED)][:10] == [ALL, *cards]
    assert order.index(cards[-1]) < order.index(f"{SEED}, facultatif")
    view.begin("activer", 5)
    settle()
    assert view.question.answers is not None
    stops = [stop.accessibleName() or stop.label for stop in view.question.answers.buttons]
    assert [name for name in tab_order(view) if name in (*stops, ANSWER)] == [*stops, ANSWER]
