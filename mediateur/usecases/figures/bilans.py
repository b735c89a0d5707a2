"""The report of a period on paper: exact for inside, protected to share, and then frozen as it was sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from mediateur.content.text import french, grouped
from mediateur.forms.report import Line, Part, Report
from mediateur.journal.comparing import than
from mediateur.journal.disclosure import Shared, SharedCell, SharedTable
from mediateur.journal.figures import Table
from mediateur.journal.statistics import EVERYTHING, Filters, Period
from mediateur.journal.tables import NOTES
from mediateur.usecases.content.library import Content
from mediateur.usecases.figures.gaps import lacks
from mediateur.usecases.figures.sharing import (
    Paper,
    Sharing,
    dashboard_code,
    days_in_words,
    protection_of,
    settled,
    shared_goal,
)
from mediateur.usecases.figures.statistics import WEEKLY, Dashboard, Statistics

TITLE = french("Bilan : Mon espace santé")
INSIDE = "Usage interne : chiffres exacts, à ne pas transmettre tels quels."
METHOD = (
    "Une venue est une personne à une séance. Une personne qui revient compte pour une nouvelle venue.",
    "Ces comptes sont séparés : on ne passe pas de l’un à l’autre, et qui refuse n’est pas une perte.",
    "Ni nom, ni numéro : les séances sont comptées à la demi-journée, sur les postes des médiateurs.",
)


class Extent(StrEnum):
    """How much a report tells: one page for who pays, or all for a territory."""

    PAGE = "page"
    TERRITORY = "territoire"


PARTS = {
    Extent.PAGE: ("ages", "autonomie", "droits", "obstacles"),
    Extent.TERRITORY: ("ages", "autonomie", "droits", "obstacles", "mois", "types-de-lieu", "lieux", "parcours"),
}

MORE = ("semaines", "formes")  # what one page also tells when there is the room, the comparison between them
MOST_LINES = {Extent.PAGE: 8, Extent.TERRITORY: 12}  # a page, or the months of a year


class Bilans:
    """Reports of the figures. What was shared is kept as it was sent, and the next one is decided beside it."""

    def __init__(
        self,
        statistics: Statistics,
        sharing: Sharing,
        content: Content,
        clock: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        self._statistics, self._sharing, self._content, self._clock = statistics, sharing, content, clock

    def inside(self, period: Period, filters: Filters = EVERYTHING, extent: Extent = Extent.PAGE) -> bytes:
        """Return the report of a period with its exact figures, as a PDF that says so."""
        board = self._statistics.dashboard(period, filters)
        tables = {table.id: table for table in board.tables}
        parts = [_exact(tables[name], MOST_LINES[extent]) for name in PARTS[extent] if name in tables]
        report = _report(board, _exact(tables["comptes"]), parts, _goal(board), INSIDE)
        weeks, kinds = (_exact(tables[name], MOST_LINES[extent]) for name in MORE)
        return self._render(_with(report, extent, (*(() if board.closed else (weeks,)), _before(board), kinds)))

    def shared(self, period: Period, filters: Filters = EVERYTHING, extent: Extent = Extent.PAGE) -> bytes:
        """Return the report of a period that may be shared, up to today, and keep it as sent.

        Raises MediateurError, with the reason and what to do, when nothing may be shared.
        """
        board = self._statistics.dashboard(settled(period, self._clock().date()), filters)
        title = days_in_words(board.period)
        return self._sharing.send(board, Paper.REPORT, title, lambda shared: self._render(_told(shared, board, extent)))

    def _render(self, report: Report) -> bytes:
        from mediateur.forms import report_layout

        return report_layout.render(report, printed=self._clock().date(), resources=self._content.root)


def _told(shared: Shared, board: Dashboard, extent: Extent) -> Report:
    tables = {table.id: table for table in shared.tables}
    parts = [_protected(tables[name], MOST_LINES[extent]) for name in PARTS[extent] if name in tables]
    protection = f"{protection_of(shared)} {shared.frozen}".strip()
    report = _report(board, _protected(tables["comptes"]), parts, shared_goal(board, shared), protection)
    told = [name for name in MORE if name in tables and not (name in WEEKLY and board.closed)]
    more = (_protected(tables[name], MOST_LINES[extent]) for name in told)
    return _with(report, extent, more)


def _report(board: Dashboard, headline: Part, parts: Sequence[Part], goal: str, protection: str) -> Report:
    told = tuple(part for part in parts if part.lines)
    method = tuple(map(french, METHOD))
    days, lacking = french(days_in_words(board.period)), lacks(board.lacking)
    return Report(TITLE, days, headline, told, goal, method, french(protection), lacking)


def _with(report: Report, extent: Extent, more: Iterable[Part]) -> Report:
    """Return a report of one page with what it may also tell; that of a territory tells all in any case."""
    further = tuple(part for part in more if part.lines)
    return report._replace(more=further) if extent is Extent.PAGE else report


def _before(board: Dashboard) -> Part:
    most = max((change.n for change in board.changes), default=0) or 1
    lines = (Line(one.label, f"{grouped(one.n)}, avant {grouped(one.before)}", one.n / most) for one in board.changes)
    note = board.uncompared if board.changes else ""
    return Part(french(f"Plus ou moins {than(board.period, board.beside)}"), tuple(lines), note)


def _exact(table: Table, most_lines: int = 0) -> Part:
    """Return a table with its exact figures: its first lines that count somebody, or all of them."""
    found = [cell for cell in table.cells if cell.n or not most_lines]
    cells = found[: most_lines or None]
    most = max((cell.n for cell in cells), default=0) or 1
    lines = (Line(cell.label, grouped(cell.n), cell.n / most, NOTES.get(cell.code, "")) for cell in cells)
    return Part(table.title, tuple(lines), _rest(len(found), len(cells)))


def _protected(table: SharedTable, most_lines: int = 0) -> Part:
    found = [cell for cell in table.cells if cell.n != 0 or not table.of]
    shown = found[: most_lines or None]
    most = max((cell.n or 0 for cell in shown), default=0) or 1
    lines = (_protected_line(cell, most) for cell in shown)
    notes = (table.note, _rest(len(found), len(shown)))
    return Part(table.title, tuple(lines), " ".join(note for note in notes if note))


def _protected_line(cell: SharedCell, most: int) -> Line:
    note = NOTES.get(dashboard_code(cell.code), "")
    if cell.n is None:
        return Line(cell.label, cell.text, None, note)
    return Line(cell.label, grouped(cell.n), cell.n / most, note)


def _rest(found: int, shown: int) -> str:
    return french(f"Les {shown} premiers sont montrés, sur {found}.") if found > shown else ""


def _goal(board: Dashboard) -> str:
    goal = board.goal
    if not goal.target:
        return ""
    return french(
        f"Objectif de l’année {goal.year} : {goal.reached} personnes sur {goal.target} accompagnées pour activer ou "
        "utiliser."
    )
