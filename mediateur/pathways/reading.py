"""Every text of a pathway, where it is written and who meets it: what the measures of readability read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mediateur.content.lexicon import Lexicon
from mediateur.content.readability import Passage, Reading, Summary, read, summary, worst
from mediateur.pathways.library import Library
from mediateur.pathways.model import End, Obstacle, Pathway, Step
from mediateur.pathways.proofs_texts import end_texts, obstacle_texts, step_texts

WORST = 10
_HEARD = ("say", "show", "paper")


class Readability(NamedTuple):
    """How readable a pathway is: what is said or given to the person, what the mediator reads, the worst texts."""

    pathway: str
    heard: Summary
    read: Summary
    worst: tuple[Reading, ...]


def readability(pathway: Pathway, library: Library, lexicon: Lexicon, most: int = WORST) -> Readability:
    """Return the measures of a pathway, with its `most` worst texts."""
    readings = read(passages(pathway, library), lexicon)
    heard = tuple(reading for reading in readings if reading.passage.heard)
    others = tuple(reading for reading in readings if not reading.passage.heard)
    return Readability(pathway.id, summary(heard), summary(others), worst(readings, most))


def passages(pathway: Pathway, library: Library) -> Iterator[Passage]:
    """Yield the texts of a pathway, of its obstacles and of its ends, each in the file where it is written."""
    own = library.file_of(pathway)
    shared = {use.place: use.shared_file for use in library.uses if use.pathway_file == own}
    yield from _header(pathway, own)
    for step in pathway.steps:
        place = f"étape {step.id}"
        yield from (Passage(shared.get(place, own), *found) for found in _of_step(place, step))
    for obstacle in pathway.obstacles:
        yield from (Passage(library.file_of(obstacle) or own, *found) for found in _of_obstacle(obstacle))
    for end in pathway.ends:
        place = f"fin {end.id}"
        file = shared.get(place) or library.file_of(end) or own
        yield from (Passage(file, *found) for found in _of_end(place, end))


def _header(pathway: Pathway, file: str) -> Iterator[Passage]:
    texts = [("title", pathway.title), ("summary", pathway.summary)]
    texts += [(f"prepare {number}", text) for number, text in enumerate(pathway.needs, 1)]
    yield from (Passage(file, f"en-tête, {name}", text, False) for name, text in texts)
    for question in pathway.triage.questions:
        place = f"triage, question {question.id}"
        yield from (Passage(file, place, text, False) for text in (question.title, question.hint))
        for option in question.options:
            for text in (option.label, option.note, option.bring):
                yield Passage(file, f"{place}, option {option.id}", text, text == option.bring)
    yield from (Passage(file, f"checklist {check.id}", check.label, False) for check in pathway.checklist)


def _of_step(place: str, step: Step) -> Iterator[tuple[str, str, bool]]:
    yield from ((f"{place}, {name}", text, _is_heard(name)) for name, text in step_texts(step))
    yield from ((f"{place}, réponse {answer.id}", answer.label, False) for answer in step.answers)


def _of_obstacle(obstacle: Obstacle) -> Iterator[tuple[str, str, bool]]:
    place = f"obstacle {obstacle.id}"
    yield from ((f"{place}, {name}", text, _is_heard(name)) for name, text in obstacle_texts(obstacle))


def _of_end(place: str, end: End) -> Iterator[tuple[str, str, bool]]:
    yield from ((f"{place}, {name}", text, _is_heard(name)) for name, text in end_texts(end))


def _is_heard(name: str) -> bool:
    return name.partition(",")[0] in _HEARD
