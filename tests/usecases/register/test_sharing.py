"""The attack on the shared figures of the register: it succeeds on raw ones, and fails on what leaves."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pytest

from mediateur.journal.disclosure import ACCOMPANIED, ACTIVATION_OR_USE, LEAST, TOUCHED, Sent, SharedTable
from mediateur.training.figures import Group
from mediateur.usecases.register.sharing import WHOLE, lines, shareable
from tests.journal.attack import Attack, Export, Target, found

START = dt.date(2026, 1, 5)
MONTH = dt.timedelta(days=30)
TERRITORIES, ROLES = ("", "Drôme", "Isère", "Orne", "Var"), ("ambassadeur", "guichet", "conseiller", "formateur")
LEVELS = (TOUCHED, ACCOMPANIED, ACTIVATION_OR_USE)
ENDS = ("", "-formes", "-attestes")


class Mediator(NamedTuple):
    """Since when she is there, and how far she is: 0 entered, 1 trained, 2 attested."""

    day: dt.date
    territory: str
    role: str
    level: int


def register(seed: int) -> list[Mediator]:
    dice = random.Random(seed)
    weights = dice.choice(((1, 1, 1, 1, 1), (20, 5, 2, 1, 1), (1, 40, 1, 1, 1)))
    return [
        Mediator(
            START + dice.randrange(12) * MONTH,
            dice.choices(TERRITORIES, weights)[0],
            dice.choices(ROLES, (10, 6, 3, 1))[0],
            dice.choices((0, 1, 2), dice.choice(((1, 1, 6), (3, 3, 3), (1, 8, 1))))[0],
        )
        for _ in range(dice.choice((30, 60, 150, 400)))
    ]


def groups(people: Iterable[Mediator], by: str) -> list[Group]:
    counts: dict[str, list[int]] = {}
    for one in people:
        each = counts.setdefault(getattr(one, by), [0, 0, 0])
        for level in range(one.level + 1):
            each[level] += 1
    return [Group(name, people=n, trained=t, certified=c) for name, (n, t, c) in sorted(counts.items())]


def there(people: Sequence[Mediator], day: dt.date) -> list[Mediator]:
    return [one for one in people if one.day <= day]


def shared_in_turn(states: Iterable[tuple[dt.date, Sequence[Mediator]]]) -> list[Sent]:
    """Return what left, each export decided beside those before."""
    sent: list[Sent] = []
    for day, people in states:
        axes = [groups(people, "territory"), groups(people, "role")]
        told = shareable(axes, day, LEAST, sent)
        if people and not told.refused:
            sent.append(told.sent(day))
    return sent


def truths(targets: Iterable[Target], people: Sequence[Mediator], days: Sequence[dt.date]) -> dict[Target, int]:
    known: dict[Target, int] = {}
    for target in targets:
        who = [
            one
            for one in people
            if all(one.day <= days[n] for n in target.area) and not any(one.day <= days[n] for n in target.without)
        ]
        cells: Counter[tuple[str, str, str]] = Counter()
        for one in who:
            for level in range(one.level + 1):
                cells["cell", "", LEVELS[level]] += 1
                cells["cell", f"territoires{ENDS[level]}", f"territoires:{one.territory}"] += 1
                cells["cell", f"roles{ENDS[level]}", f"roles:{one.role}"] += 1
            if one.level < 2:
                cells["rest", "", LEVELS[one.level + 1]] += 1
        known[target] = cells[target.kind, target.table, target.code]
    return known


def finds(people: Sequence[Mediator], exports: Sequence[Export], days: Sequence[dt.date]) -> list[tuple[Target, int]]:
    attack = Attack(exports)
    small = {target: n for target, n in truths(attack.targets, people, days).items() if 0 < n < LEAST}
    return [(target, n) for target, n in small.items() if found(attack.interval(target), n)]


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_one_export_hides_its_small_counts(first: int) -> None:
    for seed in range(first, first + 20):
        people = register(seed)
        day = START + 12 * MONTH
        sent = shared_in_turn([(day, people)])
        exports = [Export(one.scope, one.tables) for one in sent]
        assert finds(people, exports, [day]) == [], seed


@pytest.mark.parametrize(
    ("months", "seed"),
    [
        *(((6, 12), seed) for seed in range(700, 708)),
        *(((3, 6, 9, 12), seed) for seed in range(700, 708)),
        (tuple(range(0, 13, 2)), 700),
    ],
)
def test_exports_that_follow_one_another_hide_their_small_counts(months: Sequence[int], seed: int) -> None:
    people = register(seed)
    days = [START + month * MONTH for month in months]
    sent = shared_in_turn((day, there(people, day)) for day in days)
    exports = [Export(one.scope, one.tables) for one in sent]
    assert finds(people, exports, [one.day for one in sent]) == []


def test_the_attack_finds_small_counts_in_what_is_not_protected() -> None:
    people = register(703)
    days = [START + month * MONTH for month in (6, 12)]
    raw = []
    for day in days:
        axes = [groups(there(people, day), "territory"), groups(there(people, day), "role")]
        shown = shareable(axes, day, LEAST)
        raw.append(Export(shown.scope, shown.tables))
    assert finds(people, raw, days), "each protected without the other"


@pytest.mark.parametrize("seed", range(30))
def test_whatever_changes_no_difference_between_two_exports_is_small(seed: int) -> None:
    """Attestations end, mediators are trained, move, leave: what two exports both tell is the same, or apart enough."""
    dice = random.Random(seed)
    people = register(seed + 40)
    states = []
    for month in range(8):
        states.append((START + month * MONTH, tuple(people)))
        for place in dice.sample(range(len(people)), min(len(people), dice.choice((0, 2, 15, 40)))):
            moved = dice.choice(TERRITORIES) if dice.random() < 0.2 else people[place].territory
            people[place] = people[place]._replace(level=dice.randrange(3), territory=moved)
        people = people[dice.choice((0, 0, 3, 14)) :]
    sent = shared_in_turn(states)
    for earlier in sent:
        for later in sent:
            assert _small_differences(earlier.tables, later.tables) == [], seed


def _small_differences(one: Sequence[SharedTable], other: Sequence[SharedTable]) -> list[tuple[str, object, int]]:
    first, second = ({table.id: table for table in tables} for tables in (one, other))
    told = []
    for name, table in first.items():
        mine, theirs = _known(table), _known(second[name])
        for codes in _unions(mine, theirs):
            sums = [sum(n for each, n in cells.items() if each <= codes) for cells in (mine, theirs)]
            if 0 < abs(sums[1] - sums[0]) < LEAST:
                told.append((name, codes, sums[1] - sums[0]))
    return told


def _known(table: SharedTable) -> dict[frozenset[str], int]:
    return {frozenset(cell.codes): cell.n for cell in table.cells if cell.n is not None}


def _unions(one: dict[frozenset[str], int], other: dict[frozenset[str], int]) -> list[frozenset[str]]:
    """Return the smallest sets of categories of which both tell the sum."""
    found_ = []
    for block in one:
        grown, before = block, frozenset[str]()
        while grown != before:
            before = grown
            grown = grown.union(*(each for each in (*one, *other) if each & grown))
        whole = [frozenset().union(*(each for each in cells if each <= grown)) for cells in (one, other)]
        if whole[0] == whole[1] == grown:
            found_.append(grown)
    return found_


def test_the_lines_name_what_is_told_together_and_say_what_is_not_shown() -> None:
    territories = [Group("Drôme", people=3), Group("Isère", people=40, trained=20), Group("", people=30)]
    roles = [Group("guichet", people=73, trained=20)]
    told = shareable([territories, roles], START, LEAST)
    assert [tuple(line) for line in lines(told.tables)] == [
        (WHOLE, "", ("73", "20", "0")),
        ("Territoires", "Autres (Non précisé, Drôme, Isère)", ("73", "20", "0")),
        ("Rôles", "Guichet France Services", ("73", "20", "0")),
    ]


def test_a_rest_that_is_small_is_not_shown() -> None:
    territories = [Group("Isère", people=40, trained=35)]
    told = shareable([territories, [Group("guichet", people=40, trained=35)]], START, LEAST)
    assert next(lines(told.tables)).counts == ("40", "non montré", "0")
