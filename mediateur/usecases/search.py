"""Finding everything that the program can do, in the words of people at the counter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import Lock
from typing import TYPE_CHECKING

from mediateur.content.problems import Problem
from mediateur.forms.catalogue import FormInfo, Shelf
from mediateur.pathways.search import Entry, Found, Index, Kind
from mediateur.pathways.synonyms import load_synonyms, synonym_problems
from mediateur.rights.catalogue import GROUPS, Right

if TYPE_CHECKING:
    from mediateur.pathways.library import Library
    from mediateur.usecases.content.library import Content
    from mediateur.usecases.paper.printing import Printing
    from mediateur.usecases.rights import Rights


class Search:
    """One index over pathways, steps, obstacles, situations, rights and sheets, made when it is first needed."""

    def __init__(self, content: Content, rights: Rights, printing: Printing) -> None:
        self._content = content
        self._rights = rights
        self._printing = printing
        self._made: tuple[Library, Index] | None = None
        self._making = Lock()

    def prepare(self) -> None:
        """Make the index ahead of need, in a job. Raises ContentError when content is damaged."""
        self._index()

    def find(self, query: str, most: int = 12) -> tuple[Found, ...]:
        """Return what answers a query, best first. Raises ContentError when content is damaged."""
        return self._index().find(query, most)

    def _index(self) -> Index:
        """Return the index of the content in force; who comes while it is being made waits for it."""
        with self._making:
            library = self._content.library()
            if self._made is None or self._made[0] is not library:
                self._made = (library, Index(self._entries(library), load_synonyms(library.root)))
            return self._made[1]

    def _entries(self, library: Library) -> Iterator[Entry]:
        yield from pathway_entries(library)
        yield from right_entries(self._rights.catalogue())
        yield from (form_entry(form) for form in self._printing.catalogue())


def form_entry(form: FormInfo) -> Entry:
    """Return the entry of a paper: guides and sheets bear the words of their pathway or right, which come first."""
    own = () if form.shelf in (Shelf.GUIDES, Shelf.SHEETS) else form.words
    return Entry(Kind.FORM, form.title, "À imprimer", (*own, f"imprimer {form.title}", "feuille"), form.id)


def pathway_entries(library: Library) -> Iterator[Entry]:
    """Yield the situations, pathways, steps and obstacles of a content folder; a shared obstacle comes once."""
    titles = {pathway.id: pathway.title for pathway in library.pathways}
    for told in library.situations:
        under = titles.get(told.pathway, "")
        yield Entry(Kind.SITUATION, told.title, under, told.says, told.pathway, told.step, told.obstacle)
    met: set[str] = set()
    for pathway in library.pathways:
        yield Entry(Kind.PATHWAY, pathway.title, pathway.summary, pathway.words, pathway.id)
        for step in pathway.steps:
            yield Entry(Kind.STEP, step.title, pathway.title, (step.subtitle,), pathway.id, step.id)
        for obstacle in pathway.obstacles:
            if obstacle.id not in met:
                met.add(obstacle.id)
                words = (obstacle.title, obstacle.paper.title)
                yield Entry(Kind.OBSTACLE, obstacle.label, pathway.title, words, pathway.id, obstacle=obstacle.id)


def right_entries(rights: Iterable[Right]) -> Iterator[Entry]:
    """Yield the rights of a catalogue."""
    for right in rights:
        yield Entry(Kind.RIGHT, right.title, GROUPS.get(right.group, ""), (*right.words, right.plain), right.id)


def dead_synonyms(library: Library, rights: Iterable[Right]) -> tuple[Problem, ...]:
    """Return the synonyms of a content folder that serve nothing. Raises ContentError when they are unreadable."""
    known = Index((*pathway_entries(library), *right_entries(rights))).vocabulary
    return tuple(synonym_problems(load_synonyms(library.root), known))
