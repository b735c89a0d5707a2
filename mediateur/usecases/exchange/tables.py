"""Tables kept in a spreadsheet, as they are opened before any import; the choices of columns, remembered by header."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from mediateur.errors import MediateurError
from mediateur.journal import spreadsheet_words
from mediateur.journal.spreadsheet_columns import FIELDS, Field, Mapped, folded, guess, header_row
from mediateur.journal.spreadsheet_files import Rows, read_rows
from mediateur.usecases.preferences import Preferences

MOST_REMEMBERED = 20
TOLD_EVERY = 50
_COLUMN = re.compile(r"[0-9]{1,3}")
GoingOn = Callable[[int], bool]


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


class StoppedError(MediateurError):
    """An import that was stopped on its way."""

    def __init__(self) -> None:
        super().__init__("L’import est arrêté.", "Rien n’a été changé.", "")


class Memory:
    """The choices of columns that were made for tables of the same headers, which are hashed: no word is kept.

    `fields` are what columns may become; `kind` sets the tables of one list apart from those of another.
    """

    def __init__(self, preferences: Preferences, fields: Sequence[Field] = FIELDS, kind: str = "") -> None:
        self._preferences, self._fields, self._kind = preferences, fields, kind

    def open(self, source: Path) -> Table:
        """Read a file; its columns are those chosen for such headers before, or guessed.

        Raises MediateurError, in one sentence, for one that is no table.
        """
        rows = _read(source)
        first = header_row(rows, self._fields)
        recalled = self._recalled(rows[first])
        mapped = guess(rows[first], self._fields) if recalled is None else recalled
        return Table(rows, first, mapped, recalled is not None)

    def remember(self, table: Table, mapped: Mapped) -> None:
        """Keep which columns were chosen for such headers."""
        told = " ".join(f"{column}={field}" for column, field in sorted(mapped.items()))
        kept = {**self._preferences.current.spreadsheets}
        kept.pop(self._mark(table.header), None)
        kept[self._mark(table.header)] = told
        self._preferences.change(spreadsheets=dict(list(kept.items())[-MOST_REMEMBERED:]))

    def _recalled(self, header: tuple[str, ...]) -> Mapped | None:
        """Return the columns chosen for these headers, None where none were or where one is not known any more."""
        told = self._preferences.current.spreadsheets.get(self._mark(header))
        if told is None:
            return None
        pairs = [pair.partition("=") for pair in told.split()]
        known: Collection[str] = {field.code for field in self._fields}
        sound = all(_COLUMN.fullmatch(column) and field in known for column, _, field in pairs)
        return {int(column): field for column, _, field in pairs} if sound else None

    def _mark(self, header: tuple[str, ...]) -> str:
        """Return what headers are known by: nothing can be read from it."""
        told = (*([self._kind] if self._kind else []), *map(folded, header))
        return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:16]


def always(_done: int) -> bool:
    """Answer that an import goes on."""
    return True


def tell(going_on: GoingOn, done: int) -> None:
    """Tell now and then how many lines are done. Raises StoppedError where the answer is to go on no more."""
    if done % TOLD_EVERY == 0 and not going_on(done):
        raise StoppedError


def _read(source: Path) -> Rows:
    try:
        with source.open("rb") as file:
            return read_rows(file)
    except OSError as error:
        raise MediateurError(
            f"Le fichier {source.name} ne s’ouvre pas.",
            "Rien n’a été changé.",
            "Fermez-le dans le tableur, vérifiez son nom, puis réessayez.",
            detail=type(error).__name__,
        ) from error
