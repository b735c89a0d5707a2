"""A pathway as a graph: nodes are step ids and « fin … », obstacles are collapsed to their exits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from mediateur.pathways.model import Answer, Pathway, Step


def successors(pathway: Pathway, step: Step, *, retries: bool = True) -> Iterator[str]:
    """Yield the nodes that a step leads to, by its answers and by its obstacle buttons."""
    for answer in step.answers:
        if answer.step and (retries or not answer.retry):
            yield answer.step
        if answer.end:
            yield f"fin {answer.end}"
    for obstacle in {*step.obstacles, *(answer.obstacle or answer.after for answer in step.answers)}:
        yield from exits(pathway, obstacle)


def exits(pathway: Pathway, obstacle_id: str) -> Iterator[str]:
    """Yield the ends to which the ways out of an obstacle lead (nothing for an unknown one)."""
    for obstacle in pathway.obstacles:
        if obstacle.id == obstacle_id:
            yield from (f"fin {way.end}" for way in obstacle.exits)


def starts(pathway: Pathway) -> Iterator[str]:
    """Yield the nodes to which the triage leads."""
    if pathway.triage.prepare:
        yield f"fin {pathway.triage.prepare}"
    if pathway.trunk:
        yield pathway.trunk[0].id
    for question in pathway.triage.questions:
        for option in question.options:
            if option.step:
                yield option.step
            if option.end:
                yield f"fin {option.end}"


def reached(pathway: Pathway) -> frozenset[str]:
    """Return every node that a session may reach; « pas aujourd'hui » is reached from everywhere."""
    anywhere = {node for obstacle in pathway.obstacles if obstacle.anytime for node in exits(pathway, obstacle.id)}
    return _closure(pathway, starts(pathway)) | anywhere | {f"fin {pathway.pause}"}


def reached_from(pathway: Pathway, step_id: str) -> frozenset[str]:
    """Return every node reached from a step by its own answers and obstacles."""
    return _closure(pathway, iter((step_id,)))


def connected(pathway: Pathway) -> frozenset[str]:
    """Return the steps at which the person may arrive connected to the official site."""
    steps = {step.id: step for step in pathway.steps}
    seen: set[str] = set()
    waiting = [answer.step for step in pathway.steps for answer in step.answers if answer.enters]
    while waiting:
        step = steps.get(waiting.pop())
        if step and step.id not in seen:
            seen.add(step.id)
            waiting.extend(answer.step for answer in step.answers if answer.step and not step.leaves)
    return frozenset(seen)


def cycle(pathway: Pathway) -> tuple[str, ...]:
    """Return the steps of one way that comes back to itself without a counted try, or nothing."""
    try:
        _ends_first(pathway)
    except CycleError as error:
        return tuple(reversed(error.args[1]))
    return ()


def distinct_paths(pathway: Pathway) -> int:
    """Count the ways from the triage to an end along answers, obstacles collapsed to their exits.

    A solved obstacle comes back to its question and a « try again » repeats it: neither makes another path.
    Returns 0 for a pathway that loops.
    """
    if cycle(pathway):
        return 0
    steps = {step.id: step for step in pathway.steps}
    ways: dict[str, int] = {}
    for node in _ends_first(pathway):
        step = steps.get(node)
        ways[node] = sum(_ways_of(pathway, answer, ways) for answer in step.answers) if step else 0
    return sum(1 if node.startswith("fin ") else ways.get(node, 0) for node in dict.fromkeys(starts(pathway)))


def _ends_first(pathway: Pathway) -> tuple[str, ...]:
    """Return the nodes so that each comes after those that it leads to; raises CycleError (tries are left out)."""
    ahead = {step.id: sorted(successors(pathway, step, retries=False)) for step in pathway.steps}
    return tuple(TopologicalSorter(ahead).static_order())


def _ways_of(pathway: Pathway, answer: Answer, ways: Mapping[str, int]) -> int:
    if answer.end:
        return 1
    if answer.obstacle or answer.after:
        return len(tuple(exits(pathway, answer.obstacle or answer.after)))
    return ways.get(answer.step, 0)


def _closure(pathway: Pathway, nodes: Iterator[str]) -> frozenset[str]:
    steps = {step.id: step for step in pathway.steps}
    seen: set[str] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(successors(pathway, steps[node]) if node in steps else ())
    return frozenset(seen)
