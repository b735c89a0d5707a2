"""Days, weeks and months of the journal, in the words of people. A week begins on Monday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from mediateur.content.dates import day_and_month, in_figures, long_date, month_name, number
from mediateur.content.text import listed

WEEK = 7


class Grain(StrEnum):
    """How long a period is."""

    DAY = "jour"
    WEEK = "semaine"
    MONTH = "mois"


class CalendarPeriod(msgspec.Struct, frozen=True):
    """A day, a week or a month: days from `since` to `until`, both included."""

    grain: Grain
    since: dt.date
    until: dt.date


def period_of(grain: Grain, day: dt.date) -> CalendarPeriod:
    """Return the day, the week or the month in which a day is."""
    if grain is Grain.DAY:
        return CalendarPeriod(grain, day, day)
    if grain is Grain.WEEK:
        monday = day - dt.timedelta(days=day.weekday())
        return CalendarPeriod(grain, monday, monday + dt.timedelta(days=WEEK - 1))
    first = day.replace(day=1)
    following = (first + dt.timedelta(days=31)).replace(day=1)
    return CalendarPeriod(grain, first, following - dt.timedelta(days=1))


def latest(grain: Grain, today: dt.date, how_many: int) -> tuple[CalendarPeriod, ...]:
    """Return the period of today and those before it, newest first."""
    found = [period_of(grain, today)]
    while len(found) < how_many:
        found.append(period_of(grain, found[-1].since - dt.timedelta(days=1)))
    return tuple(found)


def told(period: CalendarPeriod) -> str:
    """Return « 23 novembre 2026 », « 16 au 22 novembre », « 30 novembre au 6 décembre », « novembre 2026 »."""
    if period.grain is Grain.DAY:
        return long_date(period.since)
    if period.grain is Grain.MONTH:
        return month_name(f"{period.since:%Y-%m}")
    same = period.since.month == period.until.month
    return f"{number(period.since) if same else day_and_month(period.since)} au {day_and_month(period.until)}"


def dated(period: CalendarPeriod) -> str:
    """Return what goes where a form asks for a date: « 23/11/2026 », « Semaine du 16 au 22 novembre »."""
    if period.grain is Grain.DAY:
        return in_figures(period.since)
    return f"Semaine du {told(period)}" if period.grain is Grain.WEEK else told(period).capitalize()


def months_in_words(months: Sequence[str]) -> str:
    """Return « octobre 2025 », or « septembre 2025 à novembre 2025 » of several, in order."""
    first, last = month_name(months[0]), month_name(months[-1])
    return first if first == last else f"{first} à {last}"


def listed_months(months: Iterable[str]) -> str:
    """Return « septembre 2025 et novembre 2025 », « janvier 2025 à mars 2025 »: what follows is told by its ends."""
    runs: list[list[str]] = []
    for month in sorted(set(months)):
        follows = runs and _rank(month) == _rank(runs[-1][-1]) + 1
        runs = [*runs[:-1], [*runs[-1], month]] if follows else [*runs, [month]]
    return listed([months_in_words(run) for run in runs])


def _rank(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:])
