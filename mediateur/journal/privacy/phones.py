"""Phone numbers of persons, in any layout; short numbers and free services (0 800…) are public and pass."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.chains import Window, windows
from mediateur.journal.privacy.view import Span

_NATIONAL = re.compile(r"0[1-9]\d{8}")
_FRENCH_ABROAD = re.compile(r"(?:00)?330?[1-9]\d{8}")
_MOBILE_MISTYPED = re.compile(r"0[67](?:\d{7}|\d{9})")
_MOBILE_WITHOUT_ZERO = re.compile(r"[67]\d{8}")
_PLUS = re.compile(r"(?:\+|\bplus\b)[\s(]{0,3}$")
_OVERSEAS = ("262", "590", "594", "596", "508", "687", "689", "681")
_CALLED = re.compile(
    r"(?:\btel\b|\btel\.|telephon\w*|portable|mobile|\bgsm\b|joi(?:ndre|gnable)|appel\w*|contact\w*|\bsms\b"
    r"|whatsapp|\bnumero\b|\bfixe\b|\bligne\b|\bau\b)[^\0\d]{0,25}$"
)
_LISTED_AFTER = re.compile(r"\s{0,2}(?:janv|fevr|mars|avri|mai\b|juin|juil|aout|sept|octo|nove|dece)")


def phones(low: str) -> Iterator[Span]:
    """Yield the phone numbers of a digital, lower-case text."""
    for window in windows(low, 9, 15):
        start, end = window.span
        before = low[max(0, start - 40) : start]
        if _national(window, before, low[end : end + 8]) or _abroad(window, before):
            yield window.span


def _national(window: Window, before: str, after: str) -> bool:
    digits = window.digits
    called = bool(_CALLED.search(before))
    if _NATIONAL.fullmatch(digits):
        return not _public(digits) and (called or not _list_of_days(window, after))
    if _MOBILE_MISTYPED.fullmatch(digits):
        return called or [len(group) for group in window.groups[:4]] == [2, 2, 2, 2]
    return called and bool(_MOBILE_WITHOUT_ZERO.fullmatch(digits))


def _public(digits: str) -> bool:
    from phonenumbers import PhoneNumberType, number_type, parse

    kind = number_type(parse(digits, "FR"))
    return kind in (PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.PREMIUM_RATE)


def _list_of_days(window: Window, after: str) -> bool:
    """« les 01, 08, 15, 22 et 29 janvier »: small numbers, listed."""
    listed = any(gap.startswith((",", ";")) or "et" in gap for gap in window.gaps)
    small = all(len(group) == 2 and int(group) <= 31 for group in window.groups)
    return small and (listed or bool(_LISTED_AFTER.match(after)))


def _abroad(window: Window, before: str) -> bool:
    digits = window.digits
    if _FRENCH_ABROAD.fullmatch(digits):
        return True
    if _PLUS.search(before):
        return _possible(digits)
    return digits.startswith("00") and _possible(digits[2:]) and (digits[2:5] in _OVERSEAS or _valid(digits[2:]))


def _possible(digits: str) -> bool:
    from phonenumbers import NumberParseException, is_possible_number, parse

    try:
        return is_possible_number(parse(f"+{digits}"))
    except NumberParseException:
        return False


def _valid(digits: str) -> bool:
    from phonenumbers import is_valid_number, parse

    return is_valid_number(parse(f"+{digits}"))
