"""Every pathway as it ships: every answer is walked, and every situation is told to its end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediateur.paths import resources
from mediateur.pathways import events as w
from mediateur.pathways.events import decode_events, encode_events
from mediateur.pathways.model import Answer, Pathway, decode, encode
from mediateur.pathways.state import start_of
from mediateur.pathways.story import play
from mediateur.pathways.walk import RESUMING, Walk
from mediateur.usecases.content.proving import prove_all
from tests.pathways.shipped import library, names, shipped
from tests.pathways.stories import SITUATIONS, STORIES, Story
from tests.pathways.test_walk import possible


def test_the_content_that_ships_has_no_problem() -> None:
    report = prove_all(resources())
    assert report.problems == ()
    assert [line["id"] for line in report.pathways] == names()
    assert all(line["steps"] >= 4 and line["answers"] >= 8 and line["paths"] >= 8 for line in report.pathways)
    assert sum(line["paths"] for line in report.pathways) > 5000


# Every answer, and every pair of consecutive answers.


def ways_in(pathway: Pathway) -> dict[str, Walk]:
    """Return, for each step, the shortest walk from the triage that has it in view."""
    questions = pathway.triage.questions
    found: dict[str, Walk] = {}
    for options in product(*(question.options for question in questions)):
        walk = Walk(pathway)
        for question, option in zip(questions, options, strict=True):
            walk = walk.choose(question.id, option.id)
        if not walk.begin().state.end:
            found.setdefault(walk.begin().state.at, walk.begin())
    waiting = list(found.values())
    while waiting:
        walk = waiting.pop(0)
        assert walk.step
        for answer in walk.step.answers:
            if answer.step and not answer.retry and answer.step not in found:
                found[answer.step] = walk.answer(answer.id)
                waiting.append(found[answer.step])
    return found


def outcomes_of(walk: Walk, answer: Answer) -> Iterator[Walk]:
    """Yield every walk that an answer gives: on, ended, obstacle settled by each try, or left by each exit."""
    at, tries = walk.state.at, answer.retry - walk.state.again.count((walk.state.at, answer.id))
    following = walk.answer(answer.id)
    if answer.end:
        assert following.state.end == answer.end
        assert earned(following) | set(answer.gains) <= set(following.outcomes)
        yield following
        return
    if answer.step and (tries > 0 or not answer.retry):
        assert (following.state.at, following.state.obstacle) == (answer.step, "")
        yield following
        if not answer.retry:
            return
        following = tried_enough(following, at, answer, tries)
    assert (following.state.at, following.state.obstacle) == (at, answer.obstacle or answer.after)
    yield from ways_out(following)


def tried_enough(walk: Walk, step: str, answer: Answer, tries: int) -> Walk:
    """Answer « try again » as often as is counted, then once more."""
    for _ in range(tries - 1):
        walk = walk.then(w.Opened(step)).answer(answer.id)
        assert walk.state.obstacle == ""
    return walk.then(w.Opened(step)).answer(answer.id)


def ways_out(walk: Walk) -> Iterator[Walk]:
    """Yield the walks that leave the open obstacle: settled at each try, then by each exit when nothing is left."""
    at, obstacle = walk.state.at, walk.obstacle
    assert obstacle
    before = walk.tried_ids(obstacle.id)
    for attempt in (attempt for attempt in obstacle.tries if attempt.id not in before):
        assert walk.live_try == attempt
        settled = walk.then(w.Tried(attempt.id, solved=True))
        assert (settled.state.at, settled.state.obstacle, settled.state.end) == (at, "", "")
        yield settled
        walk = walk.then(w.Tried(attempt.id, solved=False))
    assert walk.live_try is None
    for way in obstacle.exits:
        left = walk.then(w.Left(way.id))
        assert (left.state.end, left.state.obstacle) == (way.end, "")
        assert earned(left) <= set(left.outcomes)
        yield left


def earned(walk: Walk) -> set[str]:
    """Return the codes of the end that was reached; who has done no step has nothing to resume."""
    codes = set(walk.pathway.end(walk.state.end).outcomes)
    return codes if walk.done or walk.state.tried else codes - {"a-reprendre"}


def waiting(walk: Walk) -> set[str]:
    """Return the steps whose answers wait for an obstacle to be settled."""
    return {step for kept in walk.state.aside for step, _ in kept.answers}


def sound(walk: Walk) -> Walk:
    """Check what must hold of any walk, and that it can be resumed from what a draft keeps."""
    state = walk.state
    steps = {step.id for step in walk.pathway.steps}
    assert set(walk.done).isdisjoint(walk.remaining)
    assert {*walk.done, *walk.remaining, *walk.route} <= steps
    assert dict(state.given).keys() <= steps
    assert not {step for step, _ in state.given} & set(state.dropped)
    assert not waiting(walk) & dict(state.given).keys()
    assert not (state.end and state.aside)
    if state.end and not RESUMING & set(walk.pathway.end(state.end).outcomes):
        assert walk.remaining == ()
    assert walk.outcomes
    assert len(set(walk.outcomes)) == len(walk.outcomes)
    resumed = Walk.replay(decode(encode(walk.pathway)), decode_events(encode_events(walk.events)))
    assert resumed == walk
    assert (resumed.remaining, resumed.done, resumed.outcomes) == (walk.remaining, walk.done, walk.outcomes)
    return walk


@pytest.mark.parametrize("name", names())
def test_every_answer_and_every_pair_of_consecutive_answers_is_walked(name: str) -> None:
    pathway = shipped(name)
    ways = ways_in(pathway)
    assert set(ways) == {step.id for step in pathway.steps}
    pairs, ends = 0, {pathway.pause, *_anywhere(pathway)}
    for walk in ways.values():
        assert walk.step
        for hindered in (walk.then(w.Hindered(obstacle)) for obstacle in walk.step.obstacles):
            ends |= {following.state.end for following in ways_out(hindered)}
        for first in walk.step.answers:
            for reached in outcomes_of(walk, first):
                if reached.state.end:
                    ends.add(sound(reached).state.end)
                    continue
                assert reached.step
                for second in reached.step.answers:
                    pairs += 1
                    ends |= {sound(following).state.end for following in outcomes_of(reached, second)}
    ends |= {option.end for question in pathway.triage.questions for option in question.options}
    assert pairs > 10
    assert (ends | {pathway.triage.prepare}) - {""} == {end.id for end in pathway.ends}


def _anywhere(pathway: Pathway) -> set[str]:
    return {way.end for obstacle in pathway.obstacles if obstacle.anytime for way in obstacle.exits}


@pytest.mark.parametrize("name", names())
def test_every_obstacle_reaches_each_of_its_exits_wherever_it_may_be_met(name: str) -> None:
    pathway = shipped(name)
    anytime = [obstacle.id for obstacle in pathway.obstacles if obstacle.anytime]
    met = set()
    for step, walk in ways_in(pathway).items():
        for obstacle in (*pathway.step(step).obstacles, *anytime):
            opened = walk.then(w.Hindered(obstacle))
            left = [following.state.end for following in map(sound, ways_out(opened)) if following.state.end]
            assert left == [way.end for way in pathway.obstacle(obstacle).exits]
            assert opened.then(w.Returned()).state.at == step
            met.add(obstacle)
    answered = {answer.obstacle or answer.after for step in pathway.steps for answer in step.answers} - {""}
    assert met | answered == {obstacle.id for obstacle in pathway.obstacles}


@pytest.mark.parametrize("name", names())
def test_not_today_is_one_act_away_from_every_step_and_every_obstacle(name: str) -> None:
    pathway = shipped(name)
    for walk in ways_in(pathway).values():
        assert walk.step
        for here in (walk, *(walk.then(w.Hindered(obstacle)) for obstacle in walk.step.obstacles)):
            stopped = sound(here.then(w.Paused()))
            assert stopped.state.end == pathway.pause
            assert earned(stopped) <= set(stopped.outcomes)
            assert {"a-reprendre", "preference-reflexion", "informee"} & set(stopped.outcomes)


@given(data=st.data())
@settings(max_examples=120)
def test_random_walks_are_undone_and_resumed(data: st.DataObject) -> None:
    walk = Walk(shipped(data.draw(st.sampled_from(names()))))
    for _ in range(data.draw(st.integers(1, 30))):
        forward = [w.Answered(walk.step.id, answer.id) for answer in walk.step.answers] if walk.step else []
        event = data.draw(st.sampled_from([*forward * 8, *possible(walk)]))
        following = walk.then(event)
        assert following.undo() == walk
        walk = sound(following)


@pytest.mark.parametrize("name", [name for name in names() if shipped(name).triage.questions])
def test_what_is_missing_follows_the_triage(name: str) -> None:
    pathway = shipped(name)
    questions = pathway.triage.questions
    for options in product(*(question.options for question in questions)):
        walk = Walk(pathway)
        for question, option in zip(questions, options, strict=True):
            walk = walk.choose(question.id, option.id)
        lacking = tuple(option.bring for option in options if option.bring)
        assert walk.triaged
        assert walk.to_bring == lacking
        assert walk.missing == (lacking if start_of(pathway, walk.state) == pathway.trunk[0].id else ())
        assert walk.then(w.Prepared()).state.end == pathway.triage.prepare


def test_the_activation_says_what_to_bring() -> None:
    assert sum(bool(option.bring) for q in shipped("activer-adulte").triage.questions for option in q.options) >= 3


# Situations.


@pytest.mark.parametrize("story", STORIES, ids=[f"{story.situation} - {story.acts[-24:]}" for story in STORIES])
def test_each_story_of_the_activation_leads_to_its_end_and_results(story: Story) -> None:
    walk = sound(play(shipped("activer-adulte"), story.acts))
    assert walk.state.end == story.end
    assert walk.outcomes == tuple(story.outcomes.split())


def test_no_situation_of_the_activation_is_left_out_and_no_row_is_idle() -> None:
    assert {story.situation for story in STORIES} == set(SITUATIONS)
    assert len(set(STORIES)) == len(STORIES)


@pytest.mark.parametrize("name", names())
def test_the_situations_together_walk_every_step_and_reach_every_end(name: str) -> None:
    pathway = shipped(name)
    stories = [situation.story for situation in library().situations if situation.pathway == name]
    stories += [story.acts for story in STORIES] if name == "activer-adulte" else []
    walks = [sound(play(pathway, story)) for story in stories]
    walked = {step for walk in walks for step in (*dict(walk.state.given), walk.state.at)}
    assert {step.id for step in pathway.steps} - walked == set()
    assert {end.id for end in pathway.ends} - {walk.state.end for walk in walks} <= _exits_of(pathway)


def _exits_of(pathway: Pathway) -> set[str]:
    return {way.end for obstacle in pathway.obstacles for way in obstacle.exits}
