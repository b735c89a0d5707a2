"""From one pathway to another, to an obstacle that no step shows, and into a pathway where the search answers."""

from __future__ import annotations

from mediateur.pathways.search import Kind
from mediateur.pathways.story import play
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.pages.session.other_obstacles import OtherObstacles
from tests.ui.driving import CTRL, KEY, Driver, settle, words


def walked(hands: Driver, pathway: str, end: str) -> None:
    """Walk a pathway to one of its ends, as a situation tells it."""
    hands.window.start_pathway(pathway)
    told = next(s for s in hands.app.content.library().situations if (s.pathway, s.end) == (pathway, end))
    for event in play(hands.walk.pathway, told.story).events:
        hands.page.act(event)
    settle()


def test_a_pathway_goes_on_with_another_in_the_same_visit(hands: Driver) -> None:
    walked(hands, "comprendre", "veut-dire-non")
    shown = words(hands.stage.end)
    assert "Continuer avec la même personne, si elle le souhaite" in shown
    before = hands.session.draft.id
    [onward] = [b for b in hands.stage.end.findChildren(SecondaryButton) if b.objectName() == "dire-non"]
    onward.click()
    settle()
    assert hands.walk.pathway.id == "dire-non"
    assert [parked.id for parked in hands.app.sessions.parked()] == [hands.session.draft.id]
    assert hands.session.draft.id != before


def test_an_end_without_a_following_pathway_proposes_none(hands: Driver) -> None:
    hands.begin()
    hands.page.act(play(hands.walk.pathway, "PAUSE").events[-1])
    settle()
    assert not hands.stage.end._onward.isVisible()


def test_any_obstacle_is_reached_from_any_step(hands: Driver) -> None:
    hands.begin()
    hands.stage.step.stuck.other.click()
    settle()
    assert isinstance(hands.dialog, OtherObstacles)
    labels = [button.label for button in hands.dialog.buttons]
    assert "Le 34\N{NO-BREAK SPACE}22 est fermé" in labels
    assert len(labels) == len(set(labels)) > 20
    hands.dialog.buttons[0].click()
    settle()
    assert hands.walk.obstacle is not None
    assert hands.walk.obstacle.anytime


def test_the_search_opens_a_pathway_at_what_it_found(hands: Driver) -> None:
    hands.key(KEY.Key_K, CTRL)
    hands.type("perdu mon code")
    page = hands.window.page("parcours")
    found = page.search._found[0].entry
    assert found.kind is Kind.SITUATION
    hands.enter()
    settle()
    assert hands.walk.pathway.id == found.target
    assert hands.walk.state.obstacle == found.obstacle


def test_the_card_that_covers_several_pathways_shows_them(hands: Driver) -> None:
    hands.type("3")
    settle()
    group = hands.window.page("parcours").groups["utiliser"]
    assert group.rows[0].hasFocus()
    hands.enter()
    assert hands.walk.pathway.group == "utiliser"
