"""What Qt paints and the kit only dresses: lists that unfold, menus, bars; each is forgotten once destroyed."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from mediateur.ui.kit.counter import Counter
from mediateur.ui.kit.fields import ComboBox, LineEdit, PlainText
from mediateur.ui.kit.markdown_view import MarkdownView
from mediateur.ui.kit.menu import Menu
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.dashboard.table import FiguresTable
from tests.ui.conftest import flush, show
from tests.ui.driving import Driver
from tests.ui.pixels import Drawing

FEW, MANY = 4, 80
# Bytes that may stay of each: an application's style sheet kept 10 000. Qt keeps 2 100 of the barest of its tables.
MOST_KEPT, OF_A_TABLE = 3000, 4500
# What an offscreen platform says of each window that unfolds.
unfolds = pytest.mark.qt_log_ignore(r"does not support (raise|grabbing the keyboard|propagateSizeHints)", extend=True)
ROWS = (("Janvier", "12"), ("Février", "1 234"))


class _Heap(ctypes.Structure):
    """`struct mallinfo2` of glibc."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks"),
            "keepcost",
        )
    ]


def _in_use() -> int:
    """Return how many bytes are given out by malloc; Python's own small objects are apart."""
    gc.collect()
    told = ctypes.CDLL(None).mallinfo2
    told.restype = _Heap
    heap = told()
    return int(heap.uordblks + heap.hblkhd)


def _unfolded() -> ComboBox:
    return ComboBox([(number, f"Mois {number}") for number in range(4)])


def _figures() -> FiguresTable:
    table = FiguresTable()
    table.show_rows("Mois", ROWS)
    return table


def _column() -> ScrollColumn:
    scroll, tall = ScrollColumn(), QWidget()
    tall.setFixedHeight(600)
    scroll.body.addWidget(tall)
    return scroll


@unfolds
@pytest.mark.parametrize(
    ("make", "most"),
    [
        *((make, MOST_KEPT) for make in (lambda: Counter("Copies"), LineEdit, PlainText, MarkdownView)),
        *((make, MOST_KEPT) for make in (_unfolded, _column)),
        (_figures, OF_A_TABLE),
    ],
)
def test_nothing_is_kept_of_what_is_destroyed(make: Callable[[], QWidget], most: int) -> None:
    def live_and_go(count: int) -> None:
        window = QWidget()
        for _ in range(count):
            make().setParent(window)
        show(window, 300, 300)
        window.grab()
        for box in window.findChildren(ComboBox):
            box.showPopup()
            box.hidePopup()
        window.deleteLater()
        flush()

    live_and_go(FEW)  # what is made once, whatever the number
    before = _in_use()
    live_and_go(MANY)
    assert (_in_use() - before) / MANY < most


def test_the_application_has_no_style_sheet(hands: Driver) -> None:
    hands.theme.set("sombre", 1.25)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert app.styleSheet() == ""


@unfolds
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_list_unfolds_under_its_field_as_wide_as_its_words_with_a_bar_where_it_is_long(
    theme: Theme, scale: float
) -> None:
    theme.set(scale=scale)
    words = "Une réponse bien plus longue que le champ où elle se choisit"
    box = ComboBox([(0, words), *((number, f"Mois {number}") for number in range(1, 40))])
    show(box, theme.px(140))
    box.showPopup()
    QTest.qWait(1)
    frame, view = box.view().window(), box.view()
    assert frame.y() >= box.mapToGlobal(QPoint(0, box.height())).y() - 1
    assert view.verticalScrollBar().isVisible()
    assert view.viewport().width() >= view.sizeHintForColumn(0) > box.width()
    assert view.visualRect(box.model().index(0, 0)).height() >= theme.px(44)
    box.hidePopup()


@pytest.mark.parametrize("name", ["clair", "sombre", "contraste"])
def test_a_bar_is_dressed_once_seen_and_follows_the_theme(theme: Theme, name: str) -> None:
    scroll = _column()
    bar = scroll.verticalScrollBar()
    assert bar.styleSheet() == ""
    show(scroll, 200, 120)
    theme.set(name, 1.5)
    QTest.qWait(1)
    assert bar.width() == theme.px(16)
    drawing = Drawing(scroll)
    handle = tuple(int(theme.hex("border_control")[at : at + 2], 16) for at in (1, 3, 5))
    assert handle in [colour for _, colour in drawing.colours(drawing.place_of(bar))]


def test_a_bar_that_is_never_seen_is_never_dressed() -> None:
    scroll = ScrollColumn()
    show(scroll, 200, 120)
    assert scroll.verticalScrollBar().styleSheet() == ""


@unfolds
def test_a_menu_tells_what_was_chosen_and_goes() -> None:
    window = QWidget()
    show(window, 200, 100)
    menu, told = Menu(window, [("un", "Le premier"), ("deux", "Le second")]), []
    menu.chosen.connect(told.append)
    menu.open_under(window)
    assert "border" in menu.styleSheet()
    menu.setActiveAction(menu.actions()[1])
    QTest.keyClick(menu, "\r")
    assert told == ["deux"]
    flush()
    assert window.findChildren(QMenu) == []


@unfolds
@pytest.mark.parametrize("make", [LineEdit, PlainText, MarkdownView, lambda: Counter("Copies")])
def test_the_menu_of_a_field_is_dressed_and_goes(make: Callable[[], QWidget]) -> None:
    field = make()
    if isinstance(field, MarkdownView):
        field.show_markdown("Des mots", Path())
    show(field, 300, 120)
    target = getattr(field, "viewport", lambda: field)()
    place = QPoint(10, 10)
    QApplication.sendEvent(target, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, target.mapToGlobal(place)))
    [menu] = _menus()
    assert "border" in menu.styleSheet()
    menu.close()
    flush()
    assert _menus() == []


def _menus() -> list[QMenu]:
    return [widget for widget in QApplication.allWidgets() if isinstance(widget, QMenu)]
