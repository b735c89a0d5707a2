"""Half-days as French people say them: nothing here is finer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediateur.content.dates import WEEKDAYS, number, short_day

if TYPE_CHECKING:
    from mediateur.journal.encounter import HalfDay

HALVES = {"matin": "matin", "apres-midi": "après\N{NON-BREAKING HYPHEN}midi"}


def short_half_day(when: HalfDay) -> str:
    """Return « lundi 23, matin »."""
    return f"{WEEKDAYS[when.day.weekday()]} {number(when.day)}, {HALVES[when.half]}"


def dated_half_day(when: HalfDay) -> str:
    """Return « Lun. 23 nov., matin »."""
    return f"{WEEKDAYS[when.day.weekday()][:3].capitalize()}. {short_day(when.day)}, {HALVES[when.half]}"


def spoken_half_day(when: HalfDay) -> str:
    """Return « lundi matin »."""
    return f"{WEEKDAYS[when.day.weekday()]} {HALVES[when.half]}"


def capitalised(words: str) -> str:
    """Return words with a capital at the first letter only."""
    return words[:1].upper() + words[1:]
