"""A given name with the initial of a surname and no point: « Kevin B a rappelé », « samira t. »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.dictionary import is_given, is_only_given
from mediateur.journal.privacy.lexicon import CAPITALISED, PLACES
from mediateur.journal.privacy.view import Span

_CAPITAL = re.compile(r"(?<![\w'.-])(?P<given>[A-Z][A-Za-z-]{2,30}) (?:[B-XZ](?![\w'°-])|[AY](?=\.?\s?(?:$|[,;:)(\n])))")
_TYPED = re.compile(r"(?<![\w'.-])(?P<given>[a-z][a-z-]{2,30}) [b-ln-wz](?![\w'°-])")
_PLACE = re.compile(rf"(?i:\b(?:{PLACES})\b)[^.,;\n]{{0,20}}\Z")
_REACH = 40


def names_with_initial(text: str) -> Iterator[Span]:
    """Yield the given names of a folded text before an initial, unless a place bears them (« salle Marie B »)."""
    for pattern in (_CAPITAL, _TYPED):
        for match in pattern.finditer(text):
            borne = _PLACE.search(text, max(0, match.start() - _REACH), match.start())
            low = match["given"].lower()
            if not borne and (is_only_given(low) or (pattern is _CAPITAL and is_given(low) and low not in CAPITALISED)):
                yield match.span()
