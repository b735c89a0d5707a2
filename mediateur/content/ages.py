"""How old facts are: those whose source is older than a chosen age are to be read again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from mediateur.content.facts import Fact


def earliest(date: str) -> dt.date:
    """Return the first day that a date or a part of one may mean (2022 → 2022-01-01); ValueError for anything else."""
    return dt.date.fromisoformat(f"{date}-01-01"[:10])


def years_before(today: dt.date, years: int) -> dt.date:
    """Return the same day some years before (the 28th for the 29 of February); ValueError before the year 1."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return today.replace(year=today.year - years, day=28)


def older(facts: Iterable[Fact], years: int, today: dt.date) -> tuple[Fact, ...]:
    """Return the facts whose date is more than `years` before `today`, the oldest first; undated ones are left out."""
    limit = years_before(today, years)
    dated = [(day, fact) for fact in facts if (day := _day(fact.date)) is not None and day < limit]
    return tuple(fact for _, fact in sorted(dated, key=lambda pair: (pair[0], pair[1].id)))


def _day(date: str) -> dt.date | None:
    try:
        return earliest(date)
    except ValueError:
        return None
