"""When content is past its review: told of a month that has ended, never of one that goes on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.problems import ContentError
from mediateur.content.review import FILE, due_month, is_past, load_review
from mediateur.paths import resources

DAYS = st.dates(dt.date(2022, 1, 1), dt.date(2090, 1, 1))


@pytest.mark.parametrize(
    ("verified", "review", "due"),
    [
        ("2026-08", "", "2027-02"),
        ("2026-08", "2027-02", "2027-02"),
        ("2026-08", "2027-05", "2027-05"),
        ("2026-12", "2027-02", "2027-06"),
        ("2026", "", "2026-07"),
        ("2022", "2027-02", "2027-02"),
        ("", "2027-02", ""),
        ("", "", ""),
    ],
)
def test_it_is_the_later_of_what_is_said_and_of_six_months_after_the_source(
    verified: str, review: str, due: str
) -> None:
    assert due_month(verified, review) == due


@given(DAYS)
def test_a_month_is_past_once_it_has_ended(day: dt.date) -> None:
    month = day.isoformat()[:7]
    assert not is_past(month, day)
    assert is_past(month, day + dt.timedelta(days=31))
    assert not is_past("", day)


def test_the_content_of_the_program_says_when_it_is_to_be_read_again() -> None:
    assert load_review(resources()) >= "2027-02"


def test_a_content_may_say_nothing_of_it(tmp_path: Path) -> None:
    assert load_review(tmp_path) == ""


@pytest.mark.parametrize("said", ["date: demain", 'date: "2027-2"', 'date: "2027-13"', "{}", "date: 2027", "[]"])
def test_what_is_no_month_is_told(tmp_path: Path, said: str) -> None:
    (tmp_path / FILE).write_text(said)
    with pytest.raises(ContentError):
        load_review(tmp_path)
