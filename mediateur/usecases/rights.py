"""Rights as the pages show them: the catalogue, who can see what, and the facts on which both rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from mediateur.content.review import past_month
from mediateur.rights.catalogue import Right, load_catalogue, right_named
from mediateur.rights.rules import load_rules
from mediateur.rights.visibility import Rules
from mediateur.usecases.content.kept import Kept

if TYPE_CHECKING:
    from pathlib import Path

    from mediateur.content.facts import Fact, Source
    from mediateur.usecases.content.library import Content


class Cited(NamedTuple):
    """A fact and the pages that it comes from."""

    fact: Fact
    sources: tuple[Source, ...]


class Rights:
    """Reads the rights when they are first needed, and again when the content changes."""

    def __init__(self, content: Content, today: Callable[[], dt.date] = dt.date.today) -> None:
        self._content, self._today = content, today
        self._kept = Kept(content, _read)

    def catalogue(self) -> tuple[Right, ...]:
        """Return every right, by group. Raises ContentError when content is damaged."""
        return self._kept.value()[0]

    def title_of(self, right_id: str) -> str:
        """Return the title of a right (KeyError when there is none). Raises ContentError when content is damaged."""
        return right_named(self.catalogue(), right_id).title

    def rules(self) -> Rules:
        """Return the table of « Qui peut voir quoi ? ». Raises ContentError when content is damaged."""
        return self._kept.value()[1]

    def cited(self, facts: Iterable[str]) -> tuple[Cited, ...]:
        """Return facts by their ids, each with its sources. Raises ContentError when content is damaged."""
        library = self._content.library()
        known = {fact.id: fact for fact in library.facts}
        sources = {source.id: source for source in library.sources}
        return tuple(Cited(known[name], tuple(sources[page] for page in known[name].sources)) for name in facts)

    def past(self, cited: Iterable[Cited]) -> str:
        """Return the month (YYYY-MM) since whose end what rests on these facts is to be read again, or nothing.

        Raises ContentError when content is damaged.
        """
        newest = max((source.date[: len("2026-08")] for one in cited for source in one.sources), default="")
        return past_month(newest, self._content.review(), self._today())


def _read(root: Path) -> tuple[tuple[Right, ...], Rules]:
    return load_catalogue(root), load_rules(root)
