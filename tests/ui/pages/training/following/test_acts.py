"""What is done from the register: a mediator's card from entry to erasure, a session from its plan to its replay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediateur.training.listing import Query
from mediateur.training.register import REASONS, QuizKind, Status, Turn
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.kit.dialog import Dialog, open_dialog_of
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.training.mediator.enrol_dialog import ANYWAY, EnrolDialog
from mediateur.ui.pages.training.mediator.form import KEEP, PersonDialog
from mediateur.ui.pages.training.mediator.known import KnownDialog
from mediateur.ui.pages.training.mediator.observation import ObservationDialog
from mediateur.ui.pages.training.mediator.quiz import QuizResultDialog
from mediateur.ui.pages.training.mediator.turn import TurnDialog
from mediateur.ui.pages.training.sessions.choice import PeopleChoice, SessionChoice
from mediateur.ui.pages.training.sessions.form import SessionDialog
from tests.ui.audit import clipped, nameless, small_targets
from tests.ui.conftest import press, type_text
from tests.ui.driving import calm, said, words
from tests.ui.pages.training.conftest import TODAY, Page, World, at_rest, names
from tests.ui.pages.training.following.test_people import spaced

A_DAY = dt.date(2026, 11, 20)
Kind = TypeVar("Kind", bound=Dialog)


def dialog_of(page: Page, kind: type[Kind]) -> Kind:
    dialog = open_dialog_of(page)
    assert isinstance(dialog, kind)
    return dialog


def test_enter_opens_a_card_and_escape_leaves_it(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    page.part.people.table.choose(1)
    page.part.people.table.setFocus()
    press(Qt.Key.Key_Return)
    card = page.part.person
    assert card.isVisible()
    assert QApplication.focusWidget() is card.back
    told = spaced(words(card))
    assert "Attestation 2024-0001, valable jusqu’au 3 décembre 2026." in told
    assert "À faire : quiz de renouvellement réussi à 80 %." in told
    assert "4 décembre 2024 : Formation initiale. Suivie en entier." in told
    assert "17 sur 20, réussi." in told
    assert "Guichet France Services. Mairie. Drôme. 06 39 98 00 12." in told
    press(Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert QApplication.focusWidget() is page.part.people.table


def test_what_an_attestation_lacks_is_said_under_its_button(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    page.part.acts.open(world.ids["Médiateur 5"])
    page.part.person.give.click()
    assert open_dialog_of(page) is None
    assert "Il manque" in words(page.part.person.lacking)
    assert any("Il manque" in text for text in said())


def test_an_attestation_is_given_once_confirmed(opened: Callable[[], Page], world: World, qtbot: QtBot) -> None:
    world.usual()
    world.observe("Médiateur 5")
    page = opened()
    page.part.acts.open(world.ids["Médiateur 5"])
    page.part.person.give.click()
    dialog = dialog_of(page, ConfirmDialog)
    assert QApplication.focusWidget() is dialog.no
    assert "19 novembre 2028" in spaced(words(dialog))
    with qtbot.waitSignal(page.part.print_asked) as asked:
        dialog.yes.click()
    assert asked.args == ["2026-0003"]
    assert page.part.person.badge.text() == "Valable"
    at_rest(page)
    assert spaced(page.part.people.count.text()) == "6 inscrits, 5 formés, 4 attestés"


def test_an_attestation_is_suspended_restored_and_withdrawn_for_a_reason(
    opened: Callable[[], Page], world: World
) -> None:
    world.usual()
    page = opened()
    page.part.acts.open(world.ids["Médiateur 1"])
    card = page.part.person
    for turn, badge in ((Turn.SUSPENDED, "Suspendue"), (Turn.RESUMED, "Valable"), (Turn.WITHDRAWN, "Retirée")):
        assert card.turns[turn].isVisible()
        card.turns[turn].click()
        dialog = dialog_of(page, TurnDialog)
        code, reason = list(REASONS[turn].items())[1]
        dialog.reasons.rows[code].setChecked(True)
        dialog.yes.click()
        at_rest(page)
        assert card.badge.text() == badge
        assert reason.lower() in words(card).lower()
    assert not any(button.isVisible() for button in card.turns.values())


def test_an_observation_that_misses_an_essential_point_does_not_count(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    page.part.acts.open(world.ids["Médiateur 5"])
    page.part.person.observe.click()
    dialog = dialog_of(page, ObservationDialog)
    essential = next(point for point in world.register.proofs.points if point.is_essential)
    for point, row in dialog.points.items():
        row.setChecked(point != essential.id)
    assert "ne comptera pas" in dialog.told.text()
    dialog.save.click()
    at_rest(page)
    assert page.part.person.badge.text() == "À observer"
    assert essential.text.rstrip(".") in words(page.part.person)
    page.part.person.observe.click()
    dialog = dialog_of(page, ObservationDialog)
    for row in dialog.points.values():
        row.setChecked(True)
    assert "comptera" in dialog.told.text()
    dialog.trainer.clear()
    dialog.save.click()
    assert dialog.trainer_row.error
    dialog.trainer.setText("Formateur 1")
    dialog.save.click()
    assert page.part.person.badge.text() == "À attester"


def test_a_quiz_result_that_cannot_be_is_refused_in_place(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    page.part.acts.open(world.ids["Médiateur 6"])
    page.part.person.quiz.click()
    dialog = dialog_of(page, QuizResultDialog)
    dialog.save.click()
    assert dialog.right_row.error
    dialog.right.setText("21")
    dialog.out_of.setText("20")
    dialog.save.click()
    assert "plus de bonnes réponses" in dialog.right_row.error
    dialog.right.setText("15")
    dialog.kind.set_value(QuizKind.REFRESHER)
    dialog.save.click()
    at_rest(page)
    told = spaced(words(page.part.person))
    assert "quiz de rafraîchissement : 15 sur 20, sous les 80 %." in told


def test_a_card_is_corrected(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    page.part.acts.open(world.ids["Médiateur 6"])
    page.part.person.correct.click()
    dialog = dialog_of(page, PersonDialog)
    dialog.territory.setText("Isère")
    dialog.declared.set_day(TODAY)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Isère" in page.part.person.identity.text()
    assert page.part.person.activity.text().startswith("Actif")


def enrolling(page: Page, name: str) -> EnrolDialog:
    """Ask to enter somebody, and let the register be looked at."""
    page.part.acts.enrol()
    dialog = dialog_of(page, EnrolDialog)
    type_text(dialog.name, name)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at_rest(page)
    return dialog


def test_who_looks_like_somebody_known_is_told_then_entered_if_one_says_so(
    opened: Callable[[], Page], world: World
) -> None:
    world.enter("Rivel Brunal")
    page = opened()
    dialog = enrolling(page, "BRUNAL Rivel")
    assert dialog.isVisible()
    told = spaced(words(dialog.alike))
    assert "Rivel Brunal, n° 1, Mairie (même nom, dans un autre ordre)." in told
    assert any("qui lui ressemble" in text for text in said())
    assert len(world.register.people.ids(Query())) == 1
    assert dialog.save.label == ANYWAY
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert open_dialog_of(page) is None
    assert names(page) == ["Rivel Brunal", "BRUNAL Rivel"]


def test_another_name_is_looked_at_anew(opened: Callable[[], Page], world: World) -> None:
    world.enter("Rivel Brunal")
    page = opened()
    dialog = enrolling(page, "Rivel Brunal")
    assert dialog.alike.isVisible()
    type_text(dialog.name, "-Kormev")
    assert not dialog.alike.isVisible()
    assert dialog.save.label == KEEP
    dialog.name.setText("Cladro Flignet")
    dialog.save.click()
    at_rest(page)
    assert names(page) == ["Rivel Brunal", "Cladro Flignet"]


def test_the_card_of_the_one_who_is_known_may_be_opened_instead(opened: Callable[[], Page], world: World) -> None:
    world.enter("Rivel Brunal")
    page = opened()
    dialog = enrolling(page, "Rivel Brunal")
    assert dialog.alike.button is not None
    dialog.alike.button.click()
    assert open_dialog_of(page) is None
    assert page.part.person.isVisible()
    assert page.part.person.name.text() == "Rivel Brunal"
    assert len(world.register.people.ids(Query())) == 1


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_warning_holds(opened: Callable[[], Page], world: World, theme: Theme, scale: float) -> None:
    theme.set(scale=scale)
    for name in ("Rivel Brunal", "R. Brunal", "Brunal"):
        world.enter(name)
    page = opened()
    dialog = enrolling(page, "Rivel Brunal")
    calm(page)
    assert (*nameless(dialog), *small_targets(dialog), *clipped(dialog)) == ()


def test_what_the_register_knows_is_shown_and_copied(opened: Callable[[], Page], world: World, qtbot: QtBot) -> None:
    world.usual()
    page = opened()
    page.part.acts.open(world.ids["Médiateur 1"])
    page.part.person.known.click()
    dialog = dialog_of(page, KnownDialog)
    held = world.register.privacy.access(world.ids["Médiateur 1"])
    assert spaced(dialog.shown.text()) == spaced(held)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == held
    with qtbot.waitSignal(page.part.save_asked) as asked:
        dialog.save.click()
    assert asked.args == [held]


def test_erasing_is_asked_about_and_leaves_only_figures(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    page.part.acts.open(world.ids["Médiateur 3"])
    page.part.person.erase.click()
    dialog = dialog_of(page, ConfirmDialog)
    assert QApplication.focusWidget() is dialog.no
    assert "On ne peut pas revenir en arrière" in words(dialog)
    dialog.no.click()
    assert len(names(page)) == 6
    page.part.person.erase.click()
    dialog_of(page, ConfirmDialog).yes.click()
    assert not page.part.person.isVisible()
    assert "Médiateur 3" not in names(page)
    assert spaced(page.part.people.count.text()) == "5 inscrits, 5 formés, 3 attestés"


def test_a_session_is_planned_filled_ticked_and_held_again(
    opened: Callable[[], Page], world: World, qtbot: QtBot
) -> None:
    world.enter("Médiateur 1")
    world.enter("Médiateur 2")
    page = opened()
    page.part.people.renewals.plan.click()
    plan = dialog_of(page, SessionDialog)
    plan.seats.setText("1")
    plan.day.set_day(TODAY)
    plan.save.click()
    card = page.part.session
    assert card.isVisible()
    card.enrol.click()
    chosen = dialog_of(page, PeopleChoice)
    at_rest(page)
    for row in range(chosen.rows.count()):
        item = chosen.rows.itemAt(row)
        assert item is not None
        item.widget().click()  # type: ignore[union-attr]
    assert "Médiateur 1, Médiateur 2" in chosen.chosen.text()
    chosen.save.click()
    assert spaced(card.seats.text()) == "2 inscrits sur 1 place, 1 de trop"
    with qtbot.waitSignal(page.part.sheet_asked) as asked:
        card.sheet.click()
    assert card.session is not None
    assert asked.args == [card.session.id]
    card.rows[world.ids["Médiateur 1"]].setChecked(True)
    assert "1 sur 2" in spaced(card.count.text())
    card.keep.click()
    assert world.register.people.card(world.ids["Médiateur 1"]).position.status is Status.TO_TEST
    assert world.register.people.card(world.ids["Médiateur 2"]).position.status is Status.TO_TRAIN
    card.replay.click()
    again = dialog_of(page, SessionDialog)
    again.day.set_day(TODAY + dt.timedelta(3))
    again.save.click()
    assert [each.person for each in card.enrolled] == [world.ids["Médiateur 2"]]
    assert "rejouée" in card.facts.text()
    assert not card.keep.isVisible()


def test_a_session_to_come_is_cancelled_once_confirmed(opened: Callable[[], Page], world: World) -> None:
    world.enter("Médiateur 1")
    page = opened()
    page.part.session_acts.plan()
    dialog_of(page, SessionDialog).save.click()
    page.part.session.cancel.click()
    dialog_of(page, ConfirmDialog).yes.click()
    at_rest(page)
    assert page.part.sessions.isVisible()
    assert page.part.sessions.nothing.isVisible()


def test_a_mediator_is_enrolled_from_her_card(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    page = opened()
    page.part.session_acts.plan()
    dialog_of(page, SessionDialog).save.click()
    page.part.acts.open(world.ids["Médiateur 6"])
    page.part.person.enrol.click()
    dialog_of(page, SessionChoice).save.click()
    at_rest(page)
    assert "Inscrit, session à venir." in words(page.part.person)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_dialog_has_names_targets_and_room(
    opened: Callable[[], Page], world: World, theme: Theme, scale: float
) -> None:
    world.usual()
    theme.set(scale=scale)
    page = opened()
    page.part.acts.open(world.ids["Médiateur 1"])
    opening = (
        page.part.acts.enrol,
        page.part.acts.correct,
        page.part.acts.observe,
        page.part.acts.add_quiz,
        page.part.acts.show_access,
        page.part.person.turns[Turn.WITHDRAWN].click,
        page.part.session_acts.plan,
        page.part.person.enrol.click,
        page.part.keeper.ask_goal,
        page.part.keeper.ask_rule,
        page.part.keeper.ask_password,
    )
    found = {}
    for open_it in opening:
        open_it()
        dialog = dialog_of(page, Dialog)
        at_rest(page)
        calm(page)
        if faults := (*nameless(dialog), *small_targets(dialog), *clipped(dialog)):
            found[dialog.accessibleName()] = faults
        dialog.close_dialog()
    assert found == {}


def test_the_search_of_names_narrows_who_is_enrolled(opened: Callable[[], Page], world: World) -> None:
    world.usual()
    session = world.train("Médiateur 6", A_DAY)
    page = opened()
    page.part.session_acts.open(session)
    page.part.session.enrol.click()
    dialog = dialog_of(page, PeopleChoice)
    type_text(dialog.search, "ardeche")
    dialog._ask()
    at_rest(page)
    assert dialog.rows.count() == 1
    dialog.save.click()
    assert "Cochez au moins" in words(dialog)
