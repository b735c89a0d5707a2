"""The tables that must be arranged together, and what each category of them counts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mediateur.content.vocabulary import UNKNOWN
from mediateur.journal.disclosure.grouping import Counts, Group, neighbours, others
from mediateur.journal.disclosure.headlines import PARENT, chained, depth, safe, tight
from mediateur.journal.disclosure.order import REST, has_neighbours, ordered
from mediateur.journal.disclosure.shapes import Shown
from mediateur.journal.figures import Table

_VAGUE = {UNKNOWN, "autre"}


class Family(NamedTuple):
    """Tables of one axis, of the widest headline first, and how many are in the widest but in no cell (`rest`).

    `rest` are those of the headline around it (touched, not accompanied): None when that one is not shown.
    """

    tables: tuple[Table, ...]
    codes: tuple[str, ...]
    rest: int | None

    @property
    def runs(self) -> bool:
        """Whether only neighbours may be told together."""
        return has_neighbours(self.codes)

    def counts(self) -> Counts:
        """Return, by code, the last headline and the rest of each around it: together they are the first."""
        columns = [{cell.code: cell.n for cell in table.cells} for table in self.tables]
        rows = {code: [column.get(code, 0) for column in columns] for code in self.codes}
        return {code: (*(a - b for a, b in itertools.pairwise(row)), row[-1]) for code, row in rows.items()}

    def groups(self, threshold: int, more: int = 0) -> list[Group]:
        """Return which categories are told together; a small `rest` is among them, as the code REST."""
        counts = dict(self.counts())
        small = self.rest is not None and not safe(self.rest, threshold)
        if small:
            counts[REST] = (self.rest or 0,)
        if self.runs:
            return neighbours(counts, threshold)
        return others(counts, threshold, more)


def families(tables: Sequence[Table]) -> list[tuple[Table, ...]]:
    """Return the tables that add up to a headline, those of one axis and of nested headlines together."""
    found: list[list[Table]] = []
    for table in sorted((t for t in tables if t.total is not None), key=lambda table: depth(table.of)):
        kin = [family for family in found if _kin(family[0], table)]
        if kin:
            kin[0].append(table)
        else:
            found.append([table])
    return [tuple(family) for family in found]


def _kin(one: Table, other: Table) -> bool:
    codes = {cell.code for cell in one.cells} & {cell.code for cell in other.cells}
    return bool(codes - _VAGUE) and one.of != other.of and chained(one.of, other.of)


def arranged(
    tables: Sequence[Table], values: Mapping[str, int], shown: Mapping[str, Shown], barred: set[str], threshold: int
) -> Iterator[Family]:
    """Yield the families that can be told, without the tables of which nothing can be."""
    for family in families(tables):
        told = tuple(table for table in family if shown[table.of] is Shown.EXACT)
        alone = len(family) == 1 and _but_for_rest(family[0].of, values, shown, barred, threshold)
        if told or alone:
            members = told or family
            cells = {cell.code: cell for table in members for cell in table.cells}
            codes = tuple(cell.code for cell in ordered(list(cells.values())))
            yield Family(members, codes, _rest(members[0].of, values, shown))


def _rest(of: str, values: Mapping[str, int], shown: Mapping[str, Shown]) -> int | None:
    around = PARENT.get(of, "")
    return values[around] - values[of] if shown.get(around) is Shown.EXACT else None


def _but_for_rest(
    of: str, values: Mapping[str, int], shown: Mapping[str, Shown], barred: set[str], threshold: int
) -> bool:
    """Whether a headline is hidden only because the rest would be small: its table can be told, but for one cell."""
    rest = _rest(of, values, shown)
    if rest is None or of in barred or shown[of] is not Shown.NOT_SHOWN:
        return False
    return not tight(values[PARENT[of]], threshold) and not safe(rest, threshold)
