"""The questions that the program comes with: many, of every kind, for every module, and that give nothing away."""

from __future__ import annotations

from collections import Counter

import pytest

from mediateur import paths
from mediateur.training.questions import FOLDER, Kind, Question, load_bank
from mediateur.usecases.content.proving import prove_all

BANK = load_bank(paths.resources())
ALL = tuple(question for questions in BANK.values() for question in questions)
SINGLE = tuple(question for question in ALL if question.kind is Kind.SINGLE)


def test_it_is_proved() -> None:
    assert [problem for problem in prove_all(paths.resources()).problems if problem.file.startswith(FOLDER)] == []


def test_there_are_enough_of_each_kind() -> None:
    assert len(ALL) >= 80
    assert len(BANK) == 7
    for module, questions in BANK.items():
        kinds = Counter(question.kind for question in questions)
        assert len(questions) >= 10, module
        assert set(kinds) == set(Kind), module


def test_neither_place_nor_length_gives_the_right_answer_away() -> None:
    """Whoever always chose the longest answer, or the shortest, or the same place, would fail."""
    for always in (_longest, _shortest, min, max):
        found = sum(always(question.answers) in question.right for question in SINGLE)
        assert found < 0.45 * len(SINGLE), (always, found)


def _longest(answers: dict[str, str]) -> str:
    return max(answers, key=lambda answer: len(answers[answer]))


def _shortest(answers: dict[str, str]) -> str:
    return min(answers, key=lambda answer: len(answers[answer]))


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
def test_no_question_tricks(question: Question) -> None:
    """No double negation, and what is asked is asked."""
    asked = question.question
    assert asked.rstrip("\N{NO-BREAK SPACE}").endswith(("?", ".")), asked
    assert " sauf " not in asked
    assert not ("ne doit pas" in asked or "n’est pas vrai" in asked), asked
