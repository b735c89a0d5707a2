"""Months of the calendar, by their « YYYY-MM »."""

from __future__ import annotations

import calendar
import datetime as dt


def month_of(day: dt.date) -> str:
    """Return the month of a day, as « 2026-11 »."""
    return f"{day.year:04}-{day.month:02}"


def first_day(month: str) -> dt.date:
    """Return the first day of a month."""
    return dt.date(int(month[:4]), int(month[5:]), 1)


def last_day(month: str) -> dt.date:
    """Return the last day of a month."""
    first = first_day(month)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day some months earlier, or the last of that month when it has no such day.

    Before the first year of the calendar, its first day.
    """
    number = day.year * 12 + day.month - 1 - months
    if number < 12:
        return dt.date.min
    year, month = divmod(number, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
