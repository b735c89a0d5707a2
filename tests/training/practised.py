"""The cases that ship, on their pathways; and players who go through them: one well, one badly."""

from __future__ import annotations

from functools import cache

from mediateur.paths import resources
from mediateur.training import simulator
from mediateur.training.cases import Judged, read_cases
from mediateur.training.free import free_case
from mediateur.training.staging import (
    Event,
    Kind,
    Stage,
    State,
    events_of,
    incident_of,
    moment_of,
    onward_of,
    stage,
    to_click,
    to_fill,
)
from tests.pathways.shipped import library, shipped

TOLD = read_cases(resources())
CASES = [case for _, case in TOLD.cases]
NAMES = [case.id for case in CASES]
DATA = {invented.label: invented for invented in TOLD.data}
PATHWAYS = {pathway.id: pathway for pathway in library().pathways}
MOST_STEPS = 200


@cache
def staged(case_id: str) -> Stage:
    """Return a case that ships, ready to be practised."""
    case = next(case for case in CASES if case.id == case_id)
    return stage(case, shipped(case.pathway), DATA)


@cache
def freely(pathway_id: str) -> Stage:
    """Return a pathway as a case."""
    return stage(free_case(shipped(pathway_id)), shipped(pathway_id), DATA, guided=True)


def next_event(on: Stage, state: State, *, well: bool) -> Event:
    """Return what a player does: one says and does what is right, the other everything that is not, and types too."""
    moment, incident = moment_of(on, state), incident_of(on, state)
    if moment is not None:
        return Event(Kind.SAY, _picked(moment.sayings, well=well).id)
    if incident is not None:
        left = [way for way in incident.ways if way.id not in state.tried]
        return Event(Kind.DECIDE, _picked(left, well=well).id)
    mine = [event for event in events_of(on, state) if event.kind is Kind.REACH and event not in state.log]
    if not well and mine:
        return mine[0]
    if to_fill(on, state):
        return Event(Kind.TYPE, to_fill(on, state)[0])
    return Event(Kind.GO) if onward_of(on, state) else Event(Kind.POINT, to_click(on, state))


def played(on: Stage, *, well: bool) -> State:
    """Return the state at the end of a case, gone through by one player."""
    state = simulator.begin(on)
    for _ in range(MOST_STEPS):
        if state.end:
            return state
        state = simulator.after(on, state, next_event(on, state, well=well))
    raise AssertionError(f"{on.case.id} does not come to an end")


def _picked(parts: tuple[Judged, ...] | list[Judged], *, well: bool) -> Judged:
    """Return the first part that is right and goes on, or a wrong one; a right one when all wrong ones were tried."""
    going = [part for part in parts if not getattr(part, "end", "")]
    right = [part for part in (*going, *parts) if part.right]
    wrong = [part for part in parts if not part.right]
    return right[0] if well or not wrong else wrong[0]
