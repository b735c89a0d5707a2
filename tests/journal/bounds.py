"""Whole numbers between bounds, tied by sums: how far a sum of them can still go.

Exact propagation of bounds, then a search for solutions that is bounded. A solution found for one question is kept: it
answers others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

MANY = 10**6
SEARCH = 30
STEPS = 6
Bounds = list[tuple[int, int]]
Terms = Sequence[tuple[int, int]]
"""Variables, each with its coefficient."""


class Sum(NamedTuple):
    """A sum of variables with whole coefficients that lies from `low` to `high`."""

    terms: Terms
    low: int
    high: int


class Interval(NamedTuple):
    """How far a sum can go; `sure` when both ends were reached by solutions."""

    low: int
    high: int
    sure: bool


class System:
    """Variables and what ties them; `interval` says what can be known of a sum of some."""

    def __init__(self) -> None:
        self.sums: list[Sum] = []
        self._bounds: Bounds = []
        self._of: list[list[int]] = []
        self._settled: Bounds | None = None
        self._solutions: list[Bounds] = []
        self._tries = 0

    def variable(self) -> int:
        """Return a new variable: a whole number that is not negative."""
        self._bounds.append((0, MANY))
        self._of.append([])
        return len(self._bounds) - 1

    def tie(self, terms: Terms, low: int, high: int | None = None) -> None:
        """Say that a sum lies from `low` to `high` (the same when it is not given)."""
        for variable, _ in terms:
            self._of[variable].append(len(self.sums))
        self.sums.append(Sum(terms, low, low if high is None else high))

    def settle(self) -> None:
        """Draw what follows from all sums; ValueError when no whole numbers fit."""
        self._settled = self._propagate(list(self._bounds), range(len(self.sums)))
        if self._settled is None:
            raise ValueError("what was told is contradictory")
        self._tries = SEARCH
        self._dive(self._settled, 0)

    def interval(self, terms: Terms, wide: int) -> Interval:
        """Return how far a sum can go, or two values it can take that are further apart than `wide`."""
        low, high = self._follows(terms)
        reached: dict[int, None] = dict.fromkeys(_value(terms, found) for found in self._solutions)
        for ends in (range(low, high + 1), range(high, low - 1, -1)):
            for value in ends[:STEPS]:
                if value in reached or (reached and max(reached) - min(reached) > wide):
                    break
                possible = self._reach(terms, value)
                if possible is not False:
                    reached |= {value: None} if possible else {}
                    break
                low, high = (value + 1, high) if ends.step > 0 else (low, value - 1)
        if reached and max(reached) - min(reached) > wide:
            return Interval(min(reached), max(reached), sure=True)
        return Interval(low, high, low in reached and high in reached)

    def _follows(self, terms: Terms) -> tuple[int, int]:
        assert self._settled is not None
        ends = [sorted((a * self._settled[v][0], a * self._settled[v][1])) for v, a in terms]
        return sum(end[0] for end in ends), sum(end[1] for end in ends)

    def _reach(self, terms: Terms, value: int) -> bool | None:
        """Return whether the sum can be this value, None when the search was not long enough to tell."""
        assert self._settled is not None
        for variable, _ in terms:
            self._of[variable].append(len(self.sums))
        self.sums.append(Sum(terms, value, value))
        start = self._propagate(list(self._settled), [len(self.sums) - 1])
        self._tries = SEARCH
        found = start is not None and self._dive(start, 0)
        self.sums.pop()
        for variable, _ in terms:
            self._of[variable].pop()
        return None if not found and self._tries <= 0 else found

    def _dive(self, bounds: Bounds, first: int) -> bool:
        """Look for one solution, each variable at an end or in the middle; keep it."""
        variable = next((v for v in range(first, len(bounds)) if bounds[v][0] < bounds[v][1]), None)
        if variable is None:
            self._solutions.append(bounds)
            return True
        low, high = bounds[variable]
        ends = (low, high) if len(self._solutions) % 2 else (high, low)
        for value in dict.fromkeys((*ends, (low + high) // 2, *range(low + 1, high))):
            fixed = list(bounds)
            fixed[variable] = (value, value)
            after = self._propagate(fixed, self._of[variable])
            if after is not None and self._dive(after, variable + 1):
                return True
            self._tries -= 1
            if self._tries <= 0:
                return False
        return False

    def _propagate(self, bounds: Bounds, first: Iterable[int]) -> Bounds | None:
        waiting = dict.fromkeys(first)
        while waiting:
            known = self.sums[waiting.popitem()[0]]
            for variable, low, high in _narrowed(known, bounds):
                if low > high:
                    return None
                bounds[variable] = (low, high)
                waiting |= dict.fromkeys(self._of[variable])
        return bounds


def _value(terms: Terms, solution: Bounds) -> int:
    return sum(a * solution[variable][0] for variable, a in terms)


def _narrowed(known: Sum, bounds: Bounds) -> Iterator[tuple[int, int, int]]:
    """Yield what a sum leaves to each of its variables, where that is less than before."""
    ends = [
        (a * bounds[v][0], a * bounds[v][1]) if a > 0 else (a * bounds[v][1], a * bounds[v][0]) for v, a in known.terms
    ]
    least, most = sum(end[0] for end in ends), sum(end[1] for end in ends)
    if least > known.high or most < known.low:
        yield 0, 1, 0
        return
    if least >= known.low and most <= known.high:
        return
    for (variable, a), (low, high) in zip(known.terms, ends, strict=True):
        under, over = known.low - (most - high), known.high - (least - low)
        if a < 0:
            under, over = over, under
        before = bounds[variable]
        after = (max(before[0], -(-under // a)), min(before[1], over // a))
        if after != before:
            yield variable, *after
