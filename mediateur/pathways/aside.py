"""Answers that wait while an obstacle is open: they come back once it is settled, and are dropped by an end."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from mediateur.pathways.model import Pathway
from mediateur.pathways.state import Aside, State, route


def reached_from(pathway: Pathway, state: State, step: str) -> frozenset[str]:
    """Return the answered steps that come after a step on the route, and the step itself when it is answered."""
    way = route(pathway, state)
    later = way[way.index(step) :] if step in way else (step,)
    return frozenset(later) & dict(state.given).keys()


def set_aside(pathway: Pathway, state: State, step: str, obstacle: str) -> State:
    """Let the answer of a step that is hindered, and those that it led to, wait."""
    waiting = reached_from(pathway, state, step)
    if not waiting:
        return state
    answers = tuple((name, answer) for name, answer in state.given if name in waiting)
    kept = Aside(step, obstacle, answers, tuple(dict(state.given)))
    given = tuple((name, answer) for name, answer in state.given if name not in waiting)
    return replace(state, given=given, aside=(*state.aside, kept))


def brought_back(state: State, step: str, obstacle: str = "") -> State:
    """Return the state with what waited for a step (for that obstacle only, if one is named); newer answers prevail."""
    for kept in state.aside:
        if kept.step == step and obstacle in {"", kept.obstacle}:
            known = {**dict(kept.answers), **dict(state.given)}
            order = dict.fromkeys((*kept.order, *known))
            aside = tuple(other for other in state.aside if other is not kept)
            state = replace(state, given=tuple((name, known[name]) for name in order if name in known), aside=aside)
    return state


def settled(state: State) -> State:
    """Return the state where nothing that is answered waits any more; an end drops whatever waits."""
    given = dict(state.given)
    trimmed = (
        msgspec.structs.replace(kept, answers=tuple(pair for pair in kept.answers if pair[0] not in given))
        for kept in state.aside
    )
    aside = tuple(kept for kept in trimmed if kept.answers)
    if not state.end:
        return replace(state, aside=aside)
    lost = (step for kept in aside for step, _ in kept.answers)
    return replace(state, aside=(), dropped=tuple(dict.fromkeys((*state.dropped, *lost))))
