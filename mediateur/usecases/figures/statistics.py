"""The dashboard: the figures of a period under its filters, beside those of the period before, and the year's goal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.content.vocabulary import PATHWAY_GROUPS
from mediateur.journal.closed_counts import FIGURES_UNTOLD, Unknown, counts_of, inside, unknown
from mediateur.journal.comparing import beside, told_beside
from mediateur.journal.disclosure import LEAST
from mediateur.journal.figures import Table
from mediateur.journal.retention import ClosedMonth
from mediateur.journal.statistics import EVERYTHING, Counts, Figures, Filters, Period, together, total
from mediateur.journal.tables import NOT_TOLD, Names, headline, tables
from mediateur.usecases.content.library import Content
from mediateur.usecases.figures.gaps import lacks, not_compared, without_weeks
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.repositories import Store, Work

WEEKS = 8
WEEKLY = ("semaines", "semaines-accompagnees")  # tables by week
LEAST_BASE = 30  # below that, a percentage says more than the figures do
ACTIVATE = next(iter(PATHWAY_GROUPS))


class Change(NamedTuple):
    """A count of the headline beside what it was in the period before."""

    code: str
    label: str
    n: int
    before: int


class Conversion(NamedTuple):
    """Spaces activated with persons who were accompanied on a pathway of activation. Both are known, or there is none.

    It may exceed one space a person: each profile counts.
    """

    activated: int
    came: int

    @property
    def percent(self) -> int | None:
        """The share in percent, None where the base is too small to say one."""
        return round(100 * self.activated / self.came) if self.came >= LEAST_BASE else None


class Goal(NamedTuple):
    """Persons to accompany to activation or use in a year, and how many were; `target` is 0 without a goal."""

    year: int
    target: int
    reached: int


class Dashboard(NamedTuple):
    """All that the page and the command line show of a period; `closed` are its months whose details are gone.

    `beside` are the days of the comparison; `lacking` are the closed months that the figures do not hold, or not
    whole: then some tables are not there. `uncompared` says why there are no `changes`, or why some are missing. Below
    `threshold`, nothing of it is shared.
    """

    period: Period
    filters: Filters
    tables: tuple[Table, ...]
    changes: tuple[Change, ...]
    conversion: Conversion | None
    goal: Goal
    beside: Period
    closed: tuple[str, ...] = ()
    threshold: int = LEAST
    lacking: Unknown = Unknown()
    uncompared: str = ""

    @property
    def has_figures(self) -> bool:
        """Whether anything was counted in the period."""
        return any(cell.n for table in self.tables[:2] for cell in table.cells)

    @property
    def told(self) -> tuple[Table, ...]:
        """The tables to read one after the other; those by week are left out where closed months know no week."""
        return tuple(table for table in self.tables if self.tells(table.id))

    def tells(self, name: str) -> bool:
        """Whether a table, by its id, is among those to read."""
        return not (self.closed and name in WEEKLY)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the figures lack, and why they are not compared, in sentences."""
        return tuple(text for text in (lacks(self.lacking), self.uncompared) if text)

    def table(self, name: str) -> Table:
        """Return a table by its id; KeyError where there is none."""
        return {table.id: table for table in self.tables}[name]


class Choices(NamedTuple):
    """What filters offer: pathways and places that the period holds, by id, with their names."""

    pathways: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]


