"""The report of a period on paper: exact for inside, protected to share, and then frozen as it was sent."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.forms.report import Line, Part, Report
from mediateur.journal.disclosure import Sent, Shared, SharedTable
from mediateur.journal.disclosure.keeping import decode, encode
from mediateur.journal.figures import Table
from mediateur.journal.statistics import EVERYTHING, Filters, Period
from mediateur.journal.tables import NOTES
from mediateur.usecases.library import Content
from mediateur.usecases.repositories import Store
from mediateur.usecases.sharing import dashboard_code, shareable
from mediateur.usecases.statistics import Dashboard, Statistics

KIND = "bilan"
MOST_LINES = 8
INSIDE = "Usage interne : chiffres exacts, à ne pas transmettre tels quels."
PROTECTED = (
    "Chiffres partageables : aucun nombre de 1 à 10 personnes n’est montré. D’abord on regroupe, puis on cache ; "
    "rien n’est arrondi, et ce qui est montré s’additionne."
)
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


class Bilans:
    """Reports of the figures. What was shared is kept as it was sent, and the next one is decided beside it."""

    def __init__(
        self,
        store: Callable[[], Store],
        statistics: Statistics,
        content: Content,
        clock: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        self._store, self._statistics, self._content, self._clock = store, statistics, content, clock

    def inside(self, period: Period, filters: Filters = EVERYTHING, extent: Extent = Extent.PAGE) -> bytes:
        """Return the report of a period with its exact figures, as a PDF that says so."""
        board = self._statistics.dashboard(period, filters)
        parts = [_exact(board.table(name)) for name in PARTS[extent]]
        return self._render(_report(period, _exact(board.table("comptes"), whole=True), parts, _goal(board), INSIDE))

    def shared(self, period: Period, filters: Filters = EVERYTHING, extent: Extent = Extent.PAGE) -> bytes:
        """Return the report of a period that may be shared, and keep it as sent.

        Raises MediateurError, with the reason and what to do, when nothing may be shared.
        """
        board = self._statistics.dashboard(period, filters)
        with self._store().begin() as work:
            shared = shareable(board, [decode(data) for data in work.reports.figures()])
            if shared.refused:
                raise MediateurError(shared.refused, "Rien n’a été écrit.", "« Interne » montre les chiffres exacts.")
            pdf, today = self._render(_told(shared, period, extent)), self._clock().date()
            figures = b"" if shared.frozen else encode(shared.sent(today))
            work.reports.keep(secrets.token_hex(16), today, KIND, _days(period), pdf, figures)
            work.commit()
        return pdf

    def sent(self) -> tuple[Sent, ...]:
        """Return what has been shared from this machine."""
        with self._store().begin() as work:
            return tuple(decode(data) for data in work.reports.figures())

    def _render(self, report: Report) -> bytes:
        from mediateur.forms import report_layout

        return report_layout.render(report, printed=self._clock().date(), resources=self._content.root)


def _told(shared: Shared, period: Period, extent: Extent) -> Report:
    tables = {table.id: table for table in shared.tables}
    parts = [_protected(tables[name]) for name in PARTS[extent] if name in tables]
    return _report(period, _protected(tables["comptes"]), parts, "", f"{PROTECTED} {shared.frozen}".strip())


def _report(period: Period, headline: Part, parts: Sequence[Part], goal: str, protection: str) -> Report:
    told = tuple(part for part in parts if part.lines)
    method = tuple(map(french, METHOD))
    return Report("Bilan : Mon espace santé", french(_days(period)), headline, told, goal, method, french(protection))


def _exact(table: Table, *, whole: bool = False) -> Part:
    cells = [cell for cell in table.cells if cell.n or whole][: None if whole else MOST_LINES]
    most = max((cell.n for cell in cells), default=0) or 1
    lines = (Line(cell.label, f"{cell.n}", cell.n / most, NOTES.get(cell.code, "")) for cell in cells)
    return Part(table.title, tuple(lines), _rest(len(table.cells) if not whole else 0))


def _protected(table: SharedTable) -> Part:
    shown = [cell for cell in table.cells if cell.n != 0 or not table.of][:MOST_LINES]
    most = max((cell.n or 0 for cell in shown), default=0) or 1
    lines = (
        Line(cell.label, cell.text, None if cell.n is None else cell.n / most, NOTES.get(dashboard_code(cell.code), ""))
        for cell in shown
    )
    return Part(table.title, tuple(lines), " ".join(_notes(table)))


def _notes(table: SharedTable) -> Iterator[str]:
    yield from (note for note in (table.note, _rest(len(table.cells))) if note)


def _rest(count: int) -> str:
    return french(f"Les {MOST_LINES} premiers sont montrés.") if count > MOST_LINES else ""


def _goal(board: Dashboard) -> str:
    goal = board.goal
    if not goal.target:
        return ""
    return french(
        f"Objectif de l’année {goal.year} : {goal.reached} personnes sur {goal.target} accompagnées pour activer ou "
        "utiliser."
    )


def _days(period: Period) -> str:
    since, until = (day.strftime("%d/%m/%Y") for day in period)
    return f"Du {since} au {until}."
