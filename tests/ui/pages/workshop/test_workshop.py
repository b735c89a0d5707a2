"""Atelier collectif in the real window: digits, undo, hints, an event apart, a twin noticed, a title refused."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint

from mediateur.journal.encounter import Half, HalfDay, Kind
from mediateur.journal.workshop import Tally
from mediateur.ui.kit.toast import Toast
from mediateur.ui.pages.workshop.counter import TallyCounter
from mediateur.ui.pages.workshop.fields import half_days
from mediateur.ui.pages.workshop.page import LEFT, WorkshopPage
from tests.ui.driving import ALT, CTRL, KEY, Driver, calm, said, words
from tests.ui.fakes import FULL
from tests.ui.pages.conftest import check_french
from tests.ui.pages.workshop.acts import NAMED, counts, kept, press, stored
from tests.ui.test_accessibility import audit, ranks, shape, tab_order


def test_digits_count_ctrl_z_takes_back_and_each_press_is_kept(hands: Driver, page: WorkshopPage) -> None:
    hands.type("112345")
    assert counts(page) == kept(hands) == [2, 1, 1, 1, 1, 0]
    hands.type('&é"(-')
    assert counts(page) == kept(hands) == [3, 2, 2, 1, 2, 1]
    assert said()[-1] == "Ont préféré attendre\N{NO-BREAK SPACE}: 1"
    hands.key(KEY.Key_Z, CTRL)
    hands.key(KEY.Key_Z, CTRL)
    assert counts(page) == kept(hands) == [3, 2, 2, 1, 1, 0]
    for _ in range(20):
        hands.key(KEY.Key_Z, CTRL)
    assert counts(page) == kept(hands) == [0] * 6


def test_the_counters_are_those_of_the_mediator_who_was_just_chosen(hands: Driver, page: WorkshopPage) -> None:
    mediator = hands.app.preferences.current.mediator
    hands.app.preferences.change(mediators=(mediator, "Médiateur 2"))
    hands.type("111")
    hands.window.shell.mediator_chosen.emit("Médiateur 2")
    assert counts(page) == [0] * 6
    hands.type("2")
    hands.window.shell.mediator_chosen.emit(mediator)
    assert counts(page) == [3, 0, 0, 0, 0, 0]


def test_digits_are_off_when_the_settings_say_so_and_never_with_alt(hands: Driver, page: WorkshopPage) -> None:
    hands.key(KEY.Key_1, ALT)
    hands.app.preferences.change(digits=False)
    hands.type("123")
    assert counts(page) == [0] * 6


def test_plus_and_minus_work_from_a_counter_and_digits_still_belong_to_the_page(
    hands: Driver, page: WorkshopPage
) -> None:
    counter = page.board.cards[Tally.GUIDES].counter
    counter.setFocus()
    hands.key(KEY.Key_Up)
    hands.key(KEY.Key_Plus)
    hands.type("1-")
    assert counts(page) == kept(hands) == [1, 0, 0, 2, 0, 1]
    for _ in range(4):
        hands.key(KEY.Key_Down)
    assert counts(page) == kept(hands) == [1, 0, 0, 0, 0, 1]
    hands.key(KEY.Key_Z, CTRL)
    assert counts(page)[3] == 1


def test_a_number_can_be_typed_after_entree_and_given_up_with_echap(hands: Driver, page: WorkshopPage) -> None:
    counter = page.board.cards[Tally.PRESENT].counter
    counter.setFocus()
    hands.enter()
    hands.type("120")
    assert kept(hands)[0] == 0
    hands.enter()
    assert counts(page)[0] == kept(hands)[0] == 120
    hands.enter()
    hands.type("7")
    hands.key(KEY.Key_Escape)
    hands.type("1")
    assert counts(page)[0] == kept(hands)[0] == 121
    hands.key(KEY.Key_Z, CTRL)
    hands.key(KEY.Key_Z, CTRL)
    assert counts(page)[0] == 0


def test_digits_count_from_a_list_too(hands: Driver, page: WorkshopPage) -> None:
    page.fields.theme.setFocus()
    before = page.fields.theme.value()
    hands.type("1")
    assert counts(page)[0] == 1
    assert page.fields.theme.value() == before


def test_what_is_counted_and_filled_is_what_is_recorded(hands: Driver, page: WorkshopPage) -> None:
    place = hands.app.places.keep("France Services, salle 2")
    hands.window.show_page("atelier")
    hands.type("1111223455666")
    page.fields.theme.set_value("dire-non")
    page.fields.theme.chosen.emit("dire-non")
    assert page.fields.duration.value() == "non_communique"
    assert page.fields.duration.findData("moins_30") >= 0
    page.fields.duration.set_value("120_plus")
    page.fields.duration.chosen.emit("120_plus")
    page.head.unfold.click()
    page.details.title.edit.setText("Premiers pas")
    page.details.ages["soixante_dix_plus"].setValue(3)
    page.details.results["opposition"].setValue(1)
    page.details.details["orientee"].set_value("aide_sociale")
    page.details.details["orientee"].chosen.emit("aide_sociale")
    page.details.results["orientee"].setValue(2)
    page.details.equipment["tablette"].click()
    hands.key(KEY.Key_Return, CTRL)
    [record] = stored(hands)
    assert (record.persons, record.helped, record.guides_printed) == (4, 1, 1)
    assert {one.code: one.n for one in record.outcomes} == {
        "activee": 2,
        "a-reprendre": 2,
        "preference-reflexion": 3,
        "opposition": 1,
        "orientee": 2,
    }
    assert [one.detail for one in record.outcomes if one.code == "orientee"] == ["aide_sociale"]
    assert (record.pathway, record.place, record.duration) == ("dire-non", place.id, "120_plus")
    assert (record.title, record.equipment, record.kind) == ("Premiers pas", ("tablette",), Kind.WORKSHOP)
    assert {one.code: one.n for one in record.ages} == {"soixante_dix_plus": 3}
    assert counts(page) == kept(hands) == [0] * 6
    assert any(text.startswith("Atelier enregistré. 4") for text in said())


def test_a_recording_is_undone_from_the_notice_and_with_ctrl_z(hands: Driver, page: WorkshopPage) -> None:
    for undone_by_key in (False, True):
        hands.type("112")
        hands.key(KEY.Key_Return, CTRL)
        assert len(stored(hands)) == 1
        if undone_by_key:
            hands.key(KEY.Key_Z, CTRL)
        else:
            press(hands.window.findChildren(Toast)[-1], "Annuler")
        assert stored(hands) == ()
        assert counts(page) == kept(hands) == [2, 1, 0, 0, 0, 0]
        for _ in range(3):
            hands.key(KEY.Key_Z, CTRL)


def test_more_spaces_than_persons_hints_once_and_does_not_hinder(hands: Driver, page: WorkshopPage) -> None:
    hands.type("1222")
    assert page.foot.hint.isVisible()
    assert sum("C’est possible" in text for text in said()) == 1
    hands.type("11")
    assert not page.foot.hint.isVisible()
    hands.type("2")
    hands.key(KEY.Key_Return, CTRL)
    assert len(stored(hands)) == 1


def test_an_event_is_an_estimate_told_and_kept_apart(hands: Driver, page: WorkshopPage) -> None:
    page.head.kind.segments[1].click()
    hands.type("1112344")
    assert [tally for tally, card in page.board.cards.items() if card.isVisible()] == [Tally.PRESENT, Tally.GUIDES]
    assert kept(hands) == [3, 0, 0, 2, 0, 0]
    assert "Estimation, jamais mêlée aux autres chiffres" in words(page)
    assert "Estimation" in page.board.cards[Tally.PRESENT].counter.accessibleName()
    hands.key(KEY.Key_Return, CTRL)
    [record] = stored(hands)
    assert (record.kind, record.persons, record.helped, record.outcomes) == (Kind.EVENT, 3, 0, ())
    figures = hands.app.journal.today()
    assert (figures.estimated, figures.touched, figures.activated) == (3, 0, 0)
    assert any("Estimation\N{NO-BREAK SPACE}: 3" in text for text in said())


def test_the_half_days_offered_go_back_a_month_and_never_ahead() -> None:
    offered = half_days(dt.datetime(2026, 11, 23, 9, 30))
    assert offered[:2] == (
        HalfDay(dt.date(2026, 11, 23), Half.MORNING),
        HalfDay(dt.date(2026, 11, 22), Half.AFTERNOON),
    )
    assert offered[-1] == HalfDay(dt.date(2026, 10, 24), Half.MORNING)
    assert half_days(dt.datetime(2026, 11, 23, 15))[0] == HalfDay(dt.date(2026, 11, 23), Half.AFTERNOON)


@pytest.mark.parametrize("name", ["large", "petit écran à 200 %", "étroit", "panneau"])
def test_the_page_holds_unfolded_with_everything_told(hands: Driver, page: WorkshopPage, name: str) -> None:
    hands.type("1222")
    page.details.show()
    page.details.title.edit.setText(NAMED)
    page.details.title.look()
    page.notice.set_content(LEFT)
    page.notice.show()
    check_french(page)
    page.trouble.tell(FULL)
    shape(hands, name)
    assert audit(hands.window) == {}
    page.head.kind.segments[1].click()
    assert audit(hands.window) == {}


@pytest.mark.parametrize("theme_name", ["sombre", "contraste"])
def test_the_question_on_a_twin_holds_in_every_theme(hands: Driver, page: WorkshopPage, theme_name: str) -> None:
    hands.theme.set(name=theme_name)
    for _ in range(2):
        hands.type("1")
        hands.key(KEY.Key_Return, CTRL)
    assert audit(hands.window) == {}


def test_all_the_counters_are_in_view_in_the_least_high_window(hands: Driver, page: WorkshopPage) -> None:
    calm(hands.window)
    assert page.scroller.verticalScrollBar().maximum() == 0
    assert all(card.counter.side == 60 for card in page.board.cards.values())


def test_tab_follows_the_reading_order(hands: Driver, page: WorkshopPage) -> None:
    order = tab_order(hands.window)
    landmarks = [
        "Titre, âges",
        "Atelier",
        "Activer Mon",
        "Ne pas",
        "Aujourd",
        "1, ",
        "6, ",
        "Annuler",
        "Enregistrer",
    ]
    start = order.index("Aide") + 1
    assert ranks(order[start:], landmarks) == sorted(ranks(order[start:], landmarks))
    counters = hands.window.findChildren(TallyCounter)
    assert all("Entrée" in counter.accessibleDescription() for counter in counters)


def test_the_crowd_of_an_event_is_typed_kept_and_comes_back_to_nothing(hands: Driver, page: WorkshopPage) -> None:
    page.head.kind.segments[1].click()
    counter = page.board.cards[Tally.PRESENT].counter
    counter.setFocus()
    hands.enter()
    hands.type("3200")
    hands.enter()
    assert counts(page)[0] == kept(hands)[0] == 3200
    hands.key(KEY.Key_Return, CTRL)
    [record] = stored(hands)
    assert (record.kind, record.persons) == (Kind.EVENT, 3200)
    assert counts(page)[0] == kept(hands)[0] == 0


def test_the_counters_are_level_and_the_foot_stands_where_the_page_does(hands: Driver, page: WorkshopPage) -> None:
    calm(hands.window)
    assert len({card.height() for card in page.board.cards.values()}) == 1
    for name in ("large", "200 %"):
        shape(hands, name)
        calm(hands.window)
        foot, head = (part.mapTo(page, QPoint(0, 0)).x() for part in (page.foot.layout().itemAt(1).widget(), page.head))
        assert foot == head, name
