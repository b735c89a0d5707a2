"""The figures of a register on a day. Erased mediators remain in what was done, never in what is to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from mediateur.training.listing import folded
from mediateur.training.validity import last_day

# The facts that say what is known of the whole country, oldest first.
NATIONAL = ("mediateurs-bilan-2022", "mediateurs-objectif-2026")


class Group(NamedTuple):
    """The figures of a territory, of a role, or of all (`name` is empty where none is said).

    `people` are those in the register, `erased` those that were erased after they had been trained. `trained`,
    `certified`, `active` and `expired` count both. `trainers` are those of the role « formateur ».
    """

    name: str
    people: int = 0
    erased: int = 0
    trained: int = 0
    certified: int = 0
    active: int = 0
    expired: int = 0
    in_training: int = 0
    trainers: int = 0

    @property
    def mediators(self) -> int:
        """Those in the register who train nobody."""
        return self.people - self.trainers


class Cell(NamedTuple):
    """The figures of a role in a territory."""

    territory: str
    role: str
    figures: Group


class Month(NamedTuple):
    """How many in a month, as « 2026-11 »."""

    month: str
    n: int


class Target(NamedTuple):
    """How many are to be trained (0: nothing was set), and by which day."""

    people: int = 0
    day: dt.date | None = None


class Progress(NamedTuple):
    """How far from a target: percent reached (whole, at most 100), left to train, months left, and per month then."""

    percent: int
    left: int
    months: int
    per_month: int


class RegisterFigures(NamedTuple):
    """What the dashboard of the register shows.

    `expiring` are the attestations that end in each of the coming months, to be renewed; `renewed` those that were in
    each of the past ones.
    """

    day: dt.date
    whole: Group
    territories: tuple[Group, ...]
    roles: tuple[Group, ...]
    expiring: tuple[Month, ...]
    renewed: tuple[Month, ...]
    target: Target
    progress: Progress | None


def grouped(cells: Iterable[Cell], key: Callable[[Cell], str] = lambda _cell: "") -> tuple[Group, ...]:
    """Return the figures of cells added up by what `key` says of each, in the order of names."""
    sums: dict[str, list[int]] = {}
    for cell in cells:
        name, figures = key(cell), cell.figures[1:]
        sums[name] = [total + each for total, each in zip(sums.get(name, [0] * len(figures)), figures, strict=True)]
    return tuple(Group(name, *sums[name]) for name in sorted(sums, key=folded))


def progress(trained: int, target: Target, day: dt.date) -> Progress | None:
    """Return how far `trained` is from a target on a day; None where none was set."""
    if target.people <= 0:
        return None
    left = max(0, target.people - trained)
    months = _months_left(day, target.day)
    per_month = -(-left // months) if months else left
    return Progress(min(100, trained * 100 // target.people), left, months, per_month)


def _months_left(day: dt.date, until: dt.date | None) -> int:
    """Return how many months are left, one that is begun being whole; none once the day is past."""
    if until is None or until < day:
        return 0
    months = max(1, (until.year - day.year) * 12 + until.month - day.month)
    return months + 1 if last_day(day, months) < until else months
