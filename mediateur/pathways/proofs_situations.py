"""Proofs of situations: each is told in a person's words, and its story leads where it says."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mediateur.content.problems import Problem
from mediateur.pathways.library import Library
from mediateur.pathways.model import Pathway
from mediateur.pathways.situations import ROWS, Situation
from mediateur.pathways.story import StoryError, play

LEAST_SAYINGS = 2


def situation_problems(library: Library, broken: Collection[str] = ()) -> Iterator[Problem]:
    """Yield the problems of the situations of a content folder.

    No story is told in the pathways that are `broken`: the fault is where they lead nowhere, not in the story.
    """
    pathways = {pathway.id: pathway for pathway in library.pathways}
    said: dict[str, str] = {}
    for situation in library.situations:
        file, place = library.file_of(situation), f"situation {situation.id}"
        for phrase in situation.says:
            first = said.setdefault(phrase.casefold(), situation.id)
            if first != situation.id:
                yield Problem(file, place, "texte-double", f"« {phrase} » est déjà dit dans « {first} ». Changez-le.")
        if not situation.title or len(situation.says) < LEAST_SAYINGS:
            yield Problem(file, place, "texte-vide", "Donnez un titre, et deux phrases au moins dans « says ».")
        for row in situation.about:
            if row not in ROWS:
                message = f"« {row} » n’est pas un tableau connu. Corrigez « about » : {', '.join(ROWS)}."
                yield Problem(file, place, "tableau-inconnu", message)
        if situation.pathway not in pathways:
            message = f"Le parcours « {situation.pathway} » n’existe pas. Corrigez « pathway »."
            yield Problem(file, place, "parcours-absent", message)
        elif situation.pathway not in broken:
            found = _told(situation, pathways[situation.pathway])
            yield from (Problem(file, place, rule, message) for rule, message in found)


def _told(situation: Situation, pathway: Pathway) -> Iterator[tuple[str, str]]:
    try:
        walk = play(pathway, situation.story)
    except StoryError as error:
        yield "histoire", f"{error} Corrigez « story »."
    else:
        if walk.state.end != situation.end:
            reached = walk.state.end or f"l’étape {walk.state.at}"
            yield "histoire", f"L’histoire mène à « {reached} », et non à « {situation.end} »."
    if situation.step and situation.step not in {step.id for step in pathway.steps}:
        yield "suite-inconnue", f"L’étape « {situation.step} » n’existe pas. Corrigez « step »."
    if situation.obstacle and situation.obstacle not in {obstacle.id for obstacle in pathway.obstacles}:
        yield "obstacle-absent", f"L’obstacle « {situation.obstacle} » n’est pas de ce parcours."
