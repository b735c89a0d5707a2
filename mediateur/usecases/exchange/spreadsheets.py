"""The import of a table that a mediator kept in a spreadsheet: open, choose columns, try, bring, take back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mediateur.content.text import french
from mediateur.journal import spreadsheet, spreadsheet_words
from mediateur.journal.encounter import half_day
from mediateur.journal.exchange import Outcome, Seen
from mediateur.journal.spreadsheet import NO_MEANINGS, Known, Plan
from mediateur.journal.spreadsheet_columns import Mapped, folded
from mediateur.journal.spreadsheet_values import CHOICES
from mediateur.journal.spreadsheet_words import Meanings, Names, Word
from mediateur.usecases.content.library import Content
from mediateur.usecases.exchange.imports import Store
from mediateur.usecases.exchange.tables import GoingOn, Memory, Table, always, tell
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.recording.entries import DEFAULT_PATHWAY
from mediateur.usecases.recording.twins import twin_days

SAME_LINES = french(
    "Une ligne déjà connue est pareille, mot pour mot, à une ligne déjà importée. Si elle vient d'un autre guichet, "
    "ajoutez au tableur une colonne qui le nomme : elle comptera aussi."
)


class Brought(NamedTuple):
    """What an import did, or would do, and the ids of the records that it added."""

    outcome: Outcome
    ids: tuple[str, ...] = ()


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
        self._memory = Memory(preferences)
        self._clock = clock

    def open(self, source: Path) -> Table:
        """Read a file; its columns are those chosen for such headers before, or guessed.

        Raises MediateurError, in one sentence, for one that is no table.
        """
        return self._memory.open(source)

    def title(self, table: Table, column: int) -> str:
        """Return the header of a column (its position), as it may be shown; empty where there is none."""
        return spreadsheet_words.may_show(table.header[column]) if column < len(table.header) else ""

    def samples(self, table: Table, column: int) -> tuple[str, ...]:
        """Return the first values of a column (its position), as they may be shown."""
        return spreadsheet_words.samples(table.rows, table.first, column)

    def words(self, table: Table, column: int, field: str) -> tuple[Word, ...] | None:
        """Return the words of a column that becomes a field of WORDED, those not understood first; None: too many."""
        lines = (row for _, row in spreadsheet_words.lines(table.rows, table.first))
        return spreadsheet_words.words((row[column] for row in lines if column < len(row)), field, self._names())

    def meanings(self, field: str) -> tuple[tuple[str, str], ...]:
        """Return what a word of a field may mean, as codes and French words."""
        if field == spreadsheet_words.PATHWAY:
            return tuple(self._content.titles().items())
        if field == spreadsheet_words.PLACE:
            return tuple((name, label) for label, name in self._places())
        return tuple((code, labels[0][0].upper() + labels[0][1:]) for code, labels in CHOICES[field].items())

    @property
    def default_pathway(self) -> str:
        """The title of the pathway of lines that name none."""
        return self._content.titles().get(DEFAULT_PATHWAY, DEFAULT_PATHWAY)

    def remember(self, table: Table, mapped: Mapped) -> None:
        """Keep which columns were chosen for such headers, which are hashed: no word of the file is kept."""
        self._memory.remember(table, mapped)

    def plan(self, table: Table, mapped: Mapped, meanings: Meanings = NO_MEANINGS, going_on: GoingOn = always) -> Plan:
        """Return what a table would bring with these columns, and what is wrong line by line. Nothing is changed.

        `going_on` is told now and then how many lines are done; when it answers False, StoppedError is raised.
        """
        return spreadsheet.plan(table.rows, table.first, mapped, self._known(), meanings, partial(tell, going_on))

    def bring(self, plan: Plan, *, trial: bool = False, going_on: GoingOn = always) -> Brought:
        """Keep the lines that are not known yet, all or none; a trial only says how many they are.

        What was imported before stays as it is, corrected or deleted since. `going_on` is as for `plan`: stopped,
        nothing is kept.
        """
        with self._store().begin() as work:
            known = work.merging.known({("record", line.encounter.id) for line in plan.lines})
            fresh = {line.encounter.id: line for line in plan.lines if ("record", line.encounter.id) not in known}
            doubled = twin_days(work, (line.encounter for line in fresh.values()))
            if fresh and not trial:
                for done, line in enumerate(fresh.values()):
                    tell(going_on, done)
                    work.encounters.add(line.encounter, line.note or None)
                work.audit.append("import-tableau", half_day(self._clock()), work.merging.origin())
                work.commit()
        outcome = Outcome(new=len(fresh), known=len(plan.lines) - len(fresh), changes=len(fresh), twins=doubled)
        return Brought(outcome, () if trial else tuple(fresh))

    def take_back(self, ids: tuple[str, ...]) -> int:
        """Undo an import: its records go, without a mark, so that the same file may come again; return how many.

        Those that were corrected or deleted since stay as they are.
        """
        with self._store().begin() as work:
            known = work.merging.known({("record", name) for name in ids}).values()
            mine = [one.encounter.id for one in known if isinstance(one, Seen) and one.encounter.revision == 1]
            if mine:
                work.encounters.delete(*mine)
                work.audit.append("retrait-tableau", half_day(self._clock()), work.merging.origin())
                work.commit()
        return len(mine)

    def _names(self) -> Names:
        known = self._known()
        return Names({title: name for title, (name, _) in known.pathways.items()}, known.places)

    def _places(self) -> tuple[tuple[str, str], ...]:
        with self._store().begin() as work:
            return tuple((place.name, place.id) for place in work.places.all())

    def _known(self) -> Known:
        pathways = {one.id: (one.id, one.version) for one in self._content.pathways()}
        titles = {folded(title): pathways[name] for name, title in self._content.titles().items() if name in pathways}
        settings = self._preferences.current
        return Known(
            pathways=titles | {folded(name): found for name, found in pathways.items()},
            places={folded(label): name for label, name in self._places()},
            pathway=pathways.get(DEFAULT_PATHWAY, (DEFAULT_PATHWAY, 1)),
            mediator=settings.mediator,
            today=self._clock().date(),
            notes=settings.notes,
        )
