"""The course of a walk: the steps that a session counts and lists, and the number of the one in view.

It is the trunk, as long as the way comes back to it: the steps of such a branch are not counted, the number of the
trunk's step that led there stays. What leads elsewhere by its first answers (objecting, changing one's mind, calling
rather than clicking) takes the place of the rest of the trunk, and is counted like it. So the number never goes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mediateur.pathways.model import Pathway
from mediateur.pathways.state import answer_of
from mediateur.pathways.walk import Walk


@dataclass(frozen=True)
class Course:
    """The ids of the steps, and the number (from 1) of the one in view; once `ended`, only what was done, in full."""

    steps: tuple[str, ...]
    number: int
    ended: bool = False

    @property
    def total(self) -> int:
        """How many steps there are."""
        return max(1, len(self.steps))

    @property
    def step(self) -> str:
        """The step that is the present one of the list, or an empty text once ended."""
        return "" if self.ended else self.steps[self.number - 1]

    @property
    def told(self) -> str:
        """Where the session is, in French."""
        return "Fin du parcours" if self.ended else f"Étape {self.number} sur {self.total}"


def course(walk: Walk, at: str = "") -> Course:
    """Return the course of a walk at the step in view, or at another step.

    An end that leaves something to resume is told where the session stopped; any other one ends the course.
    """
    if walk.state.end and not walk.remaining and not at:
        return _ended(walk, _counted(walk, walk.state.at)[0])
    return Course(*_counted(walk, at or walk.state.at))


def _ended(walk: Walk, steps: tuple[str, ...]) -> Course:
    done = tuple(step for step in steps if step in walk.done) or walk.done
    return Course(done, max(1, len(done)), ended=True)


def _counted(walk: Walk, at: str) -> tuple[tuple[str, ...], int]:
    steps, number, place = tuple(step.id for step in walk.pathway.trunk), 0, 0
    for step in _met(walk, at):
        ahead = _ahead(walk.pathway, step)
        if ahead[0] not in steps:
            steps = tuple(dict.fromkeys((*steps[:place], *ahead)))
        place = steps.index(step) + 1 if step in steps else place
        number = place if step == at else number
    return steps, max(1, number)


def _met(walk: Walk, at: str) -> Iterator[str]:
    """Yield the steps that lead to `at`, then those that were answered after it and what the last answer leads to.

    A step of a branch that the session jumped over did not lead anywhere.
    """
    route, given, thread = walk.route, dict(walk.state.given), _thread(walk, at)
    reached = [step for step, led in zip(route, ("", *route), strict=False) if step in given or led in given]
    if not set(thread) <= set(route):
        yield from (step for step in reached if step not in thread)
        yield from thread
        return
    trunk = {step.id for step in walk.pathway.trunk}
    jumped = set(route[: route.index(walk.state.at)] if walk.state.at in route else route) - {*reached, *trunk, at}
    last = max(route.index(step) for step in (at, *reached))
    yield from (step for step in route[: last + 1] if step not in jumped)


def _thread(walk: Walk, at: str) -> tuple[str, ...]:
    """Return the steps that the answers given tie to `at`, wherever that thread began: any step may be opened."""
    leads = {step: answer_of(walk.pathway.step(step), answer).step for step, answer in walk.state.given}
    thread = [at]
    while led := next((step for step in reversed(leads) if leads[step] == thread[0] and step not in thread), ""):
        thread.insert(0, led)
    while (onward := leads.get(thread[-1])) and onward not in thread:
        thread.append(onward)
    return tuple(thread)


def _ahead(pathway: Pathway, step: str) -> tuple[str, ...]:
    """Return the way from a step by its first answers to an end, or the trunk from where that way comes back to it."""
    trunk, way = [known.id for known in pathway.trunk], []
    while step and step not in way:
        if step in trunk:
            return tuple(trunk[trunk.index(step) :])
        way.append(step)
        step = next(answer.step for answer in pathway.step(step).answers if answer.onward)
    return tuple(way)
