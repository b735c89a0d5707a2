"""What a person did, told in one line, and the walk that it makes.

`souhait=activer` answers a question of the triage (its first option otherwise); `oui` the question of the step in view;
`!nom` opens an obstacle, `+essai` settles it (those before it did not), `*` tries everything in vain, `>issue` leaves
it, `<étape` opens a step; PAUSE stops, PREPARER prepares and comes back.
"""

from __future__ import annotations

from collections.abc import Iterator

from mediateur.pathways import events as e
from mediateur.pathways.model import Pathway
from mediateur.pathways.walk import Walk

PAUSE, PREPARE = "PAUSE", "PREPARER"


class StoryError(ValueError):
    """A word of a story means nothing where it stands; the message says why, in French."""


def play(pathway: Pathway, story: str) -> Walk:
    """Return the walk of a story. Raises StoryError."""
    words = story.split()
    walk = _triaged(Walk(pathway), dict(word.split("=", 1) for word in words if "=" in word))
    done = [word for word in words if "=" not in word]
    if done[:1] != [PREPARE]:
        walk = walk.begin()
    for word in done:
        if walk.state.end:
            raise StoryError(f"« {word} » vient après la fin « {walk.state.end} ».")
        walk = _told(walk, word)
    return walk


def _told(walk: Walk, word: str) -> Walk:
    try:
        for event in _events(walk, word):
            walk = _then(walk, event, word)
    except KeyError as error:
        raise StoryError(f"« {word} » mène à {error}, qui n’existe pas.") from error
    return walk


def _triaged(walk: Walk, chosen: dict[str, str]) -> Walk:
    for question in walk.pathway.triage.questions:
        option = chosen.pop(question.id, question.options[0].id)
        walk = _then(walk, e.Chosen(question.id, option), f"{question.id}={option}")
    if chosen:
        raise StoryError(f"La question « {next(iter(chosen))} » n’existe pas.")
    return walk


def _then(walk: Walk, event: e.AnyEvent, word: str) -> Walk:
    try:
        return walk.then(event)
    except (ValueError, KeyError) as error:
        where = walk.state.obstacle or walk.state.at or "début"
        raise StoryError(f"« {word} » ne veut rien dire à « {where} ».") from error


def _events(walk: Walk, word: str) -> Iterator[e.AnyEvent]:
    if bool(walk.obstacle) != (word[0] in "+*>") and word != PAUSE:
        there = f"l’obstacle « {walk.state.obstacle} » est ouvert" if walk.obstacle else "aucun obstacle n’est ouvert"
        raise StoryError(f"« {word} » : {there}.")
    if word in {PAUSE, PREPARE}:
        yield e.Paused() if word == PAUSE else e.Prepared()
    elif word[0] in "+*":
        yield from _tries(walk, word[1:])
    elif word[0] == ">":
        yield e.Left(word[1:])
    elif word[0] == "!":
        yield _hindered(walk, word[1:])
    else:
        yield e.Opened(word[1:]) if word[0] == "<" else e.Answered(walk.state.at, word)


def _hindered(walk: Walk, obstacle: str) -> e.Hindered:
    anytime = {known.id for known in walk.pathway.obstacles if known.anytime}
    if walk.step is None or obstacle not in {*walk.step.obstacles, *anytime}:
        raise StoryError(f"L’étape « {walk.state.at} » ne propose pas l’obstacle « {obstacle} ».")
    return e.Hindered(obstacle)


def _tries(walk: Walk, settled_by: str) -> Iterator[e.AnyEvent]:
    """Yield the tries in their order: all in vain, or up to the one that settles."""
    attempts = walk.obstacle.tries if walk.obstacle else ()
    if settled_by and settled_by not in {attempt.id for attempt in attempts}:
        raise StoryError(f"« {settled_by} » n’est pas un essai de « {walk.state.obstacle} ».")
    for attempt in attempts:
        yield e.Tried(attempt.id, solved=attempt.id == settled_by)
        if attempt.id == settled_by:
            return
