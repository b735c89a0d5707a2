"""Proving content: the report of `mediateur verifier`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, TypedDict

from mediateur import paths
from mediateur.content.ages import older
from mediateur.content.lexicon import Lexicon, lexicon_problems, load_lexicon
from mediateur.content.lexicon import cited_facts as lexicon_facts
from mediateur.content.manual_proofs import manual_problems
from mediateur.content.problems import ContentError, Problem
from mediateur.content.review import load_review
from mediateur.forms.names import MEMO
from mediateur.forms.proofs import cited_facts as forms_facts
from mediateur.forms.proofs import form_problems
from mediateur.forms.proofs_translations import translation_problems
from mediateur.forms.written import read_forms
from mediateur.journal import recopy_forms
from mediateur.pathways.graph import distinct_paths
from mediateur.pathways.library import Library, fact_ids, load_library
from mediateur.pathways.model import Pathway
from mediateur.pathways.proofs import prove
from mediateur.pathways.proofs_cards import card_problems
from mediateur.pathways.reading import Readability, readability
from mediateur.pictures import tokens
from mediateur.rights.catalogue import Right, read_rights
from mediateur.rights.catalogue import cited_facts as catalogue_facts
from mediateur.rights.proofs_catalogue import catalogue_problems
from mediateur.rights.proofs_links import Destination, link_problems
from mediateur.rights.rules import cited_facts as table_facts
from mediateur.rights.rules import load_rules, visibility_problems
from mediateur.usecases.content.proving_training import prove_training
from mediateur.usecases.search import dead_synonyms

FONTS = 3
NOT_READ = "Un contenu finit par .yaml : celui-ci ne serait pas lu. Renommez-le."


class PathwayLine(TypedDict):
    """What the report says of a pathway."""

    id: str
    steps: int
    answers: int
    paths: int


class OldFact(TypedDict):
    """A fact whose source is older than the chosen age, and where it is written."""

    file: str
    id: str
    date: str
    text: str


class Report(NamedTuple):
    """What a content folder holds and what is wrong with it."""

    pathways: tuple[PathwayLine, ...]
    problems: tuple[Problem, ...]
    facts: int
    library: Library
    lexicon: Lexicon


def prove_all(root: Path, own: Path | None = None) -> Report:
    """Prove the content of a folder that stands in for resources/, with the manual that comes with it if there is one.

    The forms to copy of a data folder, `own`, are proved too.
    """
    library = load_library(root)
    cited, rights = _rights(root, library)
    lexicon, words = _lexicon(root, library)
    filed, unread = read_forms(root)
    known, others = None, None if cited is None or lexicon is None else cited | lexicon_facts(lexicon)
    training = prove_training(root, library, whole=not (library.problems or unread or others is None))
    if others is not None and training.cited is not None and not unread:
        known = others | forms_facts(filed) | training.cited
    forms = _forms(root, library)
    problems = (*prove(library, known), *rights, *forms, *card_problems(root, library), *_kit(root), *words)
    problems = (
        *problems,
        *_review(root),
        *training.problems,
        *_recopy(root, own),
        *manual_problems(paths.manual(root)),
    )
    if not library.pathways and not problems:
        problems = (Problem("pathways", "", "fichier-absent", "Aucun parcours dans ce dossier."),)
    lines = tuple(_line(pathway) for pathway in library.pathways)
    return Report(lines, problems, len(library.facts), library, lexicon or Lexicon())


def readable(report: Report) -> tuple[Readability, ...]:
    """Return how readable each pathway of a report is."""
    return tuple(readability(pathway, report.library, report.lexicon) for pathway in report.library.pathways)


def old_facts(report: Report, years: int, today: dt.date) -> tuple[OldFact, ...]:
    """Return the facts of a report that are more than `years` old on that day, the oldest first."""
    library = report.library
    return tuple(
        OldFact(file=library.file_of(fact), id=fact.id, date=fact.date, text=fact.text)
        for fact in older(library.facts, years, today)
    )


def _rights(root: Path, library: Library) -> tuple[frozenset[str] | None, tuple[Problem, ...]]:
    """Prove the rights and who can see what; return the facts that they cite too, or None when some cannot be read."""
    filed, problems = read_rights(root)
    try:
        rules = load_rules(root)
    except ContentError as error:
        return None, (*problems, *error.problems)
    if problems or library.problems:
        return None, problems
    choices = {choice.id for choice in rules.choices}
    pathways = {pathway.id: destination(pathway) for pathway in library.pathways}
    cited = catalogue_facts(right for _, right in filed) | table_facts(rules)
    found = visibility_problems(root, library.facts)
    found = (*found, *catalogue_problems(root, library.facts, choices), *link_problems(root, pathways))
    return cited, (*found, *_synonyms(library, (right for _, right in filed)))


def _synonyms(library: Library, rights: Iterable[Right]) -> tuple[Problem, ...]:
    try:
        return dead_synonyms(library, rights)
    except ContentError as error:
        return error.problems


def _forms(root: Path, library: Library) -> tuple[Problem, ...]:
    """Prove forms and translations; beside facts that cannot be read, they would cite what does not exist."""
    if library.problems:
        return read_forms(root)[1]
    letters = {letter for _, right in read_rights(root)[0] for letter in right.letters} - {MEMO}
    facts, screens = {fact.id for fact in library.facts}, {screen.id for screen in library.screens}
    pathways = {pathway.id: pathway for pathway in library.pathways}
    return (*form_problems(root, facts, screens, letters), *translation_problems(root, pathways))


def destination(pathway: Pathway) -> Destination:
    """Return what a pathway offers to a right that leads there."""
    return Destination(
        facts=fact_ids(pathway, pathway.obstacles),
        steps={step.id: step.facts for step in pathway.steps},
        obstacles={o.id: {fact for attempt in o.tries for fact in attempt.facts} for o in pathway.obstacles},
    )


def _kit(root: Path) -> tuple[Problem, ...]:
    """Return what the window and paper would miss: colours and measures, fonts."""
    problems = []
    try:
        tokens.load(paths.dress(root, "themes") / "tokens.json")
    except (OSError, ValueError, LookupError, TypeError) as error:
        message = f"Les couleurs et les mesures ne se lisent pas ({type(error).__name__}). Remettez ce fichier."
        problems.append(Problem("themes/tokens.json", "", "forme", message))
    if len([*paths.dress(root, "fonts").glob("*.ttf")]) < FONTS:
        message = "Il manque une police. Remettez les trois fichiers .ttf et leur licence."
        problems.append(Problem("fonts", "", "fichier-absent", message))
    odd = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.yml"))
    return (*problems, *(Problem(name, "", "nom-de-fichier", NOT_READ) for name in odd))


def _recopy(root: Path, own: Path | None) -> tuple[Problem, ...]:
    """Prove the forms to copy: those of the program, and those that were written on this machine."""
    _, problems = recopy_forms.read_forms(root, recopy_forms.SHIPPED)
    if own is None:
        return problems
    odd = sorted(path.relative_to(own).as_posix() for path in (own / recopy_forms.OWN).glob("*.yml"))
    named = (Problem(name, "", "nom-de-fichier", NOT_READ) for name in odd)
    return (*problems, *recopy_forms.read_forms(own, recopy_forms.OWN)[1], *named)


def _review(root: Path) -> tuple[Problem, ...]:
    try:
        load_review(root)
    except ContentError as error:
        return error.problems
    return ()


def _lexicon(root: Path, library: Library) -> tuple[Lexicon | None, tuple[Problem, ...]]:
    """Read and prove the lexicon; beside facts that cannot be read, it would seem to cite what does not exist.

    None stands for a lexicon that cannot be read.
    """
    try:
        lexicon = load_lexicon(root)
    except ContentError as error:
        return None, error.problems
    if library.problems:
        return lexicon, ()
    return lexicon, tuple(lexicon_problems(lexicon, {fact.id for fact in library.facts}))


def _line(pathway: Pathway) -> PathwayLine:
    answers = sum(len(step.answers) for step in pathway.steps)
    return PathwayLine(id=pathway.id, steps=len(pathway.steps), answers=answers, paths=distinct_paths(pathway))
