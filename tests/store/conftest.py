"""A store for a test, and one for the many examples of a property."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediateur.store.opening import open_store
from mediateur.store.work import Store


@pytest.fixture
def store(data_folder: Path) -> Iterator[Store]:
    """Return a new store in the data folder of the test."""
    opened = open_store(data_folder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store that examples leave as they found it."""
    opened = open_store(tmp_path_factory.mktemp("commun"))
    yield opened
    opened.close()
