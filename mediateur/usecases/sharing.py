"""The figures of the dashboard that may be shared: the same tables, protected."""

from __future__ import annotations

from collections.abc import Sequence

from mediateur.journal import disclosure
from mediateur.journal.disclosure import Scope, Sent, Shared, protect
from mediateur.journal.figures import Table
from mediateur.journal.statistics import Filters
from mediateur.journal.tables import ACCOMPANIED, ACTIVATED, RIGHTS, TOUCHED, USE
from mediateur.usecases.statistics import Dashboard

# The codes of the dashboard, and those under which the protection knows the headlines.
_HEADLINES = {
    TOUCHED: disclosure.TOUCHED,
    ACCOMPANIED: disclosure.ACCOMPANIED,
    USE: disclosure.ACTIVATION_OR_USE,
    ACTIVATED: disclosure.ACTIVATED,
    RIGHTS: disclosure.RIGHTS_EXERCISED,
}
_DASHBOARD = {shared: own for own, shared in _HEADLINES.items()}
_COUNTS = "comptes"
# Told inside only: what is counted apart adds up with nothing that could protect it, and the accompanied by week beside
# the touched by week would have weeks regrouped until neither says much.
_INSIDE = ("a-part", "semaines-accompagnees")


def shareable(board: Dashboard, sent: Sequence[Sent] = ()) -> Shared:
    """Return what may be shared of a dashboard, beside all that has left before (`sent`)."""
    tables = [_named(table) for table in board.tables if table.id not in _INSIDE]
    return protect(tables, scope=_scope(board), sent=sent)


def dashboard_code(code: str) -> str:
    """Return the code that the dashboard gives to a protected cell."""
    return _DASHBOARD.get(code, code)


def _named(table: Table) -> Table:
    cells = table.cells
    if table.id == _COUNTS:
        cells = tuple(cell._replace(code=_HEADLINES[cell.code]) for cell in cells)
    return table._replace(cells=cells, of=_HEADLINES.get(table.of, table.of))


def _scope(board: Dashboard) -> Scope:
    filters: Filters = board.filters
    places = () if filters.place is None else (filters.place,)
    others = (filters.pathway, filters.kind and filters.kind.value)
    return Scope(*board.period, places, " ".join(str(other) for other in others if other))
