"""Days as they are written on the command line."""

from __future__ import annotations

import datetime as dt

from mediateur.errors import UsageError
from mediateur.journal.encounter import FIRST_DAY
from mediateur.journal.statistics import Period

LAST_DAY = dt.date(2100, 12, 31)


def day(word: str, option: str) -> dt.date:
    """Return the day that an option (« --au ») was given.

    Raises UsageError for what is no day, or none that a session may have, or be asked for.
    """
    try:
        found = dt.date.fromisoformat(word)
    except ValueError:
        found = dt.date.min
    if not FIRST_DAY <= found <= LAST_DAY:
        raise UsageError(f"{option} attend un jour de {FIRST_DAY.year} à {LAST_DAY.year}, comme 2026-11-23.")
    return found


def period(since: dt.date, until: dt.date) -> Period:
    """Return the days from the first to the last. Raises UsageError when the first is after the last."""
    if since > until:
        raise UsageError("Le premier jour est après le dernier : donnez --du, puis --au, dans l’ordre.")
    return Period(since, until)
