"""The column that scrolls: never sideways, and to what is asked for once it knows where that is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.text import Line, Text
from tests.ui.conftest import show
from tests.ui.driving import calm

LONG = "Un texte assez long pour prendre plusieurs lignes dans une colonne étroite, et les apprendre tard."


def seen(scroll: ScrollColumn, widget: QWidget) -> bool:
    """Return whether the whole height of a widget is in view."""
    return widget.visibleRegion().boundingRect().height() == widget.height()


@pytest.fixture
def filled() -> tuple[ScrollColumn, list[Text]]:
    scroll = ScrollColumn(10, (20, 20, 20, 20))
    texts = [Text(f"{number}. {LONG}", max_chars=0) for number in range(12)]
    for text in texts:
        scroll.body.addWidget(text)
    show(scroll, 240, 300)
    calm(scroll)
    assert scroll.verticalScrollBar().maximum() > 300
    return scroll, texts


def test_it_never_scrolls_sideways() -> None:
    scroll, field = ScrollColumn(), LineEdit()
    scroll.body.addWidget(Line("Une ligne bien plus longue que la fenêtre étroite qui doit pourtant la montrer"))
    scroll.body.addWidget(field)
    show(scroll, 240, 300)
    calm(scroll)
    field.setFocus()
    scroll.ensureWidgetVisible(field, 500, 0)
    assert scroll.horizontalScrollBar().maximum() == 0
    assert scroll.content.width() == scroll.viewport().width()


def test_what_is_asked_for_comes_into_view_once_its_place_is_known(filled: tuple[ScrollColumn, list[Text]]) -> None:
    scroll, texts = filled
    for text in texts[:6]:
        text.set_text(f"{LONG} {LONG}")
    scroll.reveal(texts[8], texts[9])
    assert scroll.verticalScrollBar().value() == 0, "not before the layout is at rest"
    calm(scroll)
    assert seen(scroll, texts[8])
    assert seen(scroll, texts[9])


def test_nothing_moves_when_it_is_in_view(filled: tuple[ScrollColumn, list[Text]]) -> None:
    scroll, texts = filled
    scroll.reveal(texts[0])
    calm(scroll)
    assert scroll.verticalScrollBar().value() == 0


def test_what_does_not_fit_together_begins_with_the_topmost(filled: tuple[ScrollColumn, list[Text]]) -> None:
    scroll, texts = filled
    scroll.reveal(*texts[2:])
    calm(scroll)
    assert seen(scroll, texts[2])
    top = QRect(texts[2].mapTo(scroll.viewport(), texts[2].rect().topLeft()), texts[2].size()).top()
    assert top == 0


def test_what_left_meanwhile_is_forgotten(filled: tuple[ScrollColumn, list[Text]]) -> None:
    scroll, texts = filled
    scroll.reveal(texts[9])
    texts[9].hide()
    calm(scroll)
    assert scroll.verticalScrollBar().value() == 0
