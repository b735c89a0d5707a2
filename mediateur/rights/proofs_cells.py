"""Proofs on every combination of choices: nothing idle, no refusal that opens a view, no sentence that lies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from mediateur.rights.proofs_names import Found, all_lines, placed
from mediateur.rights.verdicts import no_wider
from mediateur.rights.visibility import Claim, Rule, Rules, deciding, effective, plain_lines

Grid = dict[tuple[str, str], Rule]
MOST_LINES = 3


def combos(rules: Rules) -> Iterator[frozenset[str]]:
    """Yield every set of choices, the smallest first."""
    names = tuple(choice.id for choice in rules.choices)
    for size in range(len(names) + 1):
        yield from (frozenset(chosen) for chosen in combinations(names, size))


def usage(rules: Rules) -> Found:
    """Every entry decides some cell, and every line is said, for some combination of choices."""
    grids = _grids(rules)
    deciders = {rule.id for grid in grids.values() for rule in grid.values()}
    for place, rule in placed(rules):
        if rule.id not in deciders:
            yield place, "regle-oisive", "Aucune combinaison de choix ne s’en sert. Retirez-la, ou changez son rang."
    said = {line.id for held in grids for line in plain_lines(rules, held)}
    for line in all_lines(rules):
        if line.id not in said:
            message = "Aucune combinaison de choix ne fait dire cette phrase. Retirez-la, ou changez son rang."
            yield f"phrase {line.id}", "phrase-oisive", message


def laws(rules: Rules) -> Found:
    """No choice added ever widens a view; one to three lines are said, and each is true of the matrix."""
    grids = _grids(rules)
    for chosen in combos(rules):
        for choice in rules.choices:
            yield from _widened(grids[effective(rules, chosen)], grids[effective(rules, chosen | {choice.id})])
    first: dict[str, tuple[str, str, str]] = {}
    for held, grid in grids.items():
        for found in _false(rules, held, grid):
            first.setdefault(found[0], found)
    yield from first.values()


def _grids(rules: Rules) -> dict[frozenset[str], Grid]:
    cells = tuple(product((reader.id for reader in rules.readers), (kind.id for kind in rules.kinds)))
    states = dict.fromkeys(effective(rules, chosen) for chosen in combos(rules))
    return {held: {cell: deciding(rules, held, *cell) for cell in cells} for held in states}


def _widened(before: Grid, after: Grid) -> Found:
    for cell, rule in after.items():
        if not no_wider(rule.verdict, before[cell].verdict):
            message = (
                f"Pour {cell[0]} × {cell[1]}, un choix de plus fait passer de « {before[cell].verdict} » "
                f"(« {before[cell].id} ») à « {rule.verdict} », qui montre plus. Corrigez l’une des deux."
            )
            yield f"règle {rule.id}", "regle-elargit", message


def _false(rules: Rules, held: frozenset[str], grid: Grid) -> Found:
    lines = plain_lines(rules, held)
    state = ", ".join(sorted(held)) or "aucun choix"
    if not 1 <= len(lines) <= MOST_LINES:
        message = f"On dit de une à {MOST_LINES} phrases, et non {len(lines)} ({state}). Changez « plain »."
        yield "plain", "nombre-de-phrases", message
    for line in lines:
        for claim in line.claims:
            for reader, kind in _claimed(claim, rules):
                verdict = grid[reader, kind].verdict
                if verdict not in claim.verdicts:
                    message = (
                        f"Pour {reader} × {kind}, la matrice dit « {verdict} » ({state}). Corrigez l’une ou l’autre."
                    )
                    yield f"phrase {line.id}", "phrase-contredite", message


def _claimed(claim: Claim, rules: Rules) -> Iterator[tuple[str, str]]:
    return product(claim.readers, claim.kinds or tuple(kind.id for kind in rules.kinds))
