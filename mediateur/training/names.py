"""A name as it is compared: without case, accents, signs, order, civilities or particles.

Particles are those of French names and of the names most often borne in France: « de la Tour » is also written
« Delatour » or « Tour », « El Haddad » also « Elhaddad » or « Haddad ».
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

PARTICLES = frozenset("d de du des da das do dos di del della l la le les el al ben bin ibn von van der den y".split())
CIVILITIES = frozenset("mme mlle mr madame mademoiselle monsieur dr docteur pr me".split())
_UNDECOMPOSED = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th"})
_SIGNS = re.compile(r"[^a-z0-9]+")
_INSIDE = re.compile(r"[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}'\N{RIGHT SINGLE QUOTATION MARK}`]")
_MISTER = re.compile(r"^\s*m\.\s*(?=\S)")
Form = tuple[str, ...]


class Name(NamedTuple):
    """A name: its words as they follow each other, and the forms, each sorted, under which it may be written.

    `strong` is the form without particles; `forms` holds it, that where particles cling to the word after them, and
    that where words joined by a hyphen or an apostrophe are one.
    """

    words: Form
    strong: Form
    forms: frozenset[Form]


def bare(text: str) -> str:
    """Return a text without case or accents."""
    lowered = text.casefold().translate(_UNDECOMPOSED)
    return "".join(ch for ch in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(ch))


def plain(text: str) -> str:
    """Return a text without case, accents or signs: its words, one space apart."""
    return _SIGNS.sub(" ", bare(text)).strip()


@lru_cache(maxsize=65536)
def parsed(text: str) -> Name:
    """Return a name as it is compared; civilities before it do not count."""
    said = _MISTER.sub("", bare(text))
    words = _named(plain(said).split())
    whole = _named(plain(_INSIDE.sub("", said)).split())
    strong = tuple(sorted(word for word in words if word not in PARTICLES) or sorted(words))
    forms = {strong, tuple(sorted(_clung(words))), tuple(sorted(_clung(whole)))}
    return Name(words, strong, frozenset(forms - {()}))


def reached(text: str) -> str:
    """Return a way to reach somebody as it is compared: an address, the last digits of a number, or nothing."""
    if "@" in text:
        return text.strip().casefold()
    digits = re.sub(r"\D", "", text)
    return digits[-9:] if len(digits) >= 9 else ""


def _named(words: list[str]) -> Form:
    """Return words without the civilities before them, as long as something is left."""
    while len(words) > 1 and words[0] in CIVILITIES:
        words = words[1:]
    return tuple(words)


def _clung(words: Form) -> list[str]:
    """Return words with each particle clinging to the word after it; one that nothing follows is dropped."""
    found, before = list[str](), ""
    for word in words:
        if word in PARTICLES:
            before += word
        else:
            found.append(before + word)
            before = ""
    return found or list(words)
