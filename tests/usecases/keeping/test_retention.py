"""Details are replaced by totals once it was announced, and not before."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from mediateur.journal.encounter import Half, HalfDay
from mediateur.store.work import Store
from mediateur.usecases.keeping.days_seen import note_day
from mediateur.usecases.keeping.retention import Due, Retention
from mediateur.usecases.preferences import Preferences
from tests.store.samples import ask, encounter
from tests.usecases.conftest import Clock


@pytest.fixture
def preferences(data_folder: Path) -> Preferences:
    return Preferences(data_folder)


@pytest.fixture
def retention(store: Store, preferences: Preferences, clock: Clock) -> Retention:
    return Retention(lambda: store, preferences, clock)


def add(store: Store, number: int, day: dt.date, note: str | None = None) -> None:
    with store.begin() as work:
        work.encounters.add(replace(encounter(number), when=HalfDay(day, Half.MORNING)), note)
        work.commit()


def months(store: Store) -> list[str]:
    with store.begin() as work:
        return [held.month for held in work.retention.held()]


def test_nothing_old_announces_nothing(retention: Retention, store: Store, preferences: Preferences) -> None:
    add(store, 1, dt.date(2026, 11, 1))
    assert retention.announce() is None
    assert retention.close_due() is None
    assert preferences.current.closing_day == ""


def test_what_is_old_is_announced_then_replaced_on_its_day(retention: Retention, store: Store, clock: Clock) -> None:
    for number, day in enumerate((dt.date(2025, 9, 3), dt.date(2025, 10, 3), dt.date(2025, 10, 4)), 1):
        add(store, number, day)
    add(store, 9, dt.date(2025, 11, 23))
    announced = Due(("2025-09", "2025-10"), 3, dt.date(2026, 12, 7))
    assert retention.close_due() is None
    assert retention.announce() == announced
    clock.advance(days=13)
    assert (retention.announce(), retention.close_due()) == (announced, None)
    clock.advance(days=1)
    assert retention.close_due() == announced
    assert months(store) == ["2025-11"]
    lines = ask(store.path, "SELECT day, half, record FROM audit WHERE action = 'cloture-mois'")
    assert lines == [("2026-12-07", 0, "2025-09"), ("2026-12-07", 0, "2025-10")]


def test_what_becomes_old_after_the_announcement_waits_for_its_own(
    retention: Retention, store: Store, clock: Clock
) -> None:
    add(store, 1, dt.date(2025, 10, 3))
    add(store, 2, dt.date(2025, 11, 3))
    first = retention.announce()
    clock.advance(days=14)
    assert retention.close_due() == first
    later = retention.announce()
    assert later == Due(("2025-11",), 1, dt.date(2026, 12, 21))
    assert months(store) == ["2025-11"]


def test_a_machine_that_is_seldom_opened_tells_as_long_ahead(
    retention: Retention, store: Store, clock: Clock, preferences: Preferences
) -> None:
    """What expired is looked for by the last day that was seen, but the person is told of a day to come."""
    add(store, 1, dt.date(2025, 11, 3))
    for days in (0, 28):
        clock.advance(days=days)
        note_day(preferences, clock.now.date())
        assert retention.announce() is None
    clock.advance(days=31)
    note_day(preferences, clock.now.date())
    due = retention.announce()
    assert due == Due(("2025-11",), 1, clock.now.date() + dt.timedelta(days=14))
    clock.advance(days=1)
    note_day(preferences, clock.now.date())
    assert (retention.close_due(), retention.announce()) == (None, due)
    for _ in range(2):
        clock.advance(days=31)
        note_day(preferences, clock.now.date())
        closed = retention.close_due()
    assert closed == due, "it leaves in the end"


def test_what_a_clock_that_jumped_announced_is_told_anew_once_it_is_right(
    retention: Retention, store: Store, clock: Clock, preferences: Preferences
) -> None:
    add(store, 1, dt.date(2025, 10, 3))
    note_day(preferences, clock.now.date())
    clock.advance(days=9000)
    note_day(preferences, clock.now.date())
    retention.announce()
    clock.advance(days=-8999)
    note_day(preferences, clock.now.date())
    assert retention.announce() == Due(("2025-10",), 1, clock.now.date() + dt.timedelta(days=14))


@pytest.mark.parametrize("back", [9500, 31])
def test_what_was_announced_stays_while_the_clock_is_behind(
    retention: Retention, store: Store, clock: Clock, back: int
) -> None:
    """A battery is dead: each morning is in the past, until the network tells the time."""
    add(store, 1, dt.date(2025, 9, 3))
    due = retention.announce()
    for _ in range(14):
        clock.advance(days=-back)
        assert retention.close_due() is None
        retention.announce()
        clock.advance(days=back)
        assert retention.announce() == due
        clock.advance(days=1)
    assert retention.close_due() == due


def test_the_person_may_ask_it_at_once_or_keep_longer(
    retention: Retention, store: Store, preferences: Preferences
) -> None:
    add(store, 1, dt.date(2025, 10, 3))
    due = retention.announce()
    assert due is not None
    preferences.change(retention_months=24)
    assert retention.announce() is None
    assert preferences.current.closing_day == ""
    preferences.change(retention_months=12)
    again = retention.announce()
    assert again is not None
    retention.close(again)
    assert months(store) == []


def test_what_another_machine_told_is_kept_no_longer_than_any_machine_may_keep_it(
    retention: Retention, store: Store
) -> None:
    """Within the longest period its own machine may still correct it; then nobody can, whether it is heard or not."""
    with store.begin() as work:
        for number, day in enumerate((dt.date(2024, 10, 31), dt.date(2024, 11, 30)), 1):
            old = replace(encounter(number), when=HalfDay(day, Half.MORNING), origin="autre")
            work.encounters.add(old)
        work.commit()
    due = retention.announce()
    assert due is not None
    assert (due.months, due.encounters) == (("2024-10",), 1)
    retention.close(due)
    assert months(store) == ["2024-11"]
    with store.begin() as work:
        assert [(one.origin, one.month) for one in work.retention.closed()] == [("autre", "2024-10")]


def test_notes_have_a_period_of_their_own(
    retention: Retention, store: Store, clock: Clock, preferences: Preferences
) -> None:
    add(store, 1, clock.now.date(), "Revient jeudi avec sa carte")
    clock.advance(days=30)
    assert retention.expire_notes() == 0
    preferences.change(note_days=7)
    assert retention.expire_notes() == 1
    assert months(store) == ["2026-11"]
