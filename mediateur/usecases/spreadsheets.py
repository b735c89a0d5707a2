"""The import of a table that a mediator kept in a spreadsheet: open, choose columns, try, bring."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from mediateur.errors import MediateurError
from mediateur.journal import spreadsheet
from mediateur.journal.encounter import half_day
from mediateur.journal.exchange import Outcome
from mediateur.journal.spreadsheet import Known, Plan
from mediateur.journal.spreadsheet_columns import Mapped, folded, guess, header_row
from mediateur.journal.spreadsheet_files import Rows, read_rows
from mediateur.usecases.imports import Store
from mediateur.usecases.library import Content
from mediateur.usecases.preferences import Preferences

DEFAULT_PATHWAY = "activer-adulte"


class Table(NamedTuple):
    """A spreadsheet as it was opened: its rows, the position of its headers, what each column looks like."""

    rows: Rows
    first: int
    mapped: Mapped

    @property
    def header(self) -> tuple[str, ...]:
        """The headers."""
        return self.rows[self.first]


class Spreadsheets:
    """The import of tables. Records are this machine's, and its mediator's: the file names nobody."""

    def __init__(
        self,
        store: Callable[[], Store],
        content: Content,
        preferences: Preferences,
        clock: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        self._store = store
        self._content = content
        self._preferences = preferences
        self._clock = clock

    def open(self, source: Path) -> Table:
        """Read a file and guess its columns. Raises MediateurError, in one sentence, for one that is no table."""
        try:
            with source.open("rb") as file:
                rows = read_rows(file)
        except OSError as error:
            raise MediateurError(
                f"Le fichier {source.name} ne s’ouvre pas.",
                "Rien n’a été changé.",
                "Fermez-le dans le tableur, vérifiez son nom, puis réessayez.",
                detail=type(error).__name__,
            ) from error
        first = header_row(rows)
        return Table(rows, first, guess(rows[first]))

    def plan(self, table: Table, mapped: Mapped) -> Plan:
        """Return what a table would bring with these columns, and what is wrong line by line. Nothing is changed."""
        return spreadsheet.plan(table.rows, table.first, mapped, self._known())

    def bring(self, plan: Plan, *, trial: bool = False) -> Outcome:
        """Keep the lines that are not known yet, all or none; a trial only says how many they are.

        What was imported before stays as it is, corrected or deleted since.
        """
        with self._store().begin() as work:
            known = work.merging.known({("record", line.encounter.id) for line in plan.lines})
            fresh = {line.encounter.id: line for line in plan.lines if ("record", line.encounter.id) not in known}
            if fresh and not trial:
                for line in fresh.values():
                    work.encounters.add(line.encounter, line.note or None)
                work.audit.append("import-tableau", half_day(self._clock()), work.merging.origin())
                work.commit()
        return Outcome(new=len(fresh), known=len(plan.lines) - len(fresh), changes=len(fresh))

    def _known(self) -> Known:
        pathways = {one.id: (one.id, one.version) for one in self._content.pathways()}
        titles = {folded(title): pathways[name] for name, title in self._content.titles().items() if name in pathways}
        with self._store().begin() as work:
            places = {folded(place.name): place.id for place in work.places.all()}
        settings = self._preferences.current
        return Known(
            pathways=titles | {folded(name): found for name, found in pathways.items()},
            places=places,
            pathway=pathways.get(DEFAULT_PATHWAY, (DEFAULT_PATHWAY, 1)),
            mediator=settings.mediator,
            today=self._clock().date(),
            notes=settings.notes,
        )
