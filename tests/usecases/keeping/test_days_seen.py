"""What is kept for a time is erased by a day that the clock did not just jump to."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mediateur import settings
from mediateur.settings import Settings
from mediateur.usecases.keeping.days_seen import JUMP_DAYS, erasing_day, note_day
from mediateur.usecases.preferences import Preferences

NOW = dt.date(2026, 11, 23)
spans = st.integers(-9_000, 9_000)


class Kept:
    """The settings of a program that sees days one after the other."""

    def __init__(self) -> None:
        self.current = Settings()

    def change(self, days_seen: tuple[str, ...]) -> None:
        self.current = self.current._replace(days_seen=days_seen)

    def sees(self, day: dt.date, made: dt.date = dt.date.min) -> dt.date:
        """Return the day by which the program, `made` on a day, erases, before and after it noted that day."""
        before = erasing_day(self.current, day)
        note_day(self, day, made)  # type: ignore[arg-type]
        assert erasing_day(self.current, day) == before, "to look twice changes nothing"
        return before


def after(days: int) -> dt.date:
    return NOW + dt.timedelta(days=days)


@given(st.lists(st.integers(1, JUMP_DAYS), min_size=1, max_size=9))
def test_days_that_follow_each_other_are_believed(steps: list[int]) -> None:
    kept, day = Kept(), 0
    for step in steps:
        day += step
        assert kept.sees(after(day)) == after(day)


@given(st.integers(JUMP_DAYS + 1, 9_000), st.integers(1, 4), st.integers(0, JUMP_DAYS))
def test_a_day_that_was_jumped_to_is_not_however_often_it_is_seen(jump: int, times: int, later: int) -> None:
    kept = Kept()
    kept.sees(NOW)
    for _ in range(times):
        assert kept.sees(after(jump)) == NOW
    assert kept.sees(after(later)) == after(later), "the clock was put right"
    assert kept.sees(after(later + jump)) == after(later), "and jumped again"


@given(st.integers(JUMP_DAYS + 1, 9_000), st.integers(1, JUMP_DAYS))
def test_after_a_long_absence_the_second_day_is_believed(away: int, then: int) -> None:
    kept = Kept()
    kept.sees(NOW)
    assert kept.sees(after(away)) == NOW
    assert kept.sees(after(away + then)) == after(away + then)


@given(st.lists(st.integers(1, JUMP_DAYS), min_size=1, max_size=9))
def test_a_clock_that_begins_each_morning_before_the_program_was_made_keeps_nothing_for_ever(steps: list[int]) -> None:
    """The battery of an old machine is dead: it is 2015 until the network tells the time."""
    kept, day = Kept(), 0
    for step in steps:
        day += step
        kept.sees(dt.date(2015, 1, 1), NOW)
        assert kept.sees(after(day), NOW) == after(day)


@given(st.lists(spans, max_size=12))
def test_no_erasing_goes_beyond_what_two_days_agree_on(days: list[int]) -> None:
    kept, seen = Kept(), set[dt.date]()
    for day in map(after, days):
        believed = kept.sees(day)
        assert believed <= day
        assert believed == day or believed in seen
        assert len(kept.current.days_seen) <= 2
        seen.add(day)


def test_the_days_are_kept_and_what_is_no_day_is_not(data_folder: Path) -> None:
    preferences = Preferences(data_folder)
    for day in (NOW, NOW, after(1), after(40)):
        note_day(preferences, day)
    assert Preferences(data_folder).current.days_seen == (after(40).isoformat(), after(1).isoformat())
    settings.save(data_folder, preferences.current._replace(days_seen=("hier", after(2).isoformat(), "", "x")))
    assert Preferences(data_folder).current.days_seen == (after(2).isoformat(),)
