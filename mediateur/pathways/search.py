"""Finding by everyday words: forgiving of accents, plurals and typing errors.

An index is built once from entries (a pathway, a situation, a right, a sheet); a query is compared word by word with
all the words of the index, and rare words count more than frequent ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from math import log
from typing import NamedTuple

from rapidfuzz import fuzz, process

LEAST_LIKENESS = 76.0
LEAST_SCORE = 0.42
SHORT, UNKNOWN = 3, 0.8
TITLE, SAID, SAME = 1.0, 0.92, 0.3
_WORD = re.compile(r"[a-z0-9]+")
_IDLE = frozenset(
    "a ai au aux avec ca car ce cela ces cet cette comme comment d dans de des du elle elles en es est et etait ete "
    "etre eu eux faut fait faire il ils j je l la le les leur leurs lui ma mais me mes moi mon n ne nos notre nous on "
    "ont ou par pas plus pour qu que quel quelle quels qui quoi s sa sans se ses si sont son sur t ta te tes toi ton "
    "tu un une veut veux voudrais vos votre vous y".split()
)


class Kind(StrEnum):
    """What a search finds, in the order in which equals are listed."""

    SITUATION = "situation"
    PATHWAY = "parcours"
    RIGHT = "droit"
    OBSTACLE = "blocage"
    STEP = "etape"
    FORM = "feuille"


class Entry(NamedTuple):
    """Something that may be found. `under` says where it is; `words` are how people ask for it.

    `target` is the id of a pathway, a right or a sheet; `step` or `obstacle` is where the pathway opens.
    """

    kind: Kind
    title: str
    under: str
    words: tuple[str, ...]
    target: str
    step: str = ""
    obstacle: str = ""


class Found(NamedTuple):
    """An entry and how well it answers: 1 when every word is there, a little more when nothing else is."""

    entry: Entry
    score: float


def tokens(text: str) -> tuple[str, ...]:
    """Return the words that bear sense, without accents, capitals and plural marks, in their order."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = _WORD.findall(plain.replace("œ", "oe"))
    bearing = [word for word in words if word not in _IDLE] or words
    return tuple(word.rstrip("sx") or word for word in bearing)


class Index:
    """The words of many entries, ready to be searched."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._places: dict[str, dict[int, float]] = defaultdict(dict)
        self._phrases = tuple(
            tuple(frozenset(tokens(text)) for text in (entry.title, *entry.words)) for entry in self.entries
        )
        for number, entry in enumerate(self.entries):
            for text, weight in ((entry.title, TITLE), *((words, SAID) for words in entry.words)):
                for token in tokens(text):
                    places = self._places[token]
                    places[number] = max(weight, places.get(number, 0.0))
        self._vocabulary = tuple(self._places)

    def find(self, query: str, most: int = 12) -> tuple[Found, ...]:
        """Return the entries that answer a query, best first; nothing when no word of it means anything here."""
        asked = tuple(dict.fromkeys(tokens(query)))
        if not asked:
            return ()
        scores: dict[int, float] = defaultdict(float)
        total = 0.0
        for word in asked:
            likeness = self._like(word)
            rarity = self._rarity(likeness)
            total += rarity
            for number, match in self._matches(likeness).items():
                scores[number] += rarity * match
        good = {number: score / total for number, score in scores.items() if score / total >= LEAST_SCORE}
        found = [Found(self.entries[n], score + SAME * self._sameness(n, asked)) for n, score in good.items()]
        order = list(Kind)
        return tuple(sorted(found, key=lambda one: (-round(one.score, 2), order.index(one.entry.kind))))[:most]

    def _sameness(self, number: int, asked: tuple[str, ...]) -> float:
        """Return how much of one phrase of an entry a query is, from 0 to 1: who says the very words means it."""
        wanted = frozenset(asked)
        return max(len(wanted & phrase) / len(wanted | phrase) for phrase in self._phrases[number])

    def _like(self, word: str) -> dict[str, float]:
        """Return the words of the index that are like a word, with how much, from 0 to 1."""
        begun = {known: 0.9 for known in self._vocabulary if len(word) >= SHORT and known.startswith(word)}
        if len(word) > SHORT:
            near = process.extract(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=12)
            begun |= {known: max(begun.get(known, 0.0), score / 100 * 0.95) for known, score, _ in near}
        return begun | ({word: 1.0} if word in self._places else {})

    def _rarity(self, likeness: Mapping[str, float]) -> float:
        """Return how much a word tells apart: one that is everywhere tells little, an unknown one not much."""
        if not likeness:
            return UNKNOWN
        places = {number for known in likeness for number in self._places[known]}
        return log(1 + len(self.entries) / (1 + len(places)))

    def _matches(self, likeness: Mapping[str, float]) -> dict[int, float]:
        best: dict[int, float] = {}
        for known, like in likeness.items():
            for number, weight in self._places[known].items():
                best[number] = max(best.get(number, 0.0), like * weight)
        return best
