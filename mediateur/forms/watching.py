"""Who waits for a document while it is made: shown its first page before the others, and free to want it no more.

A context variable, since what makes a document has nothing to do with who waits: pages, pictures and blocks only pass
a point where work may stop. Where nobody watches, a document is made in one go.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Watcher(Protocol):
    """Someone who waits."""

    @property
    def gave_up(self) -> bool:
        """Whether the document is wanted no more."""
        ...

    @property
    def waits(self) -> bool:
        """Whether someone looks at the place where the first page will be."""
        ...

    def show_first(self, pdf: bytes, pages: int) -> None:
        """Show the first page, drawn alone and without structure, of a document that has so many."""
        ...


class GivenUpError(Exception):
    """A document left unfinished because nobody wants it any more."""


_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watched_by(watcher: Watcher) -> Iterator[None]:
    """Make documents for someone who waits, in this thread."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def go_on() -> None:
    """Pass a point where work may stop. Raises GivenUpError when nobody wants the document any more."""
    watcher = _watcher.get()
    if watcher is not None and watcher.gave_up:
        raise GivenUpError


def waiting() -> Watcher | None:
    """Return who waits for a first page, if someone does."""
    watcher = _watcher.get()
    return watcher if watcher is not None and watcher.waits else None
