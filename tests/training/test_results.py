"""A sheet of results comes back as it was; whatever else is in its place is refused in one French sentence."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediateur.errors import MediateurError
from mediateur.training.learned import Answered, Attempt
from mediateur.training.questions import by_id
from mediateur.training.quiz import WHOLE, draw, is_right
from mediateur.training.results import MOST_BYTES, TO_CHECK, UNSIGNED, decode, encode
from tests.training.samples import bank

QUESTIONS, TODAY, ORIGIN = by_id(bank()), dt.date(2026, 11, 29), "0123456789abcdef"


def attempt(number: int = 1, quiz: str = "alpha", seed: int = 7, right: bool = True) -> Attempt:
    """Return a finished quiz of another machine, all of it right or wrong."""
    asked = draw(bank(), quiz, seed)
    given_ = [QUESTIONS[one.question].right if right else one.answers[:1] for one in asked]
    told = (
        Answered(one.question, answers, is_right(QUESTIONS[one.question], answers))
        for one, answers in zip(asked, given_, strict=True)
    )
    return Attempt(
        id=f"{number:032x}",
        learner="Médiateur 2",
        quiz=quiz,
        seed=seed,
        day=TODAY,
        asked=asked,
        answered=tuple(told),
        origin=ORIGIN,
    )


def read(data: bytes) -> tuple[Attempt, ...]:
    return decode(data, QUESTIONS, (*bank(), WHOLE), TODAY)


@given(seed=st.integers(1, 99_999), quiz=st.sampled_from(["alpha", "gamma", WHOLE]), right=st.booleans())
def test_a_sheet_comes_back(seed: int, quiz: str, right: bool) -> None:
    sent = (attempt(1, quiz, seed, right), attempt(2, "beta"))
    assert read(encode(ORIGIN, "Médiateur 2", sent)) == sent


def test_the_sheet_holds_no_score_and_no_hour() -> None:
    told = json.loads(encode(ORIGIN, "Médiateur 2", (attempt(),)))
    assert set(told) == {"what", "format", "about", "origin", "learner", "quizzes"}
    assert set(told["quizzes"][0]) == {"id", "quiz", "seed", "day", "asked", "given"}
    assert told["quizzes"][0]["day"] == "2026-11-29"


def test_a_score_that_was_written_into_it_is_refused() -> None:
    with pytest.raises(MediateurError, match="modifié"):
        read(changed(lambda sheet: sheet["quizzes"][0].update(score=10)))


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    sheet = json.loads(encode(ORIGIN, "Médiateur 2", (attempt(),)))
    change(sheet)
    return json.dumps(sheet).encode()


def first(change: Callable[[dict[str, Any]], object]) -> bytes:
    return changed(lambda sheet: change(sheet["quizzes"][0]))


HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "pas une feuille"),
    "not json": (b"\x00\xff" * 50, "pas une feuille"),
    "another json": (b'{"what": "mediateur-journal", "format": 1}', "pas une feuille"),
    "nested": (b"[" * 100_000, "pas une feuille"),
    "nested inside": (b'{"what": "mediateur-resultats", "format": 1, "x": ' + b"[" * 100_000, "pas une feuille"),
    "huge number": (first(lambda quiz: quiz.update(seed=10**400)), "modifié"),
    "too big": (b" " * (MOST_BYTES + 1), "trop gros"),
    "cut": (encode(ORIGIN, "x", (attempt(),))[:-40], "pas une feuille"),
    "newer": (changed(lambda sheet: sheet.update(format=2)), "plus récente"),
    "older than all": (changed(lambda sheet: sheet.update(format="1")), "pas une feuille"),
    "long label": (changed(lambda sheet: sheet.update(learner="x" * 81)), "modifié"),
    "no label": (changed(lambda sheet: sheet.update(learner="")), "modifié"),
    "odd origin": (changed(lambda sheet: sheet.update(origin="../../etc")), "modifié"),
    "no quiz": (changed(lambda sheet: sheet.update(quizzes=[])), "modifié"),
    "many quizzes": (changed(lambda sheet: sheet.update(quizzes=sheet["quizzes"] * 501)), "modifié|trop gros"),
    "twice": (changed(lambda sheet: sheet.update(quizzes=sheet["quizzes"] * 2)), "deux fois"),
    "odd id": (first(lambda quiz: quiz.update(id="'; DROP TABLE attempt; --")), "modifié"),
    "odd seed": (first(lambda quiz: quiz.update(seed=-1)), "modifié"),
    "odd day": (first(lambda quiz: quiz.update(day="2026-02-30")), "modifié"),
    "future": (first(lambda quiz: quiz.update(day="2031-01-01")), "futur"),
    "unknown quiz": (first(lambda quiz: quiz.update(quiz="delta")), "ne connaît pas"),
    "unknown question": (first(lambda quiz: quiz["asked"][0].update(question="delta-1")), "ne connaît pas"),
    "other answers": (first(lambda quiz: quiz["asked"][0].update(answers=["a", "b", "c", "d", "e"])), "ne connaît pas"),
    "asked twice": (first(lambda quiz: quiz["asked"].__setitem__(1, quiz["asked"][0])), "modifié"),
    "not whole": (first(lambda quiz: quiz["given"].pop()), "modifié"),
    "more given": (first(lambda quiz: quiz["given"].append(["a"])), "modifié"),
    "nothing given": (first(lambda quiz: quiz["given"].__setitem__(0, [])), "modifié"),
    "unknown answer": (first(lambda quiz: quiz["given"].__setitem__(0, ["z"])), "modifié"),
    "answer twice": (first(lambda quiz: quiz["given"].__setitem__(0, ["a", "a"])), "modifié"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_sheet_is_refused(name: str) -> None:
    data, told = HOSTILE[name]
    with pytest.raises(MediateurError, match=told) as refused:
        read(data)
    assert refused.value.safe == "Rien n’a été changé."
    assert refused.value.remedy


@settings(max_examples=300)
@given(st.binary(max_size=300), st.integers(0, 3000))
def test_no_noise_brings_it_down(noise: bytes, at: int) -> None:
    sheet = encode(ORIGIN, "Médiateur 2", (attempt(),))
    for data in (noise, sheet[:at] + noise + sheet[at + len(noise) :]):
        try:
            attempts = read(data)
        except MediateurError:
            continue
        assert all(one.is_whole and one.score <= len(one.asked) for one in attempts)


def test_answers_are_scored_here() -> None:
    wrong = attempt(right=False)
    boasting = msgspec.structs.replace(
        wrong, answered=tuple(Answered(one.question, one.given, True) for one in wrong.answered)
    )
    assert read(encode(ORIGIN, "Médiateur 2", (boasting,))) == (wrong,)


def test_the_sheet_says_that_it_is_not_signed() -> None:
    told = json.loads(encode(ORIGIN, "Médiateur 2", (attempt(),)))
    assert told["about"] == UNSIGNED
    assert "pas signée" in UNSIGNED
    assert "devant vous" in TO_CHECK
    del told["about"]
    assert read(json.dumps(told).encode()) == (attempt(),), "a sheet of before it said so"
