"""What a mediator showed: practice that was observed, and quizzes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from mediateur.training.checklist import Point
from mediateur.training.register import Observation, QuizKind, QuizResult, changed
from mediateur.usecases.register.base import Desk, cleaned, new_id, present, refused


class Proofs:
    """Observations and quiz results. Every act returns what it added, and raises MediateurError."""

    def __init__(self, desk: Desk, points: Sequence[Point]) -> None:
        self._desk = desk
        self.points = tuple(points)

    def observe(
        self, person_id: str, trainer: str, right: Collection[str], wrong: Collection[str], day: dt.date | None = None
    ) -> Observation:
        """Add practice that a trainer observed, and signs: the points that were right, and those that were not.

        It does not count where an essential one was not. Every point of the checklist is answered, or ValueError.
        """
        known = {point.id for point in self.points}
        if set(right) | set(wrong) != known or set(right) & set(wrong):
            raise ValueError("every point has one answer")
        observation = Observation(
            id=new_id(),
            person=person_id,
            day=self._past(day),
            trainer=cleaned(trainer, "Le nom du formateur", needed=True),
            right=tuple(point.id for point in self.points if point.id in right),
            wrong=tuple(point.id for point in self.points if point.id in wrong),
            is_signed=True,
            is_enough=self.is_enough(wrong),
        )
        with self._desk.begin() as work:
            present(work.people.get(person_id))
            work.proofs.add_observations((observation,))
            work.commit()
        return observation

    def is_enough(self, wrong: Collection[str]) -> bool:
        """Return whether an observation with these points wrong counts: every essential one was right."""
        return not any(point.is_essential and point.id in wrong for point in self.points)

    def add_quiz(
        self, person_id: str, right: int, out_of: int, kind: QuizKind = QuizKind.WHOLE, day: dt.date | None = None
    ) -> QuizResult:
        """Add the result of a quiz that was passed elsewhere, on paper for instance."""
        if not 0 <= right <= out_of or not out_of:
            raise refused("Ce résultat est impossible.", "Écrivez les bonnes réponses, puis le nombre de questions.")
        result = QuizResult(id=new_id(), person=person_id, day=self._past(day), kind=kind, right=right, out_of=out_of)
        self.add_results(person_id, (result,))
        return result

    def add_results(self, person_id: str, results: Sequence[QuizResult]) -> int:
        """Add results that come from a file of the learner; doing it twice adds nothing. Return how many were added."""
        if any(not 0 <= each.right <= each.out_of or each.day > self._desk.today for each in results):
            raise refused("Ce fichier contient un résultat impossible.", "Demandez au médiateur de l’exporter à neuf.")
        with self._desk.begin() as work:
            present(work.people.get(person_id))
            mine = [changed(each, person=person_id) for each in results]
            added = work.proofs.add_quizzes(mine)
            work.commit()
        return added

    def _past(self, day: dt.date | None) -> dt.date:
        if day is not None and day > self._desk.today:
            raise refused("Ce jour est à venir.", "Choisissez un jour passé.")
        return day or self._desk.today
