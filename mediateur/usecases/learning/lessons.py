"""Learning: the modules with where the learner is in each, kept as she reads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediateur.training import lessons
from mediateur.training.lessons import Standing
from mediateur.training.modules import Module, load_modules, module_named
from mediateur.usecases.content.kept import Kept

if TYPE_CHECKING:
    from mediateur.content.screens import Screen
    from mediateur.training.learned import Progress
    from mediateur.usecases.content.library import Content
    from mediateur.usecases.learning.learner import Learner
    from mediateur.usecases.repositories import Learning


class Lessons:
    """The modules of the content in force, for whom the settings name at the counter."""

    def __init__(self, content: Content, learner: Learner, kept: Learning) -> None:
        self._content, self._learner, self._learners = content, learner, kept
        self._kept = Kept(content, load_modules)

    @property
    def learner(self) -> str:
        """The label of whom is at the counter."""
        return self._learner.label

    def modules(self) -> tuple[Module, ...]:
        """Return the modules, in order. Raises ContentError when content is damaged."""
        return self._kept.value()

    def standings(self) -> tuple[Standing, ...]:
        """Return every module with where the learner is. Raises MediateurError."""
        kept = self._progress()
        return tuple(lessons.standing(module, kept.get(module.id)) for module in self.modules())

    def standing(self, module_id: str) -> Standing:
        """Return where the learner is in a module (KeyError when there is none). Raises MediateurError."""
        return lessons.standing(self._named(module_id), self._progress().get(module_id))

    def reach(self, module_id: str, section_id: str) -> None:
        """Keep that a section is in view (KeyError when there is none). Raises MediateurError."""
        module = self._named(module_id)
        self._keep(lessons.reached(module, self._progress().get(module_id), section_id))

    def finish(self, module_id: str) -> None:
        """Keep that a module is finished today (KeyError when there is none). Raises MediateurError."""
        self._keep(lessons.done(self._named(module_id), self._learner.today))

    def screen(self, screen_id: str) -> Screen | None:
        """Return the schematic of a section, or None. Raises ContentError when content is damaged."""
        return next((screen for screen in self._content.library().screens if screen.id == screen_id), None)

    def pathway_title(self, pathway_id: str) -> str:
        """Return the title of the pathway to which a section leads. Raises ContentError when content is damaged."""
        return self._content.pathway(pathway_id).title

    def _named(self, module_id: str) -> Module:
        return module_named(self.modules(), module_id)

    def _progress(self) -> dict[str, Progress]:
        former = (label for label in self._learner.labels if label != self.learner)
        return self._learners.progress(self.learner, *former)

    def _keep(self, progress: Progress) -> None:
        self._learners.keep_progress(self.learner, progress)
