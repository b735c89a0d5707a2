"""What the tests of this folder are given."""

from __future__ import annotations

import pytest

from mediateur.ui.pages.rights.page import RightsPage
from mediateur.ui.pages.rights.visibility import Visibility
from tests.ui.driving import Driver, settle


@pytest.fixture
def page(hands: Driver) -> RightsPage:
    """Return the page, in the window, on its first right."""
    hands.window.show_page("droits")
    settle()
    shown = hands.window.page("droits")
    assert isinstance(shown, RightsPage)
    return shown


@pytest.fixture
def matrix_page(page: RightsPage) -> Visibility:
    """Return the second tab, in view."""
    page.tabs.setCurrentIndex(1)
    settle()
    assert page.visibility is not None
    return page.visibility
