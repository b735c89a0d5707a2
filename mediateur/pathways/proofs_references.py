"""Proofs of references: what is named exists, what exists is used, and every fact says where it comes from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from mediateur.content.facts import Fact, Source
from mediateur.content.outcomes import BY_CODE, refuses
from mediateur.content.problems import Problem
from mediateur.content.screens import Screen
from mediateur.content.vocabulary import OBSTACLES, PATHWAY_GROUPS, REFUSAL
from mediateur.paths import has_icon
from mediateur.pathways.library import Library, fact_ids, obstacle_ids
from mediateur.pathways.model import End, Obstacle, Pathway
from mediateur.pathways.sharing import STEPS
from mediateur.pathways.situations import Situation

Found = Iterator[tuple[str, str, str]]
GUIDE, PREPARE = "guide", "preparer"
PRINTS = frozenset((GUIDE, PREPARE))
_DATE = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_YEAR = re.compile(r"20\d\d")
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


def library_references(library: Library, cited: frozenset[str] | None) -> Iterator[Problem]:
    """Yield the problems of facts, sources, screens and obstacles as a whole; `cited` facts serve elsewhere."""
    yield from _unique_ids(library)
    yield from _sourced_facts(library)
    yield from _nothing_idle(library, cited)
    for screen in library.screens:
        yield from _drawable(screen, library)
    for obstacle in library.obstacles:
        yield from _obstacle_alone(obstacle, library)


def pathway_references(pathway: Pathway, library: Library) -> Iterator[Problem]:
    """Yield the references of a pathway that lead nowhere, and codes that are not in their table."""
    file = library.file_of(pathway)
    for rule in (_facts_exist, _names_exist, _ends_are_complete, _codes_exist, _sources_exist, _onward_exists):
        yield from (Problem(file, *found) for found in rule(pathway, library))
    yield from _exits_exist(pathway, library)


def _exits_exist(pathway: Pathway, library: Library) -> Iterator[Problem]:
    ends = {end.id for end in pathway.ends}
    for obstacle in library.obstacles:
        for way in obstacle.exits:
            if (obstacle.anytime or obstacle.id in obstacle_ids(pathway.steps)) and way.end not in ends:
                message = f"La fin « {way.end} » n’existe pas dans le parcours {pathway.id}. Corrigez « end »."
                place = f"obstacle {obstacle.id}, issue {way.id}"
                yield Problem(library.file_of(obstacle), place, "fin-absent", message)


def _facts_exist(pathway: Pathway, library: Library) -> Found:
    known = {fact.id for fact in library.facts}
    for place, cited in _citations(pathway):
        for name in cited:
            if name not in known:
                yield place, "fait-inconnu", f"Le fait « {name} » n’existe pas. Écrivez-le, ou corrigez « facts »."
        if not cited:
            yield place, "sans-fait", "Aucun fait n’est cité. Toute consigne s’appuie sur un fait."


def _names_exist(pathway: Pathway, library: Library) -> Found:
    for place, kind, name, known in _named(pathway, library):
        if name not in known:
            yield place, f"{kind}-absent", f"« {name} » n’existe pas ({kind}). Créez le fichier, ou corrigez le nom."


def _ends_are_complete(pathway: Pathway, _library: Library) -> Found:
    for end in pathway.ends:
        if not end.outcomes or end.prints not in PRINTS:
            message = "Une fin porte au moins un code de résultat et imprime quelque chose (guide ou preparer)."
            yield f"fin {end.id}", "fin-vide", message


def _onward_exists(pathway: Pathway, library: Library) -> Found:
    known = {other.id for other in library.pathways}
    for end in pathway.ends:
        for name in end.onward:
            if name not in known or name == pathway.id:
                message = f"« {name} » n’est pas un autre parcours. Corrigez « onward »."
                yield f"fin {end.id}", "parcours-absent", message
    if pathway.group not in PATHWAY_GROUPS:
        yield "en-tête", "groupe-inconnu", f"« {pathway.group} » n’est pas un groupe de parcours."
    if refuses(pathway.id) != (pathway.group == REFUSAL):
        message = f"Un parcours de refus est du groupe « {REFUSAL} » et son « id » commence de même. Accordez les deux."
        yield "en-tête", "refus", message
    yield from _refusing_steps_say_so(pathway)


def _refusing_steps_say_so(pathway: Pathway) -> Found:
    if refuses(pathway.id):
        return
    ends = {end.id: end.outcomes for end in pathway.ends}
    for step in pathway.steps:
        codes = {code for answer in step.answers for code in (*answer.gains, *ends.get(answer.end, ()))}
        reached = [BY_CODE[code] for code in codes if code in BY_CODE]
        uses = any(outcome.activation_or_use and not outcome.unsettled for outcome in reached)
        if any(outcome.refusal for outcome in reached) and not uses and not step.refuses:
            message = (
                "Cette étape mène à une opposition ou à une clôture. Écrivez « refuses: true », ici et avant elle."
            )
            yield f"étape {step.id}", "refus", message


def _codes_exist(pathway: Pathway, _library: Library) -> Found:
    for place, code in _codes(pathway):
        if code not in BY_CODE:
            yield place, "resultat-inconnu", f"Le code de résultat « {code} » n’existe pas."


def _sources_exist(pathway: Pathway, library: Library) -> Found:
    known = {source.id for source in library.sources}
    for name in pathway.sources:
        if name not in known:
            yield "sources", "source-inconnue", f"La source « {name} » n’existe pas dans facts/sources.yaml."
    newest = max((source.date for source in pathway.cited), default="")[:7]
    if not _MONTH.fullmatch(pathway.verified) or not pathway.verified.startswith(newest):
        yield "verified", "date", f"Donnez le mois de la source la plus récente ({newest}), comme 2026-08."
    for step in pathway.steps:
        if step.seen and not _YEAR.fullmatch(step.seen):
            yield f"étape {step.id}", "date", "« seen » est l’année où l’écran a été vu, comme 2022."


def _citations(pathway: Pathway) -> Iterator[tuple[str, tuple[str, ...]]]:
    if pathway.triage.questions:
        yield "triage", pathway.triage.facts
    for step in pathway.steps:
        yield f"étape {step.id}", step.facts


def _named(pathway: Pathway, library: Library) -> Iterator[tuple[str, str, str, frozenset[str]]]:
    screens = frozenset(screen.id for screen in library.screens)
    obstacles = frozenset(obstacle.id for obstacle in library.obstacles)
    for step in pathway.steps:
        yield f"étape {step.id}", "schema", step.screen, screens
        for name in sorted(obstacle_ids((step,))):
            yield f"étape {step.id}", "obstacle", name, obstacles
    for end in pathway.ends:
        for name in end.facts:
            yield f"fin {end.id}", "fait", name, frozenset(fact.id for fact in library.facts)


def _codes(pathway: Pathway) -> Iterator[tuple[str, str]]:
    for end in pathway.ends:
        yield from ((f"fin {end.id}", code) for code in end.outcomes)
    for step in pathway.steps:
        for answer in step.answers:
            yield from ((f"étape {step.id}, réponse {answer.id}", code) for code in answer.gains)


def _unique_ids(library: Library) -> Iterator[Problem]:
    groups: tuple[Iterable[Fact | Source | Screen | Obstacle | End | Pathway | Situation], ...] = (
        library.facts,
        library.sources,
        library.screens,
        library.obstacles,
        library.pathways,
        library.ends,
        library.situations,
    )
    for group in groups:
        counts = Counter(value.id for value in group)
        for value in group:
            if counts[value.id] > 1:
                message = f"L’identifiant « {value.id} » est donné {counts[value.id]} fois. Renommez-en un."
                yield Problem(library.file_of(value), value.id, "id-double", message)


def _sourced_facts(library: Library) -> Iterator[Problem]:
    known = {source.id for source in library.sources}
    for fact in library.facts:
        file, place = library.file_of(fact), f"fait {fact.id}"
        if not fact.sources or not fact.text:
            yield Problem(file, place, "fait-sans-source", "Un fait a un texte et au moins une source.")
        for name in fact.sources:
            if name not in known:
                yield Problem(
                    file, place, "source-inconnue", f"La source « {name} » n’existe pas dans facts/sources.yaml."
                )
        if not _DATE.fullmatch(fact.date):
            yield Problem(file, place, "date", "Donnez la date de la source : 2022, 2022-04 ou 2022-04-19.")
    for source in library.sources:
        if not source.title or not _DATE.fullmatch(source.date):
            yield Problem(library.file_of(source), f"source {source.id}", "date", "Une source a un titre et une date.")


def _nothing_idle(library: Library, cited: frozenset[str] | None) -> Iterator[Problem]:
    used_facts = {fact.id for fact in library.facts} if cited is None else set(cited)
    used_facts |= {name for pathway in library.pathways for name in fact_ids(pathway, library.obstacles)}
    used_facts |= {fact for obstacle in library.obstacles for attempt in obstacle.tries for fact in attempt.facts}
    used_sources = {name for fact in library.facts for name in fact.sources}
    used_sources |= {name for pathway in library.pathways for name in pathway.sources}
    used_screens = {step.screen for pathway in library.pathways for step in pathway.steps}
    used_obstacles = {name for pathway in library.pathways for name in obstacle_ids(pathway.steps)}
    used_obstacles |= {obstacle.id for obstacle in library.obstacles if obstacle.anytime}
    used_ends = {end.id for pathway in library.pathways for end in pathway.ends}
    checks: tuple[tuple[Iterable[Fact | Source | Screen | Obstacle | End], set[str], str], ...] = (
        (library.facts, used_facts, "fait-oisif"),
        (library.sources, used_sources, "source-oisive"),
        (library.screens, used_screens, "schema-oisif"),
        (library.obstacles, used_obstacles, "obstacle-oisif"),
        (library.ends, used_ends, "fin-oisive"),
    )
    for values, used, rule in checks:
        for value in values:
            if value.id not in used:
                yield Problem(library.file_of(value), value.id, rule, "Rien ne s’en sert. Citez-le, ou retirez-le.")
    for file in library.shared:
        if file.startswith(STEPS) and file not in {use.shared_file for use in library.uses}:
            yield Problem(file, "", "etape-oisive", "Aucun parcours ne s’en sert. Citez-la, ou retirez-la.")


def _drawable(screen: Screen, library: Library) -> Iterator[Problem]:
    file = library.file_of(screen)
    targets = sum(frame.target for frame in screen.frames) + sum(i.target for f in screen.frames for i in f.items)
    if targets != 1:
        yield Problem(file, screen.id, "cible", f"Un schéma a une seule cible ; celui-ci en a {targets}.")
    if not screen.alt or not screen.frames:
        yield Problem(file, screen.id, "texte-vide", "Un schéma a un texte de remplacement et au moins un cadre.")
    icons = {*screen.symbols, *(item.icon for frame in screen.frames for item in frame.items if item.icon)}
    for name in sorted(icons):
        if not has_icon(library.root, name):
            yield Problem(file, screen.id, "icone-absente", f"L’icône « {name} » n’est pas dans icons/.")


def _obstacle_alone(obstacle: Obstacle, library: Library) -> Iterator[Problem]:
    file, place = library.file_of(obstacle), f"obstacle {obstacle.id}"
    known = {fact.id for fact in library.facts}
    if not obstacle.exits:
        yield Problem(file, place, "sans-issue", "Un obstacle a toujours une issue digne (exits).")
    if not obstacle.tries:
        yield Problem(file, place, "sans-essai", "Un obstacle a au moins une chose à essayer (tries).")
    if obstacle.kind not in OBSTACLES:
        yield Problem(file, place, "genre-inconnu", f"« {obstacle.kind} » n’est pas dans la liste des obstacles.")
    for name, ids in (("essais", [t.id for t in obstacle.tries]), ("issues", [e.id for e in obstacle.exits])):
        if len(set(ids)) != len(ids):
            yield Problem(file, f"{place}, {name}", "id-double", "Un identifiant est donné deux fois. Renommez-en un.")
    for attempt in obstacle.tries:
        if not attempt.facts:
            yield Problem(file, f"{place}, essai {attempt.id}", "sans-fait", "Aucun fait n’est cité.")
        for fact in attempt.facts:
            if fact not in known:
                yield Problem(file, f"{place}, essai {attempt.id}", "fait-inconnu", f"Le fait « {fact} » n’existe pas.")
