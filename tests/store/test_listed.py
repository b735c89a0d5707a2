"""However many values a query is given, few statements are prepared for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, event

from mediateur.journal.query import Query
from mediateur.journal.statistics import Period, count
from mediateur.store.listed import TOGETHER, batches, listed
from mediateur.store.work import Store
from tests.store.samples import encounter

ALL_DAYS, SESSIONS, AGAIN = Period(dt.date.min, dt.date.max), 40, 90


@given(st.lists(st.integers(), max_size=200))
def test_the_same_values_are_asked_for_in_numbers_that_come_back(values: list[int]) -> None:
    found = listed(values)
    assert found[: len(values)] == values
    assert set(found) == set(values)
    assert len(found) < 2 * max(1, len(values))
    assert len(found) & (len(found) - 1) == 0


@given(st.lists(st.integers(), max_size=200, unique=True))
def test_many_are_asked_for_some_at_a_time(values: list[int]) -> None:
    found = list(batches(values))
    assert all(0 < len(some) <= TOGETHER for some in found)
    assert [one for some in found for one in dict.fromkeys(some)] == values


@pytest.fixture
def asked() -> Iterator[set[str]]:
    """Gather the texts of the statements that SQLAlchemy puts to a database."""
    texts: set[str] = set()

    def note(_connection: Connection, _cursor: object, statement: str, *_more: object) -> None:
        texts.add(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield texts
    event.remove(Engine, "before_cursor_execute", note)


def test_a_day_of_sessions_prepares_few_statements(store: Store, asked: set[str]) -> None:
    for number in range(SESSIONS):
        with store.begin() as work:
            work.encounters.add(encounter(number))
            work.commit()
        with store.begin() as work:
            assert work.rollups.count(ALL_DAYS).whole.encounters == number + 1
            assert len(work.pages.page(Query())) == number + 1
            assert work.pages.overview(Query(outcome="activee")).sessions == number + 1
    naming = [text for text in asked if " IN (" in text and "?" in text.partition(" IN (")[2]]
    assert 0 < len(naming) <= 6 * SESSIONS.bit_length() + 6


def test_no_statement_grows_with_those_that_wait_to_be_counted(store: Store, asked: set[str]) -> None:
    waiting = [encounter(number) for number in range(AGAIN)]
    with store.begin() as work:
        for one in waiting:
            work.encounters.add(one)
        work._channel.commit()  # past what counts many at once
    with store.begin() as work:
        assert work.rollups.count(ALL_DAYS) == count(waiting, ALL_DAYS)
    assert max(text.count("?") for text in asked if " IN (" in text) <= 70
