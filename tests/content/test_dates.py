"""Days and months in French words: the first of a month is « 1er » wherever a day is written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content import dates

FIRST, OTHER = dt.date(2026, 12, 1), dt.date(2026, 11, 23)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("told", "first", "other"),
    [
        (dates.day_and_month, "1er décembre", "23 novembre"),
        (dates.long_date, "1er décembre 2026", "23 novembre 2026"),
        (dates.weekday_and_day, "mardi 1er décembre", "lundi 23 novembre"),
        (dates.short_day, "1er déc.", "23 nov."),
        (dates.short_date, "1er déc. 2026", "23 nov. 2026"),
        (dates.in_figures, "01/12/2026", "23/11/2026"),
    ],
)
def test_a_day_in_words(told: object, first: str, other: str) -> None:
    assert callable(told)
    assert [told(day).replace("\u00a0", " ") for day in (FIRST, OTHER)] == [first, other]


@given(DAYS)
def test_the_number_is_tied_to_its_month(day: dt.date) -> None:
    for told in (dates.day_and_month, dates.long_date, dates.weekday_and_day, dates.short_day, dates.short_date):
        assert f"{dates.number(day)}\u00a0" in told(day)


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        (FIRST, FIRST, "du 1er décembre 2026"),
        (FIRST, dt.date(2026, 12, 29), "du 1er au 29 décembre 2026"),
        (OTHER, FIRST, "du 23 novembre au 1er décembre 2026"),
        (FIRST, dt.date(2027, 1, 1), "du 1er décembre 2026 au 1er janvier 2027"),
        (dt.date(2025, 12, 1), FIRST, "du 1er décembre 2025 au 1er décembre 2026"),
    ],
)
def test_a_span_says_what_its_ends_share_once(since: dt.date, until: dt.date, told: str) -> None:
    assert dates.span(since, until).replace("\u00a0", " ") == told


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-08", "août\u00a02026"),
        ("2024-06-03", "juin\u00a02024"),
        ("2022", "2022"),
        ("2024-13", "2024-13"),
        ("2024-00", "2024-00"),
        ("", ""),
    ],
)
def test_the_month_of_a_source_is_told_as_far_as_it_is_known(date: str, words: str) -> None:
    assert dates.source_date(date) == words


@given(DAYS)
def test_a_month_is_named(day: dt.date) -> None:
    assert dates.month_name(f"{day:%Y-%m}") == f"{dates.MONTHS[day.month - 1]} {day.year}"
