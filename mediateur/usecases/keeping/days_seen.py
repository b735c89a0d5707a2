"""The day by which what was kept long enough is erased: never one to which the clock of the machine has just jumped."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from mediateur.errors import MediateurError
from mediateur.settings import Settings
from mediateur.usecases.preferences import Preferences

JUMP_DAYS = 14


def erasing_day(settings: Settings, today: dt.date) -> dt.date:
    """Return today, or the last other day that was seen while today is more than JUMP_DAYS after it.

    A clock that is wrong for a moment erases nothing so; after a long absence, what expired goes the second day.
    """
    before = next((day for day in map(dt.date.fromisoformat, settings.days_seen) if day != today), today)
    return before if (today - before).days > JUMP_DAYS else today


def note_day(preferences: Preferences, today: dt.date, made: dt.date = dt.date.min) -> None:
    """Keep that a day was seen, and which one before it; where settings cannot be kept, nothing is.

    A day before that on which the program was `made` is no day: a clock without battery begins there each morning.
    """
    day, seen = today.isoformat(), preferences.current.days_seen
    if today >= made and seen[:1] != (day,):
        with suppress(MediateurError):
            preferences.change(days_seen=(day, *seen[:1]))
