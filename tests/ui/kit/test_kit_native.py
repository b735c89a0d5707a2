"""What Qt paints and the kit only dresses: lists that unfold, menus, bars; each is forgotten once destroyed."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QStringListModel
from PySide6.QtGui import QColor, QContextMenuEvent, QCursor, QFontMetrics, QGuiApplication, QHelpEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QListView,
    QMenu,
    QScrollBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from mediateur.ui.kit.buttons import IconButton
from mediateur.ui.kit.confirm import tell
from mediateur.ui.kit.counter import Counter
from mediateur.ui.kit.fields import ComboBox, LineEdit, PlainText
from mediateur.ui.kit.markdown_view import MarkdownView
from mediateur.ui.kit.menu import Menu
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.scroll_bar import plain
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.dashboard.table import FiguresTable
from tests.ui.conftest import flush, show
from tests.ui.driving import Driver, calm
from tests.ui.pixels import Colour, Drawing

FEW, MANY = 4, 80  # widgets at once
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


# Bytes that may stay of each: twice what does, and less than stayed with a style sheet on the application.
@unfolds
@pytest.mark.parametrize(
    ("make", "most"),
    [
        (lambda: Counter("Copies"), 700),
        (PlainText, 1500),
        (MarkdownView, 800),
        (_unfolded, 1700),
        (_figures, 4000),
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
    words = "Une réponse plus longue que son champ"
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


@unfolds
def test_a_list_is_never_wider_than_the_screen(theme: Theme) -> None:
    theme.set(scale=2.0)
    box = ComboBox([(0, "Une réponse bien trop longue pour tenir, " * 8)])
    show(box, theme.px(140))
    box.showPopup()
    QTest.qWait(1)
    assert box.view().window().width() <= box.screen().availableGeometry().width() + 2
    box.hidePopup()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("lines", [2, 3, 6])
def test_a_note_has_room_for_its_lines(theme: Theme, lines: int, scale: float) -> None:
    theme.set(scale=scale)
    note = PlainText(lines=lines)
    note.set_text("\n".join(["Une ligne"] * lines))
    show(note)
    QTest.qWait(1)
    assert not note.verticalScrollBar().isVisible()
    assert note.verticalScrollBar().maximum() == 0


THEMES = pytest.mark.parametrize("name", ["clair", "sombre", "contraste"])


def _rgb(theme: Theme, role: str) -> Colour:
    red, green, blue, _ = QColor(theme.hex(role)).getRgb()
    return red, green, blue


def _inks(widget: QWidget) -> list[Colour]:
    """Return the colours of a widget as it is drawn, the most frequent first."""
    drawing = Drawing(widget)
    return [colour for _, colour in drawing.colours(widget.rect())]


@THEMES
def test_the_look_of_what_qt_paints_is_that_of_the_theme(theme: Theme, name: str) -> None:
    table = _figures()
    show(table, 400, 200)
    theme.set(name)
    table.selectRow(0)
    QTest.qWait(1)
    assert {_rgb(theme, role) for role in ("bg_surface", "primary_soft", "primary", "text_muted")} <= set(_inks(table))
    assert table.font().pixelSize() == theme.font("courant").pixelSize()


@unfolds
@THEMES
def test_a_name_that_hovers_has_the_look_of_the_theme(theme: Theme, name: str) -> None:
    theme.set(name)
    button = IconButton("x", "Fermer la fenêtre")
    show(button)
    place = QPoint(5, 5)
    QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, place, button.mapToGlobal(place)))
    [tip] = [each for each in QApplication.allWidgets() if each.metaObject().className() == "QTipLabel"]
    found = _inks(tip)
    assert found[0] == _rgb(theme, "bg_surface")
    assert {_rgb(theme, "border_control"), _rgb(theme, "text_body")} <= set(found)
    assert tip.height() > QFontMetrics(tip.font()).height() + 2 * theme.px(6)
    QToolTip.hideText()


@THEMES
def test_fields_leave_their_ground_to_the_kit(theme: Theme, name: str) -> None:
    theme.set(name)
    marked, plain_one, line = Counter("Copies", 3, marked=True), Counter("Copies", 3), LineEdit()
    line.setText("Un mot")
    for field, ground, ink in (
        (marked, "primary_soft", "on_primary_soft"),
        (plain_one, "bg_surface", "text_strong"),
        (line, "bg_surface", "text_body"),
    ):
        show(field)
        assert _inks(field)[0] == _rgb(theme, ground)
        assert _rgb(theme, ink) in _inks(field)
    assert theme.high_contrast or _rgb(theme, "bg_surface") not in _inks(marked)
    marked.setValue(0)
    assert _inks(marked)[0] == _rgb(theme, "bg_surface")
    assert line.cursorRect().center().x() > line.textMargins().left() == theme.px(14)


@THEMES
def test_a_note_that_is_wrong_is_framed_at_once(theme: Theme, name: str) -> None:
    theme.set(name)
    note = PlainText()
    show(note, 300, 120)
    assert _rgb(theme, "danger") not in _inks(note)
    note.set_wrong(True)
    QTest.qWait(1)
    assert _rgb(theme, "danger") in _inks(note)


@THEMES
def test_words_show_the_ground_of_their_page(theme: Theme, name: str) -> None:
    theme.set(name)
    page, view = QWidget(), MarkdownView()
    view.setParent(page)
    view.setGeometry(0, 0, 250, 150)
    view.show_markdown("Des mots", Path())
    show(page, 300, 200)
    drawing = Drawing(page)
    assert drawing.ground(drawing.place_of(view)) == _rgb(theme, "bg_app")


@THEMES
def test_the_bars_of_a_dialog_of_qt_can_be_seen(theme: Theme, name: str) -> None:
    theme.set(name)
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    show(dialog)
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.qWait(1)
    bar = QScrollBar(dialog)
    bar.setRange(0, 100)
    bar.setGeometry(0, 0, 20, 200)
    bar.show()
    assert _rgb(theme, "border_control") in _inks(bar)


def test_the_line_that_scrolls_under_the_pointer_is_lit() -> None:
    class Lit(QStyledItemDelegate):
        rows: ClassVar[set[int]] = set()

        def paint(self, _painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
            self.rows.discard(index.row())
            if option.state & QStyle.StateFlag.State_MouseOver:
                self.rows.add(index.row())

    view = QListView()
    view.setMouseTracking(True)
    plain(view)
    view.setModel(QStringListModel([f"Ligne {number}" for number in range(100)]))
    view.setItemDelegate(Lit(view))
    show(view, 200, 200)
    place = view.viewport().mapToGlobal(QPoint(20, 40))
    QCursor.setPos(place)
    before = view.indexAt(QPoint(20, 40)).row()
    QTest.mouseMove(view.viewport(), QPoint(20, 40))
    QTest.qWait(1)
    assert Lit.rows == {before}
    Lit.rows.clear()
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 3)
    QTest.qWait(1)
    assert Lit.rows == {view.indexAt(QPoint(20, 40)).row()}
    assert Lit.rows != {before}


@THEMES
def test_a_bar_is_dressed_once_seen_and_follows_the_theme(theme: Theme, name: str) -> None:
    scroll = _column()
    bar = scroll.verticalScrollBar()
    assert bar.styleSheet() == ""
    show(scroll, 200, 120)
    theme.set(name, 1.5)
    calm(scroll)
    assert bar.width() == theme.px(16)
    assert _rgb(theme, "border_control") in _inks(bar)


def test_a_bar_that_is_never_seen_is_never_dressed(theme: Theme) -> None:
    scroll = ScrollColumn()
    show(scroll, 200, 120)
    theme.set("sombre")
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


@unfolds
def test_what_is_told_can_be_copied(hands: Driver) -> None:
    dialog = tell(hands.window, "Écrit", "Le mot de passe", "Fermer")
    place = QPoint(10, 10)
    QApplication.sendEvent(
        dialog.text, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, dialog.text.mapToGlobal(place))
    )
    [menu] = _menus()
    menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "Le mot de passe"


def _menus() -> list[QMenu]:
    return [widget for widget in QApplication.allWidgets() if isinstance(widget, QMenu)]
