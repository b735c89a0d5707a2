"""Proofs of texts: none is missing, none is written twice, and what the person hears or reads is short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mediateur.content.problems import Problem
from mediateur.content.text import plain, sentences, word_count
from mediateur.pathways.library import Library
from mediateur.pathways.model import End, Obstacle, Paper, Pathway, Show, Step

MOST_WORDS, MOST_OBSTACLES = 20, 4
Texts = Iterator[tuple[str, str]]


def problems(pathway: Pathway, library: Library) -> Iterator[Problem]:
    """Yield the problems of the texts of a pathway and of its obstacles."""
    file = library.file_of(pathway)
    yield from (Problem(file, *found) for found in _missing(pathway))
    yield from (Problem(file, *found) for found in _twice(pathway, _shared_texts(file, library)))
    yield from (Problem(file, *found) for found in _left_open(pathway))
    yield from _too_long(pathway, library)
    for obstacle in pathway.obstacles:
        for name, text in obstacle_texts(obstacle):
            if not text.strip():
                place = f"obstacle {obstacle.id}, {name}"
                yield Problem(_file_of(obstacle, library), place, "texte-vide", "Ce texte manque.")


def step_texts(step: Step) -> Texts:
    """Yield every text of a step with its name."""
    yield from (("title", step.title), ("rail", step.rail), ("subtitle", step.subtitle), ("say", step.say))
    yield from ((f"do {number}", text) for number, text in enumerate(step.do, 1))
    yield from ((f"cautions {number}", text) for number, text in enumerate(step.cautions, 1))
    yield from _person_texts(step.show, step.paper)
    yield "question", step.question


def obstacle_texts(obstacle: Obstacle) -> Texts:
    """Yield every text of an obstacle with its name."""
    yield from (("label", obstacle.label), ("title", obstacle.title), ("say", obstacle.say), ("avoid", obstacle.avoid))
    yield from _person_texts(obstacle.show, obstacle.paper)
    for attempt in obstacle.tries:
        yield f"essai {attempt.id}, title", attempt.title
        yield f"essai {attempt.id}, text", attempt.text
    yield from ((f"issue {way.id}, label", way.label) for way in obstacle.exits)


def end_texts(end: End) -> Texts:
    """Yield every text of an end with its name."""
    yield from (("title", end.title), ("say", end.say), ("next", end.next))
    yield from _person_texts(end.show, end.paper)


def _person_texts(show: Show, paper: Paper) -> Texts:
    yield "show, title", show.title
    yield from ((f"show, ligne {number}", text) for number, text in enumerate(show.lines, 1))
    yield from (("paper, title", paper.title), ("paper, text", paper.text))


def _missing(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    yield from _general(pathway)
    for step in pathway.steps:
        place = f"étape {step.id}"
        if not 1 <= len(step.do) <= 3:
            yield place, "texte-vide", "« do » a d’une à trois actions."
        if not 1 <= len(step.show.lines) <= 2:
            yield place, "texte-vide", "« show » a une ou deux lignes."
        if len(step.obstacles) > MOST_OBSTACLES:
            yield place, "trop-d-obstacles", f"Une étape montre {MOST_OBSTACLES} obstacles au plus, les plus fréquents."
        if not step.cautions:
            yield place, "texte-vide", "« cautions » a au moins une ligne."
        yield from _empty(place, step_texts(step))
        yield from _empty(place, ((f"réponse {a.id}", a.label) for a in step.answers))
    for end in pathway.ends:
        yield from _empty(f"fin {end.id}", end_texts(end))


def _general(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    yield from _empty("en-tête", iter((("title", pathway.title), ("summary", pathway.summary))))
    given = (pathway.minutes > 0, pathway.version > 0, pathway.prepare, pathway.sources, pathway.words)
    if not all(given):
        yield (
            "en-tête",
            "texte-vide",
            "Donnez version, minutes, sources, prepare (ce qu’il faut), words (la recherche).",
        )
    if not pathway.checklist:
        yield "checklist", "texte-vide", "Une séance finit par des contrôles (déconnexion, fenêtre, papiers)."
    yield from _empty("en-tête", ((f"prepare {number}", text) for number, text in enumerate(pathway.needs, 1)))
    for question in pathway.triage.questions:
        place = f"triage, question {question.id}"
        yield from _empty(place, iter((("title", question.title), ("hint", question.hint))))
        for option in question.options:
            yield from _empty(place, iter(((option.id, option.label), (f"{option.id}, summary", option.summary))))


def _empty(place: str, texts: Texts) -> Iterator[tuple[str, str, str]]:
    for name, text in texts:
        if not text.strip():
            yield place, "texte-vide", f"« {name} » manque."


def _shared_texts(file: str, library: Library) -> dict[str, str]:
    """Return the shared file of each place where this pathway puts a shared part."""
    return {use.place: use.shared_file for use in library.uses if use.pathway_file == file}


def _twice(pathway: Pathway, shared: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield the texts that stand at two places; the rail may repeat the title of its own step.

    A shared step that is put at two places is written once.
    """
    seen: dict[str, tuple[str, str]] = {}
    for where, name, text in _all_texts(pathway):
        key = plain(text).casefold().strip(" .")
        first = seen.setdefault(key, (where, name))
        written_once = name == first[1] and where in shared and shared.get(first[0]) == shared[where]
        if key and first != (where, name) and not written_once and (first[0] != where or name != "rail"):
            place = f"{where}, {name}"
            yield place, "texte-double", f"Le même texte est déjà à : {', '.join(first)}. Dites-le autrement."
    for step in pathway.steps:
        labels = [answer.label.casefold() for answer in step.answers]
        if len(set(labels)) < len(labels):
            yield f"étape {step.id}", "texte-double", "Deux réponses portent le même texte. Dites-les autrement."


def _all_texts(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    for step in pathway.steps:
        yield from ((f"étape {step.id}", name, text) for name, text in step_texts(step))
    for end in pathway.ends:
        yield from ((f"fin {end.id}", name, text) for name, text in end_texts(end))


def _left_open(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    for where, name, text in _all_texts(pathway):
        if "{" in text or "}" in text:
            message = "Une accolade reste. Entre accolades va l’identifiant d’un fait, comme horaires-3422."
            yield f"{where}, {name}", "accolade", message


def _too_long(pathway: Pathway, library: Library) -> Iterator[Problem]:
    file = library.file_of(pathway)
    said: list[tuple[str, str, str]] = []
    said += [(file, f"étape {s.id}, {name}", text) for s in pathway.steps for name, text in _said(s)]
    said += [(file, f"fin {e.id}, {name}", text) for e in pathway.ends for name, text in _said(e)]
    for obstacle in pathway.obstacles:
        named = _file_of(obstacle, library)
        said += [(named, f"obstacle {obstacle.id}, {name}", text) for name, text in _said(obstacle)]
    for where, place, text in said:
        for sentence in sentences(text):
            count = word_count(sentence)
            if count > MOST_WORDS:
                message = f"Une phrase dite à la personne a {count} mots, {MOST_WORDS} au plus : « {sentence} »"
                yield Problem(where, place, "phrase-longue", message)


def _said(spoken: Step | Obstacle | End) -> Texts:
    yield "say", spoken.say
    yield from _person_texts(spoken.show, spoken.paper)


def _file_of(obstacle: Obstacle, library: Library) -> str:
    for known in library.obstacles:
        if known.id == obstacle.id:
            return library.file_of(known)
    return ""
