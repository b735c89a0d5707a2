"""What the events of a session add up to, and the route that follows from it."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from mediateur.pathways.events import Differed, Followed
from mediateur.pathways.model import Answer, Pathway, Step, main_answer


class Attempt(msgspec.Struct, frozen=True):
    """What was tried against which obstacle."""

    obstacle: str
    attempt: str
    solved: bool


class Aside(msgspec.Struct, frozen=True):
    """Answers that wait while the obstacle met at `step` is not settled; `order` is that of the answers before."""

    step: str
    obstacle: str
    answers: tuple[tuple[str, str], ...]
    order: tuple[str, ...]


NOTHING = Followed((), ())


@dataclass(frozen=True)
class State:
    """What a walk's events add up to.

    `given` are the answers that stand, in the order of the steps' first answers. `at` is the step in view ("" in
    the triage); `obstacle` the open one; `end` the end that was reached; `dropped` the steps whose answers the
    last event made senseless; `aside` the answers that wait for an obstacle to be settled, and do not stand meanwhile;
    `gains` the result codes earned on the way; `before` what another pathway gave, when this one follows it.
    """

    triage: tuple[tuple[str, str], ...] = ()
    given: tuple[tuple[str, str], ...] = ()
    at: str = ""
    obstacle: str = ""
    end: str = ""
    tried: tuple[Attempt, ...] = ()
    met: tuple[str, ...] = ()
    again: tuple[tuple[str, str], ...] = ()
    differences: tuple[Differed, ...] = ()
    dropped: tuple[str, ...] = ()
    aside: tuple[Aside, ...] = ()
    gains: tuple[str, ...] = ()
    before: Followed = NOTHING

    def answer_of(self, step: str) -> str:
        """Return the id of the answer given to a step, or an empty text."""
        return dict(self.given).get(step, "")


def start_of(pathway: Pathway, state: State) -> str:
    """Return the step at which the wish told in the triage begins (the first of the trunk by default)."""
    chosen = dict(state.triage)
    for question in pathway.triage.questions:
        for option in question.options:
            if chosen.get(question.id) == option.id and option.step:
                return option.step
    return pathway.trunk[0].id


def route(pathway: Pathway, state: State) -> tuple[str, ...]:
    """Return the ids of the steps from the start to an end, following `state.given`."""
    given = dict(state.given)
    steps: list[str] = []
    current = start_of(pathway, state)
    while current and current not in steps:
        steps.append(current)
        step = pathway.step(current)
        answer = answer_of(step, given[current]) if current in given else main_answer(step)
        current = answer.step
    return tuple(steps)


def answer_of(step: Step, answer_id: str) -> Answer:
    """Return the answer of that id of a step; raises ValueError when there is none."""
    for answer in step.answers:
        if answer.id == answer_id:
            return answer
    raise ValueError(f"no answer {answer_id} of {step.id}")
