"""What the tests of this folder are given."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediateur.ui import jobs
from mediateur.ui.pages.journal.page import JournalPage
from tests.ui.driving import Driver, rest


@pytest.fixture
def page(hands: Driver) -> Iterator[JournalPage]:
    """Return the page Journal, in view, of an empty journal."""
    hands.window.show_page("journal")
    rest()
    found = hands.window.page("journal")
    assert isinstance(found, JournalPage)
    yield found
    jobs.wait()
