"""How long a server is left alone: never for ever, never not at all, whatever the clock says."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, strategies

from mediateur.journal.network import Why
from mediateur.usecases.network.pauses import FIRST, HONOURED, LONGEST, pause_after, size_of, until

NOW = dt.datetime(2026, 11, 29, 12, 0, tzinfo=dt.UTC)
WHYS = strategies.sampled_from(Why)
FAILURES = strategies.integers(1, 10_000)


@given(WHYS, FAILURES, strategies.floats(-10, 1e12), strategies.text(max_size=8))
def test_a_pause_is_never_nothing_and_never_for_ever(why: Why, failures: int, asked: float, seed: str) -> None:
    seconds = pause_after(why, failures, asked, seed)
    assert FIRST / 2 <= seconds <= HONOURED + 60
    assert seconds == pause_after(why, failures, asked, seed)
    assert seconds >= min(asked, HONOURED)


def test_it_doubles_up_to_the_longest() -> None:
    whole = [max(pause_after(Why.OFFLINE, failures, 0, str(seed)) for seed in range(300)) for failures in range(1, 12)]
    assert all(later > 1.8 * before for before, later in pairwise(whole[:8]))
    assert whole[-1] <= LONGEST


def test_machines_do_not_come_back_together() -> None:
    spread = sorted(pause_after(Why.OFFLINE, 6, 0, f"c-{number}") for number in range(1000))
    assert spread[0] < FIRST * 2**5 * 0.51
    assert spread[-1] > FIRST * 2**5 * 0.99
    asked = {round(pause_after(Why.WAIT, 1, 600, f"c-{number}")) for number in range(1000)}
    assert min(asked) >= 600
    assert len(asked) > 40


def test_what_a_person_must_mend_is_not_asked_again_soon() -> None:
    assert pause_after(Why.ACCOUNT, 1, 0, "a") == LONGEST
    for why in (Why.RIGHTS, Why.SCHEMA, Why.UNSAFE, Why.REFUSED):
        assert pause_after(why, 1, 0, "a") >= 3600


def test_a_request_that_may_be_under_way_is_given_time_to_end() -> None:
    assert pause_after(Why.SLOW, 1, 0, "a") >= 120


@pytest.mark.parametrize("hours", [0.01, 1, 23.9])
def test_a_pause_lasts_until_its_end(hours: float) -> None:
    end = NOW + dt.timedelta(hours=hours)
    assert until(end, 3, NOW, "a") == end
    assert until(end, 3, end, "a") is None
    assert until(None, 0, NOW, "a") is None


@given(strategies.integers(-4000, 4000), strategies.integers(0, 60))
def test_no_clock_makes_a_pause_last(days: int, failures: int) -> None:
    """The clock said something else when the pause began: it ends in a day, and is over once that has passed."""
    kept = NOW + dt.timedelta(days=days)
    end = until(kept, failures, NOW, "a")
    assert end is None or end - NOW <= dt.timedelta(seconds=HONOURED + 60)
    if end is not None:
        assert end - NOW >= dt.timedelta(seconds=FIRST / 2)
        assert until(end, failures, end, "a") is None


def test_fewer_are_sent_after_failures_down_to_one() -> None:
    assert [size_of(25, failures) for failures in (0, 1, 2, 3, 4, 5, 99)] == [25, 12, 6, 3, 1, 1, 1]
