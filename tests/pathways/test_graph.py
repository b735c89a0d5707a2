"""The graph of a pathway: what is reached, what turns in circles, how many ways there are."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.reader import fill
from mediateur.pathways import graph
from mediateur.pathways.model import Obstacle, Pathway, Step
from tests.pathways import samples
from tests.pathways.samples import Raw


def made(*steps: Raw) -> Pathway:
    """Return a pathway whose trunk is these steps, with the two ends and the obstacle of the sample."""
    raw = samples.pathway() | {"trunk": list(steps), "branches": []}
    raw["triage"]["questions"][0]["options"] = [{"id": "rien", "label": "R", "summary": "R", "end": "plus-tard"}]
    obstacle, _ = fill(msgspec.convert(samples.obstacle(), Obstacle), {"telephone": "34 22"}, Obstacle)
    return msgspec.structs.replace(msgspec.convert(raw, Pathway), obstacles=(obstacle,))


def listed(pathway: Pathway) -> int:
    """Count the ways by walking each, one by one."""
    steps = {step.id: step for step in pathway.steps}

    def ways(step: Step) -> int:
        total = 0
        for answer in step.answers:
            if answer.end:
                total += 1
            elif answer.obstacle or answer.after:
                total += len(pathway.obstacle(answer.obstacle or answer.after).exits)
            else:
                total += ways(steps[answer.step])
        return total

    return sum(1 if node.startswith("fin ") else ways(steps[node]) for node in dict.fromkeys(graph.starts(pathway)))


@st.composite
def forward_pathways(draw: st.DrawFn) -> Pathway:
    """Draw a pathway whose answers go to later steps, to ends, to the obstacle, or back as a counted try."""
    names = [f"e{number}" for number in range(draw(st.integers(1, 7)))]

    def answers(index: int) -> Sequence[Raw]:
        onward = st.sampled_from([samples.to(name) for name in names[index + 1 :]] or [samples.ends_at("fini")])
        again = {"id": "encore", "label": "E", "step": draw(st.sampled_from(names)), "retry": 2, "after": "bloque"}
        other = st.sampled_from([samples.ends_at("fini"), samples.ends_at("plus-tard"), samples.hinders(), again])
        return [draw(onward), *draw(st.lists(onward | other, max_size=3))]

    return made(*(samples.step(name, *answers(index)) for index, name in enumerate(names)))


@given(forward_pathways())
def test_ways_are_counted_as_if_each_were_walked(pathway: Pathway) -> None:
    assert graph.cycle(pathway) == ()
    assert graph.distinct_paths(pathway) == listed(pathway)
    for step in pathway.steps:
        assert any(node.startswith("fin ") for node in graph.reached_from(pathway, step.id))


def test_a_loop_is_told_in_the_order_of_its_steps() -> None:
    loop = made(
        samples.step("a", samples.to("b"), samples.ends_at("fini")),
        samples.step("b", samples.to("c"), samples.ends_at("fini")),
        samples.step("c", samples.to("b"), samples.ends_at("fini")),
    )
    assert graph.cycle(loop) in {("b", "c", "b"), ("c", "b", "c")}
    assert graph.distinct_paths(loop) == 0
    longer = made(
        samples.step("a", samples.to("b")),
        samples.step("b", samples.to("c")),
        samples.step("c", samples.to("a")),
    )
    assert "abca".find("".join(graph.cycle(longer))[:2]) >= 0
    assert len(graph.cycle(longer)) == 4


def test_a_counted_try_is_no_loop() -> None:
    again = {"id": "encore", "label": "E", "step": "a", "retry": 1, "after": "bloque"}
    pathway = made(
        samples.step("a", samples.to("b"), samples.ends_at("fini")), samples.step("b", again, samples.hinders())
    )
    assert graph.cycle(pathway) == ()
    assert "a" in graph.reached_from(pathway, "b")
    assert "fin plus-tard" in graph.reached_from(pathway, "b")


@pytest.mark.parametrize("length", [5000])
def test_a_very_long_pathway_is_counted_without_running_out_of_stack(length: int) -> None:
    steps = [
        samples.step(f"e{number}", samples.to(f"e{number + 1}"), samples.ends_at("fini")) for number in range(length)
    ]
    pathway = made(*steps, samples.step(f"e{length}", samples.ends_at("fini")))
    assert graph.cycle(pathway) == ()
    assert graph.distinct_paths(pathway) == length + 1 + 2  # and the two ends of the triage


def test_unknown_targets_are_counted_as_no_way() -> None:
    pathway = made(samples.step("a", samples.to("nulle-part"), samples.hinders("inconnu"), samples.ends_at("fini")))
    assert graph.distinct_paths(pathway) == 1 + 2
    assert graph.reached(pathway) >= {"a", "nulle-part", "fin fini", "fin plus-tard", "fin preparer"}
