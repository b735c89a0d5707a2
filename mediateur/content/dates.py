"""Days and months in French words: « 1er » for the first of a month, and the number tied to its month."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from mediateur.content.text import NBSP

if TYPE_CHECKING:
    import datetime as dt

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
SHORT_MONTHS = (
    *("janv.", "févr.", "mars", "avr.", "mai", "juin"),
    *("juil.", "août", "sept.", "oct.", "nov.", "déc."),
)
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?!\d)")


def today() -> str:
    """Return the present day as « lundi 23 novembre », without datetime, for which no first frame waits."""
    now = time.localtime()
    return f"{WEEKDAYS[now.tm_wday]} {_ordinal(now.tm_mday)}{NBSP}{MONTHS[now.tm_mon - 1]}"


def number(day: dt.date) -> str:
    """Return « 1er », « 23 »."""
    return _ordinal(day.day)


def day_and_month(day: dt.date) -> str:
    """Return « 1er novembre »."""
    return f"{number(day)}{NBSP}{MONTHS[day.month - 1]}"


def long_date(day: dt.date) -> str:
    """Return « 1er novembre 2026 »."""
    return f"{day_and_month(day)} {day.year}"


def weekday_and_day(day: dt.date) -> str:
    """Return « lundi 23 novembre »."""
    return f"{WEEKDAYS[day.weekday()]} {day_and_month(day)}"


def short_day(day: dt.date) -> str:
    """Return « 1er nov. »."""
    return f"{number(day)}{NBSP}{SHORT_MONTHS[day.month - 1]}"


def short_date(day: dt.date) -> str:
    """Return « 4 déc. 2024 », which no line parts."""
    return f"{short_day(day)}{NBSP}{day.year}"


def in_figures(day: dt.date) -> str:
    """Return « 23/11/2026 »."""
    return f"{day:%d/%m/%Y}"


def month_name(month: str) -> str:
    """Return « novembre 2026 » of « 2026-11 »."""
    year, _, rank = month.partition("-")
    return f"{MONTHS[int(rank) - 1]} {year}"


def source_date(date: str) -> str:
    """Return « août 2026 » of « 2026-08 » or « 2026-08-14 », and any other text, as a year alone, as it is."""
    return month_name(date[:7]).replace(" ", NBSP) if _MONTH.match(date) else date


def span(since: dt.date, until: dt.date) -> str:
    """Return « du 1er au 29 octobre 2026 »; the month and the year of the first day where they are others."""
    if since == until:
        return f"du {long_date(since)}"
    if since.year != until.year:
        return f"du {long_date(since)} au {long_date(until)}"
    first = number(since) if since.month == until.month else day_and_month(since)
    return f"du {first} au {long_date(until)}"


def _ordinal(number: int) -> str:
    return "1er" if number == 1 else str(number)
