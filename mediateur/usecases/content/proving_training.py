"""Proving what one learns from, beside the content on which it rests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from mediateur.content.problems import ContentError, Problem
from mediateur.forms.catalogue import catalogue
from mediateur.pathways.library import Library, fact_ids
from mediateur.training import cases, checklist, modules, questions
from mediateur.training.figures import NATIONAL
from mediateur.training.proofs_cases import case_problems
from mediateur.training.proofs_modules import Around, module_problems
from mediateur.training.proofs_questions import question_problems


class Training(NamedTuple):
    """The facts that it cites, None when some of it cannot be read; and what is wrong with it."""

    cited: frozenset[str] | None
    problems: Sequence[Problem]


def prove_training(root: Path, library: Library, *, whole: bool) -> Training:
    """Prove all of it; unless the other content could be read as a `whole`, only that it can be read.

    Beside content that cannot be read, it would seem to cite what does not exist.
    """
    parts = [part(root, library, whole) for part in (_modules, _questions, _cases, _checklist)]
    cited = [part.cited for part in parts if part.cited is not None]
    known = frozenset(NATIONAL).union(*cited) if len(cited) == len(parts) else None
    return Training(known, [problem for part in parts for problem in part.problems])


def _modules(root: Path, library: Library, whole: bool) -> Training:
    filed, unread = modules.read_modules(root)
    cited = None if unread else modules.cited_facts(module for _, module in filed)
    return Training(cited, module_problems(root, around(library)) if whole else unread)


def _questions(root: Path, library: Library, whole: bool) -> Training:
    asked, unread = questions.read_questions(root)
    known = {path.stem for path in (root / "training" / "modules").glob("*.yaml")}
    found = question_problems(root, library.facts, known) if whole and not unread else unread
    return Training(None if unread else questions.cited_facts(asked), found)


def _cases(root: Path, library: Library, whole: bool) -> Training:
    read = cases.read_cases(root)
    cited = frozenset(fact for _, case in read.cases for fact in cases.cited_facts(case))
    facts, pathways = {fact.id for fact in library.facts}, {pathway.id: pathway for pathway in library.pathways}
    found = case_problems(root, facts, pathways) if whole and not read.problems else read.problems
    return Training(None if read.problems else cited, found)


def _checklist(root: Path, library: Library, whole: bool) -> Training:
    """Prove what trainers look at, where there is such a list."""
    if not (root / checklist.FILE).exists():
        return Training(frozenset(), ())
    try:
        points = checklist.read_checklist(root)
    except ContentError as error:
        return Training(None, error.problems)
    known = {fact.id for fact in library.facts}
    return Training(checklist.cited_facts(points), checklist.checklist_problems(points, known) if whole else ())


def around(library: Library) -> Around:
    """Return what a module may cite: the content of a library, and the papers that are made of it."""
    try:
        forms = frozenset(form.id for form in catalogue(library))
    except ContentError:
        forms = frozenset()  # what is wrong with the forms is told of the forms
    return Around(
        facts={fact.id: fact for fact in library.facts},
        screens=frozenset(screen.id for screen in library.screens),
        forms=forms,
        pathways={pathway.id: fact_ids(pathway, pathway.obstacles) for pathway in library.pathways},
    )
