"""The figures of the dashboard that may be shared: the same tables, protected, and frozen once they have left."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Sequence
from enum import StrEnum

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal import disclosure
from mediateur.journal.disclosure import Scope, Sent, Shared, protect
from mediateur.journal.disclosure.keeping import decode, encode
from mediateur.journal.figures import Table
from mediateur.journal.statistics import EVERYTHING, Filters, Period
from mediateur.journal.tables import ACCOMPANIED, ACTIVATED, RIGHTS, TOUCHED, USE
from mediateur.usecases.figures.statistics import Dashboard
from mediateur.usecases.repositories import Store, Work

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
_NO_PLACE = "-"  # of which nothing is counted; no place at all would mean everywhere
_PROTECTED = (
    "Chiffres partageables : aucun nombre de 1 à {most} personnes n’est montré. D’abord on regroupe, puis on cache ; "
    "rien n’est arrondi, et ce qui est montré s’additionne."
)

INSIDE_IS_EXACT = french("« Interne » montre les chiffres exacts.")


class Paper(StrEnum):
    """What leaves: a report on paper, a table for a spreadsheet. The codes are kept with what was sent."""

    REPORT = "bilan"
    TABLE = "export"


class Sharing:
    """What leaves of the figures, whatever it is written on: decided beside all that has left, then kept as sent."""

    def __init__(self, store: Callable[[], Store], clock: Callable[[], dt.datetime] = dt.datetime.now) -> None:
        self._store, self._clock = store, clock

    @property
    def today(self) -> dt.date:
        """The day on which something would leave."""
        return self._clock().date()

    def sent(self) -> tuple[Sent, ...]:
        """Return what has left, oldest first."""
        with self._store().begin() as work:
            return sent_before(work)

    def seen(self, board: Dashboard) -> Shared:
        """Return what would leave of a dashboard; nothing leaves, nothing is kept."""
        return shareable(board, self.sent())

    def check(self, board: Dashboard) -> None:
        """Raise MediateurError, with the reason and what to do, when nothing of a dashboard may leave."""
        _refuse(self.seen(board))

    def send(self, board: Dashboard, paper: Paper, title: str, write: Callable[[Shared], bytes]) -> bytes:
        """Return what `write` makes of the protected figures, and keep both as sent.

        Raises MediateurError, with the reason and what to do, when nothing may leave.
        """
        with self._store().begin() as work:
            shared = shareable(board, sent_before(work))
            _refuse(shared)
            made = write(shared)
            figures = b"" if shared.frozen else encode(shared.sent(self.today))
            work.reports.keep(secrets.token_hex(16), self.today, paper.value, title, made, figures)
            work.commit()
        return made


def settled(period: Period, today: dt.date) -> Period:
    """Return the days of a period up to today: frozen, the figures must be those of the days that they name."""
    return Period(period.since, min(period.until, max(today, period.since)))


def days_in_words(period: Period) -> str:
    """Return « Du 1er mars 2026 au 31 mars 2026. »."""
    since, until = map(long_date, period)
    return f"Du {since} au {until}."


def sent_before(work: Work) -> tuple[Sent, ...]:
    """Return all that has left, oldest first."""
    return tuple(decode(data) for data in work.reports.figures())


def _refuse(shared: Shared) -> None:
    if shared.refused:
        raise MediateurError(shared.refused, "Rien n’a été écrit.", INSIDE_IS_EXACT)


def shareable(board: Dashboard, sent: Sequence[Sent] = ()) -> Shared:
    """Return what may be shared of a dashboard, beside all that has left before (`sent`)."""
    tables = [_named(table) for table in board.tables if table.id not in _INSIDE]
    return protect(tables, threshold=board.threshold, scope=_scope(board), sent=sent)


def protection_of(shared: Shared) -> str:
    """Return the sentence that says how figures are protected; of what was sent before, what is true of any of it."""
    return french(_PROTECTED.format(most=(disclosure.LEAST if shared.frozen else shared.threshold) - 1))


def shared_goal(board: Dashboard, shared: Shared) -> str:
    """Return a sentence on the goal that tells no other figure than those that are shared, or nothing.

    How far the goal of the year is reached would be one more sum to lay beside the others: only the part of it that
    these days count is told, and as it is shown.
    """
    goal, filters = board.goal, board.filters
    if not goal.target:
        return ""
    whole = f"Objectif de l’année {goal.year} : {goal.target} personnes accompagnées pour activer ou utiliser."
    if filters != EVERYTHING:
        return french(f"{whole} Ces chiffres ne portent que sur une partie des séances : l’avancée n’y est pas donnée.")
    if any(day.year != goal.year for day in board.period):
        return french(f"{whole} Ces chiffres portent sur d’autres jours : l’avancée n’y est pas donnée.")
    cells = (cell for table in shared.tables if table.id == _COUNTS for cell in table.cells)
    cell = next(cell for cell in cells if cell.code == disclosure.ACTIVATION_OR_USE)
    if cell.shown is disclosure.Shown.NOT_SHOWN:
        return french(f"{whole} L’avancée n’est pas montrée : elle ferait connaître un petit groupe.")
    return french(f"{whole} Ces jours en comptent {cell.text.replace('<', 'moins de')}.")


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
    places = () if filters.at is None else tuple(sorted(filters.at)) or (_NO_PLACE,)
    others = (filters.pathway, filters.kind and filters.kind.value)
    return Scope(*board.period, places, " ".join(str(other) for other in others if other))
