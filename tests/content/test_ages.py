"""How old facts are, on a given day."""

from __future__ import annotations

import datetime as dt

import pytest

from mediateur.content.ages import earliest, older, years_before
from mediateur.content.facts import Confidence, Fact

TODAY = dt.date(2026, 11, 23)


def fact(name: str, date: str) -> Fact:
    return Fact(id=name, text="Un fait.", sources=("S",), confidence=Confidence.STRONG, date=date)


@pytest.mark.parametrize(
    ("date", "day"),
    [("2022", dt.date(2022, 1, 1)), ("2022-04", dt.date(2022, 4, 1)), ("2022-04-19", dt.date(2022, 4, 19))],
)
def test_a_part_of_a_date_means_its_first_day(date: str, day: dt.date) -> None:
    assert earliest(date) == day


def test_years_are_counted_to_the_day() -> None:
    assert years_before(TODAY, 4) == dt.date(2022, 11, 23)
    assert years_before(dt.date(2024, 2, 29), 1) == dt.date(2023, 2, 28)
    assert years_before(dt.date(2024, 2, 29), 4) == dt.date(2020, 2, 29)


def test_facts_older_than_that_are_told_the_oldest_first() -> None:
    facts = [fact("b", "2022-11-22"), fact("a", "2022"), fact("limite", "2022-11-23"), fact("c", "2012")]
    facts.append(fact("sans-date", "jadis"))
    assert [old.id for old in older(facts, 4, TODAY)] == ["c", "a", "b"]
    assert [old.id for old in older(facts, 0, TODAY)] == ["c", "a", "b", "limite"]
    assert older(facts, 50, TODAY) == ()
