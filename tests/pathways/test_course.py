"""The steps that a session counts: whichever way is taken, the number goes forward, and an end is an end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediateur.pathways import events as e
from mediateur.pathways.course import Course, course
from mediateur.pathways.model import Pathway
from mediateur.pathways.story import play
from mediateur.pathways.walk import Walk
from tests.pathways.shipped import names, shipped

DATE, HOW, SITE, DONE = ("opposer-date", "opposer", "opposer-site", "opposer-choisir")


def told(walk: Walk) -> tuple[int, int]:
    return course(walk).number, course(walk).total


def begun(pathway: Pathway) -> Iterator[Walk]:
    """Yield a walk at each step where a session may begin, by its questions, then by the search."""
    starts = {option.step for question in pathway.triage.questions for option in question.options if option.step}
    for step in dict.fromkeys((pathway.trunk[0].id, *sorted(starts))):
        walk = Walk(pathway)
        for question in pathway.triage.questions:
            wanted = [option for option in question.options if option.step == step]
            walk = walk.choose(question.id, (wanted or question.options)[0].id)
        yield walk.begin()
    for step in pathway.branches:
        yield Walk(pathway).then(e.Opened(step.id))


def moves(walk: Walk) -> Iterator[tuple[Walk, Walk]]:
    """Yield each walk that answers which go on make, beside the one before it."""
    waiting = [walk]
    while waiting:
        before = waiting.pop()
        for answer in before.step.answers if before.step and not before.state.end else ():
            if answer.onward:
                after = before.answer(answer.id)
                yield before, after
                waiting.append(after)


def comes_back(pathway: Pathway, step: str) -> bool:
    """Tell whether the first answers lead from a step to the trunk."""
    trunk = {known.id for known in pathway.trunk}
    while step and step not in trunk:
        step = next(answer for answer in pathway.step(step).answers if answer.onward).step
    return bool(step)


def in_trunk(walk: Walk) -> Course:
    """Return the place of the last step of the trunk on the way to the step in view, the first by default."""
    trunk = tuple(step.id for step in walk.pathway.trunk)
    way = walk.route[: walk.route.index(walk.state.at) + 1]
    return Course(trunk, max((trunk.index(step) + 1 for step in way if step in trunk), default=1))


@pytest.mark.parametrize("name", names())
def test_on_every_way_the_number_goes_forward_and_an_end_shows_what_was_done(name: str) -> None:
    ways = {step.id for step in shipped(name).steps if not comes_back(shipped(name), step.id)}
    for start in begun(shipped(name)):
        for before, after in moves(start):
            was, now = course(before), course(after)
            assert 1 <= now.number <= now.total == len(now.steps) == len(set(now.steps))
            if after.state.end and not after.remaining:
                assert (now.ended, now.number) == (True, now.total)
                assert set(now.steps) <= set(after.done)
                continue
            assert not now.ended
            assert now.number >= was.number
            assert now.number == 1 or now.steps[: was.number] == was.steps[: was.number]
            met = {*dict(after.state.given), after.state.at}
            if met.isdisjoint(ways) and met <= set(after.route):
                assert now == in_trunk(after), "what comes back to the trunk is counted by the trunk"


@pytest.mark.parametrize("name", names())
def test_any_step_may_be_opened_at_any_time(name: str) -> None:
    for walk in begun(shipped(name)):
        while not walk.state.end and walk.step is not None:
            for step in shipped(name).steps:
                opened = walk.then(e.Opened(step.id))
                for place in (course(opened), course(walk, step.id), course(opened.undo())):
                    assert 1 <= place.number <= place.total == len(set(place.steps))
                if step.id in course(walk).steps:
                    assert course(opened).step == step.id
            walk = walk.answer(next(answer.id for answer in walk.step.answers if answer.onward))


def test_a_branch_that_comes_back_keeps_the_number_of_the_step_that_led_there() -> None:
    walk = play(shipped("activer-adulte"), "souhait=activer pret oui nouveau")
    assert walk.state.at == "demander-code"
    assert told(walk) == (3, 10)
    assert told(walk.answer("oui")) == (3, 10)
    again = play(shipped("activer-adulte"), "souhait=activer pret oui oui code-non-accepte")
    assert again.state.at == "demander-code"
    assert told(again) == (4, 10), "another try is not a new beginning"


def test_objecting_has_its_own_steps_and_its_own_end() -> None:
    walk = play(shipped("dire-non"), "souhait=opposer")
    for number, step in enumerate((DATE, HOW, SITE, DONE), start=1):
        assert course(walk) == Course((DATE, HOW, SITE, DONE), number)
        assert course(walk).step == step
        walk = walk.answer("site" if step == HOW else "oui")
    assert walk.state.end == "opposition"
    assert course(walk) == Course((DATE, HOW, SITE, DONE), 4, ended=True)
    assert course(walk).told == "Fin du parcours"


def test_objecting_in_the_middle_of_an_activation_follows_what_was_done() -> None:
    walk = play(shipped("activer-adulte"), "souhait=activer pret oui oui oui")
    assert told(walk) == (5, 10)
    walk = walk.answer("dire-non")
    assert told(walk) == (6, 8)
    walk = walk.answer("opposer")
    assert course(walk).steps[5:] == ("dire-non", "opposer-delai", "opposer")
    assert told(walk) == (7, 8)


def test_who_closes_after_all_goes_on_from_there() -> None:
    walk = play(shipped("dire-non"), "souhait=opposer passe")
    assert course(walk).steps[:3] == (DATE, "fermer-effets", "garder-documents")
    assert told(walk) == (2, 9)


def test_going_back_keeps_the_steps_that_were_counted() -> None:
    walk = play(shipped("dire-non"), "souhait=non opposer oui telephone")
    here = course(walk)
    assert here == Course(("deux-chemins", DATE, HOW, "opposer-telephone"), 4)
    for number, step in enumerate(here.steps, start=1):
        assert course(walk.then(e.Opened(step))) == Course(here.steps, number)
        assert course(walk, step) == Course(here.steps, number)


def test_a_pause_says_where_the_session_stopped_and_what_remains() -> None:
    walk = play(shipped("dire-non"), "souhait=opposer oui").then(e.Paused())
    assert course(walk) == Course((DATE, HOW, SITE, DONE), 2)


def test_an_end_before_anything_was_done_is_an_end_all_the_same() -> None:
    walk = play(shipped("activer-adulte"), "carte=illisible souhait=activer !serie-illisible * >revenir")
    assert (course(walk).steps, told(walk), course(walk).ended) == ((), (1, 1), True)
    folded = play(shipped("activer-adulte"), "souhait=comprendre compris")
    assert course(folded) == Course(("comprendre",), 1, ended=True)


def test_what_was_begun_by_the_search_is_followed_from_there() -> None:
    walk = play(shipped("dire-non"), f"<{DATE} oui")
    assert course(walk) == Course((DATE, HOW, SITE, DONE), 2)
    walk = walk.answer("telephone")
    assert told(walk) == (3, 3)
    walk = walk.answer("ouvert")
    assert course(walk).steps[:5] == (DATE, HOW, "opposer-telephone", "fermer-effets", "garder-documents")
    assert told(walk) == (4, 11)
    assert told(walk.then(e.Opened(HOW))) == (2, 11)


def test_a_step_that_was_opened_keeps_its_number_in_the_trunk() -> None:
    walk = play(shipped("aider-un-proche"), "<preparer-visite")
    assert told(walk) == (3, 3)
    walk = play(shipped("activer-adulte"), "souhait=activer <se-connecter <trois-elements")
    assert told(walk) == (4, 10)
