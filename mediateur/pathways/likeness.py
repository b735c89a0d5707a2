"""How much a word that was typed is like the words that are known: the same, its beginning, or a typing error."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mediateur.pathways.words import Word

SHORT, LONG = 4, 8
GLUED = 0.9
PER_ERROR, LONGER = 0.14, 0.6


def alike(typed: Word, known: Collection[str], exact: Collection[str]) -> dict[str, float]:
    """Return the known words that a typed word may be, each with how much it is like it, from 0 to 1.

    `exact` holds the same words as `known`, for a quick look. A word that is known is itself, and no other; only
    a longer one that it may be the beginning of comes far behind.
    """
    word = typed.stem
    if word in exact:
        return {word: 1.0}
    if typed.apart != word and len(typed.apart) >= SHORT - 1 and typed.apart in exact:
        return {typed.apart: GLUED}
    return _begun(word, known) | _mistyped(word, known)


def errors_forgiven(length: int) -> int:
    """Return how many errors of typing a word of that many letters may hold."""
    return 0 if length < SHORT else 1 if length < LONG else 2


def _begun(word: str, known: Collection[str]) -> dict[str, float]:
    if len(word) < SHORT - 1 or word.isdigit():
        return {}
    return {one: LONGER + (1 - LONGER) * len(word) / len(one) for one in known if one.startswith(word)}


def _mistyped(word: str, known: Collection[str]) -> dict[str, float]:
    most = errors_forgiven(len(word))
    if not most or word.isdigit():
        return {}
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=16)
    return {one: 1 - PER_ERROR * errors for one, errors, _ in near if _credible(word, one, int(errors))}


def _credible(word: str, one: str, errors: int) -> bool:
    """Return whether errors may explain that one word was typed for the other.

    The first letter is hardly ever wrong. In a short word, letters go missing or change places, but one letter for
    another makes another word (« grise », « grippe »).
    """
    if len(one) < SHORT:
        return False
    if word[0] != one[0]:
        return errors == 1 and len(word) >= LONG - 2
    if len(word) < LONG - 2:
        return len(word) != len(one) or sorted(word) == sorted(one)
    return errors_forgiven(min(len(word), len(one))) >= errors
