"""The strongest attacker knows the program: he makes every journal that gives what he read, and compares them.

All small tables up to a total are protected at a small threshold; of those that give the same figures, each count
that is small in one must be anything small in another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import pytest

from mediateur.journal.disclosure import ACCOMPANIED, ACTIVATION_OR_USE, TOUCHED, protect, protection
from mediateur.journal.figures import Cell, Table

Case = tuple[dict[str, int], list[Table]]
THRESHOLD = 4


def parts(count: int, most: int) -> Iterator[tuple[int, ...]]:
    """Yield all whole numbers that add up to at most this."""
    if count == 0:
        yield ()
        return
    for first in range(most + 1):
        yield from ((first, *others) for others in parts(count - 1, most - first))


def table(name: str, codes: Sequence[str], numbers: Sequence[int], of: str = "") -> Table:
    cells = tuple(Cell(code, code, n) for code, n in zip(codes, numbers, strict=True))
    return Table(name, name, cells, sum(numbers) if of else None, of)


def one_table(codes: Sequence[str]) -> Iterator[Case]:
    for numbers in parts(len(codes), 13):
        headline = table("headlines", [TOUCHED], [sum(numbers)])
        yield dict(zip(codes, numbers, strict=True)), [headline, table("table", codes, numbers, TOUCHED)]


def nested_headlines() -> Iterator[Case]:
    for use, more, rest in parts(3, 20):
        numbers = [use + more + rest, use + more, use]
        truth = {"use": use, "not use": more, "rest": rest, "accompanied": use + more, "not for use": more + rest}
        yield truth, [table("headlines", [TOUCHED, ACCOMPANIED, ACTIVATION_OR_USE], numbers)]


def table_of_the_accompanied() -> Iterator[Case]:
    for *numbers, rest in parts(4, 13):
        accompanied = sum(numbers)
        truth = {"rest": rest, "accompanied": accompanied, **dict(zip("abc", numbers, strict=True))}
        headlines = table("headlines", [TOUCHED, ACCOMPANIED], [accompanied + rest, accompanied])
        yield truth, [headlines, table("table", "abc", numbers, ACCOMPANIED)]


def weeks_of_both() -> Iterator[Case]:
    weeks = ["2026-W01", "2026-W02"]
    for first, second, rest, other_rest in parts(4, 13):
        truth = {"first": first, "second": second, "rest": rest, "other rest": other_rest}
        touched, accompanied = [first + rest, second + other_rest], [first, second]
        headlines = table("headlines", [TOUCHED, ACCOMPANIED], [sum(touched), sum(accompanied)])
        yield truth, [headlines, table("all", weeks, touched, TOUCHED), table("some", weeks, accompanied, ACCOMPANIED)]


CASES = {
    "weeks": lambda: one_table(["2026-W01", "2026-W02", "2026-W03", "2026-W04"]),
    "categories": lambda: one_table(["a", "b", "c", "autre"]),
    "nested headlines": nested_headlines,
    "a table of the accompanied": table_of_the_accompanied,
    "weeks of touched and accompanied": weeks_of_both,
}


@pytest.mark.parametrize("case", CASES)
def test_who_knows_the_program_learns_nothing_more_than_small(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "LEAST", 1)
    alike = defaultdict(list)
    for truth, tables in CASES[case]():
        alike[read(tables)].append(truth)
    assert len(alike) > 100
    for told, truths in alike.items():
        for what in truths[0]:
            values = {truth[what] for truth in truths}
            if any(0 < value < THRESHOLD for value in values):
                assert max(values) - min(values) >= THRESHOLD - 2, (told, what, values)


def read(tables: Sequence[Table]) -> tuple[object, ...]:
    """Return all that is to be read in figures that are shared."""
    given = protect(tables, threshold=THRESHOLD)
    if given.refused:
        return (given.refused,)
    return tuple((cell.codes, cell.text) for table in given.tables for cell in table.cells)
