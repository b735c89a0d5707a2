"""The attack on shared figures: it succeeds on what is not protected, and fails on what is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mediateur.journal.disclosure import Scope, Sent, Shared, protect
from tests.journal.attack import BOUNDED, Attack, Export, Target, found
from tests.journal.sharing import Person, journal, span, tables, truth

SCOPE = span(0, 8)


def finds(persons: Sequence[Person], exports: Sequence[Export]) -> list[tuple[Target, int]]:
    """Return every count of 1 to 10 that the attacker pins or bounds within 4, with the truth."""
    attack = Attack(exports)
    scopes = [export.scope for export in exports]
    small = {target: n for target in attack.targets if 0 < (n := truth(target, persons, scopes)) <= 10}
    told = {target: attack.interval(target) for target in small}
    for target, interval in told.items():
        assert interval.low <= small[target] <= interval.high or interval.high - interval.low > BOUNDED
    return [(target, small[target]) for target, interval in told.items() if found(interval, small[target])]


def shared(persons: Sequence[Person], scope: Scope, sent: Sequence[Sent] = ()) -> Shared:
    return protect(tables(persons, scope), scope=scope, sent=sent)


def shared_in_turn(persons: Sequence[Person], scopes: Sequence[Scope]) -> list[Export]:
    """Return the exports that were not refused, each decided beside those before."""
    sent: list[Sent] = []
    for scope in scopes:
        given = shared(persons, scope, sent)
        if not given.refused:
            sent.append(given.sent(scope.last))
    return [Export(one.scope, one.tables) for one in sent]


@pytest.mark.parametrize("seed", range(200))
def test_one_export_hides_its_small_counts(seed: int) -> None:
    persons = journal(seed)
    assert finds(persons, shared_in_turn(persons, [SCOPE])) == []


OVERLAPS = {
    "eight weeks, then nine": (span(0, 7), span(0, 8)),
    "nine weeks, then eight": (span(0, 8), span(0, 7)),
    "everywhere, then one place": (SCOPE, span(0, 8, "lieu-a")),
    "one place, then everywhere": (span(0, 8, "lieu-b"), SCOPE),
    "month after month, then all": (span(0, 3), span(4, 6), SCOPE),
    "one place a few weeks, all, one month": (span(0, 3, "lieu-a"), SCOPE, span(0, 3)),
    "periods that cross": (span(0, 5), span(2, 8), SCOPE),
    "places that cross": (span(0, 8, "lieu-a", "lieu-b"), span(0, 8, "lieu-b", "lieu-c"), SCOPE),
}


@pytest.mark.parametrize("seed", range(300, 315))
@pytest.mark.parametrize("scopes", OVERLAPS.values(), ids=OVERLAPS)
def test_exports_that_overlap_hide_their_small_counts(scopes: Sequence[Scope], seed: int) -> None:
    persons = journal(seed)
    assert finds(persons, shared_in_turn(persons, scopes)) == []
