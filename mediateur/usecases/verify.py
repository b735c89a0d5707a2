"""Proving content: the report of `mediateur verifier`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, TypedDict

from mediateur.content.problems import Problem
from mediateur.pathways.graph import distinct_paths
from mediateur.pathways.library import load_library
from mediateur.pathways.model import Pathway
from mediateur.pathways.proofs import prove
from mediateur.pathways.proofs_cards import card_problems


class PathwayLine(TypedDict):
    """What the report says of a pathway."""

    id: str
    steps: int
    answers: int
    paths: int


class Report(NamedTuple):
    """What a content folder holds and what is wrong with it."""

    pathways: tuple[PathwayLine, ...]
    problems: tuple[Problem, ...]
    facts: int


def verify(root: Path) -> Report:
    """Prove the content of a folder that stands in for resources/."""
    library = load_library(root)
    problems = prove(library) + card_problems(root, library)
    if not library.pathways and not problems:
        problems = (Problem("pathways", "", "fichier-absent", "Aucun parcours dans ce dossier."),)
    return Report(tuple(_line(pathway) for pathway in library.pathways), problems, len(library.facts))


def _line(pathway: Pathway) -> PathwayLine:
    answers = sum(len(step.answers) for step in pathway.steps)
    return PathwayLine(id=pathway.id, steps=len(pathway.steps), answers=answers, paths=distinct_paths(pathway))
