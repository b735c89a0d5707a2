"""The columns of the journal."""

from __future__ import annotations

from mediateur.ui.kit.table_cells import Mark, TableColumn
from mediateur.ui.pages.journal.rows import NO_OBSTACLE, NO_PLACE, JournalRow

DATES = 0
_RESULT = Mark("info", "check")


def _date(row: JournalRow) -> str:
    return row.date


def _half(row: JournalRow) -> str:
    return row.half


def _pathway(row: JournalRow) -> str:
    return row.pathway


def _place(row: JournalRow) -> str:
    return row.place


def _persons(row: JournalRow) -> str:
    return row.persons


def _results(row: JournalRow) -> str:
    return row.results


def _mark(_row: JournalRow) -> Mark:
    return _RESULT


def _obstacle(row: JournalRow) -> str:
    return row.obstacle


COLUMNS: tuple[TableColumn, ...] = (
    TableColumn("Date", _date),
    TableColumn("Moment", _half),
    TableColumn("Parcours", _pathway, bold=True, grows=1, least=170),
    TableColumn("Lieu", _place, grows=1, least=110, muted=frozenset({NO_PLACE})),
    TableColumn("Personnes", _persons, figure=True),
    TableColumn("Résultats", _results, mark=_mark, grows=2, least=200),
    TableColumn("Obstacle", _obstacle, grows=2, least=150, muted=frozenset({NO_OBSTACLE})),
)
