"""Figures ready to be shown, as a chart and as a table: exact ones inside, protected ones to share."""

from __future__ import annotations

from typing import NamedTuple

from mediateur.content.text import french
from mediateur.journal.disclosure import SharedCell, SharedTable
from mediateur.journal.figures import Table
from mediateur.journal.tables import NOTES, USE
from mediateur.pictures.charts import MOST_COLUMNS, Bar, Chart
from mediateur.ui.pages.dashboard import words
from mediateur.usecases.figures.gaps import without_weeks
from mediateur.usecases.figures.sharing import dashboard_code
from mediateur.usecases.figures.statistics import Dashboard, Goal

Rows = tuple[tuple[str, ...], ...]
HEADS: tuple[str, ...] = ("Libellé", "Nombre")
DEFINED = ("comptes", "a-part")
WEEKS, MONTHS = "semaines", "mois"


class Shape(NamedTuple):
    """A title, a chart with the text that stands for it, the same as rows, a note under them, titles of columns."""

    title: str
    chart: Chart
    rows: Rows
    note: str = ""
    heads: tuple[str, ...] = HEADS


def exact(table: Table, note: str = "") -> Shape:
    """Return exact figures."""
    defined = table.id in DEFINED
    chart = words.defined(table) if defined else words.chart(table)
    return Shape(table.title, chart, _rows(table, defined=defined), note)


def exact_weeks(board: Dashboard) -> Shape:
    """Return the weeks as columns, or the months where there are more weeks than columns, or closed months."""
    table, beside, chart = words.by_week(board)
    if beside is None:
        return Shape(table.title, chart, _rows(table), without_weeks(board.closed))
    rows = (
        *((a.label, str(a.n), str(b.n)) for a, b in zip(table.cells, beside.cells, strict=True)),
        ("Total", str(table.total), str(beside.total)),
    )
    return Shape(words.BY_WEEK, chart, rows, heads=("Semaine", "Touchées", "Accompagnées"))


def protected(table: SharedTable) -> Shape:
    """Return protected figures; a hidden one bears what is written of it."""
    bars = tuple(_bar(cell) for cell in table.cells if cell.n != 0 or not table.of)
    total = () if table.total is None else (("Total", str(table.total)),)
    rows = ((_with_note(cell.label, dashboard_code(cell.code)), cell.text) for cell in table.cells)
    return Shape(table.title, Chart(bars, _told(table)), (*rows, *total), table.note)


def protected_weeks(tables: dict[str, SharedTable], closed: tuple[str, ...]) -> Shape:
    """Return the weeks, or the months where there are more weeks than columns, or closed months."""
    weeks = tables[WEEKS]
    shape = protected(weeks if len(weeks.cells) <= MOST_COLUMNS and not closed else tables[MONTHS])
    return shape._replace(note=" ".join(text for text in (shape.note, without_weeks(closed)) if text))


def _bar(cell: SharedCell) -> Bar:
    code = dashboard_code(cell.code)
    return Bar(cell.label, cell.n, NOTES.get(code, ""), code == USE, "" if cell.n is not None else cell.text)


def goal(found: Goal) -> Rows:
    """Return the goal of the year as rows."""
    target = (("Objectif", str(found.target)),) if found.target else ()
    return (*target, (words.GOAL_UNIT[0].upper() + words.GOAL_UNIT[1:], str(found.reached)))


def _rows(table: Table, *, defined: bool = False) -> Rows:
    total = () if table.total is None else (("Total", str(table.total)),)
    labels = (_with_note(cell.label, cell.code if defined else "") for cell in table.cells)
    return (*((label, str(cell.n)) for label, cell in zip(labels, table.cells, strict=True)), *total)


def _with_note(label: str, code: str) -> str:
    """Return a label above its definition, where the count has one."""
    return f"{label}\n{NOTES[code]}" if code in NOTES else label


def _told(table: SharedTable) -> str:
    values = " ; ".join(f"{cell.label}, {cell.text}" for cell in table.cells) or "aucun chiffre"
    whole = f" Total : {table.total}." if table.total is not None else ""
    return french(f"{table.title} : {values}.{whole} {table.note}".strip())
