"""The new figures laid beside those already sent, headline by headline and table by table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mediateur.journal.disclosure.crowding import leaves_free
from mediateur.journal.disclosure.earlier import Block, Known, Told, conflict
from mediateur.journal.disclosure.families import Family
from mediateur.journal.disclosure.grouping import Counts, Group, merged
from mediateur.journal.disclosure.headlines import safe, visible_ancestor
from mediateur.journal.disclosure.memory import headline_cells, numbers, told_of
from mediateur.journal.disclosure.order import REST
from mediateur.journal.disclosure.shapes import Scope, Sent, Shown
from mediateur.journal.figures import Table


class Beside(NamedTuple):
    """The scope of the new export, those sent that share something with it or with one around it, the threshold."""

    scope: Scope
    sent: Sequence[Sent]
    threshold: int

    def headlines_that_tell(self, values: Mapping[str, int], shown: Mapping[str, Shown]) -> set[str]:
        """Return the headlines that tell something beside what was sent, by a number or by « < 11 »."""
        visible = [code for code, how in shown.items() if how is Shown.EXACT]
        telling = {
            code for code, how in shown.items() if how is not Shown.NOT_SHOWN and not self._safe(code, values[code])
        }
        for code in visible:
            around = visible_ancestor(code, shown)
            if around and not self._safe_gap(code, around, values[around] - values[code]):
                telling.add(code)
        return telling

    def groups(self, family: Family) -> list[Group]:
        """Return which categories of a family are told together, nothing when no grouping is safe."""
        counts, more = family.counts(), 0
        groups = family.groups(self.threshold)
        found = self._conflict(family, counts, groups)
        while found:
            if len(groups) == 1:
                return []
            if family.runs:
                groups = merged(groups, _first(groups, found))
            else:
                more += 1
                groups = family.groups(self.threshold, more)
            found = self._conflict(family, counts, groups)
        return groups

    def cells(self, table: Table) -> dict[str, Shown]:
        """Return how each cell of a table that does not add up is shown."""
        return {cell.code: self._cell(table.id, cell.code, cell.n) for cell in table.cells}

    def _cell(self, table: str, code: str, n: int) -> Shown:
        if not self._safe(code, n, table):
            return Shown.NOT_SHOWN
        return Shown.EXACT if safe(n, self.threshold) else Shown.SMALL

    def _safe(self, code: str, n: int, table: str = "") -> bool:
        """Whether a number, or « < 11 », may stand beside those of the same cell that were sent."""
        heard = numbers(self.sent, code, table)
        known = {frozenset({code}): n if safe(n, self.threshold) else None}
        free = leaves_free(self.scope, n, heard, self.threshold)
        return free and conflict(self.scope, known, heard.told, self.threshold) is None

    def _safe_gap(self, code: str, around: str, n: int) -> bool:
        told = []
        for export in self.sent:
            cells = headline_cells(export.tables)
            wide, narrow = cells.get(around), cells.get(code)
            if wide and narrow and wide.n is not None and narrow.n is not None:
                told.append(Told(export.scope, {frozenset({code}): wide.n - narrow.n}))
        return conflict(self.scope, {frozenset({code}): n}, told, self.threshold) is None

    def _conflict(self, family: Family, counts: Counts, groups: Sequence[Group]) -> Block | None:
        """Return categories on which one of the tables, or the rest between two of them, tells beside what was sent."""
        for level, table in enumerate(family.tables):
            told = list(told_of(self.sent, table.id))
            found = conflict(self.scope, _known(family, counts, groups, level), told, self.threshold)
            if found is None and level:
                between = list(told_of(self.sent, family.tables[level - 1].id, table.id))
                known = {frozenset(group): sum(counts[code][level - 1] for code in group) for group in groups}
                found = conflict(self.scope, known, between, self.threshold)
            if found:
                return found
        return None


def _known(family: Family, counts: Counts, groups: Sequence[Group], level: int) -> Known:
    """Return what the groups tell of one table of the family, and of the rest around it."""
    n = {code: sum(row[level:]) for code, row in counts.items()}
    if level == 0 and family.rest is not None:
        n[REST] = family.rest
        groups = groups if any(REST in group for group in groups) else [*groups, (REST,)]
    return {frozenset(group): sum(n[code] for code in group) for group in groups}


def _first(groups: Sequence[Group], block: Block) -> int:
    return next((place for place, group in enumerate(groups) if block & {*group}), 0)
