"""The one day on which the tests of a run live: midnight does not pass under them, and it may be any day.

A test notes the day when it is read and asks the program hours of computing later: without this, a run across
midnight, and most of all across the end of a month, fails tests of a program that is right.
"""

from __future__ import annotations

import datetime as dt
import os

import time_machine

CHOICE = "MEDIATEUR_JOUR_DES_ESSAIS"
MORNING = dt.time(8)


def one_day() -> time_machine.travel:
    """Return the clock of this run, not yet started: eight in the morning of its day, from where time goes on.

    The day is the one in the environment (`CHOICE`, as 2028-02-29), or today. It is left in the environment, where
    the workers of the run find it.
    """
    day = os.environ.setdefault(CHOICE, dt.date.today().isoformat())
    return on(dt.date.fromisoformat(day))


def on(day: dt.date) -> time_machine.travel:
    """Return the clock of another day, from eight in the morning on, to be entered for as long as it lasts."""
    return time_machine.travel(dt.datetime.combine(day, MORNING).astimezone(), tick=True)


def outside() -> dt.date:
    """Return the day of the machine, which is that of the programs and of the servers that a test starts."""
    return time_machine.escape_hatch.datetime.datetime.now().date()
