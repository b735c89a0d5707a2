"""Practising: the cases and the pathways to practise on, what was practised, and what is told afterwards.

Nothing of it reaches the journal or its figures: only that a case was practised, on which day, with which outcome.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mediateur.content.problems import ContentError
from mediateur.training.cases import Case, Invented, read_cases
from mediateur.training.debrief import Debrief
from mediateur.training.free import PREFIX, free_case
from mediateur.training.learned import Practised
from mediateur.training.staging import Stage, stage
from mediateur.usecases.content.kept import Kept

if TYPE_CHECKING:
    from mediateur.pathways.model import Pathway
    from mediateur.usecases.content.library import Content
    from mediateur.usecases.learning.learner import Learner
    from mediateur.usecases.repositories import Learning

HELD, TO_REVIEW = "tenue", "a-revoir"


class CaseStanding(NamedTuple):
    """A case, and when it was practised last, if ever."""

    case: Case
    last: Practised | None


class Played(NamedTuple):
    """A case that was practised: its title, how often, and the last time."""

    title: str
    times: int
    last: Practised


class Cases:
    """The cases of the content in force, for whom the settings name at the counter."""

    def __init__(self, content: Content, learner: Learner, kept: Learning) -> None:
        self._content, self._learner, self._learners = content, learner, kept
        self._kept = Kept(content, _read)

    def standings(self) -> tuple[CaseStanding, ...]:
        """Return every case, then every pathway as a case, with where the learner is. Raises MediateurError."""
        last = {practised.case: practised for practised in self._learners.practised(*self._learner.labels)}
        free = (free_case(pathway) for pathway in self._content.pathways())
        return tuple(CaseStanding(case, last.get(case.id)) for case in (*self._kept.value()[0], *free))

    def played(self) -> tuple[Played, ...]:
        """Return the cases that the learner practised, the last one first. Raises MediateurError."""
        done = self._learners.practised(*self._learner.labels)
        last, times = {each.case: each for each in done}, Counter(each.case for each in done)
        titles = {standing.case.id: standing.case.title for standing in self.standings()}
        newest = dict.fromkeys(each.case for each in reversed(done))
        return tuple(Played(titles[case], times[case], last[case]) for case in newest if case in titles)

    def stage(self, case_id: str) -> Stage:
        """Return a case with all that it needs (KeyError when there is none). Raises MediateurError.

        Its order is the number of times that the learner practised it, and one: each time there is another.
        """
        practised = self._learners.practised(*self._learner.labels)
        return self._staged(case_id)._replace(order=1 + sum(each.case == case_id for each in practised))

    def beside(self, pathway: Pathway) -> Stage:
        """Return every page of a pathway, to stand beside its guide. Raises MediateurError."""
        return stage(free_case(pathway, whole=True), pathway, self._kept.value()[1])

    def keep(self, on: Stage, told: Debrief) -> None:
        """Keep that a case was practised today. Raises MediateurError."""
        outcome = HELD if told.held else TO_REVIEW
        practised = Practised(case=on.case.id, day=self._learner.today, outcome=outcome)
        self._learners.add_practice(self._learner.label, practised)

    def _staged(self, case_id: str) -> Stage:
        cases, data = self._kept.value()
        if case_id.startswith(PREFIX):
            pathway = self._content.pathway(case_id.removeprefix(PREFIX))
            return stage(free_case(pathway), pathway, data, guided=True)
        case = {case.id: case for case in cases}[case_id]
        return stage(case, self._content.pathway(case.pathway), data)


def _read(root: Path) -> tuple[tuple[Case, ...], dict[str, Invented]]:
    told = read_cases(root)
    if told.problems:
        raise ContentError(*told.problems)
    return tuple(case for _, case in told.cases), {each.label: each for each in told.data}
