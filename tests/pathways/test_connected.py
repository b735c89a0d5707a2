"""Whoever is connected to the official site leaves it before the end, or is told to."""

from __future__ import annotations

import pytest

from mediateur.pathways import events as w
from mediateur.pathways.walk import RESUMED, Walk
from tests.pathways.shipped import library, names, shipped
from tests.pathways.test_shipped import ways_in

CONNECTING = [name for name in names() if any(step.id == "se-connecter" for step in shipped(name).steps)]


def _inside(name: str) -> Walk:
    """Return the shortest walk that has just connected the person."""
    return ways_in(shipped(name))["se-connecter"].answer("oui")


def test_the_pathways_that_connect_are_known() -> None:
    assert len(CONNECTING) >= 12
    assert all(not _inside(name).state.end for name in CONNECTING)


@pytest.mark.parametrize("name", CONNECTING)
def test_no_answer_ends_a_session_while_the_person_is_connected_unless_it_resumes(name: str) -> None:
    pathway, ended = shipped(name), 0
    waiting, seen = [_inside(name)], set()
    while waiting:
        walk = waiting.pop()
        assert walk.step
        for answer in walk.step.answers:
            following = walk.answer(answer.id)
            if following.state.end:
                ended += 1
                assert not following.connected or RESUMED in pathway.end(following.state.end).outcomes
            elif answer.step and not answer.retry and (answer.step, following.connected) not in seen:
                seen.add((answer.step, following.connected))
                waiting.append(following)
    assert ended


@pytest.mark.parametrize("name", CONNECTING)
def test_who_stops_midway_is_still_connected_until_she_leaves(name: str) -> None:
    inside = _inside(name)
    assert inside.connected
    assert inside.undo().connected is False
    assert inside.then(w.Paused()).connected
    assert inside.then(w.Opened("se-connecter")).then(w.Paused()).connected
    assert inside.then(w.Hindered("lisez-moi")).then(w.Left("reprendre")).connected
    pathway = shipped(name)
    leaving = next(step for step in pathway.steps if step.leaves)
    assert not inside.then(w.Answered(leaving.id, leaving.answers[0].id)).connected


def test_the_shared_steps_enter_and_leave_wherever_they_are_put() -> None:
    for use in library().uses:
        pathway = next(known for known in library().pathways if library().file_of(known) == use.pathway_file)
        kind, _, place = use.place.partition(" ")
        if kind == "étape" and use.shared_file.endswith("se-deconnecter.yaml"):
            assert pathway.step(place).leaves
        if kind == "étape" and use.shared_file.endswith("se-connecter.yaml"):
            assert [answer.id for answer in pathway.step(place).answers if answer.enters] == ["oui"]
