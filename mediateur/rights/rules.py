"""The table of « Qui peut voir quoi ? » as it is read from the content folder, and what makes it unfit for use."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mediateur.content.facts import Fact
from mediateur.content.problems import ContentError, Problem
from mediateur.content.reader import read_values
from mediateur.rights import proofs_cells, proofs_names
from mediateur.rights.visibility import Rules

FILE = "rights/visibilite.yaml"


def load_rules(root: Path) -> Rules:
    """Return the table of a content folder. Raises ContentError when it is unreadable or a cell has no answer."""
    rules = read_values(root / FILE, Rules, root)
    broken = tuple(Problem(FILE, *found) for found in proofs_names.structure(rules))
    if broken:
        raise ContentError(*broken)
    return rules


def visibility_problems(root: Path, facts: Iterable[Fact]) -> tuple[Problem, ...]:
    """Return every problem of the table; an empty tuple means that it may be used. `facts` are those it may cite.

    The laws on cells are proved only when every name is known and every cell has an answer.
    """
    try:
        rules = load_rules(root)
    except ContentError as error:
        return error.problems
    found = [*proofs_names.words(rules, root), *proofs_names.support(rules, {fact.id: fact for fact in facts})]
    found += [*proofs_cells.usage(rules), *proofs_cells.laws(rules)]
    return tuple(dict.fromkeys(Problem(FILE, *problem) for problem in found))


def cited_facts(rules: Rules) -> frozenset[str]:
    """Return the ids of the facts on which the table rests."""
    return frozenset(fact for rule in (*rules.base, *rules.rules) for fact in rule.facts)
