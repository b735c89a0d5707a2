"""Proofs of the modules: nothing missing, nothing long, nothing surer than its facts, and every way leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mediateur.content.facts import Fact
from mediateur.content.problems import Problem
from mediateur.content.text import plain, sentences, word_count
from mediateur.paths import has_icon
from mediateur.rights.proofs_catalogue import admission
from mediateur.training.modules import FiledModule, Module, Section, read_modules

MOST_WORDS, LEAST_MODULES = 20, 6
MINUTES = range(8, 16)
Found = Iterator[tuple[str, str, str]]
Texts = Iterator[tuple[str, str]]
_MODULE_COUNTS: Mapping[str, tuple[int, int]] = {"aims": (2, 5), "words": (3, 10), "sections": (5, 10)}
_SECTION_COUNTS: Mapping[str, tuple[int, int]] = {"text": (0, 3), "points": (0, 5), "facts": (1, 10)}


class Around(NamedTuple):
    """What modules may cite: facts, the ids of schematics and of papers, and pathways with the facts that they cite."""

    facts: Mapping[str, Fact]
    screens: Collection[str]
    forms: Collection[str]
    pathways: Mapping[str, Collection[str]]


def module_problems(root: Path, around: Around) -> tuple[Problem, ...]:
    """Return every problem of the modules; an empty tuple means that they may be learnt from.

    A content folder may hold no module at all; else it holds at least six.
    """
    filed, unread = read_modules(root)
    found = [*unread, *_together(filed, complete=not unread)]
    for file, module in filed:
        for place, rule, message in (*_header(module, file, root), *_texts_given(module), *_ways(module, around)):
            found.append(Problem(file, f"module {module.id}{place}", rule, message))
        for section in module.sections:
            told = (*_shape(section), *_support(section, around))
            found += [
                Problem(file, f"module {module.id}, section {section.id}{place}", rule, message)
                for place, rule, message in told
            ]
    return tuple(found)


def section_texts(section: Section) -> Texts:
    """Yield every text of a section that somebody reads, with its name."""
    yield "title", section.title
    yield from ((f"text {number}", text) for number, text in enumerate(section.text, 1))
    yield from ((f"points {number}", text) for number, text in enumerate(section.points, 1))
    if section.say:
        yield "say", section.say
    if section.avoid:
        yield "avoid", section.avoid
    yield from (("question", section.reflection.question), ("answer", section.reflection.answer))


def module_texts(module: Module) -> Texts:
    """Yield every text of a module that somebody reads, with its place."""
    yield from (("title", module.title), ("summary", module.summary))
    yield from ((f"aims {number}", text) for number, text in enumerate(module.aims, 1))
    for section in module.sections:
        yield from ((f"section {section.id}, {name}", text) for name, text in section_texts(section))


def _together(filed: Sequence[FiledModule], *, complete: bool) -> Iterator[Problem]:
    """Find modules that bear the same rank, and a list that is too short."""
    for place, (file, module) in enumerate(filed, 1):
        if complete and module.rank != place:
            message = f"Le rang {module.rank} manque avant ou sert deux fois. Numérotez les modules de 1 en 1."
            yield Problem(file, f"module {module.id}", "rang", message)
    if filed and complete and len(filed) < LEAST_MODULES:
        message = f"Il faut au moins {LEAST_MODULES} modules. Remettez ceux qui manquent."
        yield Problem(filed[0].file, "", "fichier-absent", message)


def _header(module: Module, file: str, root: Path) -> Found:
    if PurePosixPath(file).stem != module.id:
        yield "", "nom-de-fichier", f"Ce fichier décrit « {module.id} ». Donnez-lui ce nom, ou corrigez « id »."
    if module.minutes not in MINUTES:
        message = f"Un module dure de {MINUTES[0]} à {MINUTES[-1]} minutes. Corrigez « minutes », ou coupez-le."
        yield "", "minutes", message
    for name, (least, most) in _MODULE_COUNTS.items():
        if not least <= len(getattr(module, name)) <= most:
            yield f", {name}", "nombre", f"« {name} » a de {least} à {most} éléments."
    for name, count in Counter(section.id for section in module.sections).items():
        if count > 1:
            yield f", section {name}", "id-double", f"L’identifiant « {name} » est donné {count} fois. Renommez-en un."
    if not has_icon(root, module.icon):
        yield "", "icone-absente", f"L’icône « {module.icon} » n’est pas dans icons/. Ajoutez-la, ou prenez-en une."


def _texts_given(module: Module) -> Found:
    seen: dict[str, str] = {}
    for place, text in module_texts(module):
        if not text.strip():
            yield f", {place}", "texte-vide", "Ce texte manque. Écrivez-le."
        if "{" in text or "}" in text:
            yield f", {place}", "accolade", "Une accolade reste. Ces textes ne reprennent pas la valeur d’un fait."
        for sentence in sentences(text):
            count = word_count(sentence)
            if count > MOST_WORDS:
                message = f"Cette phrase a {count} mots, {MOST_WORDS} au plus : « {sentence} »"
                yield f", {place}", "phrase-longue", message
        first = seen.setdefault(plain(text).casefold().strip(" ."), place)
        if first != place:
            yield f", {place}", "texte-double", f"Le même texte est déjà à : {first}. Dites-le autrement."


def _ways(module: Module, around: Around) -> Found:
    """Find the ways that lead nowhere, or to a pathway that says nothing of the section; and a module without any."""
    if not any(section.pathway or section.form for section in module.sections):
        yield "", "sans-suite", "Ce module ne mène nulle part. Donnez « pathway » ou « form » à une section."
    for section in module.sections:
        place = f", section {section.id}"
        if section.pathway and section.pathway not in around.pathways:
            yield place, "parcours-absent", f"Le parcours « {section.pathway} » n’existe pas."
        elif section.pathway and not set(section.facts) & set(around.pathways[section.pathway]):
            message = f"« {section.pathway} » ne cite aucun fait de cette section. Menez ailleurs, ou citez-en un ici."
            yield place, "parcours-muet", message
        if section.form and section.form not in around.forms:
            yield place, "feuille-absente", f"La feuille « {section.form} » n’existe pas. Corrigez « form »."
        if section.screen and section.screen not in around.screens:
            yield place, "schema-absent", f"Le schéma « {section.screen} » n’existe pas. Corrigez « screen »."


def _shape(section: Section) -> Found:
    for name, (least, most) in _SECTION_COUNTS.items():
        if not least <= len(getattr(section, name)) <= most:
            yield f", {name}", "nombre", f"« {name} » a de {least} à {most} éléments."
    if not section.text and not section.points:
        yield "", "texte-vide", "Une section a des paragraphes (« text ») ou une liste (« points »)."
    if not section.say and not section.avoid:
        yield "", "sans-parole", "Dites ce qu’on dit à la personne (« say »), ou ce qu’on ne dit pas (« avoid »)."


def _support(section: Section, around: Around) -> Found:
    for name in section.facts:
        if name not in around.facts:
            yield "", "fait-inconnu", f"Le fait « {name} » n’existe pas. Écrivez-le, ou corrigez « facts »."
    told = " ".join(text for _, text in section_texts(section))
    for fact in _known(section.facts, around.facts):
        pattern, remedy = admission(fact)
        if not re.search(pattern, told):
            yield "", "certitude", f"« {fact.id} » n’est pas sûr : {remedy}."


def _known(names: Iterable[str], facts: Mapping[str, Fact]) -> list[Fact]:
    return [facts[name] for name in names if name in facts]
