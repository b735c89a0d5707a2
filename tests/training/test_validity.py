"""Months of the calendar, at their ends above all."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.training.validity import first_day, last_day

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2200, 12, 31))
MONTHS = st.integers(1, 120)


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        ("2026-03-12", 24, "2028-03-11"),
        ("2026-11-20", 24, "2028-11-19"),
        ("2024-02-29", 24, "2026-02-28"),
        ("2024-02-29", 48, "2028-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-01-31", 24, "2028-01-30"),
        ("2026-03-01", 24, "2028-02-29"),
        ("2026-12-31", 2, "2027-02-28"),
    ],
)
def test_until_the_day_before(start: str, months: int, last: str) -> None:
    assert last_day(dt.date.fromisoformat(start), months) == dt.date.fromisoformat(last)


@given(DAYS, DAYS, MONTHS)
def test_who_begins_later_never_ends_sooner(one: dt.date, other: dt.date, months: int) -> None:
    early, late = sorted((one, other))
    assert last_day(early, months) <= last_day(late, months)


@given(DAYS, MONTHS)
def test_months_are_as_long_as_months(start: dt.date, months: int) -> None:
    last = last_day(start, months)
    assert (last.year - start.year) * 12 + last.month - start.month in {months, months - 1}
    assert 28 * months <= (last - start).days + 1 <= 31 * months


@given(DAYS, MONTHS)
def test_the_first_day_is_the_way_back(day: dt.date, months: int) -> None:
    first = first_day(day, months)
    assert last_day(first, months) >= day
    assert last_day(first - dt.timedelta(days=1), months) < day


def test_the_calendar_has_ends() -> None:
    assert last_day(dt.date(9999, 6, 1), 24) == dt.date.max
    assert first_day(dt.date(1, 3, 1), 24) == dt.date.min
