"""How hard a French text is to hear or to read: sentence length, hard words, initials, figures.

Pure functions on text. The limits are those of the project's writing rules: a sentence said to a person has twenty
words at most, ideally twelve.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mediateur.content.lexicon import Lexicon, explained, fold, pattern
from mediateur.content.text import plain, sentences, word_count

IDEAL_WORDS = 12
LONG_WORD = 11
_ADDRESS = re.compile(r"\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:fr|com|eu|org)\b")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?<![\w.-])[A-ZÀ-ÖØ-Þ]{2,}(?![\w-])")
_ROMAN = re.compile(r"[IVX]+")
_UNITS = "heures?|jours?|semaines?|mois|ans?|années?|minutes?|euros?|fois|chiffres?"
_NUMBERS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|"
    "cinquante|soixante|cent|mille"
)
_FIGURE = re.compile(rf"\d+(?:[ .,:/-]\d+|\s?h\s\d+)*|\b(?:{_NUMBERS})\b(?= (?:{_UNITS})\b)")


class Measure(NamedTuple):
    """What makes one text hard.

    `longest` counts the words of its longest sentence; `hard` are long or technical words that the lexicon does not
    explain; `initials` are capitals that it neither explains nor allows; `figures` are numbers to remember;
    `explained` are the words of the lexicon that it uses.
    """

    sentences: int
    words: int
    longest: int
    hard: tuple[str, ...]
    initials: tuple[str, ...]
    figures: tuple[str, ...]
    explained: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Return how much the text asks: words beyond the ideal, then two for each word or second figure, three
        for each initials.
        """
        beyond = max(0, self.longest - IDEAL_WORDS)
        return beyond + 2 * len(self.hard) + 3 * len(self.initials) + 2 * max(0, len(self.figures) - 1)


class Passage(NamedTuple):
    """A text and where it is written; `heard` when a person hears it or reads it, else the mediator alone."""

    file: str
    place: str
    text: str
    heard: bool


class Reading(NamedTuple):
    """A passage and its measure."""

    passage: Passage
    measure: Measure


class Summary(NamedTuple):
    """Some readings together; `hard` and `initials` without repetition, in the order of their first use."""

    texts: int
    sentences: int
    words_per_sentence: float
    longest: int
    hard: tuple[str, ...]
    initials: tuple[str, ...]
    figures: int


def measure(text: str, lexicon: Lexicon) -> Measure:
    """Return the measures of one text, its marks left out."""
    shown = _ADDRESS.sub(" ", plain(text))
    counts = [word_count(sentence) for sentence in sentences(text)]
    folded = fold(shown)
    known = pattern(explained(lexicon))
    return Measure(
        sentences=len(counts),
        words=sum(counts),
        longest=max(counts, default=0),
        hard=tuple(dict.fromkeys(_hard(known.sub(" ", folded), lexicon))),
        initials=tuple(dict.fromkeys(_unexplained(shown, lexicon))),
        figures=tuple(match[0] for match in _FIGURE.finditer(folded)),
        explained=tuple(dict.fromkeys(known.findall(folded))),
    )


def read(passages: Iterable[Passage], lexicon: Lexicon) -> tuple[Reading, ...]:
    """Measure passages, those without text left out."""
    return tuple(Reading(passage, measure(passage.text, lexicon)) for passage in passages if passage.text.strip())


def summary(readings: Iterable[Reading]) -> Summary:
    """Return what readings amount to."""
    measures = [reading.measure for reading in readings]
    total = sum(one.sentences for one in measures)
    return Summary(
        texts=len(measures),
        sentences=total,
        words_per_sentence=round(sum(one.words for one in measures) / total, 1) if total else 0.0,
        longest=max((one.longest for one in measures), default=0),
        hard=tuple(dict.fromkeys(word for one in measures for word in one.hard)),
        initials=tuple(dict.fromkeys(word for one in measures for word in one.initials)),
        figures=sum(len(one.figures) for one in measures),
    )


def worst(readings: Iterable[Reading], most: int) -> tuple[Reading, ...]:
    """Return at most `most` readings that ask anything, those that are heard first, the heaviest first."""
    heavy = [reading for reading in readings if reading.measure.weight]
    return tuple(sorted(heavy, key=lambda one: (not one.passage.heard, -one.measure.weight))[:most])


def _hard(folded: str, lexicon: Lexicon) -> Iterator[str]:
    technical, everyday = pattern(lexicon.technical), pattern((*lexicon.everyday, *lexicon.initials))
    yield from technical.findall(folded)
    rest = everyday.sub(" ", technical.sub(" ", folded))
    yield from (word for word in _WORD.findall(rest) if len(word) >= LONG_WORD)


def _unexplained(shown: str, lexicon: Lexicon) -> Iterator[str]:
    known = pattern((*explained(lexicon), *lexicon.initials))
    found = (word for word in _INITIALS.findall(shown) if not _ROMAN.fullmatch(word))
    yield from (word for word in found if not known.fullmatch(fold(word)))
