"""Proving what one learns from, beside the content on which it rests."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from mediateur.content.problems import ContentError, Problem
from mediateur.forms.catalogue import catalogue
from mediateur.pathways.library import Library, fact_ids
from mediateur.training.cases import cited_facts as facts_of
from mediateur.training.cases import read_cases
from mediateur.training.modules import cited_facts, read_modules
from mediateur.training.proofs_cases import case_problems
from mediateur.training.proofs_modules import Around, module_problems


class Training(NamedTuple):
    """The facts that it cites, None when some of it cannot be read; and what is wrong with it."""

    cited: frozenset[str] | None
    problems: tuple[Problem, ...]


def prove_training(root: Path, library: Library) -> Training:
    """Prove the modules and the cases; beside content that cannot be read, they would seem to cite what lacks."""
    filed, unread = read_modules(root)
    told = read_cases(root)
    unread = (*unread, *told.problems)
    practised = frozenset(fact for _, case in told.cases for fact in facts_of(case))
    cited = None if unread else cited_facts(module for _, module in filed) | practised
    if library.problems:
        return Training(cited, unread)
    facts, pathways = {fact.id for fact in library.facts}, {pathway.id: pathway for pathway in library.pathways}
    return Training(cited, (*module_problems(root, around(library)), *case_problems(root, facts, pathways)))


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
