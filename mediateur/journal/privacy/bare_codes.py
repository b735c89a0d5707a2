"""Codes without a label: « 482913 » alone on its line, or six digits in a note that speaks of a code or an SMS."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator

from mediateur.journal.privacy.lexicon import GRAMMAR, NO_VALUE, VERBS, either
from mediateur.journal.privacy.passwords import COUNTED
from mediateur.journal.privacy.view import Span, View

_ALONE = re.compile(
    r"^[ \"(]{0,4}(?P<value>\d{6}|\d{3}[ .-]\d{3}|\d\d(?:[ .-]\d\d){2}|\d(?: \d){5}"
    r"|(?=[A-Z]{0,4}\d)(?=\d{0,4}[A-Z])[A-Z0-9]{6})[ .;,)!\"]{0,4}$",
    re.MULTILINE,
)
_SIX = re.compile(r"(?<![\d.,/€-])(?<!\d )(?P<value>\d{6}|\d{3}[ .]\d{3})(?! ?[\d€%/-]|[\w.,]\d)")
_DICTATED = re.compile(r"(?<![\d.,/€-])(?<!\d )(?P<value>\d(?: \d){3,7})(?! ?[\d€%/-]|[\w.,]\d)")
_KEY = re.compile(r"(?<![\w-])(?=[A-Z-]*\d)(?=[\d-]*[A-Z])(?P<value>[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6}){2,7})(?![\w-])")
_PREFIXED = re.compile(r"(?<![\w-])G-(?P<value>\d{6})(?!\d)")
_CONTEXT = re.compile(
    r"\b(?:codes?|pin|chiffres|sms|textos?|otp|recue?s?|saisi[er]?s?|saisit|tapee?s?|dicte[er]?s?|recopiee?s?)\b"
)
_OTHER = re.compile(
    rf"\b{either('dossier ticket demande lot facture reference ref commande siren siret budget montant article')}\b"
    rf"[^\0\d.,;]{{0,20}}$|\b{either('code postal insee naf ape')}s?\b[^\0\d.,;]{{0,12}}$|n[°o] ?$"
)
_FOLLOWING = re.compile(r"[ )\"]{0,3}(?:([a-z]+)|$|[.,;:!?)\n(>-])")
_CONTEXT_REACH = 60
_NEAR = dt.timedelta(days=400)
_GOES_ON = GRAMMAR | VERBS | NO_VALUE


def bare_codes(view: View, today: dt.date) -> Iterator[Span]:
    """Yield the codes that no label announces in a digital view, except days near `today` (« 241126 »)."""
    for match in _ALONE.finditer(view.text):
        if not _near_day(match["value"], today):
            yield match.span("value")
    for shape in (_KEY, _PREFIXED):
        yield from (match.span("value") for match in shape.finditer(view.text))
    contexts = [match.start() for match in _CONTEXT.finditer(view.low)]
    told = (*_SIX.finditer(view.low), *_DICTATED.finditer(view.low)) if contexts else ()
    for match in told:
        if _close(contexts, match.start()) and _stands_as_code(view.low, match) and not _near_day(match[0], today):
            yield match.span("value")


def _close(contexts: list[int], at: int) -> bool:
    index = bisect_left(contexts, at)
    return any(abs(context - at) <= _CONTEXT_REACH for context in contexts[max(0, index - 1) : index + 1])


def _stands_as_code(low: str, match: re.Match[str]) -> bool:
    """Say whether six digits count nothing (« 120 000 visites ») and number nothing (« dossier 482913 »)."""
    start, end = match.span()
    if COUNTED.match(low, end) or _OTHER.search(low, max(0, start - 40), start):
        return False
    following = _FOLLOWING.match(low, end)
    return following is not None and (not following[1] or following[1] in _GOES_ON)


def _near_day(written: str, today: dt.date) -> bool:
    """Say whether six digits are a day near today: « 241126 », « 24 11 26 »."""
    digits = re.sub(r"\D", "", written)
    try:
        day = dt.date(today.year // 100 * 100 + int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return False
    return abs(day - today) <= _NEAR
