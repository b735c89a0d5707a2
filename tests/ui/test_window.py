"""The window around the pages: covers, shapes, failures, one at a time, and what a crash leaves."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from mediateur.settings import SCALES
from mediateur.store.files import DATABASE
from mediateur.ui.kit.layouts import FlowLayout
from mediateur.ui.pages.session.shape import PANEL_WIDTH
from mediateur.ui.pages.session.stage import Stage
from mediateur.ui.pages.shell.entries import ENTRIES, FOOT
from tests.ui.audit import clipped, cut_tabs
from tests.ui.driving import CTRL, KEY, WIDE, Driver, calm, settle, words

PAGES = [entry.name for entry in (*ENTRIES, *FOOT)]


def picture(window: QWidget) -> bytes:
    """Return the pixels of a window."""
    image = window.grab().toImage()
    return bytes(image.constBits())


class ShownWindows(QObject):
    """Remembers the windows that appeared, even for an instant."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def shown_windows(qapp: QApplication) -> Iterator[list[str]]:
    watch = ShownWindows()
    qapp.installEventFilter(watch)
    yield watch.seen
    qapp.removeEventFilter(watch)


def test_no_page_flashes_a_window_of_its_own(hands: Driver, shown_windows: list[str]) -> None:
    for name in (*PAGES, "bienvenue"):
        hands.window.show_welcome() if name == "bienvenue" else hands.window.show_page(name)
        settle()
    for width in (WIDE[0], 900, PANEL_WIDTH):
        hands.window.resize(width, 690)
        hands.window.go_home()
        hands.begin()
        hands.key(KEY.Key_B)
        hands.enter()
        hands.key(KEY.Key_Escape)
        hands.key(KEY.Key_Return, CTRL)
        hands.dialog.close_dialog()
    assert shown_windows == []


@pytest.mark.parametrize("over", ["séance", "boîte", "accueil"])
def test_the_neutral_screen_shows_nothing_of_what_it_covers(hands: Driver, over: str) -> None:
    hands.window.show_page("aide")
    settle()
    hands.key(KEY.Key_F8)
    cover = picture(hands.window)
    hands.key(KEY.Key_F8)
    hands.window.go_home()
    if over != "accueil":
        hands.begin()
        hands.forward()
    if over == "boîte":
        hands.key(KEY.Key_Return, CTRL)
    calm(hands.window)
    before, focus = picture(hands.window), hands.focus()
    hands.key(KEY.Key_F8)
    assert picture(hands.window) == cover
    assert words(hands.window) == ""
    hands.key(KEY.Key_F8)
    assert hands.focus() is focus
    calm(hands.window)
    assert picture(hands.window) == before


def test_under_the_neutral_screen_no_key_does_anything(hands: Driver) -> None:
    hands.begin()
    hands.forward()
    session = hands.session
    hands.key(KEY.Key_F8)
    hands.key(KEY.Key_Tab)
    for key, modifiers in ((KEY.Key_Return, CTRL), (KEY.Key_Z, CTRL), (KEY.Key_2, CTRL), (KEY.Key_P, CTRL)):
        hands.key(key, modifiers)
    for key in (KEY.Key_F9, KEY.Key_F11, KEY.Key_F1):
        hands.key(key)
    hands.type("1")
    assert words(hands.window) == ""
    hands.key(KEY.Key_Escape)
    assert hands.session is session
    assert hands.window.in_session
    hands.forward()
    assert hands.walk.state.at == "commencer"


