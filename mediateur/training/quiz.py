"""What a seed draws from the bank, and what is right.

The rule of the draw, which gives the same one on every machine and with every version of Python. What a rank is stands
in `ranks`.

1. The quiz of a module takes its MODULE_SIZE questions of lowest rank (seed, id of the question).
2. A quiz over all modules takes the modules by rank (seed, id of the module). Each gives the same share, the first ones
   one question more until the size is reached: those of lowest rank, as above. They are then asked by
   rank (seed, "place", id of the question).
3. The answers of a question are shown by rank (seed, id of the question, id of the answer). Those of an order that
   would be in order already are moved up by one, the first one becoming the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mediateur.training.learned import Asked, Attempt
from mediateur.training.questions import Bank, Kind, Question
from mediateur.training.ranks import rank

WHOLE, REFRESHER = "complet", "rafraichissement"
SIZES: Mapping[str, int] = {WHOLE: 20, REFRESHER: 10}
MODULE_SIZE = 10
MOST_SEED = 99_999


class Success(NamedTuple):
    """How often a question was answered, and how often rightly."""

    question: str
    answered: int
    right: int

    @property
    def percent(self) -> int:
        """The share of right answers, a whole number of percent rounded down."""
        return percent(self.right, self.answered)


def draw(bank: Bank, quiz: str, seed: int) -> tuple[Asked, ...]:
    """Return the questions of a quiz (a module, WHOLE or REFRESHER) in order, each with its answers in order.

    KeyError for a module that is not in the bank.
    """
    if quiz in SIZES:
        chosen = sorted(_shared_out(bank, SIZES[quiz], seed), key=lambda question: rank(seed, "place", question.id))
    else:
        chosen = _first(bank[quiz], MODULE_SIZE, seed)
    return tuple(Asked(question.id, _shown(question, seed)) for question in chosen)


def _shared_out(bank: Bank, size: int, seed: int) -> Iterable[Question]:
    modules = sorted(bank, key=lambda module: rank(seed, module))
    share, more = divmod(size, len(modules))
    for place, module in enumerate(modules):
        yield from _first(bank[module], share + (place < more), seed)


def _first(questions: Iterable[Question], size: int, seed: int) -> list[Question]:
    return sorted(questions, key=lambda question: rank(seed, question.id))[:size]


def _shown(question: Question, seed: int) -> tuple[str, ...]:
    shown = tuple(sorted(question.answers, key=lambda answer: rank(seed, question.id, answer)))
    in_order = question.kind is Kind.ORDER and shown == question.right
    return (*shown[1:], shown[0]) if in_order else shown


def is_right(question: Question, given: tuple[str, ...]) -> bool:
    """Return whether an answer is right: the one, all that are right and nothing else, or the exact order."""
    if question.kind is Kind.ORDER:
        return given == question.right
    return len(given) == len(question.right) and set(given) == set(question.right)


def percent(right: int, of: int) -> int:
    """Return a share as a whole number of percent, rounded down: 79.9 is not 80. Nothing asked is 0."""
    return 100 * right // of if of else 0


def to_read_again(attempt: Attempt, modules: Mapping[str, str]) -> tuple[str, ...]:
    """Return the modules of the questions answered wrongly, those with most of them first."""
    missed = [
        modules[answer.question] for answer in attempt.answered if not answer.right and answer.question in modules
    ]
    return tuple(sorted(dict.fromkeys(missed), key=lambda module: -missed.count(module)))


def is_known(attempt: Attempt, questions: Mapping[str, Question]) -> bool:
    """Return whether all that was asked is in the bank with the same answers: else a quiz cannot go on."""
    return all(
        asked.question in questions and sorted(asked.answers) == sorted(questions[asked.question].answers)
        for asked in attempt.asked
    )


def successes(tallies: Mapping[str, tuple[int, int]], threshold: int) -> tuple[Success, ...]:
    """Return the questions answered at least `threshold` times, the least well answered first; no other is told of."""
    told = [Success(question, answered, right) for question, (answered, right) in tallies.items()]
    told = [success for success in told if success.answered >= threshold]
    return tuple(sorted(told, key=lambda success: (success.right / success.answered, success.question)))
