"""The manual in the program: its pages, and finding in them."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from itertools import islice
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


class Place(NamedTuple):
    """A heading, or a paragraph (`text`) under it: how soon it comes among answers, and its words as compared."""

    rank: tuple[int, int]
    page: Page
    heading: Heading
    text: str
    folded: str


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
        best: dict[tuple[str, str], Place] = {}
        for place in self._places if words else ():
            if all(word in place.folded for word in words):
                best.setdefault((place.page.name, place.heading.anchor), place)
        return tuple(_passage(place, words[0]) for place in islice(best.values(), MOST))

    def prepare(self) -> None:
        """Read all that is searched ahead of need, in a job. Raises MediateurError when it cannot be read."""
        _ = self._places

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        """All that may hold the words, in the order of answers: titles (the shortest first), headings, paragraphs."""
        pages = [page for page in self._pages.values() if page.name != SUMMARY]
        told = [_headed(page, heading) for page in pages for heading in page.headings]
        told += [_told(page, heading, text) for page in pages for heading, text in paragraphs(page)]
        return tuple(sorted(told, key=lambda place: place.rank))

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


def _headed(page: Page, heading: Heading) -> Place:
    return Place((min(heading.level, 2), len(heading.text)), page, heading, "", _folded(heading.text))


def _told(page: Page, heading: Heading, text: str) -> Place:
    return Place((3, 0), page, heading, text, _folded(f"{heading.text} {text}"))


def _passage(place: Place, word: str) -> Passage:
    page, heading = place.page, place.heading
    title = page.title if heading.level == 1 else f"{page.title}, {heading.text}"
    return Passage(page.name, title, heading.anchor if heading.level > 1 else "", _excerpt(place.text, word))


def _excerpt(text: str, word: str) -> str:
    """Return the words around the first that was asked for."""
    at = max(0, _folded(text).find(word) - EXCERPT // 3)
    start = text.rfind(" ", 0, at) + 1 if at else 0
    end = start + EXCERPT
    cut = text[start:end].rpartition(" ")[0] if end < len(text) else text[start:]
    return f"{'… ' if start else ''}{cut}{' …' if end < len(text) else ''}"


def _folded(text: str) -> str:
    """Return a text as it is compared: no accents, no capitals; one letter for one letter."""
    parts = unicodedata.normalize("NFD", text.lower().replace(NBSP, " "))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
