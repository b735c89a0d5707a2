"""The words of French, its given names and its proper names: what is in none of them may be a surname.

Read once from `resources/french` (a note beside them says where they come from), at the first need.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from typing import Final

from mediateur.journal.privacy.capitals import ACRONYMS, is_plural_verb
from mediateur.journal.privacy.lexicon import (
    CAPITALISED,
    GIVEN,
    GRAMMAR,
    NEW_WORDS,
    NO_VALUE,
    OFFICES,
    STATES,
    SUBJECTS,
    VERBS,
)
from mediateur.paths import resources

_FOLDER: Final = "french"
_LISTED = GRAMMAR | VERBS | STATES | SUBJECTS | OFFICES | CAPITALISED | NO_VALUE | ACRONYMS | NEW_WORDS
_SAINT = ("saint-", "sainte-", "st-", "ste-")
_FEASTS = frozenset({"noel"})
_VOWELS = frozenset("aeiouy")
_SURNAME_ENDING = ("ier", "eur", "eau", "ard", "aud", "et", "ot")
_SHORTEST_TYPED = 5
_LONGEST_ACRONYM = 4


@cache
def _text() -> bytes:
    """The words in order, each between two line ends."""
    return b"\n" + gzip.decompress((resources() / _FOLDER / "words.txt.gz").read_bytes())


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset((resources() / _FOLDER / f"{name}.txt").read_text(encoding="ascii").split())


def is_proper(low: str) -> bool:
    """Say whether a lower-case word is a town, a country or a brand."""
    return low in _list("proper") or low in _list("towns")


def is_famous(low: str) -> bool:
    """Say whether a lower-case word is the surname of somebody well known, as places bear them: « curie »."""
    return low in _list("famous")


def is_surname_shaped(low: str) -> bool:
    """Say whether a word ends as trades and diminutives that became surnames do, or is a famous one: « fournier »."""
    return low.endswith(_SURNAME_ENDING) or is_famous(low)


def is_given(low: str) -> bool:
    """Say whether a word, or the first part of « marie-lou », is a given name."""
    head = low.split("-")[0]
    return head in GIVEN or head in _list("given")


def is_capital_given(word: str) -> bool:
    """Say whether a word with a capital is a given name, were it a word of French too: « Marcel », « Rose »."""
    return word[0].isupper() and is_given(word.lower()) and word.lower() not in CAPITALISED | _FEASTS


def is_only_given(low: str) -> bool:
    """Say whether a word is a given name and nothing else: « ginette », « marie-rose », not « rose »."""
    head, *others = low.split("-")
    if others and all(map(is_given, (head, *others))):
        return True
    return len(head) > 2 and is_given(head) and not _is_word(head) and head not in _list("proper")


@lru_cache(maxsize=4096)
def is_known(low: str) -> bool:
    """Say whether a lower-case word is French, a town, a brand or an acronym; of « tiers-lieu », each part is."""
    if low in _LISTED or is_proper(low) or low.partition("'")[2] in _LISTED:
        return True
    parts = [part for part in low.replace("'", "-").split("-") if len(part) > 2]
    return all(part in _LISTED or _is_word(part) or is_proper(part) for part in parts)


def is_unlisted(word: str) -> bool:
    """Say whether a word is neither French, nor a town, a brand, a given name, nor letters without a vowel."""
    low = word.lower()
    if len(low) < 3 or not _VOWELS.intersection(low):
        return False
    return not (is_known(low) or is_given(low) or is_plural_verb(low))


@lru_cache(maxsize=4096)
def is_unknown(word: str) -> bool:
    """Say whether an unlisted word may be a surname with nothing beside it to say so.

    Its capital is the first letter alone (« CyberBase » is a brand); typed without one, or all in capitals,
    it must be far from any French word: « arivé » is a slip, « lorvain » is not.
    """
    if not is_unlisted(word) or word.lower().startswith(_SAINT):
        return False
    told = word.rpartition("'")[2]
    if told.isupper() and len(told) <= _LONGEST_ACRONYM:
        return False
    if word[0].isupper() and not word.isupper():
        return "'" in word or all(part[1:].islower() for part in word.split("-") if part[1:])
    return len(word) >= _SHORTEST_TYPED and not _is_slip(word.lower())


def _is_slip(low: str) -> bool:
    """Say whether a letter doubled or made single, two swapped, or another ending makes a French word of it."""
    for at in range(len(low)):
        dropped = low[:at] + low[at + 1 :] if low[at] == low[at - 1] else ""
        doubled = low[:at] + low[at] + low[at:]
        swapped = low[:at] + low[at + 1 : at + 2] + low[at] + low[at + 2 :]
        if any(len(guess) > 3 and _is_word(guess) for guess in (dropped, doubled, swapped)):
            return True
    return any(_is_word(stem + end) for stem in (low, low[:-1]) for end in ("e", "s", "r", "t", "er", "ez"))


@lru_cache(maxsize=8192)
def _is_word(low: str) -> bool:
    """Look a word up; regular plurals are not written in the list: « mairies », « mangent »."""
    if _stands(low) or (low.endswith("ent") and _stands(low[:-2])):
        return True
    return low.endswith("s") and not low.endswith("ss") and _is_word(low[:-1])


def _stands(low: str) -> bool:
    """Search by halves the list of words, one a line, as it stands in memory: no set of 220 000 texts is made."""
    text, wanted = _text(), low.encode("ascii", "replace")
    first, last = 0, len(text) - 1
    while first < last:
        start = text.rfind(b"\n", 0, (first + last) // 2 + 1)
        end = text.find(b"\n", start + 1)
        word = text[start + 1 : end]
        if word == wanted:
            return True
        if word < wanted:
            first = end
        else:
            last = start
    return False
