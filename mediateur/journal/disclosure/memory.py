"""What the exports already sent tell, read back from the tables as they were sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mediateur.journal.disclosure.earlier import Known, Told
from mediateur.journal.disclosure.headlines import PARENT, TOUCHED
from mediateur.journal.disclosure.order import REST
from mediateur.journal.disclosure.shapes import Scope, Sent, SharedCell, SharedTable, Shown


class Heard(NamedTuple):
    """What was told of one cell: its numbers, and the exports that say « < 11 »."""

    told: list[Told]
    few: list[Scope]


def headline_cells(tables: Sequence[SharedTable]) -> dict[str, SharedCell]:
    """Return the headlines of an export, by code."""
    found = (table for table in tables if any(cell.code == TOUCHED for cell in table.cells))
    return {cell.code: cell for table in found for cell in table.cells}


def known(table: SharedTable, headlines: dict[str, SharedCell]) -> Known:
    """Return what a table that adds up tells of its categories, and of the REST around its headline."""
    found: dict[frozenset[str], int | None] = {frozenset(cell.codes): cell.n for cell in table.cells}
    around = headlines.get(PARENT.get(table.of, ""))
    if around is None:
        return found
    unsaid = [block for block, n in found.items() if n is None]
    if around.n is None or len(unsaid) > 1:
        return {**found, frozenset({REST}): None}
    left = around.n - sum(n or 0 for n in found.values())
    for block in unsaid:
        del found[block]
    return {**found, frozenset({REST}).union(*unsaid): left}


def gap(wide: SharedTable, narrow: SharedTable) -> Known:
    """Return what two tables of nested headlines tell of those who are in the first only."""
    first, second = known(wide, {}), known(narrow, {})
    if first.keys() != second.keys():
        return {}
    return {block: _less(n, second[block]) for block, n in first.items()}


def _less(wide: int | None, narrow: int | None) -> int | None:
    return None if wide is None or narrow is None else wide - narrow


def told_of(sent: Sequence[Sent], table: str, narrower: str = "") -> Iterator[Told]:
    """Yield what each export tells of the table of this id, or of those in it and not in the narrower."""
    for export in sent:
        by_id = {found.id: found for found in export.tables}
        if not {table, narrower or table} <= by_id.keys():
            continue
        found = gap(by_id[table], by_id[narrower]) if narrower else known(by_id[table], headline_cells(export.tables))
        if any(n is not None for n in found.values()):
            yield Told(export.scope, found)


def numbers(sent: Sequence[Sent], code: str, table: str = "") -> Heard:
    """Return what was told of one cell (of a headline when no table is named)."""
    heard = Heard([], [])
    for export in sent:
        cell = _cell(export, code, table)
        if cell is not None and cell.n is not None:
            heard.told.append(Told(export.scope, {frozenset({code}): cell.n}))
        elif cell is not None and cell.shown is Shown.SMALL:
            heard.few.append(export.scope)
    return heard


def _cell(export: Sent, code: str, table: str) -> SharedCell | None:
    if not table:
        return headline_cells(export.tables).get(code)
    cells = (cell for found in export.tables if found.id == table for cell in found.cells if cell.code == code)
    return next(cells, None)