class Statistics:
    """The figures of the journal."""

    def __init__(
        self,
        store: Callable[[], Store],
        content: Content,
        preferences: Preferences,
        clock: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        self._store, self._content, self._preferences, self._clock = store, content, preferences, clock

    @property
    def today(self) -> dt.date:
        """The day on which the question is asked."""
        return self._clock().date()

    def last_weeks(self, weeks: int = WEEKS) -> Period:
        """Return the period of the last weeks, today's included."""
        return Period(self.today - dt.timedelta(7 * weeks - 1), self.today)

    def last_month(self) -> Period:
        """Return the last month that is over."""
        until = self.today.replace(day=1) - dt.timedelta(1)
        return Period(until.replace(day=1), until)

    def dashboard(self, period: Period, filters: Filters = EVERYTHING) -> Dashboard:
        """Return the figures of a period, with the exact numbers of internal use."""
        with self._store().begin() as work:
            kept, other = work.retention.closed(), beside(period, self.today)
            closed = [month for month in kept if inside(month, period)]
            counts = _counted(work, period, filters, closed)
            before = headline_of(work, other, filters)
            names, goal = self._names(work), self._goal(work)
        lacking, elsewhere = unknown(kept, period, filters), unknown(kept, other, filters)
        untold = FIGURES_UNTOLD if lacking.narrowed or elsewhere.narrowed else frozenset[str]()
        changes = () if lacking.missing or elsewhere.missing else _changes(counts.whole, before, untold)
        months = tuple(sorted({month.month for month in closed}))
        told, conversion, threshold = tables(counts, names), _conversion(counts), self._preferences.policy.threshold
        why = not_compared(other, lacking, elsewhere)
        return Dashboard(period, filters, told, changes, conversion, goal, other, months, threshold, lacking, why)

    def choices(self, period: Period) -> Choices:
        """Return what the filters of a period can be set to: all that it holds."""
        with self._store().begin() as work:
            pathways, places = work.rollups.met(period)
            lines = [line for month in work.retention.closed() if inside(month, period) for line in month.lines]
            names = self._names(work)
        pathways |= {line.code for line in lines if line.axis == "pathway"}
        places |= {line.code for line in lines if line.axis == "place"}
        return Choices(choices(pathways, names.pathways), choices(places, names.places))

    def _names(self, work: Work) -> Names:
        return Names(self._content.titles(), {place.id: place.name for place in work.places.all()})

    def set_goal(self, target: int, year: int) -> None:
        """Keep the goal of a year; 0 is none."""
        self._preferences.change(goal=target, goal_year=year)

    def _goal(self, work: Work) -> Goal:
        settings = self._preferences.current
        year = settings.goal_year or self.today.year
        whole = headline_of(work, Period(dt.date(year, 1, 1), dt.date(year, 12, 31)), EVERYTHING)
        return Goal(year, settings.goal, whole.activation_or_use)


def _counted(work: Work, period: Period, filters: Filters, closed: Iterable[ClosedMonth]) -> Counts:
    """Return the figures of a period: those of its records, and of the closed months that it holds whole."""
    return together([work.rollups.count(period, filters), *(counts_of(month, filters) for month in closed)])


def headline_of(work: Work, period: Period, filters: Filters) -> Figures:
    """Return the headline of a period alone, whole closed months included."""
    closed = (month for month in work.retention.closed() if inside(month, period))
    return total([work.rollups.total(period, filters), *(counts_of(month, filters).whole for month in closed)])


def _changes(now: Figures, before: Figures, untold: frozenset[str]) -> tuple[Change, ...]:
    pairs = zip(headline(now, untold).cells, headline(before, untold).cells, strict=True)
    return tuple(Change(cell.code, cell.label, cell.n, old.n) for cell, old in pairs)


def _conversion(counts: Counts) -> Conversion | None:
    if "pathway" in counts.untold:
        return None
    parts = [figures for pathway, figures in counts.by_pathway.items() if activates(pathway)]
    found = total(parts)
    return Conversion(found.activated, found.accompanied) if found.activated and found.accompanied else None


def choices(ids: Iterable[str], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return ids with their names, in the order of these; the place of those that have none comes last."""
    named = ((one, names.get(one, one) or NOT_TOLD) for one in ids)
    return tuple(sorted(named, key=lambda pair: (not pair[0], pair[1].casefold())))


def activates(pathway: str) -> bool:
    """Whether a pathway of this id is for activating a space."""
    return pathway == ACTIVATE or pathway.startswith(f"{ACTIVATE}-")


def compared(change: Change, before: str) -> str:
    """Return a comparison in words, with those that say beside which days (`comparing.told_beside`)."""
    gap = change.n - change.before
    how = "autant" if not gap else f"{abs(gap)} de {'plus' if gap > 0 else 'moins'}"
    return french(f"{change.label} : {change.n}, contre {change.before} {before} ({how}).")


def comparisons(board: Dashboard) -> tuple[str, ...]:
    """Return the comparisons of a dashboard in sentences, and why there are none, or not all."""
    words = told_beside(board.period, board.beside)
    told = (*(compared(change, words) for change in board.changes), board.uncompared)
    return tuple(text for text in told if text)


def described(table: Table) -> str:
    """Return what a chart shows, in words: its title, its values, and what they add up to."""
    values = " ; ".join(f"{cell.label}, {cell.n}" for cell in table.cells) or "aucun chiffre"
    whole = f" Total : {table.total}." if table.total is not None else ""
    return french(f"{table.title} : {values}.{whole}")


def as_lines(board: Dashboard) -> Sequence[str]:
    """Return the figures as lines to read."""
    since, until = map(long_date, board.period)
    lines = [french(f"Du {since} au {until}, usage interne.")]
    lines += [text for text in (lacks(board.lacking), without_weeks(board.closed)) if text]
    for table in board.told:
        lines += ["", table.title, *(french(f"  {cell.label} : {cell.n}") for cell in table.cells)]
        lines += [french(f"  Total : {table.total}")] if table.total is not None else []
    return [*lines, "", *comparisons(board)]
