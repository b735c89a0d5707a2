"""What a learner did on this machine, for herself: modules, cases, quizzes. The register is not asked about her.

A label is chosen at the counter, by anybody; the register holds names, for trainers. Nothing ties one to the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mediateur.training.learned import Attempt
    from mediateur.training.lessons import Standing
    from mediateur.usecases.learning.cases import Cases, Played
    from mediateur.usecases.learning.lessons import Lessons
    from mediateur.usecases.learning.quizzes import Quizzes


class OwnHistory(NamedTuple):
    """Of whom (a label): the modules that she opened, the cases that she played, the quizzes that she finished.

    The last ones played and finished come first.
    """

    learner: str
    modules: tuple[Standing, ...]
    played: tuple[Played, ...]
    quizzes: tuple[Attempt, ...]


def own_history(lessons: Lessons, cases: Cases, quizzes: Quizzes) -> OwnHistory:
    """Return what whom is at the counter did. Raises MediateurError."""
    opened = tuple(each for each in lessons.standings() if each.begun or each.finished is not None)
    return OwnHistory(lessons.learner, opened, cases.played(), quizzes.finished())
