"""The sheet of results: the quizzes that a learner finished, as a small file to hand to a trainer.

Plain JSON: whoever carries it can read it. It holds no score: who reads it scores the answers by the same bank. It is
not signed: it tells what a learner did, and proves nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

import msgspec

from mediateur.content.shaping import decoded
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.learned import Answered, Asked, Attempt
from mediateur.training.questions import Question
from mediateur.training.quiz import MOST_SEED, is_known, is_right

FORMAT = 1
UNSIGNED = french(
    "Cette feuille n'est pas signée : qui l'a en main peut la changer. Elle dit ce qu'un apprenant a répondu, elle ne "
    "le prouve pas."
)
TO_CHECK = french(
    "Cette feuille n'est pas signée. Vérifiez que cette personne vous l'a remise elle-même, et que les jours sont les "
    "bons. Dans le doute, faites refaire le quiz devant vous."
)
MOST_BYTES, MOST_QUIZZES = 1 << 20, 500
_Id = Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9-]{1,80}\Z")]
_Ids = Annotated[tuple[_Id, ...], msgspec.Meta(min_length=1, max_length=8)]


class _Quiz(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    quiz: _Id
    seed: Annotated[int, msgspec.Meta(ge=0, le=MOST_SEED)]
    day: dt.date
    asked: Annotated[tuple[Asked, ...], msgspec.Meta(min_length=1, max_length=40)]
    given: Annotated[tuple[_Ids, ...], msgspec.Meta(min_length=1, max_length=40)]


class _Sheet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    what: Literal["mediateur-resultats"] = "mediateur-resultats"
    format: int = FORMAT
    about: Annotated[str, msgspec.Meta(max_length=400)] = UNSIGNED
    origin: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{16}\Z")]
    learner: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    quizzes: Annotated[tuple[_Quiz, ...], msgspec.Meta(min_length=1, max_length=MOST_QUIZZES)]


class _Header(msgspec.Struct):
    what: Literal["mediateur-resultats"]
    format: int


def encode(origin: str, learner: str, attempts: Iterable[Attempt]) -> bytes:
    """Return the sheet of quizzes that a learner finished, given oldest first; it holds the last MOST_QUIZZES."""
    sheet = _Sheet(origin=origin, learner=learner, quizzes=tuple(map(_quiz, attempts))[-MOST_QUIZZES:])
    return msgspec.json.format(msgspec.json.encode(sheet), indent=1) + b"\n"


def decode(
    data: bytes, questions: Mapping[str, Question], quizzes: Iterable[str], today: dt.date
) -> tuple[Attempt, ...]:
    """Return the quizzes of a sheet, scored by `questions` (by id); `quizzes` are the ids of those there are.

    Raises MediateurError, in French, for whatever is not such a sheet, or speaks of what is not in the bank.
    """
    if len(data) > MOST_BYTES:
        raise _refused("il est trop gros", "Choisissez le fichier que l'autre poste a enregistré.")
    sheet = _decoded(data)
    attempts = tuple(_attempt(sheet, quiz) for quiz in sheet.quizzes)
    if len({attempt.id for attempt in attempts}) < len(attempts):
        raise _refused("le même quiz y est deux fois")
    if any(attempt.day > today + dt.timedelta(days=1) for attempt in attempts):
        raise _refused("un quiz y est daté du futur", "Vérifiez la date des deux postes, puis refaites le fichier.")
    known = set(quizzes)
    if not all(attempt.quiz in known and is_known(attempt, questions) for attempt in attempts):
        raise _refused(
            "il parle de questions que ce poste ne connaît pas",
            "Mettez Médiateur à jour sur les deux postes, puis refaites le fichier.",
        )
    return tuple(_scored(attempt, questions) for attempt in attempts)


def _decoded(data: bytes) -> _Sheet:
    try:
        header = decoded(data, _Header)
    except (ValueError, RecursionError) as error:
        raise _refused("ce n'est pas une feuille de résultats de Médiateur", detail=type(error).__name__) from error
    if header.format > FORMAT:
        raise _refused("il vient d'une version plus récente", "Mettez Médiateur à jour, puis réessayez.")
    try:
        return decoded(data, _Sheet)
    except (ValueError, RecursionError) as error:
        raise _refused("il est abîmé ou a été modifié", detail=type(error).__name__) from error


def _quiz(attempt: Attempt) -> _Quiz:
    return _Quiz(
        id=attempt.id,
        quiz=attempt.quiz,
        seed=attempt.seed,
        day=attempt.day,
        asked=attempt.asked,
        given=tuple(answer.given for answer in attempt.answered),
    )


def _attempt(sheet: _Sheet, quiz: _Quiz) -> Attempt:
    if len(quiz.asked) != len(quiz.given) or len({one.question for one in quiz.asked}) < len(quiz.asked):
        raise _refused("il est abîmé ou a été modifié")
    told = tuple(zip(quiz.asked, quiz.given, strict=True))
    if any(len(set(given)) < len(given) or not set(given) <= set(one.answers) for one, given in told):
        raise _refused("il est abîmé ou a été modifié")
    return Attempt(
        id=quiz.id,
        learner=sheet.learner,
        quiz=quiz.quiz,
        seed=quiz.seed,
        day=quiz.day,
        asked=quiz.asked,
        answered=tuple(Answered(one.question, given, False) for one, given in told),
        origin=sheet.origin,
    )


def _scored(attempt: Attempt, questions: Mapping[str, Question]) -> Attempt:
    return msgspec.structs.replace(
        attempt,
        answered=tuple(
            Answered(answer.question, answer.given, is_right(questions[answer.question], answer.given))
            for answer in attempt.answered
        ),
    )


def _refused(
    why: str, remedy: str = "Refaites le fichier sur l'autre poste, puis réessayez.", detail: str = ""
) -> MediateurError:
    return MediateurError(
        french(f"Ce fichier n'est pas lu : {why}."), french("Rien n'a été changé."), french(remedy), detail
    )
