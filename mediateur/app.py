"""The wiring: folders and store in, use cases out. No Qt here."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mediateur import paths
from mediateur.usecases.library import Content
from mediateur.usecases.preferences import Preferences

if TYPE_CHECKING:
    from mediateur.store.opening import Store
    from mediateur.usecases.journal import Journal
    from mediateur.usecases.places import Places
    from mediateur.usecases.printing import Printing
    from mediateur.usecases.sessions import Sessions


class App:
    """The use cases of one data folder. Each is made, and the store opened, when it is first needed."""

    def __init__(self, folder: Path | None = None, content: Path | None = None) -> None:
        self.folder = folder or paths.data_folder()
        self.resources = content or paths.resources()
        self.preferences = Preferences(self.folder)
        self.content = Content(self.resources, self.preferences)

    @cached_property
    def store(self) -> Store:
        """The open store. Raises MediateurError when the database cannot be used."""
        from mediateur.store.opening import open_store

        return open_store(self.folder)

    @cached_property
    def sessions(self) -> Sessions:
        """The acts of a session."""
        from mediateur.usecases.sessions import Sessions

        return Sessions(lambda: self.store)

    @cached_property
    def journal(self) -> Journal:
        """The reading of the journal."""
        from mediateur.usecases.journal import Journal

        return Journal(lambda: self.store)

    @cached_property
    def places(self) -> Places:
        """The places of help."""
        from mediateur.usecases.places import Places

        return Places(lambda: self.store, self.preferences)

    @cached_property
    def printing(self) -> Printing:
        """The making of paper."""
        from mediateur.usecases.printing import Printing

        return Printing(self.resources, self.content.pathway)

    def close(self) -> None:
        """Close the store if it was opened."""
        if "store" in self.__dict__:
            self.store.close()
