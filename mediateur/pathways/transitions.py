"""How each event changes the state of a session: pure, one function a family of events."""

from __future__ import annotations

from dataclasses import replace

from mediateur.pathways.aside import brought_back, reached_from, set_aside, settled
from mediateur.pathways.events import (
    Answered,
    AnyEvent,
    Begun,
    Chosen,
    Differed,
    Followed,
    Hindered,
    Left,
    Opened,
    Paused,
    Prepared,
    Returned,
    Tried,
)
from mediateur.pathways.model import Answer, Pathway, Step
from mediateur.pathways.state import Attempt, State, answer_of, route, start_of


def apply(pathway: Pathway, state: State, event: AnyEvent) -> State:
    """Return the state after an event; a senseless one raises ValueError or KeyError."""
    state = settled(_applied(pathway, replace(state, dropped=()), event))
    return replace(state, gains=_gains(pathway, state))


def _applied(pathway: Pathway, state: State, event: AnyEvent) -> State:
    if isinstance(event, Chosen | Begun | Prepared):
        return _apply_triage(pathway, state, event)
    if isinstance(event, Hindered | Tried | Returned | Left):
        return _apply_obstacle(pathway, state, event)
    match event:
        case Answered(step, answer):
            return _apply_answer(pathway, state, pathway.step(step), answer)
        case Opened(step):
            return replace(state, at=pathway.step(step).id, obstacle="", end="")
        case Paused():
            return replace(state, obstacle="", end=pathway.pause)
        case Followed():
            return replace(state, before=event)
        case Differed(step, _, _):
            pathway.step(step)
            return replace(state, differences=(*state.differences, event))


def _apply_triage(pathway: Pathway, state: State, event: Chosen | Begun | Prepared) -> State:
    if isinstance(event, Prepared):
        return replace(state, end=pathway.triage.prepare)
    if isinstance(event, Chosen):
        question = next((q for q in pathway.triage.questions if q.id == event.question), None)
        if question is None or event.option not in {option.id for option in question.options}:
            raise ValueError(f"no option {event.option} of {event.question}")
        triage = {**dict(state.triage), event.question: event.option}
        return replace(state, triage=tuple(triage.items()), end="")
    chosen = dict(state.triage)
    options = [o for q in pathway.triage.questions for o in q.options if chosen.get(q.id) == o.id]
    end = next((option.end for option in options if option.end), "")
    return replace(state, end=end) if end else replace(state, at=start_of(pathway, state), end="")


def _apply_answer(pathway: Pathway, state: State, step: Step, answer_id: str) -> State:
    answer = answer_of(step, answer_id)
    state = replace(brought_back(state, step.id), at=step.id, obstacle="", end="")
    if answer.retry:
        return _try_again(pathway, state, step, answer)
    if answer.obstacle:
        return _meet(set_aside(pathway, state, step.id, answer.obstacle), answer.obstacle)
    before = route(pathway, state)
    given = {**dict(state.given), step.id: answer.id}
    after = route(pathway, replace(state, given=tuple(given.items())))
    dropped = tuple(s for s in given if s in before and s not in after and s != step.id)
    kept = tuple((s, a) for s, a in given.items() if s not in dropped)
    state = replace(state, given=kept, dropped=dropped)
    return replace(state, end=answer.end) if answer.end else replace(state, at=answer.step)


def _try_again(pathway: Pathway, state: State, step: Step, answer: Answer) -> State:
    if state.again.count((step.id, answer.id)) >= answer.retry:
        return _meet(set_aside(pathway, state, step.id, answer.after), answer.after)
    redone = reached_from(pathway, state, answer.step) | reached_from(pathway, state, step.id)
    return replace(
        state,
        given=tuple((s, a) for s, a in state.given if s not in redone),
        dropped=tuple(s for s, _ in state.given if s in redone),
        again=(*state.again, (step.id, answer.id)),
        at=answer.step,
    )


def _apply_obstacle(pathway: Pathway, state: State, event: Hindered | Tried | Returned | Left) -> State:
    if isinstance(event, Hindered):
        return _meet(replace(state, end=""), pathway.obstacle(event.obstacle).id)
    if not state.obstacle:
        raise ValueError("no obstacle is open")
    obstacle = pathway.obstacle(state.obstacle)
    match event:
        case Tried(attempt, solved):
            if attempt not in {known.id for known in obstacle.tries}:
                raise ValueError(f"no try {attempt} of {obstacle.id}")
            tried = (*state.tried, Attempt(obstacle.id, attempt, solved))
            state = replace(state, tried=tried)
            return replace(brought_back(state, state.at, obstacle.id), obstacle="") if solved else state
        case Returned():
            return replace(state, obstacle="")
        case Left(exit):
            end = next((way.end for way in obstacle.exits if way.id == exit), None)
            if end is None:
                raise ValueError(f"no exit {exit} of {obstacle.id}")
            return replace(state, obstacle="", end=end)


def _meet(state: State, obstacle: str) -> State:
    met = state.met if obstacle in state.met else (*state.met, obstacle)
    return replace(state, obstacle=obstacle, met=met)


def _gains(pathway: Pathway, state: State) -> tuple[str, ...]:
    gains = [code for step, answer in state.given for code in answer_of(pathway.step(step), answer).gains]
    return tuple(dict.fromkeys(gains))
