"""The figures of the register that may be shared: protected as those of the journal are, beside all that has left.

Mediators, those who were trained and those whose attestation is valid are nested counts, as the touched, the
accompanied and those of activation or use are: `journal.disclosure` decides of them under these names. What is counted
on a day holds all that was counted before: exports nest, and the difference between two is what it looks at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from mediateur.journal.disclosure import ACCOMPANIED, ACTIVATION_OR_USE, TOUCHED, Scope, Sent, Shared, protect
from mediateur.journal.disclosure.shapes import SharedCell, SharedTable
from mediateur.journal.figures import Cell, Table
from mediateur.training.figures import Group
from mediateur.training.register import ROLES, Role

COLUMNS = ("Médiateurs", "Formés", "Attestation valable")
WHOLE = "Ensemble"
AXES = (("territoires", "Territoires"), ("roles", "Rôles"))
OTHERS, UNSAID, NOT_SHOWN = "Autres", "Non précisé", "non montré"
_CODES = (TOUCHED, ACCOMPANIED, ACTIVATION_OR_USE)
_ENDS = ("", "-formes", "-attestes")


class Line(NamedTuple):
    """A line of a table to share: what it counts, and each of COLUMNS as it is written."""

    table: str
    label: str
    counts: tuple[str, ...]


def shareable(axes: Sequence[Collection[Group]], day: dt.date, threshold: int, sent: Sequence[Sent] = ()) -> Shared:
    """Return what may be shared of the groups of each of AXES on a day, beside all that has left (`sent`)."""
    counts = [{group.name: _nested(group) for group in groups} for groups in axes]
    whole = [sum(each[level] for each in counts[0].values()) for level in range(len(_CODES))]
    cells = tuple(map(Cell, _CODES, COLUMNS, whole))
    tables = [Table(WHOLE, WHOLE, cells), *_tables(counts)]
    return protect(tables, threshold=threshold, scope=Scope(last=day), sent=sent)


def lines(tables: Sequence[SharedTable]) -> Iterator[Line]:
    """Yield the lines of what may be shared, the whole first."""
    by_id = {table.id: table for table in tables}
    yield Line(WHOLE, "", tuple(cell.text for cell in by_id[WHOLE].cells))
    for axis, title in AXES:
        levels = [by_id[f"{axis}{end}"].cells for end in _ENDS]
        groups = dict.fromkeys(cell.codes for cells in levels for cell in cells)
        for codes in groups if any(cell.n is not None for cells in levels for cell in cells) else ():
            shown = [next((cell for cell in cells if cell.codes == codes), None) for cells in levels]
            if any(cell and cell.n is not None for cell in shown):
                label = next(_label(cell) for cell in shown if cell)
                yield Line(title, label, tuple(cell.text if cell else NOT_SHOWN for cell in shown))


def _tables(counts: Sequence[dict[str, tuple[int, ...]]]) -> Iterator[Table]:
    for (axis, title), groups in zip(AXES, counts, strict=True):
        for level, code in enumerate(_CODES):
            cells = tuple(Cell(f"{axis}:{name}", _named(axis, name), n[level]) for name, n in groups.items())
            yield Table(f"{axis}{_ENDS[level]}", title, cells, sum(cell.n for cell in cells), code)


def _nested(group: Group) -> tuple[int, ...]:
    """Return all of a group, those who were trained, and those whose attestation is valid: each among the former."""
    trained = max(group.trained, group.certified)
    return max(group.people + group.erased, trained), trained, group.certified


def _named(axis: str, name: str) -> str:
    return (ROLES[Role(name)] if axis == "roles" and name else name) or UNSAID


def _label(cell: SharedCell) -> str:
    return f"{OTHERS} ({', '.join(cell.regrouped)})" if cell.regrouped else cell.label
