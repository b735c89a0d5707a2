"""What the words around an address say: somebody lives there, or the public comes there."""

from __future__ import annotations

import re

from mediateur.journal.privacy.street_words import ABBREVIATIONS, HOME_SIGNS, LIVES, PUBLIC, PUBLIC_SIGNS

_LIVES, _HOME_SIGNS = re.compile(LIVES), re.compile(HOME_SIGNS)
_PUBLIC, _PUBLIC_SIGNS = re.compile(PUBLIC), re.compile(PUBLIC_SIGNS)
_NO_END = "".join(rf"(?<!\b{short})" for short in ABBREVIATIONS)
_CLAUSE = re.compile(rf"(?:[\n;!?]|{_NO_END}\.)(?=\s|$)")
_REACH = 110


def around(low: str, match: re.Match[str]) -> str:
    """Return the sentence that a passage stands in, without it: at most _REACH characters on each side."""
    before = _CLAUSE.split(low[max(0, match.start() - _REACH) : match.start()])[-1]
    after = _CLAUSE.split(low[match.end() : match.end() + _REACH])[0]
    return f"{before}|{after}"


def is_lived_in(low: str, match: re.Match[str]) -> bool:
    """Say whether words around tell that somebody lives there."""
    words = around(low, match)
    return bool(_LIVES.search(words) or (_HOME_SIGNS.search(words) and not _PUBLIC.search(words)))


def is_public(low: str, match: re.Match[str]) -> bool:
    """Say whether the public comes there: someone living there weighs most, then a place, then a bell or a floor."""
    words = around(low, match)
    return not is_lived_in(low, match) and bool(_PUBLIC.search(words) or _PUBLIC_SIGNS.search(words))


def is_home_door(words: str, dwelling: re.Pattern[str]) -> bool:
    """Say whether a door among `words` is a home’s: someone lives there or it is a dwelling’s, and no place named."""
    return bool(_LIVES.search(words) or dwelling.search(words)) and not _PUBLIC.search(words)
