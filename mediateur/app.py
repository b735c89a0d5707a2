"""The wiring: folders and store in, use cases out. No Qt here."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from mediateur import paths
from mediateur.usecases.library import Content
from mediateur.usecases.preferences import Preferences

if TYPE_CHECKING:
    from mediateur.errors import MediateurError
    from mediateur.printers.ticket import Printers
    from mediateur.store.work import Store
    from mediateur.usecases.exports import Exports
    from mediateur.usecases.imports import Exchange
    from mediateur.usecases.journal import Journal
    from mediateur.usecases.places import Places
    from mediateur.usecases.printing import Printing
    from mediateur.usecases.rights import Rights
    from mediateur.usecases.search import Search
    from mediateur.usecases.sessions import Sessions
    from mediateur.usecases.spreadsheets import Spreadsheets


class App:
    """The use cases of one data folder. Each is made, and the store opened, when it is first needed."""

    def __init__(self, folder: Path | None = None, content: Path | None = None) -> None:
        self.folder = folder or paths.data_folder()
        self.resources = content or paths.resources()
        self.preferences = Preferences(self.folder)
        self.content = Content(self.resources, self.preferences)
        self._store: Store | None = None
        self._opening = Lock()

    def open_store(self) -> Store:
        """Open the store, once, from any thread; again while it can only be read, since that may have been mended.

        Raises MediateurError when the database cannot be used.
        """
        with self._opening:
            if self._store is not None and self._store.is_read_only:
                self._store.close()
                self._store = None
            if self._store is None:
                from mediateur.store.opening import open_store

                self._store = open_store(self.folder)
            return self._store

    @property
    def is_open(self) -> bool:
        """Whether the store is open."""
        return self._store is not None

    @property
    def notice(self) -> MediateurError | None:
        """What opening the store has to tell, though it opened: a damaged journal set aside, or one to read only."""
        return self._store.notice if self._store is not None else None

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
    def exports(self) -> Exports:
        """The journal as files for spreadsheets."""
        from mediateur.usecases.exports import Exports

        return Exports(self.open_store)

    @cached_property
    def exchange(self) -> Exchange:
        """The exchange of journals between machines."""
        from mediateur.usecases.imports import Exchange

        return Exchange(self.open_store)

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

        return Printing(self.content, self.preferences)

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
    def search(self) -> Search:
        """The finding of pathways, rights and sheets."""
        from mediateur.usecases.search import Search

        return Search(self.content, self.rights, self.printing)

    def warm(self) -> None:
        """Open the store and read the content ahead of need, in a job. Raises MediateurError as `open_store` does."""
        self.open_store()
        self.content.warm()

    def close(self) -> None:
        """Close the store if it was opened."""
        with self._opening:
            if self._store is not None:
                self._store.close()
                self._store = None
