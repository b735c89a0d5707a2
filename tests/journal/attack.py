"""The attacker of shared figures: all tables of all exports, the rules, and nothing else.

He knows that counts are whole and not negative, that « < 11 » is from 1 to 10, what is counted in what, that cells add
up to their headline, and which days and places each export counts. He asks how far every cell of every export can
still go, and every cell of what is in one export and not in another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mediateur.content.outcomes import BY_CODE
from mediateur.journal.disclosure import (
    ACCOMPANIED,
    ACTIVATED,
    ACTIVATION_OR_USE,
    RIGHTS_EXERCISED,
    TOUCHED,
    Scope,
    SharedTable,
    Shown,
)
from mediateur.journal.disclosure.headlines import PARENT
from mediateur.journal.disclosure.writing import told_apart
from mediateur.journal.figures import Table
from tests.journal.bounds import Interval, System

BOUNDED = 4

Region = frozenset[int]
"""The exports that count it; what is counted in the same ones cannot be told apart."""


class Export(NamedTuple):
    scope: Scope
    tables: tuple[SharedTable, ...]


class Target(NamedTuple):
    """A count: of a table's category, of a headline, or of the rest between a headline and the one around it.

    `area` are the exports that count it and `without` those that do not: (0), (1) is what is in export 0 only.
    """

    kind: str
    table: str
    code: str
    area: tuple[int, ...]
    without: tuple[int, ...]


def found(interval: Interval, value: int, threshold: int = 11) -> bool:
    """Whether a count of 1 to 10 is pinned, or bounded within 4."""
    return 0 < value < threshold and interval.high - interval.low <= BOUNDED


class Attack:
    """Everything that follows from some exports."""

    def __init__(self, exports: Sequence[Export], threshold: int = 11) -> None:
        self.exports = exports
        self.few = threshold - 1
        self.system = System()
        self.regions = sorted(regions([export.scope for export in exports]), key=sorted)
        self._variables: dict[tuple[str, str, Region], int] = {}
        for export in exports:
            for table in export.tables:
                self._declare(table)
        for number, export in enumerate(exports):
            self._hear(number, export)
        for region in self.regions:
            self._tie(region)
        self.targets = list(self._targets())
        self.system.settle()

    def interval(self, target: Target) -> Interval:
        """Return how far a count can go."""
        return self.system.interval(self._terms(target), BOUNDED)

    def _declare(self, table: SharedTable) -> None:
        for region in self.regions:
            for cell in table.cells:
                for code in cell.codes:
                    key = (_home(table), code, region)
                    if key not in self._variables:
                        self._variables[key] = self.system.variable()

    def _hear(self, number: int, export: Export) -> None:
        for table in export.tables:
            heard = {code for cell in table.cells for code in cell.codes}
            for (home, code, region), variable in self._variables.items():
                if home == _home(table) and number in region and code not in heard:
                    self.system.tie([(variable, 1)], 0)
            for cell in table.cells:
                terms = [
                    (self._variables[_home(table), code, region], 1)
                    for code in cell.codes
                    for region in self.regions
                    if number in region
                ]
                if cell.n is not None:
                    self.system.tie(terms, cell.n)
                elif cell.shown is Shown.SMALL:
                    self.system.tie(terms, 1, self.few)

    def _tie(self, region: Region) -> None:
        tables = {table.id: table.of for export in self.exports for table in export.tables if table.of}
        for table, of in tables.items():
            parts = [(v, 1) for (home, _, where), v in self._variables.items() if (home, where) == (table, region)]
            if (whole := self._headline(of, region)) is not None:
                self.system.tie([*parts, (whole, -1)], 0)
        for code, around in PARENT.items():
            self._within(self._headline(code, region), self._headline(around, region))
        for around in (ACCOMPANIED, ACTIVATION_OR_USE):
            self._within(self._headline(ACTIVATED, region), self._headline(around, region), 4)
        self._tie_cells(tables, region)

    def _tie_cells(self, tables: dict[str, str], region: Region) -> None:
        for (home, code, where), variable in list(self._variables.items()):
            if where != region or not home:
                continue
            of = tables.get(home)
            if of == RIGHTS_EXERCISED:
                use = ACTIVATION_OR_USE if BY_CODE[code].activation_or_use else ACCOMPANIED
                self._within(variable, self._headline(use, region))
            elif of is None:
                self._within(variable, self._headline(TOUCHED, region))
            for other, wide in tables.items():
                if other != home and home.startswith(other) and of and PARENT.get(of) == wide:
                    self._within(variable, self._variables.get((other, code, region)))

    def _headline(self, code: str, region: Region) -> int | None:
        return self._variables.get(("", code, region))

    def _within(self, part: int | None, whole: int | None, times: int = 1) -> None:
        if part is not None and whole is not None:
            self.system.tie([(whole, times), (part, -1)], 0, 10**9)

    def _targets(self) -> Iterator[Target]:
        every = range(len(self.exports))
        areas = [((number,), ()) for number in every] + [
            ((one,), (other,)) for one in every for other in every if one != other
        ]
        areas += [(tuple(sorted(region)), tuple(n for n in every if n not in region)) for region in self.regions]
        counts = dict.fromkeys((home, code) for home, code, _ in self._variables)
        for area, without in dict.fromkeys(areas):
            if any(_in(region, area, without) for region in self.regions):
                yield from (Target("cell", home, code, area, without) for home, code in counts)
                for home, code in counts:
                    if not home and ("", PARENT.get(code, "-")) in counts:
                        yield Target("rest", "", code, area, without)

    def _terms(self, target: Target) -> list[tuple[int, int]]:
        where = [region for region in self.regions if _in(region, target.area, target.without)]
        sign = -1 if target.kind == "rest" else 1
        parts = [(self._variables[target.table, target.code, region], sign) for region in where]
        if target.kind == "rest":
            parts += [(self._variables["", PARENT[target.code], region], 1) for region in where]
        return parts


def regions(scopes: Sequence[Scope]) -> set[Region]:
    """Return every set of exports that some day at some place can be counted in exactly."""
    day = dt.timedelta(days=1)
    starts = {scope.first for scope in scopes} | {scope.last + day for scope in scopes if scope.last < dt.date.max}
    places = {place for scope in scopes for place in scope.places} | {"elsewhere"}
    met = {
        frozenset(
            number
            for number, scope in enumerate(scopes)
            if scope.first <= start <= scope.last and (not scope.places or place in scope.places)
        )
        for start in starts
        for place in places
    }
    return {region for region in met if region}


def open_export(scope: Scope, tables: Iterable[Table]) -> Export:
    """Return tables as they are, unprotected."""
    return naive_export(scope, tables, 0)


def naive_export(scope: Scope, tables: Iterable[Table], threshold: int = 11) -> Export:
    """Return tables protected as is often done: small cells hidden one by one, all else kept."""
    told = []
    for table in tables:
        shown = {cell.code: Shown.SMALL if 0 < cell.n < threshold else Shown.EXACT for cell in table.cells}
        told.append(told_apart(table, shown, threshold)._replace(total=table.total))
    return Export(scope, tuple(told))


def _in(region: Region, area: Sequence[int], without: Sequence[int]) -> bool:
    return region >= {*area} and not region & {*without}


def _home(table: SharedTable) -> str:
    """Return under which name its cells are known: headlines are the same wherever they are told."""
    return "" if any(cell.code == TOUCHED for cell in table.cells) else table.id
