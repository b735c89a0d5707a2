"""How recent the pages are on which a paper rests."""

from __future__ import annotations

from collections.abc import Collection

from mediateur.content.problems import ContentError
from mediateur.pathways.library import Library


def newest(library: Library, facts: Collection[str]) -> str:
    """Return the month (or the year, where no month is known) of the newest source of these facts.

    Raises ContentError when the library could not be read whole.
    """
    if library.problems:
        raise ContentError(*library.problems)
    pages = {source for fact in library.facts if fact.id in facts for source in fact.sources}
    return max((source.date[: len("2026-08")] for source in library.sources if source.id in pages), default="")
