"""What a search field finds: rows that stay from key to key, one painting a key, and nothing that a key waits for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mediateur.errors import MediateurError
from mediateur.ui.kit.icons import IconPixmaps
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.search_field import SearchField
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.shared.findings import USUAL, Answer, Findings
from mediateur.ui.pages.shared.trouble import Trouble
from tests.ui.audit import clipped, nameless, overflowing, small_targets, tab_order
from tests.ui.conftest import press, show, type_text
from tests.ui.driving import calm, paintings, rest, said

NOTHING = "Rien ne répond."
UNDER = "Ce qui explique une réponse, en assez de mots pour prendre plusieurs lignes dans une page étroite."
FAILED = MediateurError("Le contenu ne se lit pas.", "Vos données sont intactes.", "Réinstallez Médiateur.")


class Desk(ScrollColumn):
    """A page with a field, answers, and what stands under them; each letter « a » typed makes one answer more."""

    def __init__(self) -> None:
        super().__init__(10, (20, 20, 20, 20))
        self.prepared = self.failing = False
        self.field, self.trouble, self.under = SearchField("Exemple"), Trouble(), Text("Dessous")
        self.field.setAccessibleName("Chercher")
        self.findings = Findings(self.field, self.find, self.prepare, self.trouble, NOTHING, ["route"])
        for widget in (self.field, self.trouble, self.findings, self.under):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def find(self, typed: str) -> Sequence[Answer]:
        if self.failing:
            raise FAILED
        return [Answer(f"Réponse {rank} à {typed}", UNDER, "route", "Parcours") for rank in range(typed.count("a"))]

    def prepare(self) -> None:
        self.prepared = True
        if self.failing:
            raise FAILED


@pytest.fixture
def desk(theme: Theme) -> Desk:
    desk = Desk()
    show(desk, 700, 600)
    desk.field.setFocus()
    rest()
    calm(desk)
    return desk


def test_the_rows_stay_from_key_to_key_and_say_the_new_answers(desk: Desk) -> None:
    type_text(desk.field, "aaa")
    before = desk.findings.rows
    assert [row.label for row in before] == [f"Réponse {rank} à aaa" for rank in range(3)]
    type_text(desk.field, "a")
    assert [row.label for row in desk.findings.rows] == [f"Réponse {rank} à aaaa" for rank in range(4)]
    assert [row.text() for row in desk.findings.rows] == [row.label for row in desk.findings.rows]
    assert desk.findings.rows[0].accessibleName() == f"Réponse 0 à aaaa, Parcours, {UNDER}"
    assert desk.findings.rows[:3] == before, "no row is made anew"
    assert said()[-1] == "4 réponses"


def test_a_key_paints_the_window_once_whatever_it_changes(desk: Desk) -> None:
    assert paintings(desk, desk.field, "aaaaxaaa") == [1] * 8
    assert desk.under.y() > desk.findings.rows[-1].mapTo(desk.content, desk.findings.rows[-1].rect().bottomLeft()).y()


def test_rows_have_the_height_of_their_words_at_any_size(desk: Desk, theme: Theme) -> None:
    type_text(desk.field, "aaaa")
    for name in ("clair", "sombre", "contraste"):
        for scale in (2.0, 1.0):
            theme.set(name, scale)
            calm(desk)
            rows = desk.findings.rows
            assert all(row.height() >= row.heightForWidth(row.width()) for row in rows)
            assert all(above.geometry().bottom() < below.y() for above, below in pairwise(rows))
            assert (clipped(desk), overflowing(desk), small_targets(desk), nameless(desk)) == ([], [], [], [])


def test_tab_goes_through_the_answers_in_their_order_after_the_field(desk: Desk) -> None:
    type_text(desk.field, "aaa")
    calm(desk)
    assert tab_order(desk) == ["Chercher", *(row.accessibleName() for row in desk.findings.rows)]


def test_arrows_stay_among_the_answers_and_enter_opens(desk: Desk, qtbot: QtBot) -> None:
    type_text(desk.field, "aa")
    calm(desk)
    first, last = desk.findings.rows
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert last.hasFocus(), "below the last answer there is none"
    with qtbot.waitSignal(desk.findings.chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [1]
    press(Qt.Key.Key_Up)
    assert first.hasFocus()
    press(Qt.Key.Key_Up)
    assert desk.field.hasFocus()
    with qtbot.waitSignal(desk.findings.chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [0]
    press(Qt.Key.Key_Escape)
    assert (desk.field.text(), desk.findings.isVisible(), desk.findings.rows) == ("", False, ())


def test_what_searches_is_made_ready_once_the_field_is_there_and_when_it_gets_the_keyboard(theme: Theme) -> None:
    desk = Desk()
    desk.field.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # else the window gives it the keyboard as it opens
    rest()
    assert not desk.prepared
    show(desk, 700, 600)
    rest()
    assert desk.prepared
    desk.prepared = False
    desk.field.setFocus()
    rest()
    assert desk.prepared, "the content may have changed since"
    assert len(desk.findings.findChildren(type(desk.findings._made[0]))) == USUAL
    assert not desk.findings.isVisible()


def test_the_icons_of_answers_are_drawn_before_the_first_key(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    theme.set("sombre", 1.0)  # where none was drawn yet
    desk, drawn = Desk(), list[str]()
    show(desk, 700, 600)
    desk.field.setFocus()
    rest()

    def draw(_: IconPixmaps, name: str, *_how: object) -> QPixmap:
        drawn.append(name)
        return QPixmap(1, 1)

    monkeypatch.setattr(IconPixmaps, "_draw", draw)
    type_text(desk.field, "aa")
    calm(desk)
    assert desk.findings.rows[0].isVisible()
    assert "route" not in drawn


def test_what_fails_is_told_once_something_is_asked_and_forgotten_when_it_works(theme: Theme) -> None:
    desk = Desk()
    desk.failing = True
    show(desk, 700, 600)
    desk.field.setFocus()
    rest()
    assert not desk.trouble.isVisible()
    type_text(desk.field, "aa")
    assert desk.trouble.isVisible()
    assert not desk.findings.nothing.isVisible(), "nothing was searched"
    assert NOTHING not in said()
    desk.failing = False
    type_text(desk.field, "a")
    assert not desk.trouble.isVisible()
    assert len(desk.findings.rows) == 3


def test_what_failed_is_forgotten_with_what_was_asked(desk: Desk) -> None:
    desk.failing = True
    type_text(desk.field, "aa")
    assert desk.trouble.isVisible()
    press(Qt.Key.Key_Escape)
    assert not desk.trouble.isVisible()


def test_what_finds_nothing_is_said_and_shown(desk: Desk) -> None:
    type_text(desk.field, "zz")
    QTest.qWait(1)
    assert desk.findings.nothing.isVisible()
    assert said()[-1] == NOTHING
