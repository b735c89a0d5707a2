"""The wiring of content packs: which content is in force, who may sign it, how another comes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mediateur import __version__
from mediateur.content.in_force import root_in_force
from mediateur.content.version import BUILT_IN

if TYPE_CHECKING:
    from pathlib import Path

    from mediateur.content.problems import Problem
    from mediateur.usecases.attestations.organisation import Organisations
    from mediateur.usecases.content.fetching import ContentFetching, PackSource
    from mediateur.usecases.content.library import Content
    from mediateur.usecases.content.packs import ContentPacks
    from mediateur.usecases.content.trust import ContentTrust
    from mediateur.usecases.content.upkeep import Reviewed
    from mediateur.usecases.preferences import Preferences
    from mediateur.usecases.program.upkeep import Reminder

# What a content is proved by: the program, and the content that comes with it.
PROGRAM = f"{__version__}, {BUILT_IN}"


class ContentApp:
    """The content in force in one data folder. Only a small file is read before a pack is asked for."""

    folder: Path
    resources: Path
    content: Content
    organisations: Organisations
    preferences: Preferences
    _chosen: Path | None
    _mended = False

    def refuse_in_practice(self) -> None:
        """Raise MediateurError in practice, where the content of the machine does not change."""
        raise NotImplementedError

    def pack_source(self) -> PackSource | None:
        """Return where content is published for this machine; none where it joined nothing. Raises MediateurError."""
        raise NotImplementedError

    @cached_property
    def fetching(self) -> ContentFetching:
        """The looking for newer content on the network."""
        from mediateur.usecases.content.fetching import ContentFetching

        return ContentFetching(self.pack_source, self.packs, self.preferences)

    def reviewed(self) -> Reviewed:
        """Return when the content in force is to be read again. Raises ContentError."""
        import datetime as dt

        from mediateur.usecases.content.upkeep import reviewed

        return reviewed(self.content.newest(), self.content.review(), dt.date.today())

    def root_in_force(self) -> Path:
        """Return the folder of the content in force: the one that was chosen, else an installed one, else its own."""
        return self._chosen or root_in_force(self.folder, PROGRAM) or self.resources

    @property
    def has_other_content(self) -> bool:
        """Whether another content than the one in use is in force, or its files were written again."""
        return self._mended or self.root_in_force() != self.content.root

    def take_content(self) -> None:
        """Use the content in force from now on; sessions under way stay on theirs, which their draft holds."""
        self._mended = False
        self.content.use(self.root_in_force())

    def look_at_content(self) -> tuple[Reminder, ...]:
        """Check the content in force, and return what there is to say of it. To be asked in a job.

        Never raises MediateurError: what hinders is said where contents are.
        """
        from mediateur.errors import MediateurError
        from mediateur.usecases.content.packs import Checked
        from mediateur.usecases.content.upkeep import reminders

        try:
            checked = self.packs.check() if self._chosen is None else Checked.SOUND
            self._mended = checked is Checked.MENDED
            found = self.fetching.found
            return reminders(checked, self.reviewed(), found.version if found else "")
        except MediateurError:
            return ()

    @cached_property
    def content_trust(self) -> ContentTrust:
        """Who may sign content here."""
        from mediateur.trust.content_keys import ContentKeys
        from mediateur.usecases.content.trust import ContentTrust

        return ContentTrust(ContentKeys(self.folder), self.organisations, self.refuse_in_practice)

    @cached_property
    def packs(self) -> ContentPacks:
        """The contents of this machine; in practice, they may be read only."""
        from mediateur.content.pack import gather
        from mediateur.store.pack_shelf import PackShelf
        from mediateur.usecases.content.packs import ContentPacks

        return ContentPacks(
            PackShelf(self.folder),
            self.content_trust,
            prove_content,
            lambda: gather(self.resources),
            PROGRAM,
            self.refuse_in_practice,
        )


def prove_content(root: Path) -> tuple[Problem, ...]:
    """Return what is wrong with a content folder."""
    from mediateur.usecases.content.proving import prove_all

    return tuple(prove_all(root).problems)
