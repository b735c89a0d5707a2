"""Adding, correcting, deleting and bringing back, with the keys alone, in the real window."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from mediateur.journal.encounter import Count, Kind
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.journal.page import JournalPage
from tests.ui.audit import clipped, nameless, small_targets
from tests.ui.driving import CTRL, KEY, Driver, calm, rest, settle, words
from tests.ui.pages.journal.records import add, added, correction, kept, met, opened, toasts

TODAY = dt.date.today()


@pytest.mark.usefixtures("page")
def test_a_session_is_added_in_a_few_key_presses(hands: Driver) -> None:
    """From any page: to the journal, the dialog, one result, the record."""
    hands.window.show_page("accueil")
    presses = (
        (KEY.Key_6, CTRL),
        (KEY.Key_N, CTRL),
        *[(KEY.Key_Tab,)] * 4,
        (KEY.Key_Plus,),
        (KEY.Key_Return, CTRL),
    )
    for press in presses:
        hands.key(*press)
    [record] = kept(hands)
    assert len(presses) <= 10
    assert (record.persons, record.outcomes) == (1, (Count(code="activee", n=1),))
    assert (record.when, record.pathway) == (hands.app.corrections.now(), "activer-adulte")
    assert record.place == hands.app.preferences.current.place
    assert record.mediator == hands.app.preferences.current.mediator


def test_the_last_pathway_is_proposed_and_the_addition_can_be_undone(hands: Driver, page: JournalPage) -> None:
    dialog = add(hands)
    dialog.pathway.set_value("dire-non")
    hands.key(KEY.Key_Return, CTRL)
    assert add(hands).pathway.value() == "dire-non"
    hands.key(KEY.Key_Escape)
    rest()
    [notice] = toasts(hands.window)
    assert notice.button is not None
    notice.button.click()
    rest()
    assert kept(hands) == ()
    assert page.nothing_yet.isVisible()


def test_a_key_takes_back_what_was_added_or_corrected(hands: Driver, page: JournalPage) -> None:
    before = added(hands, page)
    dialog = correction(hands)
    dialog.persons.setValue(3)
    dialog.reason.set_value("saisie")
    hands.key(KEY.Key_Return, CTRL)
    rest()
    assert kept(hands)[0].persons == 3
    hands.key(KEY.Key_Z, CTRL)
    rest()
    [back] = kept(hands)
    assert (back.persons, back.outcomes, back.revision) == (1, before.outcomes, 3)
    [again, first] = hands.app.corrections.history(back, page.acts.names())
    assert (again.reason, first.reason) == ("Correction annulée", "Erreur de saisie")
    assert len(toasts(hands.window)) == 1


def test_a_key_takes_back_an_addition(hands: Driver, page: JournalPage) -> None:
    added(hands, page)
    hands.key(KEY.Key_Z, CTRL)
    rest()
    assert kept(hands) == ()
    assert page.nothing_yet.isVisible()


def test_a_deletion_can_be_restored_beside_its_notice(hands: Driver, page: JournalPage) -> None:
    added(hands, page)
    added(hands, page)
    page.acts._take_away(kept(hands)[0].id)
    rest()
    [notice] = toasts(hands.window)
    assert page.foot.restore.isVisible()
    assert notice.geometry().bottom() < page.foot.mapTo(hands.window, page.foot.rect().topLeft()).y()


def test_at_twice_the_size_the_day_is_in_view_when_the_dialog_opens(hands: Driver, page: JournalPage) -> None:
    hands.theme.set(scale=2.0)
    hands.window.resize(1366, 690)
    settle()
    dialog = add(hands)
    settle()
    label = dialog._day_row.label
    assert label.mapTo(dialog._scroller, label.rect().topLeft()).y() >= 0
    assert dialog.persons.isEnabled()
    assert page.isVisible()


@pytest.mark.usefixtures("page")
def test_autonomy_is_asked_where_it_is_seen_and_stays_optional(hands: Driver) -> None:
    dialog = add(hands)
    assert dialog.details.autonomy.isVisible()
    assert not dialog.details.duration.isVisible()
    assert dialog.closing().autonomy == "non_communique"


@pytest.mark.usefixtures("page")
def test_a_day_is_typed_or_moved_and_a_wrong_one_is_said_in_place(hands: Driver) -> None:
    dialog = add(hands)
    dialog.day.line.setFocus()
    hands.key(KEY.Key_Up)
    assert dialog.day.day() == TODAY
    hands.key(KEY.Key_Down)
    assert dialog.day.day() == TODAY - dt.timedelta(1)
    for typed in ("32/01/2026", "demain", ""):
        dialog.day.line.setText(typed)
        hands.key(KEY.Key_Return, CTRL)
        assert hands.dialog is dialog
        assert "Écrivez la date ainsi" in words(dialog)
    dialog.day.line.setText((TODAY + dt.timedelta(2)).strftime("%d/%m/%Y"))
    hands.key(KEY.Key_Return, CTRL)
    assert "dans le futur" in words(dialog)
    dialog.day.line.setText((TODAY - dt.timedelta(3)).strftime("%d.%m.%y"))
    hands.key(KEY.Key_Return, CTRL)
    assert [record.when.day for record in kept(hands)] == [TODAY - dt.timedelta(3)]


@pytest.mark.usefixtures("page")
def test_every_detail_is_recorded(hands: Driver) -> None:
    dialog = add(hands)
    dialog.persons.setValue(3)
    details = dialog.details
    details.age.set_value("soixante_dix_plus")
    details.autonomy.set_value("autonome")
    details.first_visits.set_value(2)
    details.declared_later.setValue(1)
    details.equipment.chips["aucun"].click()
    details.equipment.chips["tablette"].click()
    details.equipment.chips["telephone"].click()
    hands.key(KEY.Key_Return, CTRL)
    [record] = kept(hands)
    assert record.ages == (Count(code="soixante_dix_plus", n=3),)
    assert (record.autonomy, record.first_visits, record.declared_later) == ("autonome", 2, 1)
    assert record.equipment == ("telephone", "tablette")


def test_of_several_ages_and_places_to_go_what_is_not_touched_stays(hands: Driver, page: JournalPage) -> None:
    outcomes = (
        Count(code="orientee", n=1, detail="soignant"),
        Count(code="orientee", n=2, detail="administration"),
        Count(code="impossible", n=1, detail="carte"),
    )
    whole = msgspec.structs.replace(
        met(hands, Kind.INDIVIDUAL, 5, *outcomes),
        ages=(Count(code="soixante_dix_plus", n=2), Count(code="moins_de_douze", n=1)),
        obstacles=("carte",),
        equipment=("tablette",),
        first_visits=2,
    )
    dialog = opened(hands, page, whole)
    dialog.persons.setValue(6)
    dialog.reason.set_value("oubli")
    hands.key(KEY.Key_Return, CTRL)
    [record] = kept(hands)
    assert record.persons == 6
    for name in ("outcomes", "ages", "obstacles", "equipment", "first_visits", "content_hash", "guides_printed"):
        assert getattr(record, name) == getattr(whole, name), name


def test_neither_dialog_scrolls_in_the_least_window(hands: Driver, page: JournalPage) -> None:
    added(hands, page)
    for dialog in (correction(hands), None):
        asked = dialog or add(hands)
        calm(hands.window)
        assert asked._scroller.verticalScrollBar().maximum() == 0
        hands.key(KEY.Key_Escape)


@pytest.mark.parametrize("name", ["clair", "sombre", "contraste"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_dialogs_hold_in_every_theme_and_size(
    hands: Driver, page: JournalPage, theme: Theme, name: str, scale: float
) -> None:
    added(hands, page)
    for notice in toasts(hands.window):
        notice.dismiss()
    theme.set(name=name, scale=scale)
    correction(hands).details.toggle()
    faults = []
    for _ in range(2):
        calm(hands.window)
        dialog = hands.dialog
        faults += [*nameless(dialog), *small_targets(dialog), *clipped(dialog)]
        dialog.close_dialog()
        page.acts.show_history(kept(hands)[0].id)
        settle()
    hands.dialog.close_dialog()
    assert faults == []
