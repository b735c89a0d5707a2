"""What is in view of a right before anything is scrolled, in each shape of the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from mediateur.content.text import plain
from mediateur.rights.catalogue import Right
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.rights.detail import Detail
from mediateur.ui.pages.rights.page import RightsPage
from tests.ui.driving import Driver, calm


@pytest.fixture
def page(hands: Driver) -> RightsPage:
    """Return the page, in the window."""
    hands.window.show_page("droits")
    calm(hands.window)
    shown = hands.window.page("droits")
    assert isinstance(shown, RightsPage)
    return shown


def actions(detail: Detail, right: Right) -> list[QWidget]:
    """Return the ways to exercise a right, and what begins or prints."""
    assert detail.words is not None
    texts = {text.text(): text for text in detail.words.findChildren(Text)}
    ways = [next(texts[told] for told in texts if told.endswith(plain(way.text))) for way in right.how]
    begun = [detail.words.pathway] if right.pathway else []
    return [*ways, *begun, *detail.words.letters, detail.show_button, detail.print_button]


def whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().size() == widget.size()


def test_where_and_how_is_in_view_at_the_desk(page: RightsPage) -> None:
    hidden = []
    for right in page._catalogue:
        page.show_entry(right.id)
        calm(page)
        hidden += [(right.id, part.accessibleName()) for part in actions(page.detail, right) if not whole(part)]
    assert hidden == []


def test_with_large_text_the_pathway_begins_without_scrolling(hands: Driver, page: RightsPage) -> None:
    hands.theme.set(scale=2.0)
    hidden = []
    for right in page._catalogue:
        page.show_entry(right.id)
        calm(hands.window)
        assert page.detail.words is not None
        if right.pathway and not whole(page.detail.words.pathway):
            hidden.append(right.id)
    assert hidden == []
