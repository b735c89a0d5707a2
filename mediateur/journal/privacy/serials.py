"""Numbers of cards: « numéro de série 1234567890 », « carte Vitale 80250… »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.view import Span

_SERIAL_LABEL = (
    r"\b(?:(?:numero|num|n[o°]|no)?\.?\s?(?:de\s)?serie|n[o°]? de carte|numero de carte"
    r"|carte(?: vitale)?\s?[,:]?\s?(?:n[o°]|numero\b|no\b))"
)
_SERIAL = re.compile(
    _SERIAL_LABEL + r"(?: (?!au\b|r?appel|tel|joindre)[a-z][a-z'/°-]{0,14}){0,5}? ?(?:[:=(]\s{0,2}|\best )?"
    r"(?P<value>[a-z]{0,3}\d(?:[ .\-]{0,2}\d){5,21})"
)
_CARD = re.compile(
    r"\b(?:cartes?(?: vitale)?|vitale|cv|cps)\b(?: (?!au\b|r?appel|tel|joindre)[a-z][a-z'-]{0,14}){0,4}? ?"
    r"(?:[:=(]\s{0,2})?(?!0(?:[ .-]?\d){9}(?!\d))(?P<value>\d(?:[ .-]?\d){9,24})(?!\d)"
)
_HEALTH_CARD = re.compile(r"(?<!\d)(?P<value>8 ?0 ?2 ?5 ?0(?:[ .-]?\d){12,16})(?!\d)")


def serial_numbers(low: str) -> Iterator[Span]:
    """Yield the numbers that a label or a card announces, or that begin as those of health cards, in a digital text."""
    for pattern in (_SERIAL, _CARD, _HEALTH_CARD):
        yield from (match.span("value") for match in pattern.finditer(low))
