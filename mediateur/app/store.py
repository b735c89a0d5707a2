"""The wiring of the store of the journal: opened once, from any thread, and left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediateur.errors import MediateurError
    from mediateur.policy import Policy
    from mediateur.store.work import Store


class StoreApp:
    """The journal of one data folder; in `practice`, another file, of which nothing can be taken out."""

    folder: Path
    policy: Policy
    practice: bool
    _store: Store | None = None

    def __init__(self) -> None:
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

    def refuse_in_practice(self) -> None:
        """Raise MediateurError in practice; to be asked before anything leaves the journal."""
        if self.practice:
            from mediateur.usecases.practising import PracticeError

            raise PracticeError

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

    @contextmanager
    def _left(self) -> Iterator[None]:
        """Leave the file of the journal; no thread opens it before the block ends."""
        with self._opening:
            if self._store is not None:
                self._store.close()
                self._store = None
            yield
