"""The quiz in the real window, by the keyboard: chosen, answered, explained, left, resumed, handed over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from mediateur.app import App
from mediateur.training.learned import Attempt
from mediateur.training.questions import Kind, Question
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.pages.training.following.tools import FIGURES
from mediateur.ui.pages.training.page import TrainingPage
from mediateur.ui.pages.training.quiz.answered import RIGHT, WRONG, YOURS
from mediateur.ui.pages.training.quiz.answers import LACKING, Ordered
from mediateur.ui.pages.training.quiz.menu import LEFT, NEVER, WRONG_SEED
from mediateur.ui.pages.training.quiz.page import QuizView
from mediateur.ui.pages.training.quiz.result import ALL_RIGHT
from mediateur.ui.pages.training.quiz.success_view import NOTHING
from mediateur.usecases.learning.quizzes import Quizzes
from tests.ui.driving import CTRL, KEY, Driver, said, settle, words
from tests.ui.pages.training.following.test_window import follow, rest
from tests.ui.test_accessibility import audit


def page_of(hands: Driver) -> TrainingPage:
    page = hands.window.page("formation")
    assert isinstance(page, TrainingPage)
    return page


def quiz_of(hands: Driver) -> QuizView:
    """Open Formation by its key, then the quiz by its digit."""
    hands.key(KEY.Key_8, CTRL)
    hands.type("9")
    view = page_of(hands).stack.currentWidget()
    assert isinstance(view, QuizView)
    return view


def at(view: QuizView) -> tuple[Attempt, Question]:
    attempt = view._attempt
    assert attempt is not None
    return attempt, view._quizzes.question(attempt.asked[len(attempt.answered)].question)


def give(hands: Driver, view: QuizView, *, right: bool = True) -> Question:
    """Answer the question in view by keys alone, rightly or wrongly."""
    attempt, question = at(view)
    shown = attempt.asked[len(attempt.answered)].answers
    if question.kind is Kind.ORDER:
        put_in_order(hands, view, question.right if right else shown)
    else:
        chosen = question.right if right else [answer for answer in shown if answer not in question.right][:1]
        for answer in chosen:
            hands.type(str(shown.index(answer) + 1))
    hands.enter()
    return question


def put_in_order(hands: Driver, view: QuizView, wanted: tuple[str, ...]) -> None:
    assert isinstance(view.question.answers, Ordered)
    for place, answer in enumerate(wanted):
        now = view.question.answers.given().index(answer)
        hands.type(str(now + 1))
        for _ in range(now - place):
            hands.key(KEY.Key_Up)


def test_a_whole_quiz_by_the_keyboard(hands: Driver) -> None:
    view = quiz_of(hands)
    assert words(view.menu).count(NEVER) == 0  # painted on the cards, heard by their names
    assert all(card.accessibleName().endswith(NEVER) for card in view.menu.cards)
    assert len(view.menu.cards) == 9
    hands.type("5")
    kinds = set()
    for _ in range(10):
        question = give(hands, view)
        kinds.add(question.kind)
        assert RIGHT in words(view.question)
        assert question.rationale in words(view.question)
        assert said()[-1] == f"{RIGHT}. {question.rationale}"
        hands.enter()
    assert view.stack.currentWidget() is view.result
    assert "10 sur 10, soit 100" in words(view.result)
    assert ALL_RIGHT in words(view.result)
    assert kinds >= {Kind.SINGLE}
    hands.key(KEY.Key_Escape)
    assert "10 sur 10" in view.menu.cards[4].accessibleName()


def test_every_kind_is_answered_wrongly_and_explained(hands: Driver) -> None:
    view = quiz_of(hands)
    view.begin("complet", 1)
    wrong = []
    for _ in range(20):
        question = give(hands, view, right=False)
        wrong.append(question)
        assert WRONG in words(view.question)
        assert question.kind is Kind.ORDER or YOURS in words(view.question).split("\n")
        hands.enter()
    assert {question.kind for question in wrong} == set(Kind)
    told = words(view.result)
    assert "0 sur 20, soit 0" in told
    assert all(question.question in told and question.rationale in told for question in wrong)
    assert len(view.result.modules) == 7
    view.result.modules[0].click()
    settle()
    assert page_of(hands).is_reading


def test_an_answer_is_asked_for(hands: Driver) -> None:
    view = quiz_of(hands)
    view.begin("activer", 5)
    hands.enter()
    attempt, question = at(view)
    assert attempt.answered == ()
    assert LACKING[question.kind] in words(view.question)
    assert said()[-1] == LACKING[question.kind]


def test_buttons_move_a_line_too(hands: Driver) -> None:
    view = quiz_of(hands)
    view.begin("activer", 5)
    while at(view)[1].kind is not Kind.ORDER:
        give(hands, view)
        hands.enter()
    answers = view.question.answers
    assert isinstance(answers, Ordered)
    before = answers.given()
    hands.type("2")
    answers.up.click()
    assert answers.given() == (before[1], before[0], *before[2:])
    assert said()[-1].endswith(f"ligne 1 sur {len(before)}")
    answers.up.click()
    assert said()[-1] == "Déjà en premier."
    answers.down.click()
    assert answers.given() == before


def test_a_quiz_that_was_left_is_resumed(hands: Driver) -> None:
    view = quiz_of(hands)
    view.begin("fraude", 7)
    give(hands, view)
    hands.enter()
    where = at(view)
    hands.key(KEY.Key_Escape)
    assert LEFT in words(view.menu)
    assert "question 2 sur 10" in words(view.menu)
    hands.key(KEY.Key_Escape)
    page = page_of(hands)
    assert page.stack.currentWidget() is page.home
    assert quiz_of(hands) is view
    hands.key(KEY.Key_Space)
    assert at(view) == where


def test_sources_of_a_question(hands: Driver) -> None:
    view = quiz_of(hands)
    view.begin("choisir", 7)
    question = give(hands, view)
    assert view.question.explained is not None
    view.question.explained.sources.click()
    settle()
    facts = {fact.id: fact.text for fact in hands.app.content.library().facts}
    shown = words(hands.dialog)
    assert all(facts[fact] in shown for fact in question.facts)
    hands.key(KEY.Key_Escape)
    assert open_dialog_of(hands.window) is None
    assert view.stack.currentWidget() is view.question


def test_a_seed_that_is_typed_gives_its_draw(hands: Driver) -> None:
    view = quiz_of(hands)
    view.menu.seed.setText("0")
    view.menu.cards[4].click()
    assert view.menu.seed_row.error == WRONG_SEED
    view.menu.seed.setText("48213")
    view.menu.cards[4].click()
    assert at(view)[0].seed == 48213


def test_the_sheet_is_kept_where_asked(hands: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = quiz_of(hands)
    assert view.menu.sheet.isHidden()
    view.begin("rafraichissement", 3)
    for _ in range(10):
        give(hands, view)
        hands.enter()
    target = tmp_path / "feuille.json"
    proposed = []

    def choose(_window: object, _title: str, path: str, _filters: str) -> tuple[str, str]:
        proposed.append(Path(path).name)
        return str(target), ""

    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    view.result.sheet.click()
    rest()
    assert proposed[0].startswith("resultats-médiateur-1-")
    assert json.loads(target.read_text(encoding="utf-8"))["learner"] == "Médiateur 1"
    assert hands.app.quizzes.read_results(target).attempts[0].score == 10


def test_trainers_see_success_and_read_sheets(hands: Driver, tmp_path: Path) -> None:
    quizzes, view = hands.app.quizzes, quiz_of(hands)
    view.menu.success.click()
    rest()
    page = view.success.view
    assert NOTHING in words(page)
    other = App(tmp_path / "autre").quizzes
    answer_all(other, other.begin("rafraichissement", 3))
    path = tmp_path / "feuille.json"
    path.write_bytes(other.sheet())
    page.read_sheet(str(path))
    rest()
    assert "10 sur 10, soit 100" in words(page)
    assert "n’est pas signé" in words(page)
    page.read_sheet(str(path))
    rest()
    assert "Cette feuille était déjà lue" in words(page)
    page.read_sheet(str(tmp_path / "rien.json"))
    rest()
    assert "rien.json ne s’ouvre pas" in words(page)
    assert "déjà lue" not in words(page)
    for _ in range(10):
        answer_all(quizzes, quizzes.begin("rafraichissement", 3))
    page.refresh()
    rest()
    assert words(page).count("100\N{NO-BREAK SPACE}% de 11 réponses") == 10
    hands.key(KEY.Key_Escape)
    assert view.stack.currentWidget() is view.menu


def test_trainers_see_success_in_their_part_too_and_only_above_the_threshold(hands: Driver, tmp_path: Path) -> None:
    quizzes, other = hands.app.quizzes, App(tmp_path / "autre").quizzes
    for _ in range(10):
        answer_all(quizzes, quizzes.begin("rafraichissement", 3))
    part = follow(hands)
    part.tools.choose(FIGURES)
    part.tools.changed.emit()
    rest()
    assert NOTHING in words(part.figures)
    answer_all(other, other.begin("rafraichissement", 3))
    path = tmp_path / "feuille.json"
    path.write_bytes(other.sheet())
    assert part.figures.success is not None
    part.figures.success.read_sheet(str(path))
    rest()
    assert words(part.figures).count("100\N{NO-BREAK SPACE}% de 11 réponses") == 10
    assert part.figures.success.more.isHidden()
    for _ in range(11):
        answer_all(quizzes, quizzes.begin("rafraichissement", 4))
    part.tools.changed.emit()
    rest()
    assert words(part.figures).count("\N{NO-BREAK SPACE}% de ") == 10
    part.figures.success.more.click()
    rest()
    assert words(part.figures).count("\N{NO-BREAK SPACE}% de ") > 10
    assert audit(hands.window) == {}


def answer_all(quizzes: Quizzes, attempt: Attempt) -> None:
    for asked in attempt.asked:
        attempt = quizzes.answer(attempt, quizzes.question(asked.question).right)
