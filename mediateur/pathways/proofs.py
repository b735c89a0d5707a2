"""The proofs that content passes before it is used: the graph, the references, the texts.

Each rule is a small generator of problems; a problem names the file, the place, the rule and the remedy.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from mediateur.content.problems import Problem
from mediateur.pathways import graph, proofs_texts
from mediateur.pathways.library import Library
from mediateur.pathways.model import Answer, Pathway, Step
from mediateur.pathways.proofs_references import library_references, pathway_references
from mediateur.pathways.proofs_situations import situation_problems
from mediateur.pathways.sharing import Use

RESUMED = "a-reprendre"
PAUSING = frozenset((RESUMED, "preference-reflexion"))
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KEYS = {
    "parcours-absent": "onward",
    "fait": "facts",
    "fait-absent": "facts",
    "fait-inconnu": "facts",
    "sans-fait": "facts",
    "schema-absent": "screen",
    "obstacle-absent": "obstacles",
    "resultat-inconnu": "outcomes",
    "nombre-de-reponses": "answers",
    "date": "seen",
}
Rule = Callable[[Pathway], Iterator[tuple[str, str, str]]]


def prove(library: Library, cited: frozenset[str] = frozenset()) -> tuple[Problem, ...]:
    """Return every problem of a content folder; an empty tuple means that it may be used.

    `cited` are the facts on which other content rests (the rights, the lexicon): they are not idle.
    What cannot be read comes alone: without it, sound files would seem to name what does not exist.
    """
    if library.problems:
        return tuple(dict.fromkeys(library.problems))
    problems = [*library_references(library, cited)]
    for pathway in library.pathways:
        file = library.file_of(pathway)
        found = [*pathway_references(pathway, library)]
        found += [Problem(file, *problem) for rule in RULES for problem in rule(pathway)]
        found += proofs_texts.problems(pathway, library)
        problems.extend(_where_it_is(problem, pathway, library) for problem in found)
    problems.extend(situation_problems(library))
    return tuple(dict.fromkeys(problems))


def _where_it_is(problem: Problem, pathway: Pathway, library: Library) -> Problem:
    """Return a problem of a shared part in the file of that part, unless it lies in what the pathway gave to it."""
    ends = [end for end in pathway.ends if library.file_of(end)]
    for use in (*library.uses, *(Use(problem.file, f"fin {end.id}", library.file_of(end)) for end in ends)):
        where, _, part = problem.place.partition(", ")
        if problem.file == use.pathway_file and where == use.place:
            return problem if _is_given(problem.rule, part, use) else problem._replace(file=use.shared_file)
    return problem


def _is_given(rule: str, part: str, use: Use) -> bool:
    answer = part.removeprefix("réponse ")
    key = "answers" if answer != part else re.split("[ ,]", part)[0] or _KEYS.get(rule, "")
    return key in use.given or (rule == "suite-inconnue" and answer in use.filled)


def ids_are_unique(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    """No two steps, ends, answers of a step, questions or options of a question share an id."""
    groups: list[tuple[str, Iterable[str]]] = [
        ("étapes", [step.id for step in pathway.steps]),
        ("fins", [end.id for end in pathway.ends]),
        ("questions", [question.id for question in pathway.triage.questions]),
        ("contrôles", [check.id for check in pathway.checklist]),
    ]
    groups += [(f"étape {step.id}, réponses", [answer.id for answer in step.answers]) for step in pathway.steps]
    groups += [(f"question {q.id}, options", [option.id for option in q.options]) for q in pathway.triage.questions]
    for place, ids in groups:
        for name, count in Counter(ids).items():
            if not _ID.fullmatch(name):
                yield place, "identifiant", f"« {name} » : des minuscules sans accent, des chiffres et des traits."
            if count > 1:
                yield place, "id-double", f"L’identifiant « {name} » est donné {count} fois. Renommez-en un."


def answers_lead_somewhere(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    """Each answer leads to exactly one step, obstacle or end that exists."""
    for step in pathway.steps:
        for answer in step.answers:
            yield from _one_target(pathway, step, answer)


def _one_target(pathway: Pathway, step: Step, answer: Answer) -> Iterator[tuple[str, str, str]]:
    place = f"étape {step.id}, réponse {answer.id}"
    targets = [target for target in (answer.step, answer.obstacle, answer.end) if target]
    if len(targets) != 1:
        yield place, "reponse-sans-suite", "Donnez une seule suite : step, obstacle ou end."
    if answer.step and answer.step not in {known.id for known in pathway.steps}:
        yield place, "suite-inconnue", f"L’étape « {answer.step} » n’existe pas. Corrigez « step »."
    if answer.end and answer.end not in {known.id for known in pathway.ends}:
        yield place, "suite-inconnue", f"La fin « {answer.end} » n’existe pas. Corrigez « end »."


def steps_have_a_way_on(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    """Each step has two to four answers, one of which goes on without any hindrance."""
    for step in pathway.steps:
        if not 2 <= len(step.answers) <= 4:
            yield f"étape {step.id}", "nombre-de-reponses", "Une étape a de deux à quatre réponses."
        if not any(answer.end or (answer.step and not answer.retry) for answer in step.answers):
            yield f"étape {step.id}", "sans-suite", "Aucune réponse ne mène à une étape ou à une fin sans obstacle."


def retries_are_counted(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    """« Try again » has a count, a step to go back to, and an obstacle for when it was tried enough."""
    for step in pathway.steps:
        for answer in step.answers:
            place = f"étape {step.id}, réponse {answer.id}"
            if answer.retry < 0 or answer.retry > 5:
                yield place, "essai-compte", "« retry » va de 1 à 5."
            if bool(answer.retry) != bool(answer.after) or (answer.retry and not answer.step):
                yield (
                    place,
                    "essai-compte",
                    "« retry » demande « step » (où reprendre) et « after » (l’obstacle, ensuite).",
                )


def triage_leads_somewhere(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    """The targets of the triage and the two standing ends exist; « pas aujourd'hui » is an end that pauses."""
    steps, ends = {step.id for step in pathway.steps}, {end.id for end in pathway.ends}
    for question in pathway.triage.questions:
        for option in question.options:
            place = f"triage, question {question.id}, option {option.id}"
            if option.step and option.step not in steps:
                yield place, "suite-inconnue", f"L’étape « {option.step} » n’existe pas. Corrigez « step »."
            if option.end and option.end not in ends:
                yield place, "suite-inconnue", f"La fin « {option.end} » n’existe pas. Corrigez « end »."
    for place, name in (("triage, prepare", pathway.triage.prepare), ("pause", pathway.pause)):
        if name not in ends and (place == "pause" or name or pathway.triage.questions):
            yield place, "suite-inconnue", f"La fin « {name} » n’existe pas."
    pausing = [end for end in pathway.ends if end.id == pathway.pause]
    if pausing and not PAUSING & set(pausing[0].outcomes):
        yield "pause", "pas-aujourdhui", "La fin de « pas aujourd’hui » porte a-reprendre ou preference-reflexion."


