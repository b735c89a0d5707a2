"""What is drawn can be read and seen in the three themes: words, edges of controls, the ring of the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mediateur.pictures.tokens import THEMES
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.theme import Theme
from tests.ui.conftest import show
from tests.ui.driving import KEY, Driver, calm
from tests.ui.pixels import faint_edges, faint_ring, faint_words
from tests.ui.test_accessibility import PAGES, views

MOST_STOPS = 60


@pytest.mark.parametrize("theme_name", THEMES)
def test_every_page_is_drawn_with_enough_contrast(hands: Driver, theme_name: str) -> None:
    hands.theme.set(name=theme_name)
    found = {}
    for page in PAGES:
        hands.window.show_page(page)
        calm(hands.window)
        if faults := faint_words(hands.window) + faint_edges(hands.window):
            found[page] = faults
    assert found == {}


@pytest.mark.parametrize("theme_name", THEMES)
def test_every_view_of_a_session_is_drawn_with_enough_contrast(hands: Driver, theme_name: str) -> None:
    hands.theme.set(name=theme_name)
    found = {}
    for view in views(hands):
        calm(hands.window)
        if faults := faint_words(_top(hands)) + faint_edges(_top(hands)):
            found[view] = faults
    assert found == {}


@pytest.mark.parametrize("theme_name", THEMES)
def test_the_ring_of_the_keyboard_is_seen_wherever_tab_goes(hands: Driver, theme_name: str) -> None:
    hands.theme.set(name=theme_name)
    hands.window.show_page("journal")
    calm(hands.window)
    met: list[QWidget] = []
    faults = []
    for _ in range(MOST_STOPS):
        hands.key(KEY.Key_Tab)
        stop = hands.focus()
        if stop in met:
            break
        met.append(stop)
        faults += [fault for fault in (faint_ring(hands.window, stop),) if fault]
    assert len(met) > 5
    assert faults == []


def test_the_looks_see_what_is_planted(theme: Theme) -> None:
    window = QWidget()
    window.setStyleSheet("QWidget { background: #FFFFFF; }")
    column = QVBoxLayout(window)
    faint, plain = QLabel("Des mots trop pâles"), QLabel("Des mots lisibles")
    faint.setStyleSheet("color: #999999")
    plain.setStyleSheet("color: #333333")
    field = LineEdit()
    field.paintEvent = lambda _event: None  # type: ignore[method-assign]
    for widget in (faint, plain, field):
        column.addWidget(widget)
    show(window, 400, 300)
    assert [fault.split(":")[0] for fault in faint_words(window)] == ["Des mots trop pâles"]
    assert len(faint_edges(window)) == 1
    plain.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    assert faint_ring(window, plain).endswith("no ring")


def _top(hands: Driver) -> QWidget:
    """Return the dialog over the page, whose veil dims the rest, else the window."""
    from mediateur.ui.kit.dialog import open_dialog_of

    dialog = open_dialog_of(hands.window)
    return hands.window if dialog is None else dialog
