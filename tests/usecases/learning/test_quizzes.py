"""Quizzes on the real store and the real bank: begun, left, resumed, finished, handed over, and told to trainers."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.training.learned import Attempt
from mediateur.training.questions import modules_of
from mediateur.training.quiz import REFRESHER, WHOLE, draw
from mediateur.training.register import QuizKind, QuizResult
from mediateur.usecases.learning.quizzes import Quizzes
from mediateur.usecases.practising import PracticeError


@pytest.fixture
def app(data_folder: Path) -> App:
    return App(data_folder)


@pytest.fixture
def quizzes(app: App) -> Quizzes:
    return app.quizzes


def answer_all(quizzes: Quizzes, attempt: Attempt, wrong: int = 0) -> Attempt:
    """Answer what remains of a quiz, its first `wrong` questions wrongly."""
    for place in range(len(attempt.answered), len(attempt.asked)):
        right = quizzes.question(attempt.asked[place].question).right
        given = right if place >= wrong else _wrong(attempt.asked[place].answers, right)
        attempt = quizzes.answer(attempt, given)
    return attempt


def _wrong(answers: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    others = tuple(answer for answer in answers if answer not in right)
    return others[:1] or tuple(reversed(right))


def test_a_quiz_is_drawn_and_kept_as_it_goes(quizzes: Quizzes, app: App) -> None:
    module = next(iter(quizzes.bank()))
    attempt = quizzes.begin(module, 48213)
    assert attempt.asked == draw(quizzes.bank(), module, 48213)
    assert attempt.learner == quizzes.learner
    attempt = answer_all(quizzes, attempt, wrong=3)
    assert (attempt.score, len(attempt.asked)) == (7, 10)
    assert app.learners.attempts() == (attempt,)
    assert quizzes.finished() == (attempt,)
    assert quizzes.to_read_again(attempt) == (module,)


def test_a_seed_is_drawn_where_none_is_given(quizzes: Quizzes) -> None:
    seeds = {quizzes.begin(REFRESHER).seed for _ in range(5)}
    assert len(seeds) > 1
    assert all(1 <= seed <= 99_999 for seed in seeds)


@pytest.mark.parametrize(("quiz", "size"), [(WHOLE, 20), (REFRESHER, 10)])
def test_sizes(quizzes: Quizzes, quiz: str, size: int) -> None:
    assert quizzes.size(quiz) == size == len(quizzes.begin(quiz).asked)
    assert {quizzes.size(module) for module in quizzes.bank()} == {10}


def test_what_was_left_goes_on(quizzes: Quizzes, data_folder: Path) -> None:
    assert quizzes.under_way() is None
    attempt = quizzes.begin(WHOLE)
    attempt = quizzes.answer(attempt, quizzes.question(attempt.asked[0].question).right)
    later = App(data_folder).quizzes
    assert later.under_way() == attempt
    answer_all(later, attempt)
    assert later.under_way() is None


def test_a_quiz_that_was_put_aside_for_another_is_not_proposed(quizzes: Quizzes) -> None:
    quizzes.begin(WHOLE)
    answer_all(quizzes, quizzes.begin(REFRESHER))
    assert quizzes.under_way() is None


def test_each_learner_has_her_own(quizzes: Quizzes, app: App) -> None:
    app.preferences.change(mediators=("Médiateur 1", "Médiateur 2"))
    mine = quizzes.begin(WHOLE)
    app.preferences.change(mediator="Médiateur 2")
    assert quizzes.under_way() is None
    app.preferences.change(mediator="Médiateur 1")
    assert quizzes.under_way() == mine


def test_a_renamed_learner_keeps_hers(quizzes: Quizzes, app: App) -> None:
    mine = quizzes.begin(WHOLE)
    app.preferences.change(mediators=("Accueil",), mediator="Accueil", former={"Médiateur 1": "Accueil"})
    assert quizzes.under_way() == mine


def test_a_sheet_is_read_on_another_machine_and_kept_once(quizzes: Quizzes, tmp_path: Path) -> None:
    with pytest.raises(MediateurError, match="pas encore de résultat"):
        quizzes.sheet()
    done = answer_all(quizzes, quizzes.begin(WHOLE, 7), wrong=4)
    quizzes.begin(REFRESHER)
    path = tmp_path / "resultats.json"
    path.write_bytes(quizzes.sheet())
    trainer = App(tmp_path / "formateur")
    read = trainer.quizzes.read_results(path)
    assert read.learner == "Médiateur 1"
    assert [(one.id, one.score) for one in read.attempts] == [(done.id, 16)]
    assert trainer.learners.attempts() == ()
    told = QuizResult(id=done.id, person="p1", day=done.day, kind=QuizKind.WHOLE, right=16, out_of=20)
    assert read.of("p1") == (told,)
    assert trainer.quizzes.keep_results(read) == 1
    assert trainer.quizzes.keep_results(trainer.quizzes.read_results(path)) == 0
    assert trainer.quizzes.finished() == ()
    assert trainer.quizzes.under_way() is None
    assert quizzes.keep_results(quizzes.read_results(path)) == 0


def test_a_label_that_names_someone_is_refused(quizzes: Quizzes, tmp_path: Path) -> None:
    answer_all(quizzes, quizzes.begin(REFRESHER))
    sheet = json.loads(quizzes.sheet())
    sheet["learner"] = "06 39 98 01 02"
    path = tmp_path / "resultats.json"
    path.write_text(json.dumps(sheet), encoding="utf-8")
    with pytest.raises(MediateurError, match="repère de ce fichier"):
        quizzes.read_results(path)


def test_a_missing_file_is_told(quizzes: Quizzes, tmp_path: Path) -> None:
    with pytest.raises(MediateurError, match=r"absent\.json ne s’ouvre pas"):
        quizzes.read_results(tmp_path / "absent.json")


def test_nothing_leaves_practice(data_folder: Path) -> None:
    practice = App(data_folder, practice=True).quizzes
    answer_all(practice, practice.begin(REFRESHER))
    with pytest.raises(PracticeError):
        practice.sheet()


def test_success_is_told_to_trainers_above_the_threshold(quizzes: Quizzes) -> None:
    module = next(iter(quizzes.bank()))
    for _ in range(10):
        attempt = answer_all(quizzes, quizzes.begin(module, 7), wrong=1)
    assert quizzes.successes() == ()
    answer_all(quizzes, quizzes.begin(module, 7))
    told = quizzes.successes()
    assert len(told) == 10
    assert told[0].question == attempt.asked[0].question
    assert [(one.answered, one.right) for one in told] == [(11, 1)] + [(11, 11)] * 9
    assert {modules_of(quizzes.bank())[one.question] for one in told} == {module}


def test_the_administrator_may_ask_for_more(data_folder: Path, rules: Path) -> None:
    rules.parent.mkdir()
    rules.write_text('{"seuil_partage": 20}', encoding="utf-8")
    assert App(data_folder).quizzes.threshold == 20


def test_days_are_those_of_the_clock(app: App) -> None:
    quizzes = Quizzes(
        app.content, app.preferences, app.learners, app.refuse_in_practice, lambda: dt.datetime(2026, 11, 23, 9)
    )
    assert quizzes.begin(REFRESHER).day == dt.date(2026, 11, 23)
