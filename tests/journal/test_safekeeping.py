"""Which copies are kept, and how what one lacks is told."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.journal.encounter import Half, HalfDay
from mediateur.journal.months import first_day, last_day, month_of, months_before
from mediateur.journal.safekeeping import Missing, kept

TODAY = dt.date(2026, 11, 29)
DAYS = st.lists(st.dates(dt.date(2025, 1, 1), TODAY), max_size=60)


def whens(*days: dt.date) -> tuple[HalfDay, ...]:
    return tuple(HalfDay(day, Half.MORNING) for day in days)


def test_copies_of_every_day_of_two_years_become_few() -> None:
    days = [TODAY - dt.timedelta(days=back) for back in range(730)]
    left = sorted(kept(days, months_before(TODAY, 12)), reverse=True)
    assert left[:7] == days[:7]
    assert left[7:10] == [dt.date(2026, 11, day) for day in (22, 15, 8)]
    assert left[-1] == dt.date(2025, 12, 31)
    assert len(left) == 7 + 3 + 11


@given(DAYS, st.dates(dt.date(2025, 1, 1), TODAY))
def test_the_newest_is_kept_and_none_is_too_old(days: list[dt.date], oldest: dt.date) -> None:
    left = kept(days, oldest)
    young = [day for day in days if day >= oldest]
    assert left <= set(young)
    assert not young or max(young) in left
    assert kept(left, oldest) == left
    assert len(left) <= 7 + 4 + 12
    assert {(day.year, day.month) for day in left} == set(sorted({(day.year, day.month) for day in young})[-12:])


@given(st.dates(dt.date(1, 1, 1)), st.integers(0, 36))
def test_months_before_is_never_later_and_keeps_the_day_when_it_can(day: dt.date, months: int) -> None:
    earlier = months_before(day, months)
    assert earlier <= day
    assert earlier == dt.date.min or earlier.day in (day.day, last_day(month_of(earlier)).day)
    assert first_day(month_of(earlier)) <= earlier <= last_day(month_of(earlier))


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        (Missing(), "Il ne manquerait rien."),
        (Missing(whens(TODAY)), "Il manquerait 1 séance du 29\u00a0novembre 2026."),
        (
            Missing(whens(dt.date(2026, 11, 27), dt.date(2026, 11, 12))),
            "Il manquerait 2 séances du 12 au 27\u00a0novembre 2026.",
        ),
        (
            Missing(whens(dt.date(2025, 12, 31), TODAY)),
            "Il manquerait 2 séances du 31\u00a0décembre 2025 au 29\u00a0novembre 2026.",
        ),
        (
            Missing(whens(TODAY), corrections=2, drafts=1),
            "Il manquerait 1 séance du 29\u00a0novembre 2026, 2 corrections et 1 séance en attente.",
        ),
        (Missing(known=False), "Cette sauvegarde ne contient aucune séance."),
        (
            Missing(known=False, newest=HalfDay(TODAY, Half.AFTERNOON)),
            "Il manquerait ce qui a été enregistré après le 29\u00a0novembre 2026 après\N{NON-BREAKING HYPHEN}midi.",
        ),
    ],
)
def test_what_a_copy_lacks_is_a_sentence(missing: Missing, told: str) -> None:
    assert missing.told() == told
