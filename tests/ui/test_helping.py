"""F1 in the real window: the page of the manual for what is in view, and back to it, untouched."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from mediateur.content.manual import read_manual
from mediateur.paths import manual, resources
from mediateur.ui.pages.help.manual_reader import ManualReader
from mediateur.ui.pages.help.topics import topic_of
from mediateur.ui.pages.shell.entries import ENTRIES, FOOT
from mediateur.ui.pages.user_screen.screen import UserScreen
from mediateur.ui.rooms import MAKERS
from tests.ui.driving import CTRL, KEY, Driver, calm, settle, words

NAMES = sorted({*MAKERS, *(entry.name for entry in (*ENTRIES, *FOOT))})
SHOWN = [name for name in NAMES if name not in ("panne", "bienvenue", "aide")]
IN_MANUAL = {page.name for page in read_manual(manual(resources()))}


def reader(hands: Driver) -> ManualReader:
    page: Any = hands.window.page("aide")
    assert hands.window.stack.currentWidget() is hands.window.shell
    assert hands.window.shell.current_name == "aide"
    return page.reader


def helped(hands: Driver) -> str:
    """Press F1; return the page of the manual that it opens."""
    hands.key(KEY.Key_F1)
    return reader(hands).shown


@pytest.mark.parametrize("name", NAMES)
def test_every_page_of_the_program_has_its_page_in_the_manual(name: str) -> None:
    assert topic_of(name) in IN_MANUAL


@pytest.mark.parametrize("name", SHOWN)
def test_f1_opens_the_help_of_a_page_and_echap_comes_back(hands: Driver, name: str) -> None:
    hands.window.show_page(name)
    settle()
    page = hands.window.page(name)
    assert helped(hands) == topic_of(name)
    assert hands.window.shell.back.isVisible()
    hands.key(KEY.Key_Escape)
    assert hands.window.shell.current_name == name
    assert hands.window.shell.pages.currentWidget() is page
    assert not hands.window.shell.back.isVisible()


def test_f1_on_the_first_opening_comes_back_to_its_step(hands: Driver) -> None:
    hands.window.show_welcome()
    page: Any = hands.window.page("bienvenue")
    page.show_step(1)
    assert helped(hands) == "premiere-ouverture"
    hands.key(KEY.Key_Escape)
    assert hands.window.stack.currentWidget() is page
    assert "Étape 2 sur 3" in words(page)
    assert not hands.app.sessions.parked()


def test_each_moment_of_a_session_has_its_help(hands: Driver) -> None:
    hands.type("1")
    assert helped(hands) == "trois-questions"
    hands.key(KEY.Key_Escape)
    hands.type("111")
    hands.enter()
    hands.reach("trois-elements")
    assert helped(hands) == "seance"
    hands.key(KEY.Key_Escape)
    hands.type("b")
    hands.enter()
    assert hands.walk.state.obstacle
    assert helped(hands) == "ca-bloque"
    hands.key(KEY.Key_Escape)
    assert hands.walk.state.obstacle, "Échap left help, not the obstacle"
    hands.key(KEY.Key_Escape)
    hands.reach_end()
    assert helped(hands) == "fin-de-seance"


def test_help_leaves_a_session_untouched(hands: Driver) -> None:
    hands.begin()
    hands.forward()
    hands.type("1")
    session, chosen = hands.session, [button.isChecked() for button in hands.stage.answers.buttons]
    helped(hands)
    reader(hands).show_topic("journal")
    hands.type("12")
    hands.key(KEY.Key_Escape)
    assert hands.window.in_session
    assert hands.session is session
    assert [button.isChecked() for button in hands.stage.answers.buttons] == chosen


def test_help_over_the_closing_comes_back_to_it_as_it_was_filled(hands: Driver) -> None:
    hands.begin()
    hands.reach_end()
    hands.key(KEY.Key_Return, CTRL)
    dialog: Any = hands.dialog
    dialog.persons.setValue(3)
    focus = hands.focus()
    assert helped(hands) == "fin-de-seance"
    assert not dialog.isVisible()
    hands.key(KEY.Key_Escape)
    assert hands.dialog is dialog
    assert dialog.persons.value() == 3
    assert hands.focus() is focus
    hands.key(KEY.Key_Return, CTRL)
    [record] = hands.app.journal.rows()
    assert record.persons == 3


def test_leaving_from_help_closes_the_dialog_that_waited_and_parks_the_session(hands: Driver) -> None:
    hands.begin()
    hands.reach_end()
    hands.key(KEY.Key_Return, CTRL)
    helped(hands)
    hands.key(KEY.Key_1, CTRL)
    assert hands.window.shell.current_name == "accueil"
    [parked] = hands.app.sessions.parked()
    hands.window.resume(parked.id)
    settle()
    assert hands.window.in_session
    hands.key(KEY.Key_Return, CTRL)
    hands.dialog.close_dialog()


def test_help_over_the_paper_of_a_session_comes_back_to_the_paper_then_to_the_session(hands: Driver) -> None:
    hands.begin()
    session = hands.session
    hands.key(KEY.Key_P, CTRL)
    assert helped(hands) == "imprimer"
    hands.key(KEY.Key_Escape)
    assert hands.window.shell.current_name == "imprimer"
    hands.key(KEY.Key_Escape)
    assert hands.window.in_session
    assert hands.session is session


def test_f1_in_help_tells_of_help_and_the_way_back_stays(hands: Driver) -> None:
    hands.window.show_page("journal")
    helped(hands)
    assert helped(hands) == "aide"
    hands.key(KEY.Key_Escape)
    assert hands.window.shell.current_name == "journal"


def test_the_navigation_opens_the_summary_with_no_way_back(hands: Driver) -> None:
    hands.window.show_page("journal")
    helped(hands)
    hands.window.show_page("aide")
    settle()
    assert reader(hands).shown == "README"
    assert not hands.window.shell.back.isVisible()
    hands.key(KEY.Key_Escape)
    assert hands.window.shell.current_name == "aide"


@pytest.mark.parametrize(("section", "topic"), [("sauvegardes", "sauvegardes"), ("notes", "vie-privee")])
def test_a_section_of_the_settings_has_its_help(hands: Driver, section: str, topic: str) -> None:
    hands.window.show_page("reglages")
    page: Any = hands.window.page("reglages")
    page.show_section(section)
    assert helped(hands) == topic
    hands.key(KEY.Key_Escape)
    assert page.section == section


def test_the_table_of_rights_has_its_help(hands: Driver) -> None:
    hands.window.show_page("droits")
    page: Any = hands.window.page("droits")
    page.tabs.setCurrentIndex(1)
    assert helped(hands) == "qui-peut-voir-quoi"


def test_alt_left_goes_back_in_help(hands: Driver) -> None:
    hands.window.show_page("journal")
    helped(hands)
    reader(hands).view.followed.emit("a-recopier.md")
    reader(hands).view.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert reader(hands).shown == "journal"


def test_what_had_the_keyboard_has_it_again(hands: Driver) -> None:
    hands.window.show_page("journal")
    calm(hands.window)
    hands.key(KEY.Key_F, CTRL)
    focus = hands.focus()
    assert not isinstance(focus, QPushButton)
    helped(hands)
    hands.key(KEY.Key_Escape)
    assert hands.focus() is focus


def on_the_large_screen(hands: Driver) -> UserScreen:
    hands.begin()
    hands.key(KEY.Key_F11)
    screen = hands.window.desk.large.screen
    assert screen is not None
    screen.activateWindow()
    QTest.qWaitForWindowActive(screen)
    return screen


def test_f1_on_the_second_screen_opens_help_in_the_window_of_the_mediator(
    hands: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = on_the_large_screen(hands)
    monkeypatch.setattr(screen, "screen", object, raising=False)
    before = words(screen)
    QTest.keyClick(screen, KEY.Key_F1)
    settle()
    assert reader(hands).shown == "ecran-usager"
    assert hands.window.isActiveWindow()
    assert screen.isVisible(), "the person keeps what she reads"
    assert words(screen) == before
    hands.key(KEY.Key_Escape)
    assert hands.window.in_session


def test_f1_shows_nothing_where_the_person_alone_sees_the_screen(hands: Driver) -> None:
    screen = on_the_large_screen(hands)
    QTest.keyClick(screen, KEY.Key_F1)
    settle()
    assert screen.isActiveWindow()
    assert hands.window.in_session
    QTest.keyClick(screen, KEY.Key_Escape)


def test_f1_shows_nothing_under_the_neutral_screen(hands: Driver) -> None:
    hands.begin()
    hands.key(KEY.Key_F8)
    hands.key(KEY.Key_F1)
    assert hands.window.is_covered
    hands.key(KEY.Key_F8)
    assert hands.window.in_session
