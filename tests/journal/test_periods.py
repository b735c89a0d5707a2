from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.text import NBSP
from mediateur.journal.periods import Grain, dated, latest, period_of, told

DAYS = st.dates(dt.date(2022, 1, 1), dt.date(2040, 12, 31))


@given(DAYS, st.sampled_from(Grain), st.integers(1, 15))
def test_periods_follow_one_another_without_a_gap(day: dt.date, grain: Grain, how_many: int) -> None:
    periods = latest(grain, day, how_many)
    assert len(periods) == how_many
    assert periods[0].since <= day <= periods[0].until
    for later, earlier in itertools.pairwise(periods):
        assert earlier.until + dt.timedelta(days=1) == later.since
    assert all(period == period_of(grain, period.until) for period in periods)


@given(DAYS)
def test_weeks_begin_on_monday_and_months_on_the_first(day: dt.date) -> None:
    week, month = period_of(Grain.WEEK, day), period_of(Grain.MONTH, day)
    assert (week.since.weekday(), week.until.weekday()) == (0, 6)
    assert (month.since.day, (month.until + dt.timedelta(days=1)).day) == (1, 1)


@pytest.mark.parametrize(
    ("grain", "day", "short", "asked"),
    [
        (Grain.DAY, dt.date(2026, 11, 1), f"1er{NBSP}novembre 2026", "01/11/2026"),
        (Grain.WEEK, dt.date(2026, 11, 19), f"16 au 22{NBSP}novembre", f"Semaine du 16 au 22{NBSP}novembre"),
        (
            Grain.WEEK,
            dt.date(2026, 12, 1),
            f"30{NBSP}novembre au 6{NBSP}décembre",
            f"Semaine du 30{NBSP}novembre au 6{NBSP}décembre",
        ),
        (Grain.MONTH, dt.date(2026, 8, 31), "août 2026", "Août 2026"),
    ],
)
def test_periods_are_told_as_people_say_them(grain: Grain, day: dt.date, short: str, asked: str) -> None:
    assert (told(period_of(grain, day)), dated(period_of(grain, day))) == (short, asked)
