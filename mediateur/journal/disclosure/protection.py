"""Figures in, figures to share out: regroup, then hide, until nothing of 1 to 10 can be found; else refuse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mediateur.journal.disclosure import refusals
from mediateur.journal.disclosure.beside import Beside
from mediateur.journal.disclosure.families import arranged
from mediateur.journal.disclosure.grouping import Group
from mediateur.journal.disclosure.headlines import PARENT, RIGHTS_EXERCISED, TOUCHED, show
from mediateur.journal.disclosure.shapes import EVERYTHING, LEAST, Scope, Sent, Shared, SharedTable, Shown
from mediateur.journal.disclosure.writing import not_told, told_apart, told_together
from mediateur.journal.figures import Table

_Groups = dict[str, list[Group]]


def protect(
    tables: Sequence[Table], *, threshold: int = LEAST, scope: Scope = EVERYTHING, sent: Sequence[Sent] = ()
) -> Shared:
    """Return what may be shared of the tables of one export.

    One of them holds the headlines (its cells bear the codes of `headlines`, « touched » among them); those with a
    `total` add up to the headline that `of` names; the others do not add up. `scope` is what they count, `sent` every
    export that has left before: figures that lie beside them are regrouped further, hidden or refused. ValueError
    when the threshold is below 11 or a table does not add up to its headline.
    """
    if threshold < LEAST:
        raise ValueError(f"a threshold below {LEAST} protects nobody: {threshold}")
    same = next((export for export in sent if export.scope == scope), None)
    if same:
        return Shared(same.tables, scope, threshold, frozen=refusals.already(same.day))
    values = _values(tables)
    near = [export for export in sent if not export.scope.apart(scope)]
    refused = refusals.before(tables, values, scope, near, threshold)
    if refused:
        return _nothing(tables, values, scope, threshold, refused)
    around = [export.scope for export in near if scope.within(export.scope)]
    laid = [export for export in sent if export in near or any(export.scope.within(wide) for wide in around)]
    return _told(tables, values, threshold, Beside(scope, laid, threshold))


def _told(tables: Sequence[Table], values: Mapping[str, int], threshold: int, beside: Beside) -> Shared:
    """Bar headlines until what is left is safe; without the first there is nothing to share."""
    rights = {cell.code: cell.n for table in tables if table.of == RIGHTS_EXERCISED for cell in table.cells}
    barred: set[str] = set()
    while TOUCHED not in barred:
        shown = show(values, rights, threshold, barred)
        more = beside.headlines_that_tell(values, shown)
        groups: _Groups = {}
        for family in () if more else arranged(tables, values, shown, barred, threshold):
            told = beside.groups(family)
            groups |= {table.id: told for table in family.tables} if told else {}
            more |= set() if told else {table.of for table in family.tables[-1:]}
        if not more:
            return Shared(_written(tables, shown, groups, threshold, beside), beside.scope, threshold)
        barred |= more
    why = refusals.impossible(values[TOUCHED], beside.sent, threshold)
    return _nothing(tables, values, beside.scope, threshold, why)


def _written(
    tables: Sequence[Table], shown: Mapping[str, Shown], groups: _Groups, threshold: int, beside: Beside
) -> tuple[SharedTable, ...]:
    written = []
    for table in tables:
        if table.id in groups:
            written.append(told_together(table, groups[table.id], threshold))
        elif table.total is not None:
            written.append(not_told(table, threshold))
        elif _holds_headlines(table):
            written.append(told_apart(table, shown, threshold))
        else:
            written.append(told_apart(table, beside.cells(table), threshold))
    return tuple(written)


def _nothing(tables: Sequence[Table], values: Mapping[str, int], scope: Scope, threshold: int, refused: str) -> Shared:
    """Return tables without a number, for the screen to explain the refusal with."""
    few = {code: Shown.SMALL if code == TOUCHED and n < threshold else Shown.NOT_SHOWN for code, n in values.items()}
    told = [
        told_apart(table, few, threshold) if _holds_headlines(table) else not_told(table, threshold) for table in tables
    ]
    return Shared(tuple(told), scope, threshold, refused)


def _holds_headlines(table: Table) -> bool:
    return table.total is None and any(cell.code == TOUCHED for cell in table.cells)


def _values(tables: Sequence[Table]) -> dict[str, int]:
    """Return the headlines by code; ValueError when nested ones, or a table, do not hold together."""
    values = {cell.code: cell.n for table in tables if _holds_headlines(table) for cell in table.cells}
    if TOUCHED not in values:
        raise ValueError("no table holds the headline « touched »")
    for table in tables:
        if table.total is not None and not values.get(table.of) == table.total == sum(cell.n for cell in table.cells):
            raise ValueError(f"{table.id} does not add up to {table.of}")
    wrong = [code for code, around in PARENT.items() if values.get(code, 0) > values.get(around, values.get(code, 0))]
    if wrong:
        raise ValueError(f"{wrong[0]} exceeds {PARENT[wrong[0]]}")
    return values
