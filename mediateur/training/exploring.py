"""Every state that a case can reach, found by a program: what the proofs and the tests hold it to."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

import msgspec

from mediateur.training import simulator, staging
from mediateur.training.staging import Event, Kind, Stage, State

# These change nothing but what is told: the state after them is one already known.
IDLE = frozenset({Kind.REACH, Kind.CALL, Kind.HELP})


class Explored(NamedTuple):
    """What can be reached: states without their past, the ways out of each, and those from which an end is reached.

    `ends` are those reached otherwise than by stopping.
    """

    states: tuple[State, ...]
    scenes: frozenset[str]
    incidents: frozenset[str]
    ends: frozenset[str]
    stuck: tuple[State, ...]


def explore(on: Stage) -> Explored:
    """Return everything that a case can reach. `stuck` are the states from which no end is reached without stopping."""
    first = _bare(simulator.begin(on))
    following: dict[State, frozenset[State]] = {}
    waiting = deque([first])
    while waiting:
        state = waiting.popleft()
        if state in following:
            continue
        nexts = frozenset(_bare(simulator.after(on, state, event)) for event in _moves(on, state))
        following[state] = nexts
        waiting.extend(nexts)
    states = tuple(following)
    return Explored(
        states,
        frozenset(state.scene for state in states),
        frozenset(state.incident for state in states if state.incident),
        frozenset(state.end for state in states if state.end),
        _stuck(following),
    )


def _moves(on: Stage, state: State) -> list[Event]:
    return [event for event in staging.events_of(on, state) if event.kind not in IDLE | {Kind.STOP}]


def _bare(state: State) -> State:
    """Return a state without what only the debrief reads."""
    return msgspec.structs.replace(state, log=(), sent=(), replies=(), helped=False)


def _stuck(following: dict[State, frozenset[State]]) -> tuple[State, ...]:
    reaching = {state for state in following if state.end}
    growing = True
    while growing:
        more = {state for state, nexts in following.items() if state not in reaching and nexts & reaching}
        growing = bool(more)
        reaching |= more
    return tuple(state for state in following if state not in reaching)
