"""Days as they are signed: whole numbers, counted from 1 January 1970."""

from __future__ import annotations

import datetime as dt

from mediateur.trust.plain_cbor import UnreadableError

_FIRST = dt.date(1970, 1, 1)
_LAST_NUMBER = (dt.date(9999, 12, 31) - _FIRST).days


def number_of(day: dt.date) -> int:
    """Return the number of a day from 1970 on. Raises ValueError for an earlier one."""
    number = (day - _FIRST).days
    if number < 0:
        raise ValueError("a day before 1970")
    return number


def day_of(number: object) -> dt.date:
    """Return the day of a number that was read. Raises UnreadableError."""
    if not isinstance(number, int) or not 0 <= number <= _LAST_NUMBER:
        raise UnreadableError("not a day")
    return _FIRST + dt.timedelta(days=number)
