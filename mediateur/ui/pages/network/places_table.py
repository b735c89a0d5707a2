"""The tables of places and of machines: their columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QObject

from mediateur.journal.network import Counter, Heard
from mediateur.ui.kit.paged_table import PagedModel, PagedTable
from mediateur.ui.kit.table_cells import Columns, Mark, TableColumn
from mediateur.usecases.coordination.words import SILENT_DAYS, day, short_name, since

PAGE = 10_000  # all that there is: a coordinator has hundreds of places, which are in memory already
UNKNOWN = "Inconnu"
MUTED = frozenset({UNKNOWN})
PLACES, MACHINES = "Lieux, du plus silencieux au moins silencieux", "Postes qui envoient"
_LONG, _SHORT = Mark("warning", "hourglass"), Mark("success", "check")


def columns_of_places(today: dt.date) -> Columns:
    """Return the columns of places, on a day."""

    def told(one: Counter) -> str:
        return since(one, today) or UNKNOWN

    def mark(one: Counter) -> Mark:
        days = one.silent(today)
        return _SHORT if days is not None and days < SILENT_DAYS else _LONG

    return (
        TableColumn("Lieu", _name, bold=True, grows=2, least=140),
        TableColumn("Territoire", _territory, grows=1, least=100),
        TableColumn("Dernière séance", _last, grows=1, muted=MUTED),
        TableColumn("Silence", told, mark=mark),
    )


MACHINE_COLUMNS: Columns = (
    TableColumn("Poste", lambda one: short_name(one.origin), bold=True),
    TableColumn("Territoire", lambda one: one.label, grows=1, least=100),
    TableColumn("Médiateur", lambda one: one.program or UNKNOWN, muted=MUTED),
    TableColumn("Contenus", lambda one: one.content or UNKNOWN, grows=1, least=90, muted=MUTED),
    TableColumn("Dernier envoi", lambda one: day(one.sent) or UNKNOWN, muted=MUTED),
    TableColumn("Dernière séance", lambda one: day(one.last) or UNKNOWN, muted=MUTED),
)


def _name(one: Counter) -> str:
    return one.name or UNKNOWN


def _territory(one: Counter) -> str:
    return one.label


def _last(one: Counter) -> str:
    return day(one.last) or UNKNOWN


class PlacesModel(PagedModel[Counter]):
    """Places."""

    def __init__(self, today: dt.date, parent: QObject | None = None) -> None:
        super().__init__(columns_of_places(today), PAGE, parent)

    def show_all(self, rows: Sequence[Counter]) -> None:
        """Show other places."""
        self.begin(len(rows), 0, tuple(rows))


class MachinesModel(PagedModel[Heard]):
    """Machines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(MACHINE_COLUMNS, PAGE, parent)

    def show_all(self, rows: Sequence[Heard]) -> None:
        """Show other machines."""
        self.begin(len(rows), 0, tuple(rows))


def places_table(model: PlacesModel) -> PagedTable:
    """Return the table of places."""
    return PagedTable(model, PLACES, sorted_by=3, descending=True, least_rows=5)


def machines_table(model: MachinesModel) -> PagedTable:
    """Return the table of machines."""
    return PagedTable(model, MACHINES, sorted_by=1, least_rows=4)
