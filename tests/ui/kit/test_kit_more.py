"""« Suite »: there while words wait below, and only then."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediateur.ui.kit.more import MoreButton
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import Theme
from tests.ui.conftest import show
from tests.ui.driving import settle

LINE = "Une action à faire avec la personne, qui tient sur une ligne."


def _column(lines: int) -> tuple[ScrollColumn, MoreButton, QWidget]:
    window, scroll, more = QWidget(), ScrollColumn(), MoreButton("de l’étape")
    for _ in range(lines):
        scroll.body.addWidget(Text(LINE))
    column = QVBoxLayout(window)
    column.addWidget(scroll, 1)
    column.addWidget(more)
    show(window, 600, 300)
    more.follow(scroll)
    settle()
    return scroll, more, window


def test_it_is_not_there_where_all_shows(theme: Theme) -> None:
    _, more, _window = _column(2)
    assert more.isHidden()


def test_each_press_brings_what_is_below_and_the_last_one_the_beginning(theme: Theme) -> None:
    scroll, more, _window = _column(30)
    assert not more.isHidden()
    bar, seen = scroll.verticalScrollBar(), []
    while more.label == "Suite":
        seen.append(bar.value())
        more.click()
        assert bar.value() - seen[-1] < scroll.viewport().height(), "a line of what was in view stays"
    assert seen == sorted(set(seen))
    assert (bar.value(), more.label, more.accessibleName()) == (bar.maximum(), "Début", "Début de l’étape")
    more.click()
    assert (bar.value(), more.label, more.accessibleName()) == (0, "Suite", "Suite de l’étape")


def test_it_says_its_key_where_there_is_room_then_its_word_alone_then_goes(theme: Theme) -> None:
    _, more, _window = _column(30)
    whole = more.sizeHint().width()
    more.fit(whole)
    assert (more.isHidden(), more.sizeHint().width()) == (False, whole)
    more.fit(whole - 1)
    bare = more.sizeHint().width()
    assert not more.isHidden()
    assert bare < whole
    more.fit(bare - 1)
    assert more.isHidden()


def test_it_tells_of_the_column_that_it_follows_now(theme: Theme) -> None:
    long, more, _window = _column(30)
    short, _, _other = _column(2)
    more.follow(short)
    assert more.isHidden()
    more.follow(None)
    assert more.isHidden()
    more.follow(long)
    assert not more.isHidden()
