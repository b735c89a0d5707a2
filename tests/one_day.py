"""The one day on which the tests of a run live: midnight does not pass under them, and it may be any day.

A test notes the day when it is read and asks the program minutes of computing later: without this, a run across
midnight, and most of all across the end of a month, fails tests of a program that is right.
"""

from __future__ import annotations

import datetime as dt
import os

import time_machine

CHOICE = "MEDIATEUR_JOUR_DES_ESSAIS"
MORNING = dt.time(8)
# The last day on which nothing of the content asks to be read again, which the window says on many pages.
LAST = dt.date(2027, 2, 28)


def one_day() -> time_machine.travel:
    """Return the clock of this run, not yet started: eight in the morning of its day, from where time goes on.

    The day is the one in the environment (`CHOICE`, as 2027-01-31), else today, or LAST when it is past. It is left in
    the environment, where the workers of the run find it.
    """
    day = os.environ.setdefault(CHOICE, min(dt.date.today(), LAST).isoformat())
    return on(dt.date.fromisoformat(day))


def on(day: dt.date) -> time_machine.travel:
    """Return the clock of another day, from eight in the morning on, to be entered for as long as it lasts."""
    return time_machine.travel(dt.datetime.combine(day, MORNING).astimezone(), tick=True)


def outside() -> dt.date:
    """Return the day of the machine, which is that of the programs, servers and files that a test makes beside it."""
    return time_machine.escape_hatch.datetime.datetime.now().date()


def with_the_machine() -> time_machine.travel:
    """Return the clock of the machine, to be entered where another program must live at the same time."""
    return time_machine.travel(time_machine.escape_hatch.datetime.datetime.now(dt.UTC), tick=True)
