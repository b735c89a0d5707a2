"""Atelier collectif in the real window: what is refused, what cannot be kept, whose counting it is."""

from __future__ import annotations

import pytest

from mediateur.journal.workshop import Tally
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.pages.workshop.page import LEFT, WorkshopPage
from tests.ui.driving import CTRL, KEY, Driver, chevron, cut_in, said, settle, words
from tests.ui.fakes import FULL
from tests.ui.pages.workshop.acts import NAMED, counts, kept, press, stored


def test_nothing_is_recorded_of_figures_that_contradict_each_other(hands: Driver, page: WorkshopPage) -> None:
    hands.type("133")
    assert "Ajoutez-les en 1." in words(page.foot)
    hands.key(KEY.Key_Return, CTRL)
    assert stored(hands) == ()
    assert "Vos compteurs sont gardés." in words(page)
    assert len(cut_in()) == 1
    hands.type("1")
    assert not page.trouble.isVisible()
    hands.key(KEY.Key_Return, CTRL)
    assert len(stored(hands)) == 1


def test_the_counting_is_taken_up_again_with_its_moment_and_can_be_begun_anew(
    hands: Driver, page: WorkshopPage
) -> None:
    hands.type("11")
    hands.window.page("atelier")
    del hands.window._pages["atelier"]
    hands.window.show_page("atelier")
    again = hands.window.page("atelier")
    assert isinstance(again, WorkshopPage)
    assert again is not page
    assert counts(again)[0] == 2
    assert "Le comptage commencé est repris" in words(again)
    press(again, "Recommencer à zéro")
    asked = hands.dialog
    assert isinstance(asked, ConfirmDialog)
    assert asked.no.hasFocus()
    press(asked, "Effacer")
    assert counts(again) == kept(hands) == [0] * 6
    assert not again.notice.isVisible()


def test_the_same_workshop_entered_twice_is_noticed(hands: Driver, page: WorkshopPage) -> None:
    hands.type("111")
    hands.key(KEY.Key_Return, CTRL)
    hands.type("1111")
    hands.key(KEY.Key_Return, CTRL)
    asked = hands.dialog
    assert isinstance(asked, ConfirmDialog)
    told = words(asked)
    assert "Un atelier est déjà enregistré" in told
    assert "3\N{NO-BREAK SPACE}personnes" in told
    assert "4\N{NO-BREAK SPACE}personnes" in told
    assert asked.no.hasFocus()
    hands.enter()
    assert len(stored(hands)) == 1
    assert counts(page)[0] == 4
    assert LEFT in words(page)
    hands.key(KEY.Key_Return, CTRL)
    press(hands.dialog, "C’est un autre atelier")
    assert sorted(record.persons for record in stored(hands)) == [3, 4]


def test_a_title_that_names_someone_is_told_and_stops_the_recording(hands: Driver, page: WorkshopPage) -> None:
    hands.type("1")
    page.head.unfold.click()
    assert chevron(page.head.unfold) == "chevron-up"
    edit = page.details.title.edit
    assert edit.hasFocus()
    hands.type(NAMED)
    page.setFocus()
    settle()
    assert page.details.title.error.startswith("Ce titre contient")
    workshop = hands.app.workshops.current("Médiateur 1")
    assert workshop is not None
    assert workshop.title == ""
    page.details.equipment["tablette"].click()
    assert edit.text() == NAMED
    page.head.unfold.click()
    assert chevron(page.head.unfold) == "chevron-down"
    hands.key(KEY.Key_Return, CTRL)
    assert stored(hands) == ()
    assert edit.isVisible()
    assert edit.hasFocus()
    edit.setText("Premiers pas")
    hands.key(KEY.Key_Return, CTRL)
    assert [record.title for record in stored(hands)] == ["Premiers pas"]


def test_a_press_that_cannot_be_kept_is_not_shown(
    hands: Driver, page: WorkshopPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.type("1")

    def refuse(*_: object) -> None:
        raise FULL

    monkeypatch.setattr(page._workshops, "press", refuse)
    page.board.cards[Tally.PRESENT].counter.setFocus()
    hands.type("1")
    hands.key(KEY.Key_Up)
    assert counts(page) == [1, 0, 0, 0, 0, 0]
    assert FULL.happened in words(page)


def test_a_recording_that_cannot_be_taken_back_is_told_and_can_be_later(
    hands: Driver, page: WorkshopPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.type("12")
    hands.key(KEY.Key_Return, CTRL)
    assert len(stored(hands)) == 1

    def refuse(*_: object) -> None:
        raise FULL

    with monkeypatch.context() as patch:
        patch.setattr(page._workshops, "take_back", refuse)
        hands.key(KEY.Key_Z, CTRL)
    assert cut_in() == [str(FULL)]
    assert "annulé" not in said()[-1]
    assert len(stored(hands)) == 1
    hands.key(KEY.Key_Z, CTRL)
    assert stored(hands) == ()
    assert counts(page)[:2] == kept(hands)[:2] == [1, 1]


def test_another_mediator_whose_counting_cannot_be_read_is_told(
    hands: Driver, page: WorkshopPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.type("1")
    hands.app.preferences.change(mediators=("Médiateur 1", "Médiateur 2"), mediator="Médiateur 2")

    def refuse(*_: object) -> None:
        raise FULL

    with monkeypatch.context() as patch:
        patch.setattr(page._workshops, "current", refuse)
        hands.type("1")
    assert FULL.happened in words(page)
    hands.type("1")
    assert counts(page)[0] == 1


def test_the_counting_belongs_to_the_mediator_who_counts(hands: Driver, page: WorkshopPage) -> None:
    hands.type("11")
    hands.app.preferences.change(mediators=("Médiateur 1", "Médiateur 2"), mediator="Médiateur 2")
    hands.type("1")
    assert counts(page)[0] == 1
    assert kept(hands)[0] == 2
