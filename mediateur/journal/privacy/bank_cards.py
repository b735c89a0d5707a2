"""Bank cards: whole numbers, and the end or the beginning of one that words announce (« sa CB finit par 4417 »)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.chains import windows
from mediateur.journal.privacy.view import Span

_LAYOUT = re.compile(r"(?<![\d.,-])[3-6]\d{3}([ .-]?)\d{4}\1\d{4}\1\d{4}(?![\d])")
_CARD = (
    r"\b(?:cb|visa|mastercard|maestro|carte (?:bleue|bancaire|de (?:credit|paiement|debit)|visa|mastercard)|carte)\b"
)
_ENDS = r"(?:fini\w{0,6}|(?:se )?termin\w{1,5}) (?:par|en|avec) (?:les? )?(?!(?:19|20)\d\d\b)"
_BEGINS = r"(?:commen\w{2,6}|debut\w{0,5}) (?:par|avec) (?:les? )?(?=[a-z]{0,2}(?:[ .-]?\d){6})"
_PIECE = re.compile(
    rf"(?:{_CARD}|\b(?:compte|rib|iban|numero|secu|nir)\b)(?: [a-z']{{1,12}}){{0,3}}? "
    rf"(?:{_ENDS}|{_BEGINS})(?P<value>[a-z]{{0,2}}\d(?:[ .-]?\d){{2,12}})(?!\w)"
)
_HIDDEN = re.compile(rf"{_CARD}(?: [a-z']{{1,12}}){{0,3}} (?P<value>(?:\d{{4}} ?)?[.x*]{{3,14}} ?\d{{3,4}})(?!\w)")


def bank_cards(low: str) -> Iterator[Span]:
    """Yield the numbers of bank cards of a digital, lower-case text, and their pieces."""
    from stdnum import luhn

    yield from (match.span() for match in _LAYOUT.finditer(low))
    for pattern in (_PIECE, _HIDDEN):
        yield from (match.span("value") for match in pattern.finditer(low))
    for window in windows(low, 16, 16):
        if window.digits[0] in "3456" and luhn.is_valid(window.digits):
            yield window.span
