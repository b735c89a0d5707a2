"""The attack on shared figures: it succeeds on what is not protected, and fails on what is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediateur.journal.disclosure import LEAST, Scope, Sent, Shared, protect
from mediateur.journal.disclosure.writing import not_told
from tests.journal.attack import BOUNDED, Attack, Export, Target, found, naive_export, open_export
from tests.journal.bounds import System
from tests.journal.sharing import PLACES, Person, journal, span, tables, truths

SCOPE = span(0, 8)
WEEKS = [span(week, week) for week in range(9)]


def finds(persons: Sequence[Person], exports: Sequence[Export]) -> list[tuple[Target, int]]:
    """Return every count of 1 to 10 that the attacker pins or bounds within 4, with the truth."""
    attack = Attack(exports)
    scopes = [export.scope for export in exports]
    small = {target: n for target, n in truths(attack.targets, persons, scopes).items() if 0 < n <= 10}
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


OVERLAPS = {
    "eight weeks, then nine": (span(0, 7), SCOPE),
    "nine weeks, then eight": (SCOPE, span(0, 7)),
    "everywhere, then one place": (SCOPE, span(0, 8, "lieu-a")),
    "one place, then everywhere": (span(0, 8, "lieu-b"), SCOPE),
    "month after month, then all": (span(0, 3), span(4, 6), SCOPE),
    "one place a few weeks, all, one month": (span(0, 3, "lieu-a"), SCOPE, span(0, 3)),
    "week after week, then all": (*WEEKS, SCOPE),
    "all, then week after week": (SCOPE, *WEEKS),
    "weeks, a month, all, other weeks": (*WEEKS[:3], span(0, 3), SCOPE, *WEEKS[3:]),
    "periods that cross": (span(0, 5), span(2, 8), SCOPE),
    "places that cross": (span(0, 8, "lieu-a", "lieu-b"), span(0, 8, "lieu-b", "lieu-c"), SCOPE),
}


@pytest.mark.parametrize("first", range(0, 200, 20))
def test_one_export_hides_its_small_counts(first: int) -> None:
    for seed in range(first, first + 20):
        persons = journal(seed)
        assert finds(persons, shared_in_turn(persons, [SCOPE])) == [], seed


@pytest.mark.parametrize("scopes", OVERLAPS.values(), ids=OVERLAPS)
def test_exports_that_overlap_hide_their_small_counts(scopes: Sequence[Scope]) -> None:
    many = len(scopes) > 3
    for seed in (302,) if many else (301, 302, 303, 305):
        persons = journal(seed, 600 if many else 0)
        assert finds(persons, shared_in_turn(persons, scopes)) == [], seed


@pytest.mark.parametrize("last", [(2, 5, 8), (1, 3, 5, 8)], ids=["three", "four"])
@pytest.mark.parametrize("seed", [301, 305, 307])
def test_exports_that_grow_tell_nothing_beside_one_that_regrouped_less(seed: int, last: Sequence[int]) -> None:
    """A category told alone, then regrouped, then told alone again, is laid beside the first export too."""
    persons = journal(seed, 250)
    assert finds(persons, shared_in_turn(persons, [span(0, week) for week in last])) == []


def test_a_correction_cannot_be_found_by_sharing_again() -> None:
    persons = journal(3, persons=250)
    first = shared(persons, SCOPE).sent(SCOPE.last)
    assert shared(persons[3:], SCOPE, [first]).tables == first.tables
    wider = span(0, 9)
    later = shared(persons[3:], wider, [first])
    assert later.refused, "what is left of the new week is a correction"


@settings(max_examples=25)
@given(st.integers(1000, 10**6), st.sampled_from((15, 30, 60, 150)), st.integers(0, 6), st.integers(0, 2))
def test_any_two_exports_hide_their_small_counts(seed: int, size: int, weeks: int, places: int) -> None:
    persons = journal(seed, size)
    other = span(0, weeks, *list(PLACES)[:places])
    scopes = [SCOPE, other] if seed % 2 else [other, SCOPE]
    assert finds(persons, shared_in_turn(persons, scopes)) == []


@settings(max_examples=25)
@given(st.integers(1000, 10**6), st.sampled_from((60, 150, 600)), st.sampled_from(("ages", "autonomy", "rights")))
def test_a_table_that_was_not_sent_is_one_of_which_nothing_was_told(seed: int, size: int, absent: str) -> None:
    """Figures are decided alike beside both; whoever lays all of them side by side finds no small count."""
    persons, parts = journal(seed, size), (SCOPE, span(0, 3))
    for first, then in (parts, parts[::-1]):
        sent = shared(persons, first).sent(first.last)
        less = sent._replace(tables=tuple(table for table in sent.tables if table.id != absent))
        [made] = [table for table in tables(persons, first) if table.id == absent]
        hidden = sent._replace(tables=(*less.tables, not_told(made, LEAST)))
        later = shared(persons, then, [less])
        assert later == shared(persons, then, [hidden])
        exports = [Export(first, less.tables), *([] if later.refused else [Export(then, later.tables)])]
        assert finds(persons, exports) == []


def test_the_attack_finds_small_counts_where_nothing_is_protected() -> None:
    for seed in range(10):
        persons = journal(seed)
        attack = Attack([open_export(SCOPE, tables(persons, SCOPE))])
        small = [n for n in truths(attack.targets, persons, [SCOPE]).values() if 0 < n <= 10]
        assert len(finds(persons, attack.exports)) == len(small)


def test_the_attack_finds_small_counts_where_only_small_cells_are_hidden() -> None:
    caught = [seed for seed in range(20) if finds(journal(seed), [naive(journal(seed))])]
    assert len(caught) >= 15


def naive(persons: Sequence[Person]) -> Export:
    return naive_export(SCOPE, tables(persons, SCOPE))


@pytest.mark.parametrize(
    "name", ["eight weeks, then nine", "everywhere, then one place", "month after month, then all"]
)
def test_the_attack_finds_small_counts_between_exports_protected_apart(name: str) -> None:
    persons = journal(300)
    apart = [Export(scope, shared(persons, scope).tables) for scope in OVERLAPS[name]]
    assert all(not shared(persons, scope).refused for scope in OVERLAPS[name])
    assert finds(persons, apart)


def test_the_attack_finds_a_count_that_only_a_search_can_pin() -> None:
    system = System()
    first, second = system.variable(), system.variable()
    system.tie([(first, 1), (second, 1)], 4)
    system.tie([(first, 1), (second, -1)], 0)
    system.settle()
    assert system.interval([(second, 1)], 1) == (2, 2, True)


def test_what_cannot_be_is_said() -> None:
    system = System()
    one = system.variable()
    system.tie([(one, 1)], 1, 3)
    system.tie([(one, 1)], 5)
    with pytest.raises(ValueError, match="contradictory"):
        system.settle()
