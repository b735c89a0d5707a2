"""The use cases on a real store, with a clock that the test sets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediateur.pathways.model import Pathway
from mediateur.store.opening import open_store
from mediateur.store.work import Store
from mediateur.usecases.recording.sessions import Sessions
from tests.pathways.shipped import shipped


class Clock:
    """A clock that stands still until the test moves it."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 23, 9, 41, 27)

    def __call__(self) -> dt.datetime:
        return self.now

    def advance(self, **span: int) -> None:
        self.now += dt.timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(data_folder: Path) -> Iterator[Store]:
    opened = open_store(data_folder)
    yield opened
    opened.close()


@pytest.fixture
def sessions(store: Store, clock: Clock) -> Sessions:
    return Sessions(lambda: store, clock)


@pytest.fixture
def pathway() -> Pathway:
    return shipped("activer-adulte")
