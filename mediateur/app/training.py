"""The wiring of what training needs: what one learns, the register of mediators, attestations."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mediateur import paths

if TYPE_CHECKING:
    from mediateur.store.learning.learning import Learning
    from mediateur.store.register.registry import Registry
    from mediateur.store.register.rehearsal import Seen
    from mediateur.usecases.attestations.issuing import Attesting
    from mediateur.usecases.attestations.organisation import Organisations
    from mediateur.usecases.attestations.verification import Verification
    from mediateur.usecases.content.library import Content
    from mediateur.usecases.learning.cases import Cases
    from mediateur.usecases.learning.learner import Learner
    from mediateur.usecases.learning.lessons import Lessons
    from mediateur.usecases.learning.quizzes import Quizzes
    from mediateur.usecases.preferences import Preferences
    from mediateur.usecases.register.register import Register


class TrainingApp:
    """The use cases of training in one data folder. Each is made, and its file opened, when it is first needed."""

    folder: Path
    resources: Path
    content: Content
    preferences: Preferences
    practice: bool
    _registry: Registry | None = None

    def refuse_in_practice(self) -> None:
        """Raise MediateurError in practice, of which nothing may leave."""
        raise NotImplementedError

    @cached_property
    def learners(self) -> Learning:
        """What learners of this machine did; in practice, in a file apart. Nothing is opened before it is asked."""
        from mediateur.store.learning.file import NAME, PRACTICE
        from mediateur.store.learning.learning import Learning

        return Learning(self.folder, PRACTICE if self.practice else NAME)

    @cached_property
    def learner(self) -> Learner:
        """Who learns at the counter."""
        from mediateur.usecases.learning.learner import Learner

        return Learner(self.preferences)

    @cached_property
    def lessons(self) -> Lessons:
        """The modules that one learns from."""
        from mediateur.usecases.learning.lessons import Lessons

        return Lessons(self.content, self.learner, self.learners)

    @cached_property
    def cases(self) -> Cases:
        """The cases and the pathways to practise on."""
        from mediateur.usecases.learning.cases import Cases

        return Cases(self.content, self.learner, self.learners)

    @cached_property
    def quizzes(self) -> Quizzes:
        """The quizzes, and the sheets of their results."""
        from mediateur.usecases.learning.quizzes import Quizzes

        return Quizzes(self.content, self.preferences, self.learners, self.refuse_in_practice)

    @cached_property
    def organisations(self) -> Organisations:
        """The key of the training organisation of this machine, and the lists that it trusts; unchanged in practice."""
        from mediateur.usecases.attestations.organisation import Organisations

        return Organisations(self.folder, self.refuse_in_practice)

    @cached_property
    def verification(self) -> Verification:
        """The verifying of attestations."""
        from mediateur.usecases.attestations.verification import Verification

        return Verification(self.organisations.shelf)

    @cached_property
    def register(self) -> Register:
        """The register of mediators, apart from the journal. Raises MediateurError in practice."""
        self.refuse_in_practice()
        from mediateur.store.register.registry import Registry
        from mediateur.training.checklist import read_checklist
        from mediateur.usecases.register.register import Register

        self._registry = Registry(self.folder)
        return Register(self._registry, self.preferences, lambda: read_checklist(self.content.root))

    def prepare_register(self) -> None:
        """Load what the register is made of, in a job, before somebody asks for it; no file is opened."""
        if not self.practice:
            _ = self.register

    @cached_property
    def attesting(self) -> Attesting:
        """The signing of what the register gave. Raises MediateurError in practice."""
        from mediateur.usecases.attestations.issuing import Attesting

        return Attesting(self.register, self.organisations, self.resources)

    @property
    def register_file(self) -> Path:
        """The file of the register of mediators."""
        from mediateur.store.register.registry import DATABASE

        return self.folder / DATABASE

    def copy_register(self) -> bool:
        """Make the copy of the day of a register that is there and open; return whether one was. MediateurError."""
        return paths.is_file(self.register_file) and self.register.copies.daily()

    def look_at_register(self) -> Seen:
        """Return what can be seen of the register of this folder; nothing is changed. Raises MediateurError."""
        from mediateur.store.register.rehearsal import see

        chosen = self.preferences.current.backup_folder
        return see(self.folder, Path(chosen) if chosen else None)

    def rehearse_register(self, apart: Path) -> str:
        """Try a protected register in a folder made for that; return the version of SQLCipher.

        Raises MediateurError when something fails.
        """
        from mediateur.store.register.rehearsal import rehearse

        return rehearse(apart)

    def close_register(self) -> None:
        """Close the register if it was opened."""
        if self._registry is not None:
            self._registry.close()
