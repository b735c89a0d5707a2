"""« mediateur quiz »: the same draw for the same number, answers by lines, a result that is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mediateur.app import App
from mediateur.paths import resources
from mediateur.training.questions import by_id, load_bank
from mediateur.training.quiz import draw
from tests.cli.calling import NBSP, refused, run

BANK = load_bank(resources())
QUESTIONS = by_id(BANK)


def answers(quiz: str, seed: int, wrong: int = 0) -> str:
    """Return the lines that answer a draw rightly, but for the first ones."""
    lines = []
    for place, one in enumerate(draw(BANK, quiz, seed)):
        right = QUESTIONS[one.question].right
        told = right if place >= wrong else one.answers[:1] if one.answers[:1] != right else one.answers[1:2]
        if place < wrong and len(right) == len(one.answers):
            told = tuple(reversed(right))
        lines.append(" ".join("abcdef"[one.answers.index(name)] for name in told))
    return "\n".join(lines) + "\n"


def test_right_answers_are_told_and_kept(data_folder: Path) -> None:
    done = run("quiz", "rafraichissement", "--tirage", "48213", stdin=answers("rafraichissement", 48213))
    assert done.status == 0, done
    assert "Résultat : 10 sur 10, 100 %. Tirage 48213." in done.out.replace(NBSP, " ")
    app = App(data_folder)
    [kept] = app.quizzes.finished()
    assert (kept.seed, kept.score, kept.quiz) == (48213, 10, "rafraichissement")
    app.close()


def test_the_result_for_programs_is_alone_on_the_output() -> None:
    done = run("quiz", "posture", "--tirage", "7", "--json", stdin=answers("posture", 7, wrong=3))
    told = json.loads(done.out)
    assert (told["fini"], told["justes"], told["questions"], told["pourcentage"]) == (True, 7, 10, 70)
    assert told["a_relire"] == ["posture"]
    assert [each["juste"] for each in told["reponses"]] == [False] * 3 + [True] * 7
    assert "1/10." in done.err


def test_a_line_that_answers_nothing_is_asked_again_and_an_end_is_told(data_folder: Path) -> None:
    lines = answers("complet", 5).splitlines()
    done = run("quiz", "--tirage", "5", stdin=f"z\n{lines[0]}\n\n{lines[1]}\n")
    assert done.status == 1
    assert "Répondez par" in done.out
    assert "arrêté après 2 réponses sur 20" in done.out.replace(NBSP, " ")
    app = App(data_folder)
    assert app.quizzes.under_way() is not None
    app.close()


def test_the_questions_alone_leave_nothing(data_folder: Path) -> None:
    first = run("quiz", "activer", "--tirage", "9", "--questions", "--json")
    assert [one["question"] for one in json.loads(first.out)] == [one.question for one in draw(BANK, "activer", 9)]
    assert "a. " in run("quiz", "activer", "--tirage", "9", "--questions").out
    assert not (data_folder / "apprentissage.sqlite").exists()
    refused(run("quiz", "--questions"), 2, "numéro de tirage")


@pytest.mark.parametrize("words", [("rien",), ("--tirage", "0"), ("--tirage", "100000"), ("--tirage", "x")])
def test_what_is_not_known_is_refused(words: tuple[str, ...]) -> None:
    assert run("quiz", *words).status == 2


def test_practice_is_kept_apart(data_folder: Path) -> None:
    run("quiz", "rafraichissement", "--tirage", "3", "--entrainement", stdin=answers("rafraichissement", 3))
    app = App(data_folder)
    assert app.quizzes.finished() == ()
    app.close()
