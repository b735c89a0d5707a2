"""Every test of `make test` on days that a program of dates may fail: the first of a year, the last of a long month."""

from __future__ import annotations

import datetime as dt

from mediateur.content.dates import long_date
from tests.one_day import CHOICE
from tests.prove.played import play

DAYS = (dt.date(2027, 1, 1), dt.date(2027, 1, 31))


def prove() -> bool:
    """Play them, and return whether none failed and none was left out."""
    played = [play(f"make test le {long_date(day)}", "-n", "2", more={CHOICE: day.isoformat()}) for day in DAYS]
    return all(played)
