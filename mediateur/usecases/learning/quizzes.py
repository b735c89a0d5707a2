"""Quizzes: drawn, answered one question after the other, handed to a trainer, and what trainers see of them."""

from __future__ import annotations

import datetime as dt
import re
import secrets
import uuid
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mediateur.content.given import read_given
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.privacy import Field
from mediateur.training import results
from mediateur.training.learned import Answered, Attempt
from mediateur.training.questions import Bank, Question, by_id, load_bank, modules_of
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
    successes,
    to_read_again,
)
from mediateur.training.register import QuizKind, QuizResult
from mediateur.usecases.content.kept import Kept
from mediateur.usecases.free_text import refuse
from mediateur.usecases.learning.learner import Learner

if TYPE_CHECKING:
    from mediateur.training.modules import Module
    from mediateur.usecases.content.library import Content
    from mediateur.usecases.preferences import Preferences
    from mediateur.usecases.repositories import Learning

KINDS: Mapping[str, QuizKind] = {WHOLE: QuizKind.WHOLE, REFRESHER: QuizKind.REFRESHER}
NAMES: Mapping[str, str] = {WHOLE: "Quiz complet", REFRESHER: "Quiz de rafraîchissement"}


def titles_of(modules: Iterable[Module]) -> dict[str, str]:
    """Return what each quiz is called, by its id: those over all modules, and that of each."""
    return {**NAMES, **{module.id: module.title for module in modules}}


class Results(NamedTuple):
    """A sheet of results that was read: whose it is, and the quizzes, scored by the bank of this machine."""

    learner: str
    attempts: tuple[Attempt, ...]

    def of(self, person: str) -> tuple[QuizResult, ...]:
        """Return what the register keeps of them for a person (her id): the quizzes over all modules, by their ids."""
        return tuple(
            QuizResult(
                id=one.id, person=person, day=one.day, kind=KINDS[one.quiz], right=one.score, out_of=len(one.asked)
            )
            for one in self.attempts
            if one.quiz in KINDS
        )


class Quizzes:
    """The quizzes of the content in force, for the mediator whom the settings name.

    `leave` raises MediateurError where nothing may leave, which is so in practice.
    """

    def __init__(
        self,
        content: Content,
        preferences: Preferences,
        learning: Learning,
        leave: Callable[[], None],
        clock: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        self._content, self._preferences, self._learning = content, preferences, learning
        self._learner, self._leave = Learner(preferences, clock), leave
        self._kept = Kept(content, _read)

    @property
    def learner(self) -> str:
        """The label of whom is at the counter."""
        return self._learner.label

    @property
    def digits(self) -> bool:
        """Whether a digit chooses an answer, as the settings say."""
        return self._preferences.current.digits

    def bank(self) -> Bank:
        """Return the questions by module. Raises ContentError when content is damaged."""
        return self._kept.value()[0]

    def question(self, question_id: str) -> Question:
        """Return a question (KeyError when there is none). Raises ContentError when content is damaged."""
        return self._kept.value()[1][question_id]

    def size(self, quiz: str) -> int:
        """Return how many questions a quiz asks. Raises ContentError when content is damaged."""
        return SIZES.get(quiz) or min(MODULE_SIZE, len(self.bank()[quiz]))

    def begin(self, quiz: str, seed: int | None = None) -> Attempt:
        """Draw a quiz (a module, WHOLE or REFRESHER) and keep that it was begun; a seed gives its draw again.

        KeyError for a module without questions. Raises MediateurError.
        """
        seed = secrets.randbelow(MOST_SEED) + 1 if seed is None else seed
        attempt = Attempt(
            id=uuid.uuid4().hex,
            learner=self.learner,
            quiz=quiz,
            seed=seed,
            day=self._learner.today,
            asked=draw(self.bank(), quiz, seed),
        )
        self._learning.add_attempt(attempt)
        return attempt

    def under_way(self) -> Attempt | None:
        """Return the quiz that the learner began last, if it was left before its end and can go on.

        It cannot when a question that it asks is no more what it was. Raises MediateurError.
        """
        mine = self._mine()
        resumable = mine and not mine[-1].is_whole and is_known(mine[-1], self._kept.value()[1])
        return mine[-1] if resumable else None

    def answer(self, attempt: Attempt, given: tuple[str, ...]) -> Attempt:
        """Keep the answer to the next question of a quiz, and return the quiz with it. Raises MediateurError."""
        place = len(attempt.answered)
        question = self.question(attempt.asked[place].question)
        answered = Answered(question.id, given, is_right(question, given))
        self._learning.add_answer(attempt.id, place, answered)
        return attempt.with_answer(answered)

    def finished(self) -> tuple[Attempt, ...]:
        """Return the quizzes that the learner finished here, newest first. Raises MediateurError."""
        return tuple(attempt for attempt in reversed(self._mine()) if attempt.is_whole)

    def to_read_again(self, attempt: Attempt) -> tuple[str, ...]:
        """Return the modules of what was answered wrongly, those most often first. Raises ContentError."""
        return to_read_again(attempt, modules_of(self.bank()))

    def sheet(self) -> bytes:
        """Return the sheet of results of the learner. Raises MediateurError when nothing was finished, or may leave."""
        self._leave()
        done = tuple(reversed(self.finished()))
        if not done:
            raise MediateurError(
                french("Il n'y a pas encore de résultat à enregistrer."),
                "",
                french("Finissez un quiz, puis enregistrez votre feuille."),
            )
        return results.encode(self._learning.origin, self.learner, done)

    def sheet_name(self) -> str:
        """Return how the file of the sheet is called, where nothing is chosen."""
        learner = "-".join(re.findall(r"\w+", self.learner.casefold()))
        return f"resultats-{learner}-{self._learner.today.isoformat()}.json"

    def read_results(self, path: Path) -> Results:
        """Read a sheet of results and score it; nothing is kept. Raises MediateurError for one not to be believed."""
        data = read_given(path, results.MOST_BYTES, "Rien n'a été changé.")
        bank = self.bank()
        attempts = results.decode(data, self._kept.value()[1], (*SIZES, *bank), self._learner.today)
        learner = attempts[0].learner
        refuse(learner, Field.NOTE, "Le repère de ce fichier")
        return Results(learner, attempts)

    def keep_results(self, read: Results) -> int:
        """Keep the quizzes of a sheet; return how many were not here already. Raises MediateurError."""
        return self._learning.add_attempts(read.attempts)

    def successes(self) -> tuple[Success, ...]:
        """Return how well questions are answered, the least well first: only those answered often enough to be told.

        Raises MediateurError.
        """
        known = self._kept.value()[1]
        tallies = {name: tally for name, tally in self._learning.tallies().items() if name in known}
        return successes(tallies, self.threshold)

    @property
    def threshold(self) -> int:
        """How often a question must have been answered, the same as for the figures of the journal that are shared."""
        return self._preferences.policy.threshold

    def _mine(self) -> tuple[Attempt, ...]:
        return self._learning.attempts(*self._learner.labels)


def _read(root: Path) -> tuple[Bank, dict[str, Question]]:
    bank = load_bank(root)
    return bank, by_id(bank)
