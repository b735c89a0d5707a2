"""How long an attestation is valid: months of the calendar, until the day before."""

from __future__ import annotations

import calendar
import datetime as dt


def last_day(start: dt.date, months: int) -> dt.date:
    """Return the last day of a period of some months (1 or more) that begins on a day.

    From 12 March 2026, 24 months last until 11 March 2028. Where the last month has no such day, they last until its
    end: from 29 February 2024, until 28 February 2026. Beyond the calendar, its last day.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    longest = calendar.monthrange(year, month + 1)[1]
    if start.day > longest:
        return dt.date(year, month + 1, longest)
    return dt.date(year, month + 1, start.day) - dt.timedelta(days=1)


def first_day(last: dt.date, months: int) -> dt.date:
    """Return the earliest day from which a period of some months lasts until a day, or beyond it."""
    number = last.year * 12 + last.month - 1 - months
    if number < 12:
        return dt.date.min
    year, month = divmod(number, 12)
    day = dt.date(year, month + 1, min(last.day, calendar.monthrange(year, month + 1)[1]))
    while last_day(day, months) < last:
        day += dt.timedelta(days=1)
    while day > dt.date.min and last_day(day - dt.timedelta(days=1), months) >= last:
        day -= dt.timedelta(days=1)
    return day
