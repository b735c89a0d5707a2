"""What the tests of this folder are given."""

from __future__ import annotations

import pytest

from mediateur.ui.pages.workshop.page import WorkshopPage
from tests.ui.driving import Driver, settle


@pytest.fixture
def page(hands: Driver) -> WorkshopPage:
    hands.window.show_page("atelier")
    settle()
    page = hands.window.page("atelier")
    assert isinstance(page, WorkshopPage)
    return page
