"""Someone came in: what ends meanwhile shows nothing and says nothing, and waits for who comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediateur.ui.kit import announce
from mediateur.ui.kit.confirm import tell
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.toast import Toast, toast
from tests.ui.driving import KEY, Driver, calm, rest, said, settle, words
from tests.ui.test_window import picture

NOTICE = "Enregistré dans Documents : bilan.pdf."


@pytest.fixture
def covered(hands: Driver) -> Driver:
    """Give a window that was covered over a session."""
    hands.begin()
    hands.forward()
    calm(hands.window)
    hands.key(KEY.Key_F8)
    calm(hands.window)
    announce.forget()
    return hands


def test_an_import_that_is_read_meanwhile_waits(hands: Driver, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Date;Personnes\n02/11/2026;3\n", encoding="utf-8")
    hands.window.show_page("journal")
    rest()
    hands.key(KEY.Key_F8)
    calm(hands.window)
    cover = picture(hands.window)
    announce.forget()
    hands.window.importing.open(table)
    rest()
    calm(hands.window)
    assert picture(hands.window) == cover
    assert words(hands.window) == ""
    assert said() == []
    assert open_dialog_of(hands.window) is None
    hands.key(KEY.Key_F8)
    calm(hands.window)
    assert "02/11/2026" in words(hands.dialog)
    assert hands.dialog.isAncestorOf(hands.focus())
    assert hands.dialog.accessibleName() in said()
    hands.key(KEY.Key_Escape)
    assert not hands.window.is_covered
    assert open_dialog_of(hands.window) is None


def test_a_notice_waits_and_keeps_its_time(covered: Driver) -> None:
    cover = picture(covered.window)
    notice = toast(covered.window, NOTICE)
    calm(covered.window)
    assert picture(covered.window) == cover
    assert not notice.waiting
    assert said() == []
    covered.key(KEY.Key_F8)
    assert notice.isVisible()
    assert notice.waiting
    assert said() == [NOTICE]
    covered.key(KEY.Key_F8)
    covered.key(KEY.Key_F8)
    assert said() == [NOTICE]


def test_a_notice_that_takes_the_place_of_another_is_the_only_one(covered: Driver) -> None:
    toast(covered.window, "Lecture…")
    toast(covered.window, NOTICE)
    settle()
    covered.key(KEY.Key_F8)
    shown = [each for each in covered.window.findChildren(Toast) if each.isVisible()]
    assert [words(each) for each in shown] == [NOTICE]
    assert said() == [NOTICE]


def test_a_dialog_that_ended_before_anyone_came_back_never_shows(covered: Driver) -> None:
    dialog = tell(covered.window, "Fichier écrit", "Un texte.", "Fermer")
    closed: list[bool] = []
    dialog.closed.connect(lambda: closed.append(True))
    dialog.close_dialog()
    settle()
    covered.key(KEY.Key_F8)
    assert closed == [True]
    assert open_dialog_of(covered.window) is None


def test_what_takes_the_keyboard_meanwhile_gets_it_afterwards(covered: Driver) -> None:
    target = covered.stage.rail.view
    target.setFocus()
    settle()
    assert covered.focus() is covered.window.neutral
    covered.key(KEY.Key_F8)
    assert covered.focus() is target


def test_what_is_said_meanwhile_is_said_afterwards(covered: Driver) -> None:
    announce.announce(covered.page, "3 lignes à reprendre")
    announce.announce(covered.page, "L’enregistrement a échoué", assertive=True)
    assert said() == []
    covered.key(KEY.Key_F8)
    assert said() == ["3 lignes à reprendre", "L’enregistrement a échoué"]
