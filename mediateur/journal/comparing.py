"""Beside which days a period is compared, and how that is said.

What is of the calendar (a month, a quarter, a year) is compared with that of the calendar before it: the month with the
month before, the year with the year before. While it goes on, only the same days of the one before are taken. Any other
period is compared with as many days before it.
"""

from __future__ import annotations

import datetime as dt

from mediateur.content.dates import MONTHS, month_name, span
from mediateur.content.text import NBSP
from mediateur.journal.months import last_day, month_of, months_before
from mediateur.journal.periods import WEEK
from mediateur.journal.statistics import Period

YEAR = 12


def beside(period: Period, today: dt.date) -> Period:
    """Return the days that a period is compared with, when it is asked for on a day."""
    months = _months(period, today)
    since = months_before(period.since, months)
    if not months or since == dt.date.min:
        return period.before
    if _is_over(period, today):
        return Period(since, period.since - dt.timedelta(1))
    return Period(since, months_before(min(period.until, today), months))


def than(period: Period, other: Period) -> str:
    """Return « qu'en octobre 2026 », « que du 1er au 29 octobre 2026 », « que les 8 semaines d'avant »."""
    words = told_beside(period, other)
    return f"qu'{words}" if words.startswith("en ") else f"que {words}"


def told_beside(period: Period, other: Period) -> str:
    """Return « en octobre 2026 », « du 1er au 29 octobre 2026 », « les 8 semaines d'avant »."""
    first, last = month_of(other.since), month_of(other.until)
    if other.since.day == 1 and other.until == last_day(last):
        return _months_told(first, last)
    if other != period.before:
        return span(other.since, other.until)
    if period.days == 1:
        return "la veille"
    weeks, rest = divmod(period.days, WEEK)
    length = f"{period.days}{NBSP}jours" if rest or weeks == 1 else f"{weeks}{NBSP}semaines"
    return f"les {length} d'avant"


def _months(period: Period, today: dt.date) -> int:
    """Return how many months of the calendar a period is, begun or over; 0 for any other."""
    if period.since.day != 1 or today < period.since:
        return 0
    if period.until == last_day(month_of(period.until)):
        return (period.until.year - period.since.year) * YEAR + period.until.month - period.since.month + 1
    if period.until != today:
        return 0
    if month_of(period.since) == month_of(today):
        return 1
    return YEAR if (period.since.month, period.since.year) == (1, today.year) else 0


def _is_over(period: Period, today: dt.date) -> bool:
    return period.until <= today and period.until == last_day(month_of(period.until))


def _months_told(first: str, last: str) -> str:
    if first == last:
        return f"en {month_name(first)}"
    if (first[5:], last[5:], first[:4]) == ("01", "12", last[:4]):
        return f"en {first[:4]}"
    begun = MONTHS[int(first[5:]) - 1] if first[:4] == last[:4] else month_name(first)
    return f"{'d’' if begun[0] in 'ao' else 'de '}{begun} à {month_name(last)}"