def test_f9_docks_a_panel_and_brings_the_same_window_back(hands: Driver) -> None:
    hands.begin()
    hands.forward()
    hands.window.setGeometry(QRect(20, 30, *WIDE))
    before, session = hands.window.geometry(), hands.session
    hands.dock()
    room = hands.window.screen().availableGeometry()
    assert hands.window.width() <= PANEL_WIDTH
    assert hands.window.frameGeometry().right() == room.right()
    assert hands.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    hands.forward()
    assert hands.walk.state.at == "commencer", "the panel answers keys"
    hands.key(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.dock()
    assert hands.window.geometry() == before
    assert not hands.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert hands.walk.state.at == session.walk.state.at


def test_the_panel_holds_no_larger_text_than_it_can(hands: Driver) -> None:
    hands.app.preferences.change(scale=200)
    hands.theme.set(scale=2.0)
    hands.begin()
    hands.dock()
    assert hands.theme.scale == 1.25
    assert hands.window.width() <= PANEL_WIDTH
    hands.key(KEY.Key_Plus, CTRL)
    assert hands.theme.scale == 1.25
    hands.dock()
    assert hands.theme.scale == 2.0


@pytest.mark.parametrize("percent", SCALES)
def test_the_narrowest_window_cuts_nothing(hands: Driver, percent: int) -> None:
    hands.theme.set(scale=percent / 100)
    hands.window.resize(1, WIDE[1])
    cut = {}
    for entry in (*ENTRIES, *FOOT):
        hands.window.show_page(entry.name)
        calm(hands.window)
        cut[entry.name] = clipped(hands.window) + cut_tabs(hands.window)
    hands.window.go_home()
    hands.begin()
    for _ in range(3):
        calm(hands.window)
        cut[hands.walk.state.at] = clipped(hands.window) + cut_tabs(hands.window)
        hands.forward()
    assert not any(cut.values()), cut


def test_paper_and_help_leave_the_panel_and_come_back_to_it(hands: Driver) -> None:
    hands.begin()
    hands.dock()
    hands.key(KEY.Key_F1)
    assert hands.window.width() > PANEL_WIDTH
    hands.key(KEY.Key_Escape)
    assert hands.window.in_session
    assert hands.window.width() <= PANEL_WIDTH


def test_leaving_the_session_leaves_the_panel(hands: Driver) -> None:
    hands.begin()
    hands.dock()
    hands.key(KEY.Key_1, CTRL)
    assert hands.window.width() == WIDE[0]
    assert hands.window.shell.current_name == "accueil"


def test_f11_shows_the_person_her_screen_and_echap_leaves_it(hands: Driver) -> None:
    hands.begin()
    hands.key(KEY.Key_F11)
    screen = hands.window.desk.large.screen
    assert screen is not None
    assert screen.isVisible()
    assert screen.isFullScreen()
    QTest.keyClick(screen, KEY.Key_Escape)
    assert not screen.isVisible()
    hands.key(KEY.Key_F11)
    QTest.keyClick(screen, KEY.Key_F8)
    assert not screen.isVisible(), "someone came in: the large screen goes too"
    assert words(hands.window) == ""


def test_sessions_leave_nothing_behind(hands: Driver, qapp: QApplication) -> None:
    def round_trip() -> None:
        hands.begin()
        hands.forward()
        hands.key(KEY.Key_Return, CTRL)
        hands.dialog.close_dialog()
        hands.window.go_home()
        settle()

    def reshape() -> None:
        hands.begin()
        for width in (PANEL_WIDTH, WIDE[0], 900):
            hands.window.resize(width, WIDE[1])
            settle()
        hands.window.go_home()
        settle()

    hands.window.resize(900, 690)
    round_trip()
    reshape()
    gc.collect()
    before = len(qapp.topLevelWidgets()), len(qapp.allWidgets())
    for _ in range(20):
        round_trip()
    reshape()
    gc.collect()
    settle()
    assert (len(qapp.topLevelWidgets()), len(qapp.allWidgets())) == before
    assert sum(isinstance(thing, Stage) and isValid(thing) for thing in gc.get_objects()) == 1
    with sqlite3.connect(hands.app.folder / DATABASE) as journal:
        assert journal.execute("SELECT count(*) FROM content").fetchone() == (1,), "one pathway is kept once"


def test_a_dialog_that_was_gone_through_with_tab_leaves_the_page_whole(hands: Driver) -> None:
    hands.begin()
    hands.key(KEY.Key_Return, CTRL)
    for _ in range(60):
        hands.key(KEY.Key_Tab)
    hands.key(KEY.Key_Escape)
    hands.window.resize(PANEL_WIDTH, 800)
    calm(hands.window)
    hands.key(KEY.Key_F1)
    hands.key(KEY.Key_Escape)
    flows = hands.page.findChildren(FlowLayout)
    assert flows
    assert all(isValid(flow.itemAt(index)) for flow in flows for index in range(flow.count()))
    hands.forward()
    assert hands.walk.state.at == "ouvrir"


def test_f6_does_not_open_the_navigation_of_a_narrow_window(hands: Driver) -> None:
    hands.window.resize(900, 690)
    settle()
    top, *_ = hands.window.shell.regions()
    assert top.objectName() == "barre-haute"
