"""What a learner did: where she is in each module, the quizzes she took, the cases she practised.

A learner is the label of a mediator of this machine, never a name. The finest time is the day.
"""

from __future__ import annotations

import datetime as dt

import msgspec


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """Where a learner is in a module: at a `section` (empty: the beginning), and the day she finished it last."""

    module: str
    section: str = ""
    finished: dt.date | None = None


class Asked(msgspec.Struct, frozen=True):
    """A question of a draw, and the ids of its answers in the order in which they are shown."""

    question: str
    answers: tuple[str, ...]


class Answered(msgspec.Struct, frozen=True):
    """What was answered to a question (ids, in the chosen order), and whether it was right on that day."""

    question: str
    given: tuple[str, ...]
    right: bool


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """A quiz that was begun: what was drawn with which seed, and what was answered so far, in the order of the draw.

    `quiz` is the id of a module, or of a quiz over all. `origin` is the machine it comes from, empty for this one.
    """

    id: str
    learner: str
    quiz: str
    seed: int
    day: dt.date
    asked: tuple[Asked, ...]
    answered: tuple[Answered, ...] = ()
    origin: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether every question was answered."""
        return len(self.answered) == len(self.asked)

    @property
    def score(self) -> int:
        """How many answers were right."""
        return sum(answer.right for answer in self.answered)

    def with_answer(self, answer: Answered) -> Attempt:
        """Return the attempt once its next question is answered."""
        return msgspec.structs.replace(self, answered=(*self.answered, answer))


class Practised(msgspec.Struct, frozen=True, kw_only=True):
    """A case that was practised on a day; `outcome` is a code."""

    case: str
    day: dt.date
    outcome: str
