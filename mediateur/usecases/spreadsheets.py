"""The import of a table that a mediator kept in a spreadsheet: open, choose columns, try, bring, take back."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mediateur.errors import MediateurError
from mediateur.journal import spreadsheet, spreadsheet_words
from mediateur.journal.encounter import half_day
from mediateur.journal.exchange import Outcome, Seen
from mediateur.journal.spreadsheet import NO_MEANINGS, Known, Plan
from mediateur.journal.spreadsheet_columns import BY_CODE, Mapped, folded, guess, header_row
from mediateur.journal.spreadsheet_files import Rows, read_rows
from mediateur.journal.spreadsheet_values import CHOICES
from mediateur.journal.spreadsheet_words import Meanings, Names, Word
from mediateur.usecases.imports import Store
from mediateur.usecases.library import Content
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.twins import twin_days

DEFAULT_PATHWAY = "activer-adulte"
MOST_REMEMBERED = 20
TOLD_EVERY = 50


class Table(NamedTuple):
    """A spreadsheet as it was opened: its rows, the position of its headers, what each column looks like.

    `recalled` tells that its columns are those that were chosen for a file of the same headers.
    """

    rows: Rows
    first: int
    mapped: Mapped
    recalled: bool = False

    @property
    def header(self) -> tuple[str, ...]:
        """The headers."""
        return self.rows[self.first]

    @property
    def length(self) -> int:
        """How many lines there are below the headers."""
        return sum(1 for _ in spreadsheet_words.lines(self.rows, self.first))

    @property
    def width(self) -> int:
        """How many columns there are, those without a header included."""
        return max(len(row) for row in self.rows[self.first :])


GoingOn = Callable[[int], bool]


def always(_done: int) -> bool:
    """Answer that an import goes on."""
    return True


class Brought(NamedTuple):
    """What an import did, or would do, and the ids of the records that it added."""

    outcome: Outcome
    ids: tuple[str, ...] = ()


class StoppedError(MediateurError):
    """An import that was stopped on its way."""

    def __init__(self) -> None:
        super().__init__("L’import est arrêté.", "Rien n’a été changé.", "")


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
        """Read a file; its columns are those chosen for such headers before, or guessed.

        Raises MediateurError, in one sentence, for one that is no table.
        """
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
        recalled = self._recalled(rows[first])
        return Table(rows, first, guess(rows[first]) if recalled is None else recalled, recalled is not None)

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
        told = " ".join(f"{column}={field}" for column, field in sorted(mapped.items()))
        kept = {**self._preferences.current.spreadsheets}
        kept.pop(_mark(table.header), None)
        kept[_mark(table.header)] = told
        self._preferences.change(spreadsheets=dict(list(kept.items())[-MOST_REMEMBERED:]))

    def plan(self, table: Table, mapped: Mapped, meanings: Meanings = NO_MEANINGS, going_on: GoingOn = always) -> Plan:
        """Return what a table would bring with these columns, and what is wrong line by line. Nothing is changed.

        `going_on` is told now and then how many lines are done; when it answers False, StoppedError is raised.
        """
        return spreadsheet.plan(table.rows, table.first, mapped, self._known(), meanings, partial(_tell, going_on))

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
                    _tell(going_on, done)
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

    def _recalled(self, header: tuple[str, ...]) -> Mapped | None:
        """Return the columns chosen for these headers, None where none were or where one is not known any more."""
        told = self._preferences.current.spreadsheets.get(_mark(header))
        if told is None:
            return None
        pairs = [pair.partition("=") for pair in told.split()]
        sound = all(column.isdecimal() and field in BY_CODE for column, _, field in pairs)
        return {int(column): field for column, _, field in pairs} if sound else None

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


def _tell(going_on: GoingOn, done: int) -> None:
    if done % TOLD_EVERY == 0 and not going_on(done):
        raise StoppedError


def _mark(header: tuple[str, ...]) -> str:
    """Return what headers are known by: nothing can be read from it."""
    return hashlib.sha256("\x1f".join(map(folded, header)).encode()).hexdigest()[:16]
