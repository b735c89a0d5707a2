"""Three questions that lead to the pathway, or to « préparer et revenir »."""

from __future__ import annotations

import pytest

from mediateur.ui.pages.session.triage_view import _QuestionCard
from tests.pathways.shipped import names
from tests.ui.driving import ALT, KEY, Driver, calm, words


@pytest.fixture
def triage(hands: Driver) -> Driver:
    hands.type("1")
    return hands


def test_entree_goes_to_the_question_that_waits(triage: Driver) -> None:
    triage.type("1")
    triage.enter()
    assert triage.walk.state.at == ""
    assert triage.stage.triage.first().hasFocus()
    assert "Répondez d’abord" in words(triage.stage)


def test_the_verdict_says_what_is_there_and_what_lacks(triage: Driver) -> None:
    triage.type("111")
    assert "On peut commencer" in words(triage.stage)
    triage.window.go_home()
    triage.type("1")
    triage.type("311")
    shown = words(triage.stage)
    assert "Il manque quelque chose" in shown
    assert "Carte Vitale absente" in shown
    assert triage.stage.triage._verdict._second.label == "Commencer quand même"
    triage.stage.triage._verdict._second.click()
    assert triage.walk.state.at == "preparer", "it can begin all the same"


def test_when_something_is_missing_enter_prepares(triage: Driver) -> None:
    triage.type("341")
    triage.enter()
    assert triage.walk.state.end == triage.walk.pathway.triage.prepare


@pytest.mark.parametrize(("wish", "first"), [("1", "preparer"), ("4", "dire-non"), ("5", "comprendre")])
def test_the_wish_of_the_person_chooses_where_to_begin(triage: Driver, wish: str, first: str) -> None:
    triage.type("11" + wish)
    triage.enter()
    assert triage.walk.state.at == first


def test_prepare_and_come_back_ends_with_a_paper(triage: Driver) -> None:
    triage.type("34")
    triage.stage.triage._verdict._second.click()
    assert triage.walk.state.end == triage.walk.pathway.triage.prepare
    assert len(triage.walk.to_bring) == 2
    triage.key(KEY.Key_Left, ALT)
    assert triage.walk.state.end == ""


def test_an_answer_can_be_changed_by_pressing_another(triage: Driver) -> None:
    triage.type("111")
    [card, *_] = triage.stage.triage._cards
    card.buttons[2].click()
    assert dict(triage.walk.state.triage)["carte"] == "absente"
    assert [button.isChecked() for button in card.buttons] == [False, False, True]


def test_in_the_panel_the_live_question_comes_into_view(triage: Driver) -> None:
    triage.window.resize(420, 690)
    calm(triage.window)
    for digit, live in (("1", 1), ("1", 2)):
        triage.type(digit)
        calm(triage.window)
        card = triage.stage.triage._cards[live]
        assert card.visibleRegion().boundingRect().height() > card.height() / 2
    triage.type("1")
    calm(triage.window)
    assert not triage.stage.triage._verdict.first.visibleRegion().isEmpty()


def test_another_session_asks_the_questions_of_its_own_pathway(triage: Driver) -> None:
    """One window serves all day: what the person before was asked must not be asked again."""
    for name in (*names(), names()[0]):
        triage.window.go_home()
        triage.window.start_pathway(name)
        calm(triage.window)
        asked = triage.walk.pathway.triage.questions
        assert [card.question for card in triage.stage.triage._cards] == list(asked)
        assert all(question.title in words(triage.stage.triage) for question in asked)
        triage.type("1" * len(asked))
        assert [given for given, _option in triage.walk.state.triage] == [question.id for question in asked]
        shown = [card for card in triage.stage.triage.findChildren(_QuestionCard) if card.isVisible()]
        assert shown == list(triage.stage.triage._cards)
