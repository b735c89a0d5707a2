"""The wiring: folders and store in, use cases out. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from mediateur import __version__, paths, policy
from mediateur.app.contents import ContentApp
from mediateur.app.network import NetworkApp
from mediateur.app.training import TrainingApp
from mediateur.usecases.library import Content
from mediateur.usecases.preferences import Preferences

if TYPE_CHECKING:
    from mediateur.errors import MediateurError
    from mediateur.online.tls import Tls
    from mediateur.printers.ticket import Printers
    from mediateur.store.work import Store
    from mediateur.usecases.backups import Backups, Offer
    from mediateur.usecases.bilans import Bilans
    from mediateur.usecases.corrections import Corrections
    from mediateur.usecases.exports import Exports
    from mediateur.usecases.imports import Exchange
    from mediateur.usecases.journal import Journal
    from mediateur.usecases.manual import Manual
    from mediateur.usecases.news import News
    from mediateur.usecases.places import Places
    from mediateur.usecases.printing import Printing
    from mediateur.usecases.recopying import Recopying
    from mediateur.usecases.retention import Retention
    from mediateur.usecases.rights import Rights
    from mediateur.usecases.search import Search
    from mediateur.usecases.sessions import Sessions
    from mediateur.usecases.sharing import Sharing
    from mediateur.usecases.spreadsheets import Spreadsheets
    from mediateur.usecases.statistics import Statistics
    from mediateur.usecases.stick import Stick
    from mediateur.usecases.updates import Updates
    from mediateur.usecases.upkeep import Upkeep
    from mediateur.usecases.workshops import Workshops


class App(NetworkApp, ContentApp, TrainingApp):
    """The use cases of one data folder. Each is made, and the store opened, when it is first needed.

    In `practice`, the journal is another file, changes of settings are not kept, and nothing can be taken out.
    """

    def __init__(self, folder: Path | None = None, content: Path | None = None, *, practice: bool = False) -> None:
        self.folder = folder or paths.data_folder()
        self.resources, self._chosen = content or paths.resources(), content
        self.practice = practice
        self.policy = policy.load(policy.system_file())
        self.preferences = self._preferences()
        self.content = Content(self.root_in_force(), self.preferences, self.resources)
        self._store: Store | None = None
        self._opening = Lock()

    def _preferences(self) -> Preferences:
        if self.practice:
            from mediateur.usecases.practising import PracticePreferences

            return PracticePreferences(self.folder, self.policy)
        return Preferences(self.folder, self.policy)

    def open_store(self) -> Store:
        """Open the store, once, from any thread; again while it can only be read, since that may have been mended.

        Raises MediateurError when the database cannot be used.
        """
        with self._opening:
            if self._store is not None and self._store.is_read_only:
                self._store.close()
                self._store = None
            if self._store is None:
                self._store = self._opened()
            return self._store

    def _opened(self) -> Store:
        if self.practice:
            from mediateur.store.practice import open_practice

            store = open_practice(self.folder)
        else:
            from mediateur.store.opening import open_store

            store = open_store(self.folder)
        if self.policy.places and not store.is_read_only:
            from mediateur.errors import MediateurError
            from mediateur.usecases.places import put_fixed

            with suppress(MediateurError):  # what is recorded next tells it
                put_fixed(store, self.policy.places)
        return store

    def refuse_in_practice(self) -> None:
        """Raise MediateurError in practice; to be asked before anything leaves the journal."""
        if self.practice:
            from mediateur.usecases.practising import PracticeError

            raise PracticeError

    def empty_practice(self) -> None:
        """Delete all that was done in practice; outside practice, nothing. Raises MediateurError when it cannot."""
        if self.practice:
            from mediateur.store.practice import empty

            with self._left():
                empty(self.folder)
            self.learners.empty()

    @property
    def is_open(self) -> bool:
        """Whether the store is open."""
        return self._store is not None

    @property
    def notice(self) -> MediateurError | None:
        """What opening the store has to tell, though it opened: a damaged journal set aside, or one to read only.

        Else what is to be told of the rules of the administrator.
        """
        told = self._store.notice if self._store is not None else None
        return told or self.policy.notice

    @property
    def is_read_only(self) -> bool:
        """Whether the store is open for reading only."""
        return self._store is not None and self._store.is_read_only

    @cached_property
    def sessions(self) -> Sessions:
        """The acts of a session."""
        from mediateur.usecases.sessions import Sessions

        return Sessions(self.open_store)

    @cached_property
    def journal(self) -> Journal:
        """The reading of the journal."""
        from mediateur.usecases.journal import Journal

        return Journal(self.open_store)

    @cached_property
    def statistics(self) -> Statistics:
        """The figures of the journal."""
        from mediateur.usecases.statistics import Statistics

        return Statistics(self.open_store, self.content, self.preferences)

    @cached_property
    def bilans(self) -> Bilans:
        """The reports of the figures. Raises MediateurError in practice."""
        self.refuse_in_practice()
        from mediateur.usecases.bilans import Bilans

        return Bilans(self.statistics, self.sharing, self.content)

    @cached_property
    def sharing(self) -> Sharing:
        """What has left of the figures, and what may."""
        from mediateur.usecases.sharing import Sharing

        return Sharing(self.open_store)

    @cached_property
    def corrections(self) -> Corrections:
        """The changing of what the journal says."""
        from mediateur.usecases.corrections import Corrections

        return Corrections(self.open_store)

    @cached_property
    def workshops(self) -> Workshops:
        """The counting of workshops and events."""
        from mediateur.usecases.workshops import Workshops

        return Workshops(self.open_store)

    @cached_property
    def recopying(self) -> Recopying:
        """The reports to fill elsewhere."""
        from mediateur.usecases.recopying import Recopying

        return Recopying(self.open_store, self.preferences, lambda: self.content.root)

    @cached_property
    def exports(self) -> Exports:
        """The journal as files for spreadsheets. Raises MediateurError in practice."""
        self.refuse_in_practice()
        from mediateur.usecases.exports import Exports

        return Exports(self.open_store, self.statistics, self.sharing)

    @cached_property
    def exchange(self) -> Exchange:
        """The exchange of journals between machines. Raises MediateurError in practice."""
        self.refuse_in_practice()
        from mediateur.usecases.imports import Exchange

        return Exchange(self.open_store)

    @cached_property
    def backups(self) -> Backups:
        """The copies of the journal."""
        self.refuse_in_practice()
        from mediateur.store.vault import Vault
        from mediateur.usecases.backups import Backups

        return Backups(Vault(self.folder, self.open_store, self._left), self.preferences)

    @cached_property
    def retention(self) -> Retention:
        """The periods for which notes and details are kept."""
        from mediateur.usecases.retention import Retention

        return Retention(self.open_store, self.preferences)

    @cached_property
    def upkeep(self) -> Upkeep:
        """What is done by itself once a day."""
        from mediateur.usecases.upkeep import Upkeep

        return Upkeep(
            self.backups,
            self.retention,
            self.open_store,
            self.rescue,
            news=self.news,
            look_at_content=self.look_at_content,
            copy_register=self.copy_register,
            network=self.look_after_network,
        )

    def rescue(self) -> Offer | None:
        """Return the copy that may take the place of a journal that is damaged, set aside or not, if there is one.

        To be asked in a job: it reads whole files.
        """
        from mediateur.store.failures import ASIDE, RefusedError

        notice = self.notice
        if isinstance(notice, RefusedError) and notice.cause is ASIDE:
            return self.backups.rescue(notice.path)
        store = self.open_store()
        return self.backups.rescue(store.path, in_place=True) if store.is_damaged() else None

    @cached_property
    def stick(self) -> Stick | None:
        """The stick, if the data goes with a portable program."""
        if self.folder != paths.portable_folder():
            return None
        from mediateur.store.disks import shelter_of
        from mediateur.usecases.stick import Stick

        return Stick(self.folder, shelter_of)

    @cached_property
    def updates(self) -> Updates:
        """The asking for the newest version. Raises MediateurError in practice."""
        self.refuse_in_practice()
        from mediateur.online.fetching import fetch
        from mediateur.usecases.updates import Updates

        return Updates(fetch, self.preferences, __version__)

    @cached_property
    def news(self) -> News:
        """What changed in the program."""
        from mediateur.usecases.news import News

        return News(self.preferences, __version__, paths.changelog())

    @cached_property
    def spreadsheets(self) -> Spreadsheets:
        """The import of tables that mediators kept before."""
        from mediateur.usecases.spreadsheets import Spreadsheets

        return Spreadsheets(self.open_store, self.content, self.preferences)

    @cached_property
    def places(self) -> Places:
        """The places of help."""
        from mediateur.usecases.places import Places

        return Places(self.open_store, self.preferences)

    @cached_property
    def printing(self) -> Printing:
        """The making of paper."""
        from mediateur.usecases.printing import Printing

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
        from mediateur.usecases.manual import Manual

        return Manual(paths.manual(self.resources))

    @cached_property
    def search(self) -> Search:
        """The finding of pathways, rights and sheets."""
        from mediateur.usecases.search import Search

        return Search(self.content, self.rights, self.printing)

    def rehearse(self, apart: Path) -> str:
        """Try the migrations of the journal in a folder made for that; return the revision they reach.

        Raises MediateurError when one is missing or fails.
        """
        from mediateur.store.rehearsal import rehearse

        return rehearse(apart)

    def revision(self) -> str:
        """Return the revision of the journal as it is, empty where there is none yet. Raises as `rehearsal` does."""
        from mediateur.store.rehearsal import revision_of

        return revision_of(self.folder)

    def tls(self) -> Tls:
        """Return what encrypts connections here. Raises OSError."""
        from mediateur.online.tls import ready

        return ready()

    def warm(self) -> None:
        """Open the store and read the content ahead of need, in a job. Raises MediateurError as `open_store` does."""
        self.open_store()
        self.settle()
        self.content.warm()

    def settle(self) -> None:
        """Make the deletions final, when the window opens and closes; where the store refuses, they stay hidden."""
        from mediateur.errors import MediateurError

        if self.is_open and not self.is_read_only:
            with suppress(MediateurError):
                self.corrections.settle()

    def close(self) -> None:
        """Close the store if it was opened."""
        with self._left():
            pass
        self.close_register()
        self.close_network()

    @contextmanager
    def _left(self) -> Iterator[None]:
        """Leave the file of the journal; no thread opens it before the block ends."""
        with self._opening:
            if self._store is not None:
                self._store.close()
                self._store = None
            yield
