"""The adult's activation as it ships: every answer is walked, and every situation is told to its end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediateur.paths import resources
from mediateur.pathways import events as w
from mediateur.pathways.events import decode_events, encode_events
from mediateur.pathways.model import Answer, decode, encode
from mediateur.pathways.state import start_of
from mediateur.pathways.walk import RESUMING, Walk
from mediateur.usecases.verify import verify
from tests.pathways.adult import adult
from tests.pathways.stories import SITUATIONS, STORIES, Story
from tests.pathways.test_walk import possible


def test_the_content_that_ships_has_no_problem() -> None:
    report = verify(resources())
    assert report.problems == ()
    [line] = report.pathways
    assert line["id"] == "activer-adulte"
    assert line["steps"] >= 20
    assert line["answers"] >= 60
    assert line["paths"] > 1000


# Every answer, and every pair of consecutive answers.


def ways_in() -> dict[str, Walk]:
    """Return, for each step, the shortest walk from the triage that has it in view."""
    questions = adult().triage.questions
    found: dict[str, Walk] = {}
    for options in product(*(question.options for question in questions)):
        walk = Walk(adult())
        for question, option in zip(questions, options, strict=True):
            walk = walk.choose(question.id, option.id)
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
        assert set(adult().end(answer.end).outcomes) | set(answer.gains) <= set(following.outcomes)
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
        assert set(adult().end(way.end).outcomes) <= set(left.outcomes)
        yield left


def sound(walk: Walk) -> Walk:
    """Check what must hold of any walk, and that it can be resumed from what a draft keeps."""
    state = walk.state
    steps = {step.id for step in adult().steps}
    assert set(walk.done).isdisjoint(walk.remaining)
    assert {*walk.done, *walk.remaining, *walk.route} <= steps
    assert dict(state.given).keys() <= steps
    assert not {step for step, _ in state.given} & set(state.dropped)
    if state.end and not RESUMING & set(adult().end(state.end).outcomes):
        assert walk.remaining == ()
    assert walk.outcomes
    assert len(set(walk.outcomes)) == len(walk.outcomes)
    resumed = Walk.replay(decode(encode(walk.pathway)), decode_events(encode_events(walk.events)))
    assert resumed == walk
    assert (resumed.remaining, resumed.done, resumed.outcomes) == (walk.remaining, walk.done, walk.outcomes)
    return walk


def test_every_answer_and_every_pair_of_consecutive_answers_is_walked() -> None:
    ways = ways_in()
    assert set(ways) == {step.id for step in adult().steps}
    pairs, ends = 0, set()
    for walk in ways.values():
        assert walk.step
        for first in walk.step.answers:
            for reached in outcomes_of(walk, first):
                if reached.state.end:
                    ends.add(sound(reached).state.end)
                    continue
                assert reached.step
                for second in reached.step.answers:
                    pairs += 1
                    ends |= {sound(following).state.end for following in outcomes_of(reached, second)}
    assert pairs > 150
    assert ends - {""} == {end.id for end in adult().ends}


def test_every_obstacle_reaches_each_of_its_exits_wherever_it_may_be_met() -> None:
    met = set()
    for step, walk in ways_in().items():
        for name in adult().step(step).obstacles:
            opened = walk.then(w.Hindered(name))
            left = [following.state.end for following in map(sound, ways_out(opened)) if following.state.end]
            assert left == [way.end for way in adult().obstacle(name).exits]
            assert opened.then(w.Returned()).state.at == step
            met.add(name)
    answered = {answer.obstacle or answer.after for step in adult().steps for answer in step.answers} - {""}
    assert met | answered == {obstacle.id for obstacle in adult().obstacles}


def test_not_today_is_one_act_away_from_every_step_and_every_obstacle() -> None:
    for walk in ways_in().values():
        assert walk.step
        for here in (walk, *(walk.then(w.Hindered(name)) for name in walk.step.obstacles)):
            stopped = sound(here.then(w.Paused()))
            assert stopped.state.end == adult().pause
            assert "a-reprendre" in stopped.outcomes


@given(data=st.data())
@settings(max_examples=60)
def test_random_walks_are_undone_resumed_and_changed(data: st.DataObject) -> None:
    walk = Walk(adult())
    for _ in range(data.draw(st.integers(1, 30))):
        forward = [w.Answered(walk.step.id, answer.id) for answer in walk.step.answers] if walk.step else []
        event = data.draw(st.sampled_from([*forward * 8, *possible(walk)]))
        following = walk.then(event)
        assert following.undo() == walk
        walk = sound(following)
    for step, _ in walk.state.given:
        early = walk.then(w.Opened(step))
        for answer in adult().step(step).answers:
            changed = sound(early.answer(answer.id))
            gone = dict(walk.state.given).keys() - dict(changed.state.given).keys()
            assert answer.retry or gone <= {*changed.state.dropped, step}


def test_what_is_missing_follows_the_triage() -> None:
    questions = adult().triage.questions
    asked = 0
    for options in product(*(question.options for question in questions)):
        walk = Walk(adult())
        for question, option in zip(questions, options, strict=True):
            walk = walk.choose(question.id, option.id)
        lacking = tuple(option.bring for option in options if option.bring)
        asked += bool(lacking)
        assert walk.triaged
        assert walk.to_bring == lacking
        assert walk.missing == (lacking if start_of(adult(), walk.state) == adult().trunk[0].id else ())
        assert walk.then(w.Prepared()).state.end == adult().triage.prepare
    assert asked > 20


ANSWERED = {"carte": "lisible", "reception": "les-deux"}


def told(story: Story) -> Walk:
    """Return the walk of a story; every word of it must mean something where it stands."""
    words = story.acts.split()
    walk = Walk(adult())
    for question, option in (ANSWERED | dict(word.split("=") for word in words if "=" in word)).items():
        walk = walk.choose(question, option)
    done = [word for word in words if "=" not in word]
    walk = walk if done[0] == "PREPARER" else walk.begin()
    for word in done:
        assert not walk.state.end, f"« {word} » vient après la fin {walk.state.end}"
        for event in acts(walk, word):
            walk = sound(walk.then(event))
    return walk


def acts(walk: Walk, word: str) -> Iterator[w.AnyEvent]:
    """Yield the events of one word of a story."""
    assert bool(walk.obstacle) == (word[0] in "+*>"), f"{word} : obstacle « {walk.state.obstacle} »"
    if word in {"PAUSE", "PREPARER"}:
        yield w.Paused() if word == "PAUSE" else w.Prepared()
    elif word[0] in "+*":
        yield from tries(walk, word[1:])
    elif word[0] == ">":
        yield w.Left(word[1:])
    elif word[0] == "!":
        assert walk.step
        assert word[1:] in walk.step.obstacles
        yield w.Hindered(word[1:])
    else:
        yield w.Opened(word[1:]) if word[0] == "<" else w.Answered(walk.state.at, word)


def tries(walk: Walk, settled_by: str) -> Iterator[w.AnyEvent]:
    """Yield the tries in their order: all in vain, or up to the one that settles."""
    assert walk.obstacle
    assert settled_by in {"", *(attempt.id for attempt in walk.obstacle.tries)}
    for attempt in walk.obstacle.tries:
        yield w.Tried(attempt.id, solved=attempt.id == settled_by)
        if attempt.id == settled_by:
            return


@pytest.mark.parametrize("story", STORIES, ids=[f"{story.situation} - {story.acts[-24:]}" for story in STORIES])
def test_each_situation_leads_to_its_end(story: Story) -> None:
    walk = told(story)
    assert walk.state.end == story.end
    assert walk.outcomes == tuple(story.outcomes.split())


def test_no_situation_is_left_out_and_no_row_is_idle() -> None:
    assert {story.situation for story in STORIES} == set(SITUATIONS)
    assert len(set(STORIES)) == len(STORIES)
    walks = [told(story) for story in STORIES]
    assert {step for walk in walks for step, _ in walk.state.given} == {step.id for step in adult().steps}
    assert {walk.state.end for walk in walks} == {end.id for end in adult().ends}
    assert {name for walk in walks for name in walk.state.met} == {obstacle.id for obstacle in adult().obstacles}
