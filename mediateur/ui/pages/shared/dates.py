"""Dates as French people say them, never finer than the half-day; and when a source was written or seen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from mediateur.content.text import NBSP

if TYPE_CHECKING:
    import datetime as dt

    from mediateur.journal.encounter import HalfDay

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
SHORT_MONTHS = (
    *("janv.", "févr.", "mars", "avril", "mai", "juin"),
    *("juil.", "août", "sept.", "oct.", "nov.", "déc."),
)
HALVES = {"matin": "matin", "apres-midi": "après\N{NON-BREAKING HYPHEN}midi"}


def today() -> str:
    """Return the present day as « lundi 23 novembre »."""
    now = time.localtime()
    return f"{DAYS[now.tm_wday]} {now.tm_mday} {MONTHS[now.tm_mon - 1]}"


def long_day(day: dt.date) -> str:
    """Return « lundi 23 novembre »."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def full_day(day: dt.date) -> str:
    """Return « 23 novembre 2026 », « 1er » for the first of a month."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: dt.date) -> str:
    """Return « lun. 23 nov. »."""
    return f"{DAYS[day.weekday()][:3]}. {day.day} {SHORT_MONTHS[day.month - 1]}"


def short_half_day(when: HalfDay) -> str:
    """Return « lundi 23, matin »."""
    return f"{DAYS[when.day.weekday()]} {when.day.day}, {HALVES[when.half]}"


def spoken_half_day(when: HalfDay) -> str:
    """Return « lundi matin »."""
    return f"{DAYS[when.day.weekday()]} {HALVES[when.half]}"


def month_name(month: str) -> str:
    """Return « août 2026 » for « 2026-08 »."""
    year, _, number = month.partition("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def seen(date: str) -> str:
    """Return « août 2026 » for « 2026-08 » or a full ISO date, « 2022 » for a year, any other text as it is."""
    year, _, rest = date.partition("-")
    number = rest[:2]
    if not number.isdecimal() or not 1 <= int(number) <= len(MONTHS):
        return date
    return f"{MONTHS[int(number) - 1]}{NBSP}{year}"


def capitalised(words: str) -> str:
    """Return words with a capital at the first letter only."""
    return words[:1].upper() + words[1:]
