"""What is shared: tables whose cells are a number, hidden, or several categories told together."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from mediateur.content.text import NBSP

LEAST = 11
"""The smallest count of persons that is shared, unless the settings ask for more. Never less."""


class Shown(StrEnum):
    """How a cell is shown."""

    EXACT = "exact"
    SMALL = "petit"
    NOT_SHOWN = "non-montre"


class SharedCell(NamedTuple):
    """One cell to share. `n` is None when it is hidden; `text` is what is written either way.

    `codes` are the categories that it counts together, `regrouped` their labels (empty when it is one alone).
    """

    code: str
    label: str
    n: int | None
    shown: Shown
    text: str
    codes: tuple[str, ...]
    regrouped: tuple[str, ...] = ()


class SharedTable(NamedTuple):
    """A table to share. `total` is None when it is not shown, or when the cells add up to nothing (obstacles).

    `note` says in one French sentence what was regrouped or hidden; it is empty when nothing was.
    """

    id: str
    title: str
    cells: tuple[SharedCell, ...]
    total: int | None = None
    of: str = ""
    note: str = ""


class Scope(NamedTuple):
    """What an export counts: days from `first` to `last`, both included, at these places (none named: everywhere).

    `only` names any other filter (a mediator, a pathway); two exports with different ones can only follow one another.
    """

    first: dt.date = dt.date.min
    last: dt.date = dt.date.max
    places: tuple[str, ...] = ()
    only: str = ""

    def within(self, other: Scope) -> bool:
        """Whether all that this counts is counted in the other."""
        in_time = other.first <= self.first and self.last <= other.last
        in_place = not other.places or (bool(self.places) and set(self.places) <= set(other.places))
        return in_time and in_place and (not other.only or other.only == self.only)

    def apart(self, other: Scope) -> bool:
        """Whether nothing can be counted in both."""
        in_time = self.last < other.first or other.last < self.first
        in_place = bool(self.places) and bool(other.places) and not set(self.places) & set(other.places)
        return in_time or in_place


EVERYTHING = Scope()
"""All that the journal counts."""


class Sent(NamedTuple):
    """An export that has left, as it was sent: what it counted, its tables, the day."""

    scope: Scope
    tables: tuple[SharedTable, ...]
    day: dt.date


class Shared(NamedTuple):
    """What may be shared. Nothing may leave when `refused` holds a sentence: it says why, and what to do.

    `frozen` is the sentence to show when these are the figures of a report that was sent before.
    """

    tables: tuple[SharedTable, ...]
    scope: Scope
    threshold: int = LEAST
    refused: str = ""
    frozen: str = ""

    def sent(self, day: dt.date) -> Sent:
        """Return what to keep once this has left on this day; ValueError when it may not leave."""
        if self.refused:
            raise ValueError(self.refused)
        return Sent(self.scope, self.tables, day)


def exact(code: str, label: str, n: int, codes: tuple[str, ...], regrouped: tuple[str, ...] = ()) -> SharedCell:
    """Return a cell whose number is shown."""
    return SharedCell(code, label, n, Shown.EXACT, str(n), codes, regrouped)


def hidden(
    code: str, label: str, shown: Shown, threshold: int, codes: tuple[str, ...], regrouped: tuple[str, ...] = ()
) -> SharedCell:
    """Return a cell whose number is not shown."""
    text = f"<{NBSP}{threshold}" if shown is Shown.SMALL else "non montré"
    return SharedCell(code, label, None, shown, text, codes, regrouped)


def percentages(table: SharedTable) -> tuple[int | None, ...]:
    """Return the percentage of each cell in the total, from shown figures only; None where one of them is not shown."""
    total = table.total
    return tuple(round(100 * cell.n / total) if total and cell.n is not None else None for cell in table.cells)
