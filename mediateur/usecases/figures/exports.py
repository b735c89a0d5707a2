"""The journal as a file for a spreadsheet: its sessions for inside, or totals that may be shared. Never a note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from mediateur.content.text import NBSP, french
from mediateur.errors import MediateurError
from mediateur.journal import rows, rows_coop
from mediateur.journal.disclosure import Shared
from mediateur.journal.encounter import Encounter, Place
from mediateur.journal.query import Query
from mediateur.journal.rows_files import Sheet, to_csv, to_xlsx
from mediateur.journal.rows_shared import shared_sheet
from mediateur.journal.statistics import Filters, Period
from mediateur.usecases.figures.gaps import lacks, without_weeks
from mediateur.usecases.figures.sharing import Paper, Sharing, days_in_words, protection_of, settled, shared_goal
from mediateur.usecases.figures.statistics import Dashboard, Statistics
from mediateur.usecases.repositories import Store, Work


class Format(StrEnum):
    """What kind of file."""

    CSV = "csv"
    XLSX = "xlsx"


class Columns(StrEnum):
    """What is told, in which words: each session (exact, for inside), or totals that may be shared."""

    SHAREABLE = "partageable"
    INTERNAL = "interne"
    COOP = "coop"


class Wanted(NamedTuple):
    """What to export: the sessions that answer a query; `filters` say what narrows it (a name and a value)."""

    format: Format = Format.CSV
    columns: Columns = Columns.INTERNAL
    query: Query = Query()
    filters: tuple[tuple[str, str], ...] = ()


WRITERS = {Format.CSV: to_csv, Format.XLSX: to_xlsx}
WORDS = {
    Columns.SHAREABLE: "Totaux à partager, protégés",
    Columns.INTERNAL: "Détail des séances",
    Columns.COOP: "Colonnes La Coop, une ligne par accompagnement",
}
EXACT = f"Chiffres exacts, à garder dans la structure{NBSP}; sans note, ni nom, ni numéro."
NOT_BY = french("Les chiffres à partager se comptent par période, parcours, lieu et forme de séance, pas avec {}.")
CLEAR = "Effacez ce filtre, ou choisissez le détail interne."
NO_DAYS = "Les chiffres à partager portent sur une période qui a un début et une fin."
CHOOSE_DAYS = "Choisissez un mois, ou donnez le premier et le dernier jour."


class Exports:
    """The exports of the journal."""

    def __init__(
        self,
        store: Callable[[], Store],
        statistics: Statistics,
        sharing: Sharing,
        clock: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        self._store, self._statistics, self._sharing, self._clock = store, statistics, sharing, clock

    def make(self, titles: Mapping[str, str], wanted: Wanted | None = None) -> bytes:
        """Return the journal as a file; `titles` are those of pathways. What is to share is kept as it was sent.

        MediateurError when it does not fit, or may not leave: with the reason, and what to do.
        """
        wanted = wanted or Wanted()
        if wanted.columns is Columns.SHAREABLE:
            board = self._board(wanted.query)
            title = days_in_words(board.period)
            return self._sharing.send(
                board, Paper.TABLE, title, lambda shared: WRITERS[wanted.format](self._totals(board, shared, wanted))
            )
        with self._store().begin() as work:
            encounters = tuple(_answering(work, wanted.query))
            places = {place.id: place for place in work.places.all()}
        return WRITERS[wanted.format](self._sheet(encounters, places, titles, wanted))

    def check(self, wanted: Wanted) -> None:
        """Raise MediateurError for what would not leave if it was asked for now; nothing is written."""
        if wanted.columns is Columns.SHAREABLE:
            self._sharing.check(self._board(wanted.query))

    def goes_on(self, query: Query) -> bool:
        """Whether a query ends today or later: what is shared now would be frozen while more may still be counted."""
        return query.until is not None and query.until >= self._sharing.today

    def _board(self, query: Query) -> Dashboard:
        for asked, name in (
            (query.outcome, "un résultat"),
            (query.place_type, "un type de lieu"),
            (query.words, "une recherche"),
        ):
            if asked:
                raise MediateurError(NOT_BY.format(name), "Rien n’a été écrit.", CLEAR)
        if query.since is None or query.until is None:
            raise MediateurError(NO_DAYS, "Rien n’a été écrit.", CHOOSE_DAYS)
        period = settled(Period(query.since, query.until), self._sharing.today)
        return self._statistics.dashboard(period, Filters(query.pathway or None, query.place or None, query.kind))

    def _totals(self, board: Dashboard, shared: Shared, wanted: Wanted) -> Sheet:
        tables = [table for table in shared.tables if board.tells(table.id)]
        more = (
            ("Figé", shared.frozen),
            ("Objectif", shared_goal(board, shared)),
            ("Semaines", without_weeks(board.closed)),
            ("Manque", lacks(board.lacking)),
        )
        told = (
            *self._about(wanted._replace(query=Query(since=board.period.since, until=board.period.until))),
            ("Protection", protection_of(shared)),
            *((name, text) for name, text in more if text),
            *((table.title, table.note) for table in tables if table.note),
        )
        return shared_sheet(tables, told)

    def _sheet(
        self, encounters: tuple[Encounter, ...], places: Mapping[str, Place], titles: Mapping[str, str], wanted: Wanted
    ) -> Sheet:
        if wanted.columns is Columns.COOP:
            lines = tuple(rows_coop.rows(encounters, places))
            return Sheet("Accompagnements", rows_coop.COLUMNS, lines, self._exact(wanted, lines))
        names = {place.id: place.name for place in places.values()}
        lines = tuple(rows.values(encounter, titles, names) for encounter in encounters)
        return Sheet("Journal", rows.columns(), lines, self._exact(wanted, lines))

    def _exact(self, wanted: Wanted, lines: Sequence[object]) -> tuple[tuple[str, str], ...]:
        return (*self._about(wanted), ("Lignes", str(len(lines))), ("Usage", EXACT))

    def _about(self, wanted: Wanted) -> tuple[tuple[str, str], ...]:
        """Return what an export says of itself: the day, the period, what narrowed it."""
        filters = f"{NBSP}; ".join(f"{name}{NBSP}: {value}" for name, value in wanted.filters)
        return (
            ("Fait le", f"{self._clock():%d/%m/%Y}"),
            ("Période", in_words(wanted.query.since, wanted.query.until)),
            ("Filtres", filters or "aucun"),
            ("Contenu", WORDS[wanted.columns]),
        )


def _answering(work: Work, query: Query) -> Iterator[Encounter]:
    """Yield the encounters that answer a query, page after page."""
    for start in work.pages.overview(query).pages:
        yield from work.pages.page(query, start)


def in_words(since: dt.date | None, until: dt.date | None) -> str:
    """Return a period as it is said: « du 01/11/2026 au 30/11/2026 »."""
    first = f"du {since:%d/%m/%Y}" if since else ""
    last = f"{'au' if since else 'jusqu’au'} {until:%d/%m/%Y}" if until else ""
    if since and not until:
        return f"depuis le {since:%d/%m/%Y}"
    return f"{first} {last}".strip() or "tout le journal"
