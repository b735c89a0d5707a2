"""The same seed draws the same quiz everywhere; what is right is exactly what is right."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.training.learned import Answered, Asked, Attempt
from mediateur.training.questions import Bank, Kind, by_id, modules_of
from mediateur.training.quiz import (
    MODULE_SIZE,
    MOST_SEED,
    REFRESHER,
    SIZES,
    WHOLE,
    Success,
    draw,
    is_known,
    is_right,
    percent,
    successes,
    to_read_again,
)
from tests.training.samples import bank, module, question

SEEDS = st.integers(1, MOST_SEED)
GOLDEN = (Asked("alpha-2", ("a", "c", "b", "d")), Asked("alpha-7", ("b", "c", "d", "a")))
DIGEST = "f8c0aa6efb1d0374"


def attempt(asked: tuple[Asked, ...], *answered: Answered) -> Attempt:
    return Attempt(id="a", learner="x", quiz="alpha", seed=1, day=dt.date(2026, 11, 29), asked=asked, answered=answered)


def test_a_draw_is_this_one_for_ever() -> None:
    """What was drawn with a seed was told to a group, or noted beside a score: it may never change."""
    drawn = draw(bank(), "alpha", 48213)
    assert drawn[:2] == GOLDEN
    whole = draw(bank(), WHOLE, 48213)
    assert hashlib.sha256(repr([(one.question, one.answers) for one in whole]).encode()).hexdigest()[:16] == DIGEST


def test_the_rule_of_the_draw_is_the_one_that_is_written() -> None:
    def rank(*ids: str) -> str:
        return hashlib.sha256("\n".join(ids).encode("utf-8")).hexdigest()

    drawn = draw(bank(), "beta", 7)
    names = sorted((one.id for one in bank()["beta"]), key=lambda name: rank("7", name))[:MODULE_SIZE]
    assert [one.question for one in drawn] == names
    single = next(one for one in drawn if by_id(bank())[one.question].kind is Kind.SINGLE)
    assert list(single.answers) == sorted("abcd", key=lambda answer: rank("7", single.question, answer))


@given(seed=SEEDS, quiz=st.sampled_from(["alpha", "beta", WHOLE, REFRESHER]))
def test_a_draw_asks_each_question_once_with_all_its_answers(seed: int, quiz: str) -> None:
    questions = by_id(bank())
    drawn = draw(bank(), quiz, seed)
    assert len({one.question for one in drawn}) == len(drawn) == SIZES.get(quiz, MODULE_SIZE)
    assert all(sorted(one.answers) == sorted(questions[one.question].answers) for one in drawn)
    assert is_known(attempt(drawn), questions)


@given(seed=SEEDS, quiz=st.sampled_from([WHOLE, REFRESHER]))
def test_a_quiz_over_all_takes_as_much_of_each_module(seed: int, quiz: str) -> None:
    modules = modules_of(bank())
    shares = Counter(modules[one.question] for one in draw(bank(), quiz, seed))
    assert set(shares) == set(bank())
    assert max(shares.values()) - min(shares.values()) <= 1


@given(seed=SEEDS)
def test_the_order_of_the_file_changes_nothing(seed: int) -> None:
    turned: Bank = {name: tuple(reversed(questions)) for name, questions in reversed(bank().items())}
    assert draw(turned, WHOLE, seed) == draw(bank(), WHOLE, seed)


@given(seed=SEEDS)
def test_an_order_is_never_shown_in_order(seed: int) -> None:
    questions = by_id(bank())
    for one in draw(bank(), WHOLE, seed):
        asked = questions[one.question]
        assert asked.kind is not Kind.ORDER or one.answers != asked.right


def test_right_answers_stand_at_every_place_alike() -> None:
    questions = by_id(bank())
    places = Counter(
        one.answers.index(questions[one.question].right[0])
        for seed in range(400)
        for one in draw(bank(), "alpha", seed)
        if questions[one.question].kind is Kind.SINGLE
    )
    mean = places.total() / 4
    assert all(0.9 * mean < places[place] < 1.1 * mean for place in range(4)), places


def test_seeds_draw_otherwise() -> None:
    assert len({draw(bank(), "alpha", seed) for seed in range(50)}) == 50


def test_a_small_module_is_asked_whole() -> None:
    assert len(draw({"alpha": module("alpha", 4)}, "alpha", 1)) == 4
    with pytest.raises(KeyError):
        draw(bank(), "delta", 1)


@pytest.mark.parametrize(
    ("kind", "right", "given_", "expected"),
    [
        (Kind.SINGLE, "b", "b", True),
        (Kind.SINGLE, "b", "a", False),
        (Kind.SINGLE, "b", "ab", False),
        (Kind.SINGLE, "b", "", False),
        (Kind.MULTIPLE, "bd", "bd", True),
        (Kind.MULTIPLE, "bd", "db", True),
        (Kind.MULTIPLE, "bd", "b", False),
        (Kind.MULTIPLE, "bd", "abd", False),
        (Kind.MULTIPLE, "bd", "bb", False),
        (Kind.MULTIPLE, "bd", "ac", False),
    ],
)
def test_what_is_right(kind: Kind, right: str, given_: str, expected: bool) -> None:
    assert is_right(question("q", kind, right), tuple(given_)) is expected


def test_an_order_is_right_when_exact() -> None:
    asked = question("q", Kind.ORDER, "cabd")
    assert [order for order in permutations("abcd") if is_right(asked, order)] == [("c", "a", "b", "d")]
    assert not is_right(asked, ("c", "a", "b"))


@pytest.mark.parametrize(("right", "of", "expected"), [(8, 10, 80), (7, 9, 77), (159, 199, 79), (0, 0, 0), (3, 3, 100)])
def test_a_percent_is_rounded_down(right: int, of: int, expected: int) -> None:
    assert percent(right, of) == expected


def test_the_modules_most_often_wrong_are_read_again_first() -> None:
    modules = {"a1": "alpha", "b1": "beta", "b2": "beta", "g1": "gamma"}
    told = [Answered(name, (), name == "g1") for name in ("a1", "b1", "b2", "g1", "vanished")]
    assert to_read_again(attempt((), *told), modules) == ("beta", "alpha")


def test_a_quiz_cannot_go_on_with_other_answers() -> None:
    questions = by_id(bank())
    assert is_known(attempt((Asked("alpha-1", ("d", "b", "c", "a")),)), questions)
    assert not is_known(attempt((Asked("alpha-1", ("d", "b", "c")),)), questions)
    assert not is_known(attempt((Asked("vanished", ("a",)),)), questions)


def test_success_is_told_above_the_threshold_only() -> None:
    tallies = {"few": (10, 10), "enough": (11, 9), "hard": (40, 10), "none": (0, 0)}
    told = successes(tallies, 11)
    assert told == (Success("hard", 40, 10), Success("enough", 11, 9))
    assert [one.percent for one in told] == [25, 81]
    assert successes(tallies, 41) == ()
