"""A given name with the initial of a surname and no point: « Kevin B a rappelé », « samira t. »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.bearers import is_borne
from mediateur.journal.privacy.dictionary import is_capital_given, is_only_given
from mediateur.journal.privacy.view import Span

_CAPITAL = re.compile(
    r"(?<![\w'.-])(?P<given>[A-Z][A-Za-z-]{2,30}) (?:[B-XZ](?![\w'°-])|[AY](?=\.?\s?(?:$|[,;:)(\n])))"
)
_TYPED = re.compile(r"(?<![\w'.-])(?P<given>[a-z][a-z-]{2,30}) [b-ln-wz](?![\w'°-])")


def names_with_initial(text: str) -> Iterator[Span]:
    """Yield the given names of a folded text before an initial, unless a place bears them (« salle Marie B »)."""
    for pattern in (_CAPITAL, _TYPED):
        for match in pattern.finditer(text):
            given = is_only_given(match["given"].lower()) or is_capital_given(match["given"])
            if given and not is_borne(text, match.start()):
                yield match.span()
