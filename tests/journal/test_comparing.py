"""Beside which days a period is compared."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.text import NBSP, french
from mediateur.journal.comparing import beside, than
from mediateur.journal.periods import listed_months
from mediateur.journal.statistics import Period

TODAY = dt.date(2026, 11, 29)


def days(since: str, until: str) -> Period:
    return Period(dt.date.fromisoformat(since), dt.date.fromisoformat(until))


@pytest.mark.parametrize(
    ("asked", "compared", "said"),
    [
        (
            ("2026-01-01", "2026-12-31"),
            ("2025-01-01", "2025-11-29"),
            f"que du 1er{NBSP}janvier au 29{NBSP}novembre 2025",
        ),
        (
            ("2026-01-01", "2026-11-29"),
            ("2025-01-01", "2025-11-29"),
            f"que du 1er{NBSP}janvier au 29{NBSP}novembre 2025",
        ),
        (("2026-11-01", "2026-11-29"), ("2026-10-01", "2026-10-29"), f"que du 1er au 29{NBSP}octobre 2026"),
        (("2026-11-01", "2026-11-30"), ("2026-10-01", "2026-10-29"), f"que du 1er au 29{NBSP}octobre 2026"),
        (("2025-01-01", "2025-12-31"), ("2024-01-01", "2024-12-31"), "qu'en 2024"),
        (("2026-10-01", "2026-10-31"), ("2026-09-01", "2026-09-30"), "qu'en septembre 2026"),
        (("2026-07-01", "2026-09-30"), ("2026-04-01", "2026-06-30"), "que d’avril à juin 2026"),
        (("2026-02-01", "2026-04-30"), ("2025-11-01", "2026-01-31"), "que de novembre 2025 à janvier 2026"),
        (("2026-10-05", "2026-11-29"), ("2026-08-10", "2026-10-04"), f"que les 8{NBSP}semaines d'avant"),
        (("2026-11-23", "2026-11-29"), ("2026-11-16", "2026-11-22"), f"que les 7{NBSP}jours d'avant"),
        (("2026-11-29", "2026-11-29"), ("2026-11-28", "2026-11-28"), "que la veille"),
    ],
)
def test_a_period_of_the_calendar_is_compared_with_that_before_it(
    asked: tuple[str, str], compared: tuple[str, str], said: str
) -> None:
    period = days(*asked)
    other = beside(period, TODAY)
    assert other == days(*compared)
    assert french(than(period, other)) == french(said)


def test_the_last_day_of_a_long_month_stays_in_the_short_one_before() -> None:
    assert beside(days("2026-03-01", "2026-03-31"), dt.date(2026, 3, 30)) == days("2026-02-01", "2026-02-28")


@given(st.dates(), st.dates(), st.dates())
def test_the_other_days_are_before_and_any_period_has_words(one: dt.date, two: dt.date, today: dt.date) -> None:
    period = Period(*sorted((one, two)))
    other = beside(period, today)
    assert other.since <= other.until
    assert other.until < period.since or period.since.year == 1
    assert than(period, other).startswith("qu")


def test_months_that_do_not_follow_each_other_are_told_apart() -> None:
    assert listed_months(("2025-09",)) == "septembre 2025"
    assert listed_months(("2025-11", "2026-01", "2025-12")) == "novembre 2025 à janvier 2026"
    assert listed_months(("2025-01", "2025-03", "2025-06")) == "janvier 2025, mars 2025 et juin 2025"
