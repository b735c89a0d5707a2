"""Phone numbers of persons, in any layout; short numbers and services (0 800…, 0 809…) are public and pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mediateur.journal.privacy.chains import Window, windows
from mediateur.journal.privacy.view import Span

_SHAPE = re.compile(r"0[1-9]\d{7,9}|0?33\d{9,11}|(?:00)[1-9]\d{8,12}|[67]\d{8}")
_NATIONAL = re.compile(r"0[1-9]\d{8}")
_FRENCH_ABROAD = re.compile(r"(?:00)?330?[1-9]\d{8}")
_MOBILE_MISTYPED = re.compile(r"0[67](?:\d{7}|\d{9})")
_LAID_OUT_WITHOUT_ZERO = [1, 2, 2, 2, 2]
_SAID_APART = re.compile(r"\b(?P<value>0[67] (?:c'est |est |: ?|puis |et |donc ){1,2}\d\d(?:[ .-]?\d\d){3})(?!\d)")
_MOBILE_WITHOUT_ZERO = re.compile(r"[67]\d{8}")
_PLUS = re.compile(r"(?:\+|\bplus\b)[\s(]{0,3}$")
_SERVICE = re.compile(r"0?8[0-46-9]\d{7}")
_OVERSEAS_WITHOUT_SIGN = re.compile(r"262(?:262|263|269|639|69[23])\d{6}|59([046])(?:59\1|69[0-9])\d{6}")
_FOREIGN = re.compile(r"[1-9]\d{9,12}")
_REACHED = re.compile(
    r"\b(?:tel\b|telephon|portable|mobile|gsm\b|joindre|joignable|r?appel|contact|whatsapp|viber|sms au\b)"
    r"[^\0\d;.\n+]{0,30}[.:]?[^\0\d;.\n+]{0,5}(?=\d)"
)
_OVERSEAS = ("262", "590", "594", "596", "508", "687", "689", "681")
_CALLED = re.compile(
    r"(?:\btel\b\.?|telephon\w*|portable|mobile|\bgsm\b|joi(?:ndre|gnable)|appel\w*|contact\w*|\bsms\b"
    r"|whatsapp|\bnumero\b|\bfixe\b|\bligne\b|\bau\b)(?:(?!\. )[^\0\d;\n]){0,25}$"
)
_MONTH_AFTER = re.compile(r"\s{0,2}(?:janv|fevr|mars|avri|mai\b|juin|juil|aout|sept|octo|nove|dece)")


def phones(low: str) -> Iterator[Span]:
    """Yield the phone numbers of a digital, lower-case text."""
    yield from (match.span("value") for match in _SAID_APART.finditer(low))
    reached = {match.end() for match in _REACHED.finditer(low)}
    for window in windows(low, 9, 15):
        start, end = window.span
        if _without_sign(window, reached=start in reached):
            yield window.span
        if _SHAPE.fullmatch(window.digits) or _PLUS.search(low, max(0, start - 8), start):
            before = low[max(0, start - 40) : start]
            if _national(window, before, low[end : end + 8]) or _abroad(window, before):
                yield window.span


def _national(window: Window, before: str, after: str) -> bool:
    digits = window.digits
    called = bool(_CALLED.search(before))
    if window.broken and not called and not digits.startswith(("06", "07")):
        return False
    if _NATIONAL.fullmatch(digits):
        return not _public(digits) and not _is_list(window, called, after)
    if _MOBILE_MISTYPED.fullmatch(digits):
        return called or [len(group) for group in window.groups[:4]] == [2, 2, 2, 2]
    laid_out = [len(group) for group in window.groups] == _LAID_OUT_WITHOUT_ZERO and len(set(window.gaps)) == 1
    return (called or laid_out) and bool(_MOBILE_WITHOUT_ZERO.fullmatch(digits))


def _public(digits: str) -> bool:
    """Numbers in 08 are services, whatever they cost, except 085 and 087, which were given to persons."""
    return bool(_SERVICE.fullmatch(digits))


def _without_sign(window: Window, *, reached: bool) -> bool:
    """« 262 692 12 34 56 », « tel 32 470 12 34 56 »: a country code without its « + »."""
    if _OVERSEAS_WITHOUT_SIGN.fullmatch(window.digits):
        return not window.broken
    return reached and bool(_FOREIGN.fullmatch(window.digits)) and not window.broken and _valid(window.digits)


def _is_list(window: Window, called: bool, after: str) -> bool:
    """« les 01, 08, 15, 22 et 29 janvier », « 01/12, 08/12, 15/12 »: days and lines of buses, listed."""
    days = all(len(group) == 2 and int(group) <= 31 for group in window.groups)
    uniform = len(set(window.gaps)) <= 1
    listed = any(gap.startswith((", ", "; ")) or gap.strip(" ,") == "et" for gap in window.gaps)
    if days and (not uniform or _MONTH_AFTER.match(after)):
        return True
    return listed and not called and (days or not uniform)


def _abroad(window: Window, before: str) -> bool:
    digits = window.digits
    if _FRENCH_ABROAD.fullmatch(digits):
        return not window.broken and not _public(digits[-9:])
    if _PLUS.search(before):
        return _possible(digits)
    return digits.startswith("00") and _possible(digits[2:]) and (digits[2:5] in _OVERSEAS or _valid(digits[2:]))


@lru_cache(maxsize=1024)
def _possible(digits: str) -> bool:
    from phonenumbers import NumberParseException, is_possible_number, parse

    try:
        return is_possible_number(parse(f"+{digits}"))
    except NumberParseException:
        return False


@lru_cache(maxsize=1024)
def _valid(digits: str) -> bool:
    from phonenumbers import NumberParseException, is_valid_number, parse

    try:
        return is_valid_number(parse(f"+{digits}"))
    except NumberParseException:
        return False