def steps_are_reachable(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    """Each step and each end is reached from the triage."""
    reached = graph.reached(pathway)
    for step in pathway.steps:
        if step.id not in reached:
            yield f"étape {step.id}", "etape-inaccessible", "Aucune réponse n’y mène. Reliez-la, ou retirez-la."
    for end in pathway.ends:
        if f"fin {end.id}" not in reached:
            yield f"fin {end.id}", "fin-inaccessible", "Rien n’y mène. Reliez-la, ou retirez-la."


def ends_are_reachable(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    """From each step an end is reached."""
    for step in pathway.steps:
        if not any(node.startswith("fin ") for node in graph.reached_from(pathway, step.id)):
            yield f"étape {step.id}", "impasse", "Aucune fin n’est atteinte depuis cette étape. Ajoutez une suite."


def loops_are_counted(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    """Without the counted « try again », no way comes back to a step."""
    cycle = graph.cycle(pathway)
    if cycle:
        yield f"étape {cycle[0]}", "boucle", f"On tourne en rond : {' → '.join(cycle)}. Comptez l’essai avec « retry »."


def trunk_goes_forward(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    """From a step of the trunk, answers lead to a later step of the trunk, or to a branch."""
    order = {step.id: index for index, step in enumerate(pathway.trunk)}
    for step in pathway.trunk:
        for answer in step.answers:
            if not answer.retry and order.get(answer.step, len(order)) <= order[step.id]:
                place = f"étape {step.id}, réponse {answer.id}"
                yield place, "tronc", "Le tronc va vers l’avant. Pour revenir, comptez l’essai avec « retry »."


def needs_serve_steps(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    """What must be at hand is said, and serves everywhere or for steps that exist."""
    known = {step.id for step in pathway.steps}
    for number, need in enumerate(pathway.prepare, 1):
        place = f"en-tête, prepare {number}"
        if isinstance(need, str):
            continue
        if not need.steps:
            yield (
                place,
                "sans-etape",
                "« steps » nomme au moins une étape. Si cela sert partout, écrivez le texte seul.",
            )
        for name in need.steps:
            if name not in known:
                yield place, "suite-inconnue", f"L’étape « {name} » n’existe pas. Corrigez « steps »."


def who_enters_leaves(pathway: Pathway) -> Iterator[tuple[str, str, str]]:
    """Who is connected to the official site comes to an end by a step that leaves it, unless the session resumes.

    A way out of an obstacle and « pas aujourd'hui » may come at any moment: there, the end says it (Walk.connected).
    """
    resuming = {end.id for end in pathway.ends if RESUMED in end.outcomes}
    connected = graph.connected(pathway)
    for step in pathway.steps:
        for answer in step.answers:
            if answer.end and answer.end not in resuming and step.id in connected and not step.leaves:
                place = f"étape {step.id}, réponse {answer.id}"
                message = "La personne est peut-être connectée. Passez par une étape « leaves », comme se-deconnecter."
                yield place, "encore-connectee", message
            if answer.enters and not answer.step:
                place = f"étape {step.id}, réponse {answer.id}"
                yield place, "encore-connectee", "« enters » va avec « step » : une étape suit la connexion."


RULES: tuple[Rule, ...] = (
    ids_are_unique,
    answers_lead_somewhere,
    steps_have_a_way_on,
    retries_are_counted,
    triage_leads_somewhere,
    steps_are_reachable,
    ends_are_reachable,
    loops_are_counted,
    trunk_goes_forward,
    needs_serve_steps,
    who_enters_leaves,
)
