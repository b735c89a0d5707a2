"""An early answer that changes: the later ones stay, wait for an obstacle to be settled, or are dropped by name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediateur.forms.guide import guide_of
from mediateur.pathways import events as w
from mediateur.pathways.events import AnyEvent, decode_events, encode_events
from mediateur.pathways.model import Answer
from mediateur.pathways.walk import Walk
from mediateur.usecases.recording.sessions import prefilled
from tests.pathways.shipped import names, shipped
from tests.pathways.test_shipped import sound, waiting
from tests.pathways.test_walk import possible

FAILED = "pas-de-code"


def along(walk: Walk, step: str) -> Walk:
    """Return the walk that goes on by the first answers until a step is in view."""
    while walk.state.at != step:
        assert walk.step
        walk = walk.answer(walk.step.answers[0].id)
    return walk


@pytest.fixture(scope="module")
def late() -> Walk:
    """Return a walk at the settings that are offered once the space is open, with results already reached."""
    pathway = shipped("activer-adulte")
    walk = Walk(pathway)
    for question in pathway.triage.questions:
        walk = walk.choose(question.id, question.options[0].id)
    walk = along(walk.begin(), "notifications").answer("fait").then(w.Opened("notifications"))
    assert len(walk.done) > 10
    assert walk.state.gains
    return walk


@pytest.fixture(scope="module")
def hindered(late: Walk) -> Walk:
    return late.then(w.Opened("se-connecter")).answer(FAILED)


def test_an_obstacle_settled_at_once_changes_nothing_of_what_was_reached(late: Walk, hindered: Walk) -> None:
    live = hindered.live_try
    assert live
    solved = hindered.then(w.Tried(live.id, solved=True))
    assert (solved.done, solved.state.gains, solved.state.given) == (late.done, late.state.gains, late.state.given)
    assert solved.state.dropped == ()
    assert prefilled(solved).outcomes == prefilled(late).outcomes
    told = guide_of(solved)
    assert (told.done, told.steps) == (guide_of(late.then(w.Opened("se-connecter"))).done, told.steps)


def test_nothing_counts_as_reached_while_the_obstacle_is_open(late: Walk, hindered: Walk) -> None:
    later = late.done[late.done.index("se-connecter") :]
    assert set(later).isdisjoint(hindered.done)
    assert waiting(hindered) == set(later)
    assert hindered.state.gains == ()
    assert hindered.state.dropped == ()
    guide = guide_of(hindered)
    assert guide.steps[0].title == hindered.pathway.obstacle(hindered.state.obstacle).paper.title
    assert hindered.pathway.step("se-connecter").paper.title in [step.title for step in guide.steps]
    assert hindered.pathway.step("se-connecter").rail not in guide.done


def test_an_end_drops_what_waits_and_names_it(late: Walk, hindered: Walk) -> None:
    assert hindered.obstacle
    way = hindered.obstacle.exits[0].id
    for ended in (hindered.then(w.Left(way)), hindered.then(w.Paused())):
        assert set(ended.state.dropped) == waiting(hindered)
        assert ended.undo() == hindered
        assert dict(ended.then(w.Opened("se-connecter")).state.given).keys() == dict(hindered.state.given).keys()


def test_back_to_the_step_unsettled_its_answer_brings_the_later_ones_back(late: Walk, hindered: Walk) -> None:
    back = hindered.then(w.Returned())
    assert back.state.answer_of("se-connecter") == ""
    assert back.answer("oui").state.given == late.state.given
    again = back.answer(FAILED)
    assert (again.state.given, waiting(again)) == (hindered.state.given, waiting(hindered))
    stopped = back.answer("autre-jour")
    assert set(stopped.state.dropped) == waiting(hindered) - {"se-connecter"}


def test_another_obstacle_settled_at_that_step_brings_nothing_back(hindered: Walk) -> None:
    other = hindered.then(w.Returned()).then(w.Hindered("confusion-ameli"))
    live = other.live_try
    assert live
    assert other.then(w.Tried(live.id, solved=True)).state.given == hindered.state.given


def test_an_answer_given_anew_while_the_others_wait_prevails(late: Walk, hindered: Walk) -> None:
    live = hindered.live_try
    assert live
    anew = hindered.then(w.Opened("notifications")).answer("plus-tard")
    assert "notifications" not in waiting(anew)
    failed = anew.then(w.Opened("se-connecter")).answer(FAILED).then(w.Tried(live.id, solved=True))
    assert failed.state.given == tuple(
        (step, "plus-tard" if step == "notifications" else answer) for step, answer in late.state.given
    )


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_of_every_pathway_drops_name_exactly_what_is_lost(data: st.DataObject) -> None:
    walks = [Walk(shipped(data.draw(st.sampled_from(names()))))]
    for _ in range(data.draw(st.integers(1, 30))):
        walk = walks[-1]
        walks.append(walk.then(data.draw(st.sampled_from([*onward(walk) * 8, *possible(walk)]))))
    for before, after in pairwise(walks):
        sound(after)
        lost = known(before) - known(after)
        assert sorted(after.state.dropped) == sorted(lost)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_of_every_pathway_an_obstacle_solved_at_once_loses_nothing(data: st.DataObject) -> None:
    walk = Walk(shipped(data.draw(st.sampled_from(names())))).begin()
    for _ in range(data.draw(st.integers(1, 25))):
        walk = walk.then(data.draw(st.sampled_from(onward(walk) or possible(walk))))
    for step in dict(walk.state.given):
        early = walk.then(w.Opened(step))
        for answer in (answer for answer in walk.pathway.step(step).answers if leads_to_obstacle(early, answer)):
            failed = sound(early.answer(answer.id))
            if failed.live_try is None:
                continue
            solved = sound(failed.then(w.Tried(failed.live_try.id, solved=True)))
            assert (solved.state.given, solved.state.gains) == (early.state.given, early.state.gains)
            assert (solved.done, solved.state.dropped) == (early.done, ())
            assert Walk.replay(walk.pathway, decode_events(encode_events(solved.events))) == solved


def leads_to_obstacle(walk: Walk, answer: Answer) -> bool:
    tried = walk.state.again.count((walk.state.at, answer.id))
    return bool(answer.obstacle) or 0 < answer.retry <= tried


def onward(walk: Walk) -> list[AnyEvent]:
    return [w.Answered(walk.step.id, answer.id) for answer in walk.step.answers] if walk.step else []


def known(walk: Walk) -> set[str]:
    """Return the steps whose answers stand, or wait."""
    return dict(walk.state.given).keys() | waiting(walk)
