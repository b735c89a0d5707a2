"""Finding by everyday words: forgiving of accents, endings, typing errors, and of words said for others.

An index is built once from entries (a pathway, a situation, a right, a sheet) and from synonyms. A query is cut in
notions, each a word or a few with all that they may stand for; rare notions count more than frequent ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from math import log
from typing import NamedTuple

from mediateur.pathways.likeness import alike
from mediateur.pathways.synonyms import Synonym
from mediateur.pathways.words import Word, tokens_of_lines, words

LEAST_SCORE = 0.34
UNKNOWN, RAREST, PHRASE = 0.8, 4.6, 1.6
TITLE, SAID, MEANT, SAME = 1.0, 0.95, 0.88, 0.45
Matches = dict[int, float]
Meanings = tuple[tuple[str, ...], ...]


class Kind(StrEnum):
    """What a search finds, in the order in which equals are listed."""

    SITUATION = "situation"
    PATHWAY = "parcours"
    OBSTACLE = "blocage"
    STEP = "etape"
    RIGHT = "droit"
    FORM = "feuille"


# A right says much, and a paper repeats it: at equal words, people look for what to do.
ASIDE = {Kind.RIGHT: 0.9, Kind.FORM: 0.88}


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


class Notion(NamedTuple):
    """A part of a query: the entries that it may mean, each with how much, and how much sense the part bears."""

    matches: Matches
    weight: float
    known: frozenset[str]


class Index:
    """The words of many entries, ready to be searched."""

    def __init__(self, entries: Iterable[Entry], synonyms: Iterable[Synonym] = ()) -> None:
        self.entries = tuple(entries)
        self._places: dict[str, Matches] = defaultdict(dict)
        self._phrases: list[list[frozenset[str]]] = []
        said = [(entry.title, *entry.words) for entry in self.entries]
        cut = iter(tokens_of_lines(text for texts in said for text in texts))
        for number, texts in enumerate(said):
            self._phrases.append([frozenset(next(cut)) for _ in texts])
            for rank, phrase in enumerate(self._phrases[-1]):
                for token in phrase:
                    self._places[token].setdefault(number, SAID if rank else TITLE)
        self._meanings = _meanings(tuple(synonyms))
        self._longest = max(map(len, self._meanings), default=0)
        self._vocabulary = tuple(sorted({*self._places, *(token for said in self._meanings for token in said)}))
        self._known = frozenset(self._vocabulary)
        self._rare = {token: self._rarity(len(places)) for token, places in self._places.items()}
        self._whole = [[self._sense(phrase) for phrase in said] for said in self._phrases]

    @property
    def vocabulary(self) -> frozenset[str]:
        """Return the words by which entries can be found, as `tokens` returns them."""
        return frozenset(self._places)

    def find(self, query: str, most: int = 12) -> tuple[Found, ...]:
        """Return the entries that answer a query, best first, equals by kind then in the order of the content.

        Nothing when no word of it means anything here.
        """
        notions = tuple(self._notions(tuple(dict.fromkeys(words(query)))))
        total = sum(notion.weight for notion in notions)
        scores: Matches = defaultdict(float)
        for notion in notions:
            for number, match in notion.matches.items():
                scores[number] += notion.weight * match / total
        asked = frozenset().union(*(notion.known for notion in notions))
        found = [self._found(number, score, asked) for number, score in sorted(scores.items()) if score >= LEAST_SCORE]
        order = {kind: rank for rank, kind in enumerate(Kind)}
        return tuple(sorted(found, key=lambda one: (-round(one.score, 2), order[one.entry.kind])))[:most]

    def _found(self, number: int, score: float, asked: frozenset[str]) -> Found:
        entry = self.entries[number]
        whole = score + SAME * self._sameness(number, asked)
        return Found(entry, whole * ASIDE.get(entry.kind, 1.0))

    def _sameness(self, number: int, asked: frozenset[str]) -> float:
        """Return how much of one phrase of an entry a query is, from 0 to 1: who says the very words means it."""
        all_asked, most = self._sense(asked), 0.0
        for phrase, whole in zip(self._phrases[number], self._whole[number], strict=True):
            if not asked.isdisjoint(phrase):
                both = self._sense(asked & phrase)
                most = max(most, both / (all_asked + whole - both))
        return most

    def _sense(self, known: Iterable[str]) -> float:
        return sum(self._rare.get(token, UNKNOWN) for token in known)

    def _notions(self, asked: tuple[Word, ...]) -> Iterator[Notion]:
        """Yield the notions of a query: the longest run of words that has synonyms, else each word by itself."""
        likes = [alike(word, self._vocabulary, self._known) for word in asked]
        best = [
            max(like, key=lambda one: like[one]) if like else word.stem for like, word in zip(likes, asked, strict=True)
        ]
        start = 0
        while start < len(asked):
            sizes = range(min(self._longest, len(asked) - start), 1, -1)
            size = next((n for n in sizes if tuple(best[start : start + n]) in self._meanings), 1)
            if size > 1:
                run = tuple(best[start : start + size])
                sense = PHRASE * max(word.sense for word in asked[start : start + size])
                yield self._notion({run: 1.0} | dict.fromkeys(self._meanings[run], MEANT), sense, run)
            else:
                yield self._single(likes[start], asked[start], best[start])
            start += size

    def _single(self, like: Mapping[str, float], word: Word, best: str) -> Notion:
        means: dict[tuple[str, ...], float] = {(one,): much for one, much in like.items()}
        for one, much in like.items():
            for meaning in self._meanings.get((one,), ()):
                means[meaning] = max(means.get(meaning, 0.0), much * MEANT)
        return self._notion(means, word.sense, (best,))

    def _notion(self, means: Mapping[tuple[str, ...], float], sense: float, known: tuple[str, ...]) -> Notion:
        matches: Matches = {}
        for meaning, much in means.items():
            for number, match in self._together(meaning).items():
                matches[number] = max(matches.get(number, 0.0), match * much)
        rarity = self._rarity(len(matches)) if matches else UNKNOWN
        return Notion(matches, rarity * sense, frozenset(known))

    def _together(self, meaning: tuple[str, ...]) -> Matches:
        """Return the entries that hold every word of a meaning, in one phrase."""
        first, *others = (self._places.get(token, {}) for token in meaning)
        if not others:
            return first
        whole = frozenset(meaning)
        near = (n for n in first if all(n in place for place in others))
        return {n: first[n] for n in near if any(whole <= phrase for phrase in self._phrases[n])}

    def _rarity(self, places: int) -> float:
        """Return how much a word tells apart: one that is everywhere tells little; a rare one may be a chance."""
        return min(RAREST, log(1 + len(self.entries) / (1 + places)))


def _meanings(synonyms: tuple[Synonym, ...]) -> dict[tuple[str, ...], Meanings]:
    """Return what is said, cut in words, with all that it may mean."""
    texts = [text for one in synonyms for text in (*one.says, *one.means)]
    cut = dict(zip(texts, tokens_of_lines(texts), strict=True)) if texts else {}
    return {cut[said]: tuple(cut[meaning] for meaning in one.means) for one in synonyms for said in one.says}
