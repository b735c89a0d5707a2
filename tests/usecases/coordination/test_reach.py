"""Whom a network reached, by territory: whole months, nothing of 1 to 10, nothing beside what has left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediateur.app import App
from mediateur.journal.statistics import Filters, Period
from mediateur.store.network_file import open_consolidation
from mediateur.store.work import Store
from mediateur.usecases.coordination.reach import NetworkReach, last_months
from mediateur.usecases.figures.sharing import Paper, Sharing
from mediateur.usecases.figures.statistics import Statistics
from tests.usecases.network.networks import fill

NOW = dt.datetime(2026, 11, 23, 10)
OCTOBER, OLD, TODAY = dt.date(2026, 10, 31), dt.date(2025, 10, 31), NOW.date()


@pytest.fixture
def store(data_folder: Path) -> Iterator[Store]:
    fill(
        data_folder,
        [
            ("ardeche-nord", OCTOBER, 12),
            ("ardeche-nord", dt.date(2025, 11, 1), 11),
            ("ardeche-nord", OLD, 50),
            ("ardeche-nord", TODAY, 60),
            ("drome", OCTOBER, 10),
            ("vallee", OLD, 40),
        ],
    )
    opened = open_consolidation(data_folder)
    yield opened
    opened.close()


def told(store: Store, threshold: int = 11) -> dict[str, str]:
    found = NetworkReach(lambda: store, lambda: threshold, lambda: NOW).reached()
    return {one.name: one.told.replace("\N{NO-BREAK SPACE}", " ") for one in found.territories}


def test_the_last_twelve_whole_months_are_counted_and_few_are_not_told(store: Store) -> None:
    assert told(store) == {"ardeche-nord": "23", "drome": "< 11", "vallee": "0"}
    assert told(store, 30) == {"ardeche-nord": "< 30", "drome": "< 30", "vallee": "0"}


def test_the_days_are_said() -> None:
    assert last_months(NOW.date()) == Period(dt.date(2025, 11, 1), OCTOBER)
    assert last_months(dt.date(2026, 1, 31)) == Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))


def test_the_period_is_in_words(store: Store) -> None:
    found = NetworkReach(lambda: store, lambda: 11, lambda: NOW).reached()
    assert found.days == "novembre 2025 à octobre 2026"


def send(store: Store, territory: str, period: Period) -> None:
    """Have the figures of a territory leave."""
    app = App(store.path.parent)
    with store.begin() as work:
        [places] = [one.places for one in work.consolidation.territories() if one.name == territory]
    statistics = Statistics(lambda: store, app.content, app.preferences, lambda: NOW)
    board = statistics.dashboard(period, Filters(places=places))
    Sharing(lambda: store, lambda: NOW).send(board, Paper.TABLE, "Export", lambda _shared: b"x")


def test_what_has_left_is_beside_it(store: Store) -> None:
    """Of the same days but one, an export left: beside it, the figure would tell of five persons."""
    fill(store.path.parent, [("drome", dt.date(2025, 11, 1), 5), ("drome", OCTOBER, 20)], first=10)
    assert told(store)["drome"] == "35"
    send(store, "drome", Period(dt.date(2025, 11, 2), OCTOBER))
    assert told(store)["drome"] == "non montré"
    assert told(store)["ardeche-nord"] == "23"


def test_what_has_left_of_the_same_days_is_told_as_it_was(store: Store) -> None:
    send(store, "ardeche-nord", last_months(TODAY))
    fill(store.path.parent, [("ardeche-nord", OCTOBER, 3)], first=10)
    assert told(store)["ardeche-nord"] == "23"


@settings(max_examples=15, deadline=None)
@given(counts=st.lists(st.integers(0, 30), min_size=1, max_size=5))
def test_no_number_of_one_to_ten_is_ever_told(tmp_path_factory: pytest.TempPathFactory, counts: list[int]) -> None:
    folder = tmp_path_factory.mktemp("reseau")
    fill(folder, [(f"t{rank}", OCTOBER, count) for rank, count in enumerate(counts) if count])
    opened = open_consolidation(folder)
    try:
        shown = told(opened)
    finally:
        opened.close()
    for rank, count in enumerate(counts):
        if count:
            assert shown[f"t{rank}"] == (str(count) if count > 10 else "< 11")


def test_where_there_is_no_network_no_file_is_made(data_folder: Path) -> None:
    app = App(data_folder)
    assert app.reached() is None
    assert not (app.folder / "reseau.sqlite").exists()
