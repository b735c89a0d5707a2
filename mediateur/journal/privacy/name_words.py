"""How the words of a name are read in a folded text: which come next, and whether capitals tell anything."""

from __future__ import annotations

import re

from mediateur.journal.privacy.lexicon import CAPITALISED, GRAMMAR

WORD = re.compile(r"[A-Za-z](?:[A-Za-z]|['-](?=[A-Za-z]))*")
LINKS = frozenset("de du des la le d van von der den ter".split())
_NEXT = re.compile(r"(?:\.? {1,2}|\.)(?=[A-Za-z])")
_NOT_CAPITAL = GRAMMAR | CAPITALISED


def next_word(text: str, at: int) -> re.Match[str] | None:
    """Return the word that follows `at` after a space, a point or both."""
    gap = _NEXT.match(text, at)
    return WORD.match(text, gap.end()) if gap else None


def rest_of_name(text: str, end: int) -> int:
    """Return where the name that has a word ending at `end` ends: capitalised words go on with it (at most four)."""
    for _ in range(4):
        word = next_word(text, end) if text[end : end + 1] != "." or text[end - 2 : end - 1] in " ." else None
        if word and word[0].lower() in LINKS:
            word = next_word(text, word.end())
        if not word or word[0][0].islower() or word[0].lower() in _NOT_CAPITAL:
            return end
        end = word.end()
    return end


def all_shouted(text: str) -> bool:
    """Say whether a text is in capitals, so that they tell nothing anywhere in it."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 8 and sum(char.isupper() for char in letters) > 0.8 * len(letters)


def shouted(text: str, word: re.Match[str]) -> bool:
    """Say whether the words around are all in capitals, so that capitals tell nothing."""
    around = text[max(0, word.start() - 30) : word.start()] + text[word.end() : word.end() + 30]
    letters = [char for char in around if char.isalpha()]
    return word[0].isupper() and len(letters) > 8 and sum(char.isupper() for char in letters) > 0.8 * len(letters)
