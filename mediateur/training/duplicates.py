"""Entries of the register that may be one person: which, how alike, and why. Nothing is ever merged here.

A person decides, for each entry that is brought, whether she is somebody known, somebody else, or is left aside.
Comparing only entries that share a word, the first letters of their words or a contact keeps thousands of entries
against hundreds within a few seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Set
from enum import StrEnum
from typing import NamedTuple

from mediateur.training.names import Name, parsed, plain, reached
from mediateur.training.register import Person

MOST_CANDIDATES = 5
LONG, LONGER = 4, 9


class Grade(StrEnum):
    """How alike two entries are, from the likest."""

    SAME = "meme"
    CLOSE = "proche"
    PERHAPS = "peut-etre"


ORDER = tuple(Grade)


class Likeness(NamedTuple):
    """How alike two entries are, and why, in words."""

    grade: Grade
    why: str


class Pair(NamedTuple):
    """Two entries that may be one person: one that is known, and one that is brought (or that comes later)."""

    known: Person
    brought: Person
    likeness: Likeness


class Seen(NamedTuple):
    """An entry, and what is compared of it."""

    person: Person
    name: Name
    contact: str
    structure: str


def seen(person: Person) -> Seen:
    """Return what is compared of an entry."""
    return Seen(person, parsed(person.name), reached(person.contact), plain(person.structure))


def compare(one: Person, other: Person) -> Likeness | None:
    """Return how alike two entries are, whichever comes first; None where nothing says that they are one person."""
    return _compared(seen(one), seen(other))


def _compared(one: Seen, other: Seen) -> Likeness | None:
    touched = bool(one.contact) and one.contact == other.contact
    beside = bool(one.structure) and one.structure == other.structure
    found = _named(one.name, other.name, touched=touched, beside=beside)
    if found is None:
        return None
    apart = bool(one.contact and other.contact) and not touched
    told = (("même contact", touched), ("contacts différents", apart), ("même structure", beside))
    more = [words for words, holds in told if holds and words not in found.why]
    return Likeness(found.grade, ", ".join([found.why, *more]))


def candidates(
    known: Collection[Person], brought: Iterable[Person], *, among: bool = True
) -> Iterator[tuple[Person, tuple[Pair, ...]]]:
    """Yield each entry that is brought with those it may be: the known ones, and (`among`) those brought before it.

    The likest come first, at most MOST_CANDIDATES; those to check only where there is none that is closer. An entry
    is never compared with one of the same id.
    """
    index = Index(map(seen, known))
    for person in brought:
        entry = seen(person)
        pairs = [
            Pair(other.person, person, likeness)
            for other in index.near(entry)
            if other.person.id != person.id and (likeness := _compared(other, entry)) is not None
        ]
        pairs.sort(key=_likest_first)
        best = [pair for pair in pairs if pair.likeness.grade is not Grade.PERHAPS]
        yield person, tuple((best or pairs)[:MOST_CANDIDATES])
        if among:
            index.add(entry)


class Index:
    """Entries by what others may share with them."""

    def __init__(self, entries: Iterable[Seen]) -> None:
        self._blocks: defaultdict[str, dict[str, Seen]] = defaultdict(dict)
        for entry in entries:
            self.add(entry)

    def add(self, entry: Seen) -> None:
        """Add an entry."""
        for key in _keys(entry):
            self._blocks[key][entry.person.id] = entry

    def near(self, entry: Seen) -> Collection[Seen]:
        """Return the entries that share something with this one, in the order in which they were added."""
        found: dict[str, Seen] = {}
        for key in _keys(entry):
            found |= self._blocks.get(key, {})
        return found.values()


def _keys(entry: Seen) -> Set[str]:
    letters = "".join(sorted(word[0] for word in entry.name.strong))
    words = {word for form in entry.name.forms for word in form}
    return words | {f"={letters}"} | ({f"@{entry.contact}"} if entry.contact else set())


def _likest_first(pair: Pair) -> tuple[int, int]:
    return ORDER.index(pair.likeness.grade), pair.known.number


def _named(one: Name, other: Name, *, touched: bool, beside: bool) -> Likeness | None:
    """Return how alike two names are; `touched`, that both have one contact; `beside`, one structure."""
    if one.forms & other.forms:
        return Likeness(Grade.SAME, _same_words(one, other))
    rest = tuple(word for word in one.strong if word not in other.strong)
    others = tuple(word for word in other.strong if word not in one.strong)
    shared = len(rest) < len(one.strong)
    if _are_numbered(rest) and _are_numbered(others):
        return Likeness(Grade.PERHAPS, "numéros différents, même contact") if touched else None
    if _is_misspelt("".join(rest), "".join(others)):
        return Likeness(Grade.CLOSE, "noms à une ou deux lettres près")
    if shared and touched:
        return Likeness(Grade.CLOSE, "un mot du nom en commun, même contact")
    if _are_initials(rest, others) and (shared or len(rest) > 1):
        return Likeness(Grade.PERHAPS, "même nom, un mot en initiale")
    if shared and not (rest and others):
        return Likeness(Grade.PERHAPS, "même nom, un mot de plus dans l’un des deux")
    if touched:
        return Likeness(Grade.PERHAPS, "noms différents, même contact")
    if shared and beside:
        return Likeness(Grade.PERHAPS, "un mot du nom en commun, même structure")
    return None


def _same_words(one: Name, other: Name) -> str:
    if one.words == other.words:
        return "même nom"
    if sorted(one.words) == sorted(other.words):
        return "même nom, dans un autre ordre"
    return "même nom, à une particule ou un trait d’union près"


def _is_misspelt(one: str, other: str) -> bool:
    """Return whether two words may be one: a letter apart from LONG letters on, two from LONGER on."""
    short = min(len(one), len(other))
    if short < LONG:
        return False
    from rapidfuzz.distance import OSA

    most = 2 if short >= LONGER else 1
    return OSA.distance(one, other, score_cutoff=most) <= most


def _are_numbered(words: tuple[str, ...]) -> bool:
    """Return whether a number is among words: « Médiateur 1 » is not « Médiateur 12 »."""
    return any(word.isdigit() for word in words)


def _are_initials(rest: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether each word stands for one of the other side, of which one of the two is the first letter."""
    if not rest or len(rest) != len(others):
        return False
    pairs = list(zip(rest, others, strict=True))
    return any(len(a) == 1 or len(b) == 1 for a, b in pairs) and all(
        a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs
    )
