"""« Ce que j'ai fait », in the real window: what one label did, nobody else's, and nothing of the register."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from mediateur.training.debrief import debrief
from mediateur.ui.pages.training.learning.history import HistoryView
from mediateur.ui.pages.training.page import TrainingPage
from mediateur.usecases.register.people import Details
from tests.training.practised import played
from tests.ui.driving import CTRL, KEY, Driver, calm, settle, words
from tests.ui.pages.training.quiz.test_quiz import answer_all
from tests.ui.test_accessibility import audit

LABELS = ("Médiateur 1", "Médiateur 2")


def page_of(hands: Driver) -> TrainingPage:
    page = hands.window.page("formation")
    assert isinstance(page, TrainingPage)
    return page


def opened(hands: Driver) -> HistoryView:
    hands.key(KEY.Key_8, CTRL)
    page_of(hands).learn.history.click()
    settle()
    view = page_of(hands).stack.currentWidget()
    assert isinstance(view, HistoryView)
    return view


def told(view: HistoryView) -> str:
    return words(view).replace("\N{NO-BREAK SPACE}", " ")


def learn(hands: Driver) -> None:
    """Finish a module, begin another, play a case twice and a quiz to its end."""
    app = hands.app
    modules = app.lessons.modules()
    app.lessons.finish(modules[0].id)
    app.lessons.reach(modules[1].id, modules[1].sections[1].id)
    for well in (False, True):
        stage = app.cases.stage("code-expire")
        app.cases.keep(stage, debrief(stage, played(stage, well=well)))
    answer_all(app.quizzes, app.quizzes.begin("rafraichissement", 3))
    app.quizzes.begin("complet", 3)


def test_it_tells_what_was_done_under_this_label_and_no_other(hands: Driver) -> None:
    hands.app.preferences.change(mediators=LABELS, mediator=LABELS[0])
    learn(hands)
    modules = hands.app.lessons.modules()
    view = opened(hands)
    shown = told(view)
    assert "Sous le repère « Médiateur 1 », sur ce poste seulement." in shown
    assert f"{modules[0].title}. Terminé le ".replace("\N{NO-BREAK SPACE}", " ") in shown
    assert f"{modules[1].title}. En cours, section 2 sur ".replace("\N{NO-BREAK SPACE}", " ") in shown
    assert "Un code provisoire expiré. Joué 2 fois, en dernier le " in shown
    assert "conduite tenue." in shown
    assert "Quiz de rafraîchissement, le " in shown
    assert "10 sur 10, soit 100 %." in shown
    assert "Quiz complet" not in shown
    hands.app.preferences.change(mediator=LABELS[1])
    page_of(hands).refresh()
    other = told(opened(hands))
    assert other.count("pour l’instant.") == 3


def test_a_person_of_the_same_name_in_the_register_is_not_looked_for(hands: Driver) -> None:
    hands.app.register.people.enrol(Details("Médiateur 1", contact="06 39 98 00 12"))
    view = opened(hands)
    assert "Un repère n’est pas un nom" in told(view)
    assert "06 39 98" not in told(view)
    hands.app.register.lock()
    assert hands.app.register.desk.store is not None
    hands.key(KEY.Key_Escape)
    opened(hands)
    assert hands.app._registry is not None
    assert hands.app._registry._lender is None, "the register was opened"


def test_it_is_reached_and_left_by_the_keyboard_and_leads_to_verifying(hands: Driver) -> None:
    hands.key(KEY.Key_8, CTRL)
    page = page_of(hands)
    page.learn.history.setFocus()
    hands.key(KEY.Key_Space)
    view = page.stack.currentWidget()
    assert isinstance(view, HistoryView)
    assert QApplication.focusWidget() is view.back
    hands.key(KEY.Key_Escape)
    assert page.stack.currentWidget() is page.home
    assert QApplication.focusWidget() is page.learn.history
    hands.key(KEY.Key_Space)
    view.verify.click()
    settle()
    assert "Vérifier une attestation" in words(hands.window)
    assert not page.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("dress", ["clair", "contraste"])
def test_it_holds(hands: Driver, dress: str, scale: float) -> None:
    learn(hands)
    hands.theme.set(dress, scale)
    opened(hands)
    calm(hands.window)
    assert audit(hands.window) == {}
