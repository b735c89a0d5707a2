"""Proofs of the cases to practise: no dead reference, something right to say at every moment, a way out everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from mediateur.content.problems import Problem
from mediateur.content.text import sentences, word_count
from mediateur.pathways.model import Pathway
from mediateur.training import imagined
from mediateur.training.cases import FOLDER, NEVER_TYPED, Case, Invented, Told, When, read_cases
from mediateur.training.exploring import explore
from mediateur.training.simulator import CHOSEN
from mediateur.training.staging import Stage, stage

LEAST_CASES, LEAST_SAYINGS, MOST_SAYINGS, MOST_WORDS = 8, 2, 4, 20
Found = Iterator[tuple[str, str, str]]


def case_problems(root: Path, facts: Collection[str], pathways: Mapping[str, Pathway]) -> tuple[Problem, ...]:
    """Return every problem of the cases of a content folder; nothing where it has no folder of cases.

    `facts` are the ids that they may cite, `pathways` those that exist, by id.
    """
    if not (root / FOLDER).is_dir():
        return ()
    told = read_cases(root)
    found = list(told.problems)
    if not told.problems and len(told.cases) < LEAST_CASES:
        message = f"Il faut {LEAST_CASES} cas au moins, et il y en a {len(told.cases)}. Écrivez les autres."
        found.append(Problem(FOLDER, "", "nombre", message))
    found += _twins(told)
    data = {invented.label: invented for invented in told.data}
    for file, case in told.cases:
        problems = (*_references(case, facts), *_texts(case), *_moments(case), *_conduct(case))
        problems = (*problems, *_on_pathway(case, pathways.get(case.pathway), data))
        found += [Problem(file, place, rule, message) for place, rule, message in problems]
    return tuple(found)


def _twins(told: Told) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for file, case in told.cases:
        first = seen.setdefault(case.id, file)
        if first != file:
            yield Problem(file, case.id, "id-double", f"L’identifiant « {case.id} » est déjà dans {first}.")


def _references(case: Case, facts: Collection[str]) -> Found:
    parts = [*((f"conduct {rank}", point.facts) for rank, point in enumerate(case.conduct, 1))]
    parts += [(part.id, part.facts) for part in case.judged]
    for place, cited in parts:
        if not cited:
            yield place, "sans-source", "Aucun fait ne dit pourquoi. Citez-en un dans « facts »."
        for name in cited:
            if name not in facts:
                yield place, "fait-inconnu", f"Le fait « {name} » n’existe pas. Corrigez « facts »."
    kinds = ([each.id for each in case.scenes], [each.id for each in case.incidents], [each.id for each in case.judged])
    for ids in kinds:
        for name, count in Counter(ids).items():
            if count > 1:
                yield name, "id-double", f"« {name} » nomme {count} choses. Renommez-en une."


def _texts(case: Case) -> Found:
    for name, text in _said(case):
        if not text.strip():
            yield name, "texte-vide", "Ce texte manque. Écrivez-le."
        for sentence in sentences(text):
            count = word_count(sentence)
            if count > MOST_WORDS:
                yield name, "phrase-longue", f"Cette phrase a {count} mots, {MOST_WORDS} au plus : « {sentence} »"


def _said(case: Case) -> Iterator[tuple[str, str]]:
    yield from (("title", case.title), ("summary", case.summary), ("person", case.person), ("says", case.says))
    yield from ((f"conduct {rank}", point.text) for rank, point in enumerate(case.conduct, 1))
    for scene in case.scenes:
        if scene.moment is not None:
            yield scene.id, scene.moment.ask
    for saying in case.sayings:
        yield from ((saying.id, saying.text), (f"{saying.id}, why", saying.why), (f"{saying.id}, reply", saying.reply))
    for incident in case.incidents:
        yield from ((f"{incident.id}, ask", incident.ask), (f"{incident.id}, person", incident.person))
    for way in case.ways:
        yield from ((way.id, way.label), (f"{way.id}, why", way.why))


def _moments(case: Case) -> Found:
    for scene in case.scenes:
        if scene.moment is None:
            continue
        sayings = scene.moment.sayings
        if not LEAST_SAYINGS <= len(sayings) <= MOST_SAYINGS:
            yield scene.id, "nombre", f"Un moment a de {LEAST_SAYINGS} à {MOST_SAYINGS} phrases à dire."
        if not any(saying.right for saying in sayings):
            yield scene.id, "rien-de-juste", "Aucune phrase n’est juste ici. Écrivez-en une."
        if all(saying.right for saying in sayings):
            yield (
                scene.id,
                "tout-juste",
                "Toutes les phrases sont justes : il n’y a rien à choisir. Écrivez-en une autre.",
            )
    for incident in case.incidents:
        if not any(way.right for way in incident.ways):
            yield incident.id, "rien-de-juste", "Aucune conduite n’est juste ici. Écrivez-en une."


def _conduct(case: Case) -> Found:
    right = {part.id for part in case.judged if part.right}
    for rank, point in enumerate(case.conduct, 1):
        for name in point.by:
            if name != NEVER_TYPED and name not in right:
                yield f"conduct {rank}", "conduite-sans-preuve", f"« {name} » n’est pas une conduite juste de ce cas."
        if not point.by:
            yield f"conduct {rank}", "conduite-sans-preuve", "Rien ne montre ce point. Dites quoi dans « by »."
    if not case.conduct:
        yield "", "nombre", "La conduite attendue manque. Écrivez « conduct »."


def _on_pathway(case: Case, pathway: Pathway | None, data: Mapping[str, Invented]) -> Found:
    if pathway is None:
        yield "", "parcours-absent", f"Le parcours « {case.pathway} » n’existe pas."
    else:
        yield from _places(case, pathway, data)


def _places(case: Case, pathway: Pathway, data: Mapping[str, Invented]) -> Found:
    """Prove that a case stands on its pathway; and only then, by going everywhere, that one may leave everything.

    A page that its pathway shows and that does not exist is told of the pathway.
    """
    steps, ends = {step.id for step in pathway.steps}, {end.id for end in pathway.ends}
    scenes = {scene.id for scene in case.scenes}
    broken = False
    named = [(scene.id, scene.step, steps, "étape") for scene in case.scenes]
    named += [(scene.id, scene.to, scenes, "scène") for scene in case.scenes if scene.to]
    named += [(way.id, way.scene, scenes, "scène") for way in case.ways if way.scene]
    named += [(way.id, way.end, ends, "fin") for way in case.ways if way.end] + [("end", case.end, ends, "fin")]
    for place, name, known, what in named:
        if name not in known:
            broken = True
            yield place, "suite-inconnue", f"« {name} » : cette {what} n’existe pas. Corrigez ce nom."
    drawn = {screen.id for screen in pathway.screens}
    wanted = {scene.step for scene in case.scenes}
    if not broken and all(step.screen in drawn for step in pathway.steps if step.id in wanted):
        on = stage(case, pathway, data)
        yield from _pages(on)
        yield from _reached(on)


def _pages(on: Stage) -> Found:
    for scene in on.case.scenes:
        screen = on.screens[scene.id]
        found = imagined.spots(screen)
        labels = [spot.label for spot in found]
        for label in {label for label in labels if labels.count(label) > 1}:
            yield scene.id, "libelle-double", f"« {label} » est deux fois sur cette page : on ne saurait où cliquer."
        clickable = {spot.label for spot in found if not spot.hers}
        for label in scene.clicks:
            if label not in clickable:
                yield scene.id, "libelle-inconnu", f"« {label} » ne se clique pas sur cette page. Corrigez « clicks »."
        if scene.chosen and scene.chosen not in {spot.label for spot in found if spot.hers}:
            yield scene.id, "libelle-inconnu", f"« {scene.chosen} » ne se choisit pas sur cette page."
        for label in imagined.fields(scene, screen):
            if label != scene.chosen and label not in on.data:
                yield scene.id, "donnee-absente", f"Rien n’est inventé pour « {label} ». Ajoutez-le aux données."
        for incident in scene.incidents:
            fields = imagined.fields(scene, screen)
            if (incident.field or incident.when is When.TYPING or incident.slip) and incident.field not in fields:
                yield incident.id, "libelle-inconnu", f"« {incident.field} » n’est pas un champ de cette page."


def _reached(on: Stage) -> Found:
    explored = explore(on)
    for scene in on.case.scenes:
        if scene.id not in explored.scenes:
            yield scene.id, "jamais-atteinte", "Rien ne mène à cette scène. Menez-y, ou retirez-la."
    for incident in on.case.incidents:
        if incident.id not in explored.incidents:
            yield incident.id, "jamais-atteinte", "Cet incident n’arrive jamais. Corrigez « when »."
    if on.case.end not in explored.ends:
        yield "end", "jamais-atteinte", f"Rien ne mène à la fin « {on.case.end} ». Corrigez « end »."
    for state in explored.stuck:
        yield state.incident or state.scene, "sans-issue", "On ne sort d’ici qu’en s’arrêtant. Ajoutez une suite."
    if on.pause not in on.ends:
        yield "", "sans-issue", f"La pause « {on.pause} » n’est pas une fin de ce parcours."
    if any(typed.value not in (CHOSEN, *_values(on)) for state in explored.states for typed in state.typed):
        yield "", "donnee-inconnue", "Une valeur tapée n’est pas des données inventées."


def _values(on: Stage) -> tuple[str, ...]:
    return tuple(text for invented in on.data.values() for text in (invented.value, invented.slip))
