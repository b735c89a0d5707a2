"""The import of a list of mediators: columns, a trial, what a person decides of look-alikes, one move, a way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from mediateur.content.text import french
from mediateur.journal import spreadsheet_words
from mediateur.journal.privacy import Field, inspect
from mediateur.journal.spreadsheet_columns import Field as TableField
from mediateur.journal.spreadsheet_columns import Mapped
from mediateur.journal.spreadsheet_values import day
from mediateur.training import import_rows
from mediateur.training.duplicates import Pair, candidates
from mediateur.training.import_columns import COLUMNS
from mediateur.training.import_rows import NOTHING, Line, Meant, Plan, Reading, Wrong
from mediateur.training.joining import ADD, LEAVE, Decisions, join, numbered
from mediateur.training.names import plain
from mediateur.training.register import ROLES, Person
from mediateur.usecases.exchange.tables import GoingOn, Memory, Table, always, tell
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.register.base import Desk
from mediateur.usecases.register.repositories import RegisterWork

KIND = "registre"
RETURNING = (
    "Aucun nom n'en est gardé : une personne effacée qui est encore dans la liste reviendrait. Ôtez-la d'abord de la "
    "liste."
)
MOST_SAMPLES, MOST_LETTERS, MOST_WORDS = 3, 28, 60


class Asked(NamedTuple):
    """A line that may be somebody known, and whom, the likest first."""

    line: Line
    pairs: tuple[Pair, ...]


class Trial(NamedTuple):
    """What a list would bring: lines new to the register, lines to decide of, how many are known already.

    `erased` is how many were: no name of theirs is kept, so nothing tells whether they are in the list.
    """

    fresh: tuple[Line, ...]
    asked: tuple[Asked, ...]
    known: int
    wrong: tuple[Wrong, ...]
    erased: int = 0

    @property
    def returning(self) -> str:
        """What to say of those who were erased and would come back with the list; empty when nobody was."""
        if not self.erased:
            return ""
        told = "1 personne a été effacée" if self.erased == 1 else f"{self.erased} personnes ont été effacées"
        return french(f"{told} de ce registre. {RETURNING}")


class Count(NamedTuple):
    """How many lines would be added, taken for somebody known, or left aside."""

    added: int
    same: int
    left: int


class Brought(NamedTuple):
    """What an import did: who was added, and the entries that were completed, as they were before and are now."""

    counts: Count
    added: tuple[str, ...] = ()
    completed: tuple[tuple[Person, Person], ...] = ()


class RegisterImport:
    """The import of lists into the register. Every act raises MediateurError, and then nothing has changed."""

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        self._desk = desk
        self._memory = Memory(preferences, [TableField(*column) for column in COLUMNS], KIND)

    def open(self, source: Path) -> Table:
        """Read a file; its columns are those chosen for such headers before, or guessed."""
        return self._memory.open(source)

    def title(self, table: Table, column: int) -> str:
        """Return the header of a column (its position), empty where there is none."""
        return _short(table.header[column]) if column < len(table.header) else ""

    def samples(self, table: Table, column: int) -> tuple[str, ...]:
        """Return the first different values of a column (its position). They are those of helpers: all may be shown."""
        lines = spreadsheet_words.lines(table.rows, table.first)
        found = dict.fromkeys(row[column] for _, row in lines if column < len(row) and row[column])
        return tuple(map(_short, list(found)[:MOST_SAMPLES]))

    def words(self, table: Table, column: int, _field: str) -> tuple[spreadsheet_words.Word, ...] | None:
        """Return the words of the column of roles, those not understood first; None where they are too many."""
        times: dict[str, int] = {}
        shown: dict[str, str] = {}
        for _, row in spreadsheet_words.lines(table.rows, table.first):
            if column < len(row) and (key := plain(row[column])):
                times[key] = times.get(key, 0) + 1
                shown.setdefault(key, _short(row[column]))
        if len(times) > MOST_WORDS:
            return None
        found = [spreadsheet_words.Word(key, shown[key], n, import_rows.taken_for(key)) for key, n in times.items()]
        return tuple(sorted(found, key=_unknown_first))

    def meanings(self, _field: str) -> tuple[tuple[str, str], ...]:
        """Return what a word of the column of roles may mean, as codes and French words."""
        return tuple((str(role), label) for role, label in ROLES.items())

    def plan(self, table: Table, mapped: Mapped, meant: Meant = NOTHING, going_on: GoingOn = always) -> Plan:
        """Return what a list would bring with these columns, and what is wrong line by line. Nothing is changed.

        `going_on` is told now and then how many lines are done; when it answers False, StoppedError is raised.
        """
        how = Reading(mapped, self._desk.today, day, cache(_is_refused), meant)
        return import_rows.plan(spreadsheet_words.lines(table.rows, table.first), how, partial(tell, going_on))

    def trial(self, plan: Plan, going_on: GoingOn = always) -> Trial:
        """Return which lines are new, which may be somebody known, and which are known already."""
        with self._desk.look() as work:
            people, erased = work.people.all(), work.erasure.count()
        known = {person.id for person in people}
        fresh = [line for line in plan.lines if line.person.id not in known]
        asked = tuple(_asked(people, fresh, going_on))
        return Trial(tuple(fresh), asked, len(plan.lines) - len(fresh), plan.wrong, erased)

    def count(self, trial: Trial, decisions: Decisions) -> Count:
        """Return what an import would do of a trial, as it was decided."""
        chosen = [decisions.get(asked.line.person.id, LEAVE) for asked in trial.asked]
        left, added = chosen.count(LEAVE), chosen.count(ADD)
        alone = len(trial.fresh) - len(trial.asked)
        return Count(alone + added, len(chosen) - left - added, left)

    def bring(self, trial: Trial, decisions: Decisions, going_on: GoingOn = always) -> Brought:
        """Keep the lines as it was decided, all or none: those added, and what was missing of those known.

        Nothing that is written in the register is changed. `going_on` is as for `plan`: stopped, nothing is kept.
        """
        with self._desk.begin() as work:
            done = _bring(work, trial, decisions, going_on)
            if done.added or done.completed:
                work.commit()
        return done._replace(counts=self.count(trial, decisions))

    def take_back(self, brought: Brought) -> int:
        """Undo an import: those added leave, and those completed are what they were; return how many left.

        Those of whom something was written since stay as they are.
        """
        with self._desk.begin() as work:
            gone = work.people.remove(brought.added)
            for before, after in brought.completed:
                if work.people.get(before.id) == after:
                    work.people.replace(before)
            work.commit()
        return gone

    def remember(self, table: Table, mapped: Mapped) -> None:
        """Keep which columns were chosen for such headers."""
        self._memory.remember(table, mapped)


def _asked(people: tuple[Person, ...], fresh: Iterable[Line], going_on: GoingOn) -> Iterator[Asked]:
    lines = {line.person.id: line for line in fresh}
    for done, (person, pairs) in enumerate(candidates(people, [line.person for line in lines.values()])):
        tell(going_on, done)
        if pairs:
            yield Asked(lines[person.id], pairs)


def _bring(work: RegisterWork, trial: Trial, decisions: Decisions, going_on: GoingOn) -> Brought:
    """Make the steps of an import, without committing."""
    known = {person.id: person for person in work.people.all()}
    lines = [line.person for line in trial.fresh if line.person.id not in known]
    steps = join(lines, {asked.line.person.id for asked in trial.asked}, decisions, known)
    for done, person in enumerate(steps.added):
        tell(going_on, done)
        work.people.add(numbered(person, work.people.next_number()))
    for _, now in steps.completed:
        work.people.replace(now)
    return Brought(Count(0, 0, 0), tuple(person.id for person in steps.added), steps.completed)


def _short(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1].rstrip()}…"


def _is_refused(text: str) -> bool:
    """Return whether a text holds what no register has a use for: a social security number, a password, an account."""
    return bool(inspect(text, field=Field.CONTACT).blocking)


def _unknown_first(word: spreadsheet_words.Word) -> tuple[bool, int, str]:
    return word.code is not None, -word.times, word.key
