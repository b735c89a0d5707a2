"""One view shows, the others wait: nothing around moves unless it must, and nothing is seen of what is prepared."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from mediateur.ui.kit.buttons import PrimaryButton
from mediateur.ui.kit.deck import Deck
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.text import Text
from tests.ui.conftest import show
from tests.ui.driving import calm

SHORT, LONG = "Court.", "Une phrase bien plus longue, qui prend plusieurs lignes. " * 6


class View(QWidget):
    """A text above a button."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self.button = Text(text), PrimaryButton("Suivant")
        column = Column(8, (8, 8, 8, 8), self)
        column.addWidget(self.text)
        column.addWidget(self.button)


class Around(QObject):
    """Counts how many times a widget is asked to lay out what it holds."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.asked = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.asked += event.type() is QEvent.Type.LayoutRequest
        return False


@pytest.fixture(params=[False, True])
def page(request: pytest.FixtureRequest) -> Iterator[tuple[QWidget, Deck, Text]]:
    """Give a window, a deck in it, fitted or not, and what stands below."""
    window, deck, below = QWidget(), Deck(fitted=request.param), Text("Dessous.")
    column = Column(0, parent=window)
    column.addWidget(deck, 0 if request.param else 1)
    column.addWidget(below)
    if request.param:
        column.addStretch(1)
    yield window, deck, below
    window.close()


def refuse() -> None:
    raise ValueError("nothing to show")


def fitted(deck: Deck) -> bool:
    return deck.hasHeightForWidth()


def fill(window: QWidget, deck: Deck, *views: View, width: int = 400) -> None:
    """Give the deck its views, the first of which shows, and show the window."""
    deck.add(*views)
    deck.show_view(views[0])
    show(window, width, 500)


def test_a_deck_is_as_high_as_what_shows_or_takes_the_room_left(page: tuple[QWidget, Deck, Text]) -> None:
    window, deck, below = page
    short, long = View(SHORT), View(LONG)
    fill(window, deck, short, long)
    heights = []
    for view in (short, long, short):
        deck.show_view(view)
        calm(window)
        assert (view.isVisible(), view.geometry()) == (True, deck.rect())
        assert below.y() == deck.height()
        heights.append(deck.height())
    assert heights[0] == heights[2]
    assert (heights[1] > heights[0]) is fitted(deck)
    long.text.set_text(SHORT)
    deck.show_view(long)
    calm(window)
    assert deck.height() == heights[0]


def test_a_view_that_grows_while_it_shows_has_its_room(page: tuple[QWidget, Deck, Text]) -> None:
    window, deck, _ = page
    view = View(SHORT)
    fill(window, deck, view)
    before = deck.height()
    view.text.set_text(LONG)
    calm(window)
    assert (deck.height() > before) is fitted(deck)
    assert view.geometry() == deck.rect()


def test_a_view_shown_while_the_window_is_not_has_its_room_after(page: tuple[QWidget, Deck, Text]) -> None:
    window, deck, below = page
    short, long = View(SHORT), View(LONG)
    fill(window, deck, short, long)
    before = deck.height()
    window.hide()
    calm(window)
    deck.show_view(long)
    window.show()
    calm(window)
    assert (deck.height() > before) is fitted(deck)
    assert below.y() == deck.height()


def test_a_width_seen_before_gives_the_height_of_what_shows_now(page: tuple[QWidget, Deck, Text]) -> None:
    window, deck, below = page
    view, wraps = View(SHORT), "Une phrase qui tient sur une ligne en large, et non en étroit."
    fill(window, deck, view, width=900)
    heights = []
    for text in (SHORT, wraps, SHORT):
        view.text.set_text(text)
        for width in (900, 300, 900):
            window.resize(width, 500)
            calm(window)
            window.layout().heightForWidth(300)  # type: ignore[union-attr]  # a layout asks ahead, and remembers
            assert not fitted(deck) or deck.height() == view.heightForWidth(width)
            assert below.y() == deck.height()
            heights.append(deck.height())
    assert not fitted(deck) or len(set(heights)) == 2


def test_what_changes_along_with_the_size_is_heard(page: tuple[QWidget, Deck, Text]) -> None:
    window, deck, _ = page
    view = View(SHORT)
    fill(window, deck, view, width=700)
    view.text.set_text("Anticonstitutionnellement.")
    window.resize(690, 510)
    calm(window)
    assert window.minimumSizeHint().width() == view.minimumSizeHint().width()


def test_a_view_that_grew_while_the_window_was_hidden_has_its_room(page: tuple[QWidget, Deck, Text]) -> None:
    window, deck, _ = page
    view = View(SHORT)
    fill(window, deck, view)
    before = deck.height()
    window.hide()
    view.text.set_text(LONG)
    view.layout().activate()  # type: ignore[union-attr]
    calm(window)
    window.show()
    calm(window)
    assert (deck.height() > before) is fitted(deck)


def test_what_could_not_be_laid_ahead_stays_unseen(page: tuple[QWidget, Deck, Text]) -> None:
    window, deck, _ = page
    first, second = View(SHORT), View(LONG)
    fill(window, deck, first, second)
    with pytest.raises(ValueError, match="nothing to show"):
        deck.lay_ahead(second, refuse)
    assert (first.isVisible(), second.isVisible(), second.updatesEnabled()) == (True, False, True)


def test_another_view_of_the_same_size_lays_nothing_out_around(page: tuple[QWidget, Deck, Text]) -> None:
    window, deck, _ = page
    first, second = View("Un."), View("Deux.")
    fill(window, deck, first, second)
    deck.lay_ahead(second, partial(second.text.set_text, "Tout autre chose."))
    first.button.clearFocus()  # its ring would move
    calm(window)
    around = Around(window)
    deck.show_view(second)
    calm(window)
    assert around.asked == 0
    assert (first.isVisible(), second.isVisible()) == (False, True)


def test_what_is_laid_ahead_looks_as_if_it_had_been_shown_first(page: tuple[QWidget, Deck, Text]) -> None:
    window, deck, _ = page
    first, ahead, anew = View(SHORT), View(SHORT), View(LONG)
    fill(window, deck, first, ahead, anew)
    seen = window.grab().toImage()
    deck.lay_ahead(ahead, partial(ahead.text.set_text, LONG))
    assert not ahead.isVisible()
    assert window.grab().toImage() == seen
    pictures = []
    for view in (anew, ahead):
        deck.show_view(view)
        calm(window)
        pictures.append(window.grab().toImage())
    assert pictures[0] == pictures[1] != seen


def test_the_keyboard_comes_along_and_otherwise_stays(page: tuple[QWidget, Deck, Text], qapp: QApplication) -> None:
    window, deck, _ = page
    first, second, outside = View(SHORT), View(LONG), PrimaryButton("Dehors")
    window.layout().addWidget(outside)  # type: ignore[union-attr]
    fill(window, deck, first, second)
    window.activateWindow()
    first.button.setFocus()
    deck.show_view(second)
    assert qapp.focusWidget() is second.button
    deck.show_view(first)
    assert qapp.focusWidget() is first.button
    deck.show_view(second)
    outside.setFocus()
    deck.show_view(first)
    assert qapp.focusWidget() is outside
