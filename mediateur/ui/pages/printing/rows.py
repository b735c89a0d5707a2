"""The lines of the list of Imprimer: shelves, and under each the papers; which of them answer a search."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from mediateur.forms.catalogue import SHELF_LABELS, FormInfo
from mediateur.pathways.search import Entry, Index, Kind
from mediateur.ui.pages.shared.titled_list import TitledRow

FREQUENT = "Souvent imprimés"
MOST_FOUND = 30


def catalogue_rows(
    forms: Sequence[FormInfo], frequent: Iterable[FormInfo], besides: TitledRow | None = None
) -> tuple[TitledRow, ...]:
    """Return the papers shelf by shelf; first what stands beside the catalogue, then those often printed, once each."""
    first = tuple(frequent)
    above = {form.id for form in first}
    rows = [besides] if besides is not None else []
    rows += _shelf(FREQUENT, first)
    for shelf, members in groupby(forms, key=attrgetter("shelf")):
        rows += _shelf(SHELF_LABELS[shelf], [form for form in members if form.id not in above])
    return tuple(rows)


def found_rows(forms: Iterable[FormInfo], found: Iterable[str]) -> tuple[TitledRow, ...]:
    """Return the papers that a search finds, best first, each with the shelf where it stands."""
    known = {form.id: form for form in forms}
    return tuple(TitledRow(name, known[name].title, SHELF_LABELS[known[name].shelf]) for name in found if name in known)


class Finder:
    """Finds papers by everyday words, as the search of everything does, and from the first letters on."""

    def __init__(self, forms: Sequence[FormInfo]) -> None:
        entries = [Entry(Kind.FORM, form.title, "", (*form.words, form.summary), form.id) for form in forms]
        self._index = Index(entries)
        self._titles = {form.id: fold(form.title).split() for form in forms}

    def find(self, typed: str) -> tuple[str, ...]:
        """Return the ids of the papers that answer: those whose title holds each word typed, then the others."""
        wanted = fold(typed).split()
        titled = [name for name, words in self._titles.items() if _holds(words, wanted)]
        meant = [one.entry.target for one in self._index.find(typed, MOST_FOUND)]
        return tuple(dict.fromkeys((*titled, *(() if titled else meant))))


def fold(text: str) -> str:
    """Return a text as one searches it: small letters, no accents, no signs between words."""
    import unicodedata

    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))


def _holds(words: Collection[str], wanted: Iterable[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _shelf(label: str, forms: Sequence[FormInfo]) -> list[TitledRow]:
    if not forms:
        return []
    return [TitledRow("", label), *(TitledRow(form.id, form.title, label) for form in forms)]
