"""The tables as they are written: cells, totals, and one sentence that says what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mediateur.content.text import NBSP
from mediateur.content.vocabulary import AGES
from mediateur.journal.disclosure.grouping import Group
from mediateur.journal.disclosure.order import REST, has_neighbours, name, ordered
from mediateur.journal.disclosure.shapes import SharedCell, SharedTable, Shown, exact, hidden
from mediateur.journal.figures import Cell, Table


def told_apart(table: Table, shown: Mapping[str, Shown], threshold: int) -> SharedTable:
    """Return a table whose cells are each shown or hidden: headlines, obstacles."""
    cells = tuple(_alone(cell, shown[cell.code], threshold) for cell in table.cells)
    return SharedTable(table.id, table.title, cells, None, table.of, _hiding(cells, threshold))


def told_together(table: Table, groups: Sequence[Group], threshold: int) -> SharedTable:
    """Return a table told by these groups; the one that holds REST is hidden, and so is the total then."""
    by_code = {cell.code: cell for cell in ordered(table.cells)}
    cells = tuple(_group(by_code, group, len(groups) == 1, threshold) for group in groups if {*group} != {REST})
    total = None if any(cell.n is None for cell in cells) else table.total
    return SharedTable(table.id, table.title, cells, total, table.of, _regrouping(table, cells, threshold))


def not_told(table: Table, threshold: int) -> SharedTable:
    """Return a table of which no cell is shown."""
    cells = tuple(_alone(cell, Shown.NOT_SHOWN, threshold) for cell in ordered(table.cells))
    note = f"Tableau non montré{NBSP}: il ferait connaître un groupe de moins de {threshold}{NBSP}personnes."
    return SharedTable(table.id, table.title, cells, None, table.of, note)


def _alone(cell: Cell, shown: Shown, threshold: int) -> SharedCell:
    if shown is Shown.EXACT:
        return exact(cell.code, cell.label, cell.n, (cell.code,))
    return hidden(cell.code, cell.label, shown, threshold, (cell.code,))


def _group(by_code: Mapping[str, Cell], group: Group, everything: bool, threshold: int) -> SharedCell:
    members = [by_code.get(code, Cell(code, code, 0)) for code in group if code != REST]
    codes = tuple(cell.code for cell in members)
    labels = tuple(cell.label for cell in members) if len(members) > 1 else ()
    label = name(members, everything) if labels else members[0].label
    if REST in group:
        return hidden("+".join(codes), label, Shown.NOT_SHOWN, threshold, codes, labels)
    return exact("+".join(codes), label, sum(cell.n for cell in members), codes, labels)


def _regrouping(table: Table, cells: Sequence[SharedCell], threshold: int) -> str:
    regrouped = [cell for cell in cells if cell.regrouped]
    if not regrouped:
        return _hiding(cells, threshold)
    few = f"moins de {threshold}{NBSP}personnes"
    if has_neighbours([cell.code for cell in table.cells]):
        what = "Tranches" if table.cells[0].code in AGES else "Semaines"
        done = f"{what} voisines réunies, parce que l’une d’elles compte {few}"
    else:
        done = f"Regroupés{NBSP}: {', '.join(label for cell in regrouped for label in cell.regrouped)}"
    unsaid = any(cell.n is None for cell in cells)
    return f"{done}{NBSP}; non montrés, ils feraient connaître un groupe de {few}." if unsaid else f"{done}."


def _hiding(cells: Sequence[SharedCell], threshold: int) -> str:
    few = f"«{NBSP}<{NBSP}{threshold}{NBSP}»{NBSP}: trop peu de personnes pour être partagé"
    unsaid = (
        f"«{NBSP}non montré{NBSP}»{NBSP}: le nombre ferait connaître un groupe de moins de {threshold}{NBSP}personnes"
    )
    parts = [text for shown, text in ((Shown.SMALL, few), (Shown.NOT_SHOWN, unsaid)) if _any(cells, shown)]
    return f"{f'{NBSP}; '.join(parts)}." if parts else ""


def _any(cells: Sequence[SharedCell], shown: Shown) -> bool:
    return any(cell.shown is shown for cell in cells)
