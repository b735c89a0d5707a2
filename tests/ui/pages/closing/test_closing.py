"""« Fin de la séance »: what it proposes, what it counts, what it refuses, what it forgets."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel

from mediateur.content.outcomes import OUTCOMES
from mediateur.content.vocabulary import OBSTACLES
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Count
from mediateur.pathways.events import Answered, Begun, Hindered, Left, Opened
from mediateur.ui.kit.buttons import PushButton
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.text import Heading
from mediateur.ui.kit.toast import Toast
from mediateur.ui.pages.closing.page import ClosingDialog
from mediateur.ui.pages.closing.parts import FREQUENT
from mediateur.ui.pages.home.day_strip import DayStrip
from tests.ui.audit import clipped
from tests.ui.driving import CTRL, KEY, Driver, calm, cut_in, said, settle, words
from tests.ui.pages.closing.acts import SIZES, closing, stored, whole, with_note


def press(root: ClosingDialog | ConfirmDialog, label: str) -> None:
    next(b for b in root.findChildren(QAbstractButton) if b.text() == label).click()
    settle()


def counted(dialog: ClosingDialog) -> dict[str, int]:
    return {code: counter.value() for code, counter in dialog.counters.items() if counter.value()}


def ticked(dialog: ClosingDialog) -> set[str]:
    return {code for code, chip in dialog.obstacles.items() if chip.isChecked()}


def test_it_proposes_what_the_walk_reached_and_met(hands: Driver) -> None:
    hands.begin()
    hands.reach("trois-elements")
    hands.page.act(Hindered("code-perdu"))
    hands.key(KEY.Key_Escape)
    hands.reach_end()
    dialog = closing(hands)
    assert dialog.persons.value() == 1
    assert set(counted(dialog)) == set(hands.walk.outcomes)
    assert "activee" in counted(dialog)
    assert ticked(dialog) == {"code_provisoire"}
    assert dialog.persons.hasFocus()


def test_a_session_left_midway_is_proposed_as_to_be_resumed(hands: Driver) -> None:
    hands.begin()
    hands.forward()
    assert counted(closing(hands)) == {"a-reprendre": 1}


def test_of_the_rare_results_those_proposed_are_shown_then_all(hands: Driver) -> None:
    hands.begin()
    hands.reach("trois-elements")
    rare = {outcome.code for outcome in OUTCOMES if not outcome.main}
    hands.page.act(Hindered("code-perdu"))
    hands.page.act(Left("revenir"))
    dialog = closing(hands)
    proposed = rare & set(counted(dialog))
    for shown in (proposed, rare, proposed):
        assert {code for code in rare if dialog.counters[code].isVisible()} == shown
        press(dialog, "Autre résultat\N{NO-BREAK SPACE}: masquage, blocage, impossible…")


@pytest.mark.parametrize("name", ["comprendre", "alerte", "qui-voit-quoi"])
def test_the_end_and_its_checklist_are_whole_without_scrolling(hands: Driver, name: str) -> None:
    hands.window.start_pathway(name)
    if not hands.walk.state.at:
        hands.page.act(Begun())
    pathway, hidden = hands.walk.pathway, []
    ends = {
        answer.end: (step.id, answer.id)
        for step in (*pathway.trunk, *pathway.branches)
        for answer in step.answers
        if answer.end
    }
    for end, (step, answer) in ends.items():
        hands.page.act(Opened(step))
        hands.page.act(Answered(step, answer))
        calm(hands.window)
        bars = [scroll.verticalScrollBar().maximum() for scroll in hands.stage.end.findChildren(ScrollColumn)]
        dialog = closing(hands)
        calm(hands.window)
        hidden += [(end, most) for most in (*bars, dialog._scroller.verticalScrollBar().maximum()) if most]
        dialog.close_dialog()
    assert hidden == []


def test_what_hindered_comes_first_among_as_many_chips(hands: Driver) -> None:
    hands.begin()
    hands.reach("trois-elements")
    hands.page.act(Hindered("message-erreur"))
    hands.key(KEY.Key_Escape)
    dialog = closing(hands)
    [met] = ticked(dialog)
    assert met not in FREQUENT
    shown = [code for code, chip in dialog.obstacles.items() if chip.isVisible()]
    assert shown == [met, *FREQUENT[:-1]]


def test_what_is_counted_is_what_is_recorded(hands: Driver) -> None:
    hands.begin()
    dialog = closing(hands)
    dialog.persons.setValue(2)
    dialog.counters["a-reprendre"].setValue(0)
    dialog.counters["activee"].setValue(2)
    dialog.counters["orientee"].setValue(1)
    dialog.obstacles["lecture"].click()
    dialog.details.toggle()
    dialog.details.age.set_value("60_69")
    dialog.details.where.set_value("aide_sociale")
    expected = dialog.closing()
    hands.key(KEY.Key_Return, CTRL)
    [kept] = stored(hands)
    assert (kept.persons, kept.outcomes, kept.obstacles, kept.ages) == (
        2,
        expected.outcomes,
        ("lecture",),
        expected.ages,
    )
    assert Count(code="activee", n=2) in kept.outcomes
    assert Count(code="orientee", n=1, detail="aide_sociale") in kept.outcomes
    assert kept.when.day == dt.date.today()
    assert hands.app.sessions.parked() == ()


def test_figures_that_contradict_each_other_are_said_in_place(hands: Driver) -> None:
    hands.begin()
    dialog = closing(hands)
    for counter in dialog.counters.values():
        counter.setValue(0)
    dialog.counters["preference-reflexion"].setValue(5)
    hands.key(KEY.Key_Return, CTRL)
    assert hands.dialog is dialog
    assert "Rien n’est enregistré pour l’instant." in words(dialog)
    assert len(cut_in()) == 1
    dialog.counters["preference-reflexion"].setValue(1)
    hands.key(KEY.Key_Return, CTRL)
    assert len(stored(hands)) == 1


def test_details_are_folded_until_asked_for_and_left_unsaid_by_default(hands: Driver) -> None:
    hands.begin()
    dialog = closing(hands)
    assert not dialog.details.isVisible()
    press(dialog, "Plus de détails\N{NO-BREAK SPACE}: facultatif")
    assert dialog.details.isVisible()
    assert dialog.details.age.hasFocus()
    assert dialog.closing().ages == ()
    press(dialog, "Moins de détails")
    assert not dialog.details.isVisible()


def test_nothing_kept_asks_once_and_efface_counts_nothing(hands: Driver) -> None:
    hands.begin()
    press(closing(hands), "Ne rien garder")
    asked = hands.dialog
    assert isinstance(asked, ConfirmDialog)
    assert "Effacer cette séance\N{NO-BREAK SPACE}?" in words(asked)
    assert "Rien ne sera compté." in words(asked)
    assert asked.no.hasFocus()
    asked.no.click()
    settle()
    assert isinstance(hands.dialog, ClosingDialog)
    press(hands.dialog, "Ne rien garder")
    press(hands.dialog, "Effacer")
    assert stored(hands) == ()
    assert hands.app.sessions.parked() == ()
    assert not hands.window.in_session
    assert said()[-1] == "Séance effacée. Rien n’est compté."


def test_echap_goes_on_with_the_session(hands: Driver) -> None:
    hands.begin()
    session = hands.session
    closing(hands)
    hands.key(KEY.Key_Escape)
    assert hands.session is session
    hands.forward()
    assert hands.walk.state.at == "ouvrir"


def test_the_privacy_line_and_the_checklist_are_always_there(hands: Driver) -> None:
    hands.begin()
    dialog = closing(hands)
    assert "Sans nom ni numéro." in words(dialog)
    assert [check.label for check in dialog.checks] == [c.label for c in hands.walk.pathway.checklist]
    assert len(dialog.checks) == 4


def test_the_codes_proposed_are_those_of_the_vocabulary(hands: Driver) -> None:
    hands.begin()
    assert set(closing(hands).obstacles) <= set(OBSTACLES)


@pytest.mark.parametrize("size", [*SIZES, (1366, 690, 2.0)])
def test_a_failure_is_told_above_the_buttons(hands: Driver, size: tuple[int, int, float]) -> None:
    dialog, _ = with_note(hands, size)
    bar = dialog._scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    dialog.tell(MediateurError("Le disque est plein.", "Rien n’est perdu.", "Libérez de la place."))
    calm(hands.window)
    assert whole(dialog._trouble)
    assert clipped(dialog._trouble) == []
    bar.setValue(0)
    calm(hands.window)
    assert whole(dialog._trouble)


@pytest.mark.parametrize("size", [(420, 728, 1.0), (420, 728, 1.25)])
def test_in_the_panel_the_two_other_buttons_share_a_row(hands: Driver, size: tuple[int, int, float]) -> None:
    dialog, _ = with_note(hands, size)
    foot = [button for button in dialog.findChildren(PushButton) if button.parent() is dialog._panel]
    drop, back, keep = foot
    assert (drop.label, back.accessibleName(), keep.label) == ("Ne rien garder", "Continuer la séance", "Enregistrer")
    assert drop.y() == back.y() < keep.y()


def test_what_is_counted_lines_up_with_the_words_of_its_title(hands: Driver) -> None:
    dialog, _ = with_note(hands, (1366, 690, 1.0))
    title = next(t for t in dialog.findChildren(Heading) if t.text() == "Résultats")
    counted_at = {
        label.mapTo(dialog, label.rect().topLeft()).x()
        for label in dialog.findChildren(QLabel)
        if label.text() in ("Activer, utiliser", "Espace activé")
    }
    aligned = title.mapTo(dialog, title.rect().topLeft()).x()
    assert counted_at == {aligned}
    for asked, first in (("Ce qui a bloqué", dialog.obstacles[FREQUENT[0]]), ("Avant de se quitter", dialog.checks[0])):
        beside = next(t for t in dialog.findChildren(Heading) if t.text() == asked)
        title_at, first_at = (one.mapTo(dialog, one.rect().center()) for one in (beside, first))
        assert abs(title_at.y() - first_at.y()) <= 1
        assert beside.mapTo(dialog, beside.rect().topLeft()).x() == aligned
    dialog.details.toggle()
    calm(hands.window)
    assert dialog.details.place_type.y() > 0
    rows = sorted({row.y() for row in dialog.details.findChildren(FormRow)})
    heights = {row.y(): row.height() for row in dialog.details.findChildren(FormRow)}
    assert rows[1] - rows[0] - heights[rows[0]] == 12


@pytest.mark.parametrize("size", [(1366, 690), (1024, 768)])
def test_the_notice_does_not_cover_the_figures_that_it_announces(hands: Driver, size: tuple[int, int]) -> None:
    hands.window.resize(*size)
    hands.begin()
    closing(hands).save()
    calm(hands.window)
    [notice] = [toast for toast in hands.window.findChildren(Toast) if toast.isVisible()]
    [strip] = hands.window.home.findChildren(DayStrip)
    place = QRect(strip.mapTo(hands.window, QPoint(0, 0)), strip.size())
    assert not notice.geometry().intersects(place)
    assert notice.x() == place.x()
    assert hands.window.rect().contains(notice.geometry())
