"""What a guide says of a walk: only what concerns this person."""

from __future__ import annotations

import pytest

from mediateur.forms import guide, prepare
from mediateur.pathways.events import Hindered, Left, Paused, Prepared, Returned, Tried
from mediateur.pathways.model import Need
from mediateur.pathways.walk import Walk
from tests.forms import samples
from tests.forms.conftest import walk
from tests.pathways.shipped import names, shipped
from tests.pathways.test_shipped import ways_in

TITLES = [step.paper.title for step in samples.PATHWAY.trunk]


def titles(printed: guide.Guide) -> list[str]:
    return [step.title for step in printed.steps]


def test_blank_guide_is_the_whole_main_route() -> None:
    printed = guide.blank_guide(samples.PATHWAY)
    assert titles(printed) == TITLES
    assert printed.need == samples.PATHWAY.needs
    assert (printed.done, printed.heading, printed.code) == ((), "", "")
    assert printed.note == samples.PATHWAY.end("activee").paper
    assert [bool(step.screen) for step in printed.steps] == [bool(step.screen) for step in samples.PATHWAY.trunk]


def test_a_paused_walk_says_what_is_done_and_what_remains() -> None:
    printed = guide.guide_of(walk("oui", "oui").then(Paused()), "K7M2")
    assert printed.done == ("Préparer sa carte", "Ouvrir le site")
    assert titles(printed) == TITLES[2:]
    assert printed.heading == guide.REMAINING
    assert printed.note == samples.PATHWAY.end("a-reprendre").paper
    assert printed.code == "K7M2"


def test_a_finished_walk_is_told_again_but_what_is_done_once_for_all() -> None:
    printed = guide.guide_of(walk(*["oui"] * 6))
    assert titles(printed) == [TITLES[0], TITLES[1], TITLES[5]]
    assert printed.done == ("Taper les trois éléments", "Faire son choix", "Choisir un mot de passe")
    assert (printed.heading, printed.need) == (guide.AGAIN, ())
    assert printed.note == samples.PATHWAY.end("activee").paper


def test_what_to_have_at_hand_is_what_the_steps_told_need() -> None:
    needs = samples.PATHWAY.needs
    assert guide.guide_of(walk(*["oui"] * 2).then(Paused())).need == needs
    assert guide.guide_of(walk(*["oui"] * 4).then(Paused())).need == needs[:1]
    assert guide.guide_of(walk(*["oui"] * 5).then(Paused())).need == ()


@pytest.mark.parametrize("name", names())
def test_no_guide_asks_for_what_no_step_on_it_needs(name: str) -> None:
    pathway = shipped(name)
    tied = [need for need in pathway.prepare if isinstance(need, Need)]
    for way in ways_in(pathway).values():
        for stopped in (way, way.then(Paused())):
            printed = guide.guide_of(stopped)
            told = {step.id for step in pathway.steps if step.paper.title in titles(printed)}
            for need in tied:
                assert (need.text in printed.need) == bool(told & set(need.steps))


@pytest.mark.parametrize("name", names())
def test_every_need_is_told_on_some_way(name: str) -> None:
    pathway = shipped(name)
    printed = [guide.guide_of(way.then(Paused())) for way in ways_in(pathway).values()]
    assert {need for one in printed for need in one.need} == set(pathway.needs)


def test_what_hinders_comes_before_what_remains() -> None:
    printed = guide.guide_of(walk("oui", "oui", "non"))
    assert titles(printed) == [samples.OBSTACLE.paper.title, *TITLES[2:]]


def test_a_solved_obstacle_is_forgotten() -> None:
    assert titles(guide.guide_of(walk("non").then(Tried("chercher", solved=True)))) == TITLES


def test_an_obstacle_that_was_gone_round_is_forgotten() -> None:
    assert titles(guide.guide_of(walk("non").then(Returned()).answer("oui"))) == TITLES[1:]
    assert titles(guide.guide_of(walk("non").then(Returned())))[0] == samples.OBSTACLE.paper.title


def test_a_session_that_stops_at_an_obstacle_says_so_and_repeats_nothing() -> None:
    printed = guide.guide_of(walk("oui").then(Hindered("perdu")).then(Left("orienter")))
    assert titles(printed) == [samples.OBSTACLE.paper.title]
    assert printed.done == ("Préparer sa carte",)
    assert printed.heading == guide.REMAINING
    assert printed.need == ()


def test_a_guide_of_nothing_done_and_nothing_to_do_has_no_step() -> None:
    printed = guide.guide_of(Walk(samples.PATHWAY).then(Prepared()))
    assert printed.done == ()
    assert titles(printed) == TITLES


def test_sheet_lists_what_is_missing_else_everything() -> None:
    missing = Walk(samples.PATHWAY).choose("carte", "non")
    assert prepare.preparation_of(missing).bring == ("Votre carte Vitale.",)
    assert prepare.preparation_of(walk()).bring == samples.PATHWAY.needs


def test_sheet_takes_the_hours_from_the_settings_else_from_the_fact() -> None:
    assert "8\u00a0h" in prepare.blank_preparation(samples.PATHWAY).hours
    assert prepare.blank_preparation(samples.PATHWAY, "le matin").hours == "le matin"


def test_sheet_shows_where_the_number_is() -> None:
    card = prepare.blank_preparation(samples.PATHWAY).card
    assert card is not None
    assert card.id == "cartes"
