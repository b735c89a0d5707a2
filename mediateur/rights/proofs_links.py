"""Proofs of where rights lead: the pathway is there, its step or obstacle too, and it speaks of the right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mediateur.content.problems import Problem
from mediateur.rights.catalogue import Right, read_rights


class Destination(NamedTuple):
    """What a pathway offers to a right: all the facts that it cites, and those of each step and each obstacle."""

    facts: Collection[str]
    steps: Mapping[str, Collection[str]]
    obstacles: Mapping[str, Collection[str]]


def link_problems(root: Path, pathways: Mapping[str, Destination]) -> tuple[Problem, ...]:
    """Return the rights that lead nowhere, or where nothing is said of them; `pathways` are those that exist."""
    return tuple(
        Problem(file, f"droit {right.id}", rule, message)
        for file, right in read_rights(root)[0]
        for rule, message in _found(right, pathways)
    )


def _found(right: Right, pathways: Mapping[str, Destination]) -> Iterator[tuple[str, str]]:
    pathway = pathways.get(right.pathway)
    if pathway is None:
        yield "parcours-absent", f"Le parcours « {right.pathway} » n’existe pas."
        return
    if right.step and right.step not in pathway.steps:
        yield "suite-inconnue", f"L’étape « {right.step} » n’est pas dans ce parcours. Corrigez « step »."
    if right.obstacle and right.obstacle not in pathway.obstacles:
        yield "obstacle-absent", f"L’obstacle « {right.obstacle} » n’est pas de ce parcours. Corrigez « obstacle »."
    if not set(right.facts) & set(_said_there(right, pathway)):
        where = right.obstacle or right.step or right.pathway
        yield (
            "parcours-muet",
            f"« {where} » ne cite aucun fait de ce droit. Menez ailleurs, ou citez-en un ici.",
        )


def _said_there(right: Right, pathway: Destination) -> Iterable[str]:
    """Return the facts cited where the right opens; those of the pathway when that place is unknown."""
    if right.obstacle:
        return pathway.obstacles.get(right.obstacle, pathway.facts)
    return pathway.steps.get(right.step, pathway.facts) if right.step else pathway.facts
