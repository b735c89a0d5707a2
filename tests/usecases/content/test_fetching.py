"""Looking for content: never without consent, not too often, told and weighed before anything is installed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.pack import MOST_SIGNED
from mediateur.content.version import BUILT_IN, version_of
from mediateur.errors import MediateurError
from mediateur.usecases.content.fetching import LIMITS, ContentFetching, Limits, Newest, Past, due, is_news, may_press
from mediateur.usecases.preferences import Preferences
from tests.usecases.content.samples import Machine, refused, signed

NOW = dt.datetime(2026, 11, 29, 10)
HOUR = dt.timedelta(hours=1)
ANY_PAST = st.builds(
    Past,
    st.none() | st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1)),
    st.integers(0, 1000),
)


class Source:
    """A place where one content is published; it may fail."""

    def __init__(self, data: bytes, newest: Newest | None) -> None:
        self.data, self.told, self.asked = data, newest, 0
        self.error: MediateurError | None = None

    def newest(self, limits: Limits = LIMITS) -> Newest | None:
        self.asked += 1
        if self.error:
            raise self.error
        return self.told

    def fetch(self, version: str, limits: Limits = LIMITS) -> bytes:
        return self.data


@given(ANY_PAST)
def test_nothing_is_asked_by_itself_without_consent(past: Past) -> None:
    assert not due(past, NOW, agreed=False)


@given(ANY_PAST)
def test_it_is_asked_again_within_a_day_whatever_failed_and_whatever_the_clock_said(past: Past) -> None:
    now = NOW if past.asked is None or past.asked > NOW else past.asked + 24 * HOUR
    assert due(past, now, agreed=True)


@given(st.integers(1, 1000))
def test_it_waits_an_hour_after_a_failure_and_longer_after_more(failures: int) -> None:
    asked = Past(NOW, failures)
    assert not due(asked, NOW + HOUR - dt.timedelta(seconds=1), agreed=True)
    assert due(asked, NOW + HOUR, agreed=True) == (failures == 1)


def test_a_person_asks_again_when_she_likes_but_for_a_few_seconds() -> None:
    assert may_press(Past(), NOW)
    assert not may_press(Past(NOW), NOW + dt.timedelta(seconds=9))
    assert may_press(Past(NOW), NOW + dt.timedelta(seconds=10))
    assert may_press(Past(NOW + 9000 * HOUR), NOW)


@pytest.mark.parametrize(
    ("told", "proposed"),
    [
        (None, False),
        (Newest(str(BUILT_IN), 10), False),
        (Newest("2026.10.9", 10), False),
        (Newest("2026.12.1", 10), True),
        (Newest("2026.12.1"), True),
        (Newest("2026.12.1", MOST_SIGNED + 1), False),
        (Newest("../2026.12.1", 10), False),
        (Newest("", 10), False),
    ],
)
def test_what_is_later_and_of_a_right_size_is_news(told: Newest | None, proposed: bool) -> None:
    assert is_news(told, BUILT_IN, None, by_hand=False) == proposed


def test_a_content_that_was_left_comes_back_only_when_somebody_asks() -> None:
    left, told = version_of("2026.12.1"), Newest("2026.12.1", 10)
    assert not is_news(told, BUILT_IN, left, by_hand=False)
    assert is_news(told, BUILT_IN, left, by_hand=True)
    assert is_news(Newest("2026.12.2", 10), BUILT_IN, left, by_hand=False)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "dossier")


def fetching(machine: Machine, source: Source | None) -> ContentFetching:
    return ContentFetching(lambda: source, machine.packs, Preferences(machine.folder), lambda: NOW)


def test_a_content_that_is_found_is_weighed_and_waits_for_a_person(machine: Machine) -> None:
    source = Source(signed(), Newest("2026.12.1", 10))
    found = fetching(machine, source).look(by_hand=True)
    assert found is not None
    assert str(fetching(machine, source).fetch(found).pack.version) == "2026.12.1"
    assert machine.packs.present().is_own


def test_what_is_sent_instead_of_what_was_told_is_refused(machine: Machine) -> None:
    source = Source(signed("2026.12.1"), Newest("2026.12.2", 10))
    assert "changé après" in refused(lambda: fetching(machine, source).fetch(Newest("2026.12.2", 10)))


def test_failures_are_counted_and_an_answer_forgets_them(machine: Machine) -> None:
    source = Source(b"", None)
    source.error = MediateurError("Le serveur ne répond pas.")
    Preferences(machine.folder).change(content_fetch=True)
    for rank in (1, 2):
        with pytest.raises(MediateurError, match="répond"):
            fetching(machine, source).look(by_hand=False)
        assert Preferences(machine.folder).current.content_failures == rank
    assert not fetching(machine, source).due()
    source.error = None
    assert fetching(machine, source).look(by_hand=False) is None
    assert Preferences(machine.folder).current.content_failures == 0


def test_two_presses_in_a_row_ask_once(machine: Machine) -> None:
    source = Source(b"", None)
    fetching(machine, source).look(by_hand=True)
    with pytest.raises(MediateurError, match="attendez"):
        fetching(machine, source).look(by_hand=True)
    assert source.asked == 1


def test_a_machine_that_joined_nothing_says_so(machine: Machine) -> None:
    with pytest.raises(MediateurError, match="fichier"):
        fetching(machine, None).look(by_hand=True)
