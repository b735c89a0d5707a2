"""The wiring: folders and store in, use cases out. No Qt here."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from mediateur import __version__, paths, policy
from mediateur.app.contents import ContentApp
from mediateur.app.journal import JournalApp
from mediateur.app.network import NetworkApp
from mediateur.app.training import TrainingApp
from mediateur.content.version import BUILT_IN
from mediateur.usecases.content.library import Content
from mediateur.usecases.preferences import Preferences

if TYPE_CHECKING:
    from mediateur.online.tls import Tls
    from mediateur.printers.ticket import Printers
    from mediateur.usecases.paper.printing import Printing
    from mediateur.usecases.program.manual import Manual
    from mediateur.usecases.program.news import News
    from mediateur.usecases.program.stick import Stick
    from mediateur.usecases.program.updates import Updates
    from mediateur.usecases.program.upkeep import Upkeep
    from mediateur.usecases.rights import Rights
    from mediateur.usecases.search import Search


class App(JournalApp, NetworkApp, ContentApp, TrainingApp):
    """The use cases of one data folder. Each is made, and the store opened, when it is first needed.

    In `practice`, the journal is another file, changes of settings are not kept, and nothing can be taken out.
    """

    def __init__(self, folder: Path | None = None, content: Path | None = None, *, practice: bool = False) -> None:
        super().__init__()
        self.folder = folder or paths.data_folder()
        self.resources, self._chosen = content or paths.resources(), content
        self.practice = practice
        self.policy = policy.load(policy.system_file())
        self.preferences = self._preferences()
        self.content = Content(self.root_in_force(), self.preferences, self.resources)

    def _preferences(self) -> Preferences:
        if self.practice:
            from mediateur.usecases.practising import PracticePreferences

            return PracticePreferences(self.folder, self.policy)
        return Preferences(self.folder, self.policy)

    def empty_practice(self) -> None:
        """Delete all that was done in practice; outside practice, nothing. Raises MediateurError when it cannot."""
        if self.practice:
            from mediateur.store.practice import empty

            with self._left():
                empty(self.folder)
            self.learners.empty()

    @cached_property
    def upkeep(self) -> Upkeep:
        """What is done by itself once a day."""
        from mediateur.usecases.keeping.days_seen import note_day
        from mediateur.usecases.program.upkeep import Upkeep

        return Upkeep(
            self.backups,
            self.retention,
            self.open_store,
            self.rescue,
            news=self.news,
            look_at_content=self.look_at_content,
            copy_register=self.copy_register,
            network=self.look_after_network,
            note_day=partial(note_day, self.preferences, made=BUILT_IN.first_day),
        )

    @cached_property
    def stick(self) -> Stick | None:
        """The stick, if the data goes with a portable program."""
        if self.folder != paths.portable_folder():
            return None
        from mediateur.store.disks import shelter_of
        from mediateur.usecases.program.stick import Stick

        return Stick(self.folder, shelter_of)

    @cached_property
    def updates(self) -> Updates:
        """The asking for the newest version. Raises MediateurError in practice."""
        self.refuse_in_practice()
        from mediateur.online.fetching import fetch
        from mediateur.usecases.program.updates import Updates

        return Updates(fetch, self.preferences, __version__)

    @cached_property
    def news(self) -> News:
        """What changed in the program."""
        from mediateur.usecases.program.news import News

        return News(self.preferences, __version__, paths.changelog())

    @cached_property
    def printing(self) -> Printing:
        """The making of paper."""
        from mediateur.usecases.paper.printing import Printing

        return Printing(self.content, self.preferences, sharing=self.words_of_sharing)

    @cached_property
    def queues(self) -> Printers | None:
        """The print queues that take a PDF as it is; none on Windows, nor where CUPS is not."""
        from mediateur.printers import cups

        return cups if cups.available() else None

    @cached_property
    def rights(self) -> Rights:
        """The catalogue of rights, and who can see what."""
        from mediateur.usecases.rights import Rights

        return Rights(self.content)

    @cached_property
    def manual(self) -> Manual:
        """The help of the program."""
        from mediateur.usecases.program.manual import Manual

        return Manual(paths.manual(self.resources))

    @cached_property
    def search(self) -> Search:
        """The finding of pathways, rights and sheets."""
        from mediateur.usecases.search import Search

        return Search(self.content, self.rights, self.printing)

    def tls(self) -> Tls:
        """Return what encrypts connections here. Raises OSError."""
        from mediateur.online.tls import ready

        return ready()

    def warm(self) -> None:
        """Open the store and read the content ahead of need, in a job. Raises MediateurError as `open_store` does."""
        self.open_store()
        self.settle()
        self.content.warm()

    def close(self) -> None:
        """Close the store if it was opened."""
        with self._left():
            pass
        self.close_register()
        self.close_network()
