"""The manual in the program: its pages, and finding in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from mediateur.content.manual import SUMMARY, Heading, Page, paragraphs, read_manual
from mediateur.content.text import NBSP
from mediateur.errors import MediateurError

MOST = 12
EXCERPT = 90


class Passage(NamedTuple):
    """What a search finds: the page, the heading that it stands under, some words of it."""

    page: str
    title: str
    anchor: str
    words: str


class Manual:
    """The pages of a folder, read when the first is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def page(self, name: str) -> Page:
        """Return a page, the summary when there is none of that name. Raises MediateurError when none can be read."""
        return self._pages.get(name) or self._pages[SUMMARY]

    def find(self, typed: str) -> tuple[Passage, ...]:
        """Return at most 12 passages that hold every word, titles first, then in the order of the pages.

        The summary, which only leads to the others, is left out.
        """
        words = _folded(typed).split()
        if not words:
            return ()
        found = sorted(self._passages(words), key=lambda one: one[0])
        best = {(passage.page, passage.anchor): passage for _, passage in reversed(found)}
        return tuple(sorted(best.values(), key=[passage for _, passage in found].index))[:MOST]

    def _passages(self, words: list[str]) -> Iterator[tuple[tuple[int, int], Passage]]:
        """Yield what holds the words, with its rank: in a title (the shortest first), a heading, a paragraph."""
        for page in (page for page in self._pages.values() if page.name != SUMMARY):
            for heading in page.headings:
                if _holds(heading.text, words):
                    yield (min(heading.level, 2), len(heading.text)), _passage(page, heading, "")
            for heading, text in self._told[page.name]:
                if _holds(f"{heading.text} {text}", words):
                    yield (3, 0), _passage(page, heading, _excerpt(text, words[0]))

    @cached_property
    def _told(self) -> dict[str, tuple[tuple[Heading, str], ...]]:
        return {page.name: tuple(paragraphs(page)) for page in self._pages.values()}

    @cached_property
    def _pages(self) -> dict[str, Page]:
        try:
            pages = {page.name: page for page in read_manual(self.folder)}
        except (OSError, UnicodeDecodeError) as error:
            raise _unreadable(f"{type(error).__name__} {error}") from error
        if SUMMARY not in pages:
            raise _unreadable(f"{SUMMARY}.md")
        return pages


def _unreadable(detail: str) -> MediateurError:
    return MediateurError(
        "L’aide ne se lit pas.", "Vos données ne sont pas touchées.", "Réinstallez Médiateur.", detail
    )


def _passage(page: Page, heading: Heading, words: str) -> Passage:
    title = page.title if heading.level == 1 else f"{page.title}, {heading.text}"
    return Passage(page.name, title, heading.anchor if heading.level > 1 else "", words)


def _holds(text: str, words: list[str]) -> bool:
    folded = _folded(text)
    return all(word in folded for word in words)


def _excerpt(text: str, word: str) -> str:
    """Return the words around the first that was asked for."""
    at = max(0, _folded(text).find(word) - EXCERPT // 3)
    start = text.rfind(" ", 0, at) + 1 if at else 0
    end = start + EXCERPT
    cut = text[start:end].rpartition(" ")[0] if end < len(text) else text[start:]
    return f"{'… ' if start else ''}{cut}{' …' if end < len(text) else ''}"


@lru_cache(4096)
def _folded(text: str) -> str:
    """Return a text as it is compared: no accents, no capitals; one letter for one letter."""
    parts = unicodedata.normalize("NFD", text.lower().replace(NBSP, " "))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
