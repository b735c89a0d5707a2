"""The words of a column that become words of ours: which there are, and what each is taken for.

A column may hold anything, names included: nothing of it is shown that the privacy guard stops.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mediateur.content.vocabulary import UNKNOWN
from mediateur.journal.privacy import inspect
from mediateur.journal.rows_files import ABOUT
from mediateur.journal.spreadsheet_columns import folded
from mediateur.journal.spreadsheet_values import CHOICES, NOTHING, Meant, duration, listed, taken_for

MOST_WORDS, MOST_SAMPLES, MOST_LETTERS = 60, 3, 28
HIDDEN = "texte caché, qui peut désigner quelqu’un"
PATHWAY, PLACE, DURATION = "parcours", "lieu", "duree"
WORDED = frozenset(CHOICES) | {PATHWAY, PLACE}
LISTED = frozenset({"resultats", "ou", "pourquoi", "obstacles", "ages", "materiel"})
Meanings = Mapping[str, Meant]
"""By field, what a person said that words mean."""


class Word(NamedTuple):
    """A word of a column: as it may be shown, how often it comes, the code it is taken for (None: not understood)."""

    key: str
    shown: str
    times: int
    code: str | None


class Names(NamedTuple):
    """What pathways and places are called: folded titles and ids → pathway, folded names → place."""

    pathways: Mapping[str, str] = NOTHING
    places: Mapping[str, str] = NOTHING


def lines(rows: Sequence[Sequence[str]], first: int) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows under the headers with their number in the file (1 for its first), up to what tells of itself."""
    for number, row in enumerate(rows[first + 1 :], first + 2):
        if row and row[0] == ABOUT:
            return
        if any(row):
            yield number, row


def samples(rows: Sequence[Sequence[str]], first: int, column: int) -> tuple[str, ...]:
    """Return the first different values of a column, as they may be shown."""
    found: dict[str, None] = {}
    for _, row in lines(rows, first):
        if column < len(row) and row[column]:
            found[row[column]] = None
        if len(found) == MOST_SAMPLES:
            break
    return tuple(map(may_show, found))


def may_show(text: str) -> str:
    """Return a text in short, or words in its place where the guard stops it."""
    if inspect(text).blocking:
        return HIDDEN
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1].rstrip()}…"


def words(cells: Iterable[str], field: str, names: Names) -> tuple[Word, ...] | None:
    """Return the words of a column, those not understood first, then by how often they come.

    None where they are more than MOST_WORDS: such a column holds no words of a list.
    """
    times, texts = Counter[str](), dict[str, str]()
    for cell, n in Counter(filter(None, cells)).items():
        for label in filter(folded, _labels(cell, field)):
            times[folded(label)] += n
            texts.setdefault(folded(label), label)
        if len(times) > MOST_WORDS:
            return None
    found = [Word(key, may_show(text), times[key], understood(text, field, names)) for key, text in texts.items()]
    return tuple(sorted(found, key=_unknown_first))


def understood(text: str, field: str, names: Names) -> str | None:
    """Return the code that a word is taken for (empty: it says nothing), None where it is not understood."""
    if field == PATHWAY:
        return names.pathways.get(folded(text))
    if field == PLACE:
        return names.places.get(folded(text))
    try:
        found = duration(text) if field == DURATION else taken_for(text, field)
    except ValueError:
        return None
    return "" if found == UNKNOWN else found


def _labels(cell: str, field: str) -> Iterator[str]:
    """Yield the words of a cell; minutes are none."""
    if field in LISTED:
        yield from (label for label, _ in listed(cell, field))
    elif field != DURATION or taken_for(cell, field) is not None or understood(cell, field, Names()) is None:
        yield cell


def _unknown_first(word: Word) -> tuple[bool, int, str]:
    return word.code is not None, -word.times, word.key
