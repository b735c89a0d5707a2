"""The journal as a file for a spreadsheet. A note is never in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from mediateur.content.text import NBSP
from mediateur.journal import rows, rows_coop
from mediateur.journal.encounter import Encounter, Place
from mediateur.journal.rows_files import Sheet, to_csv, to_xlsx
from mediateur.usecases.repositories import Store


class Format(StrEnum):
    """What kind of file."""

    CSV = "csv"
    XLSX = "xlsx"


class Columns(StrEnum):
    """Which columns, in which words."""

    INTERNAL = "interne"
    COOP = "coop"


class Wanted(NamedTuple):
    """What to export: the days from `since` to `until`, both included; None leaves that end open."""

    format: Format = Format.CSV
    columns: Columns = Columns.INTERNAL
    since: dt.date | None = None
    until: dt.date | None = None


WRITERS = {Format.CSV: to_csv, Format.XLSX: to_xlsx}
WORDS = {Columns.INTERNAL: "Détail des séances", Columns.COOP: "Colonnes La Coop, une ligne par accompagnement"}


class Exports:
    """The exports of the journal."""

    def __init__(self, store: Callable[[], Store], clock: Callable[[], dt.datetime] = dt.datetime.now) -> None:
        self._store = store
        self._clock = clock

    def make(self, titles: Mapping[str, str], wanted: Wanted | None = None) -> bytes:
        """Return the journal as a file; `titles` are those of pathways. MediateurError when it does not fit."""
        wanted = wanted or Wanted()
        with self._store().begin() as work:
            encounters = work.encounters.all(wanted.since, wanted.until)
            places = {place.id: place for place in work.places.all()}
        return WRITERS[wanted.format](self._sheet(encounters, places, titles, wanted))

    def _sheet(
        self, encounters: tuple[Encounter, ...], places: Mapping[str, Place], titles: Mapping[str, str], wanted: Wanted
    ) -> Sheet:
        if wanted.columns is Columns.COOP:
            lines = tuple(rows_coop.rows(encounters, places))
            return Sheet("Accompagnements", rows_coop.COLUMNS, lines, self.about(wanted, len(lines)))
        names = {place.id: place.name for place in places.values()}
        lines = tuple(rows.values(encounter, titles, names) for encounter in encounters)
        return Sheet("Journal", rows.columns(), lines, self.about(wanted, len(lines)))

    def about(self, wanted: Wanted, lines: int) -> tuple[tuple[str, str], ...]:
        """Return what an export says of itself."""
        return (
            ("Fait le", f"{self._clock():%d/%m/%Y}"),
            ("Période", in_words(wanted.since, wanted.until)),
            ("Contenu", WORDS[wanted.columns]),
            ("Lignes", str(lines)),
            ("Usage", f"Chiffres exacts, à garder dans la structure{NBSP}; sans note, ni nom, ni numéro."),
        )


def in_words(since: dt.date | None, until: dt.date | None) -> str:
    """Return a period as it is said: « du 01/11/2026 au 30/11/2026 »."""
    first = f"du {since:%d/%m/%Y}" if since else ""
    last = f"{'au' if since else 'jusqu’au'} {until:%d/%m/%Y}" if until else ""
    if since and not until:
        return f"depuis le {since:%d/%m/%Y}"
    return f"{first} {last}".strip() or "tout le journal"
