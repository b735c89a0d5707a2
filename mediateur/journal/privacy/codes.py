"""Codes that a label announces: « code de connexion : 123456 », « code provisoire 7K2M9Q »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.code_words import LOCKED, OF_A_CODE, OTHER_CODES
from mediateur.journal.privacy.lexicon import CAPITALISED, NO_VALUE
from mediateur.journal.privacy.passwords import COUNTED, LINKED, looks_secret
from mediateur.journal.privacy.view import Span, View

_CODE = re.compile(
    r"\b(?<!qr )(?<!erreur )(?P<label>boites? a cles?|cadenas|antivol"
    r"|codes?|otp|pin|puk|digicode|crypto(?:gramme)?(?: visuel)?|cvv|cvc|combinaison"
    r"|(?:de)?verrouill\w{1,4}"
    r"|chiffres? (?:au dos|du dos|derriere|au verso|de securite)"
    rf"|cles? (?:de |d')?(?:secours|recuperation|acces|activation))\b(?!\s{OTHER_CODES})"
)
_QUALIFIERS = re.compile(rf"(?:[\s,'(]{{1,2}}{OF_A_CODE}\b){{0,9}}")
_STRONG = (":", "=", ">", "->", "c'est", "est", "etait", "sera", "donc", "(", '"')
_SIGN = re.compile(
    r"(?:,\s(?=c'))?\s{0,2}(?P<sign>[:=]|-?>|\b(?:c'est|est|etait|sera|donc|avec)\b|,|-|\(|\")?"
    r"(?:\s?:|\s(?:le|donc|avec)\b)?[\s\"'(]{0,3}"
)
_NUMBERS = (re.compile(r"\d{1,10}(?:[ .-]\d{1,6}){0,9}(?![a-z\d])"), re.compile(r"\d{4,10}(?![a-z\d])"))
_MIXED = re.compile(r"(?=[a-z-]{0,24}\d)(?=[\d-]{0,8}[a-z])[a-z0-9]{2,30}(?:-[a-z0-9]{2,6}){0,3}(?![\w'])")
_GROUPED = re.compile(
    r"(?=[A-Z0-9 ]{0,10}\d)(?=[\d ]{0,10}[A-Z])(?P<first>[A-Z0-9]{2,4})(?: [A-Z0-9]{2,4}){1,3}(?![\w'])"
)
_CAPITALS = re.compile(r"[A-Z]{5,12}(?![\w'])")
_SHORT_NUMBER = re.compile(r"3\d ?\d\d|3\d{4}|11\d ?\d{3}|0?8\d\d.{3,}")
_NEVER_CALLED = frozenset("otp pin puk digicode cvv cvc".split())
_SENDER = re.compile(r"\b(?:par|au|depuis|recue?s? du) (?:le )?(?:numero )?$")
_JUST_RECEIVED = re.compile(r"\b(?:recu|tape|note|dicte)e? \Z")
_FEWEST_OF = ("cvv", "cvc", "crypto", "combinaison", "chiffre")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")
_CODE_BEHIND = re.compile(
    r"(?<![\d.,])(?P<value>\d{4,8}|\d{2,4}[ -]\d{2,4}|(?=[a-z]{0,9}\d)(?=\d{0,9}[a-z])[a-z0-9]{5,10})\s"
    r"(?:est\s|comme\s|c'est\s|pour\s|:\s|=\s|\()(?:(?:le|son|mon|un)\s){0,2}"
    r"(?:code|pin|(?:de)?verrouiller|debloquer|ouvrir)\b"
    rf"(?!\s{OTHER_CODES})"
)
_TYPED_IN = re.compile(
    r"\b(?:tape[rz]?|fai(?:re|t)|compose[rz]?) (?:le )?(?P<value>\d{4,8}) (?:sur (?:son|le|sa|la) (?:tel|portable"
    r"|mobile|smartphone|tablette|digicode|portail|clavier|boitier)"
    r"|pour (?:ouvrir|entrer|(?:de)?verrouiller|debloquer))"
)
_TEXTED = re.compile(
    r"\bsms\s{0,2}(?:recu\s)?(?:[:=]|avec|dit|indique)?\s{0,2}(?P<value>\d{6,8}|\d{3}[ -]\d{3})(?!\s?\d)"
)


def codes(view: View) -> Iterator[Span]:
    """Yield the codes of a digital view."""
    for label in _CODE.finditer(view.low):
        yield from _after_label(view, label)
    for pattern in (_CODE_BEHIND, _TYPED_IN, _TEXTED):
        yield from (match.span("value") for match in pattern.finditer(view.low))


def _after_label(view: View, label: re.Match[str]) -> Iterator[Span]:
    """Look after the qualifiers that a code has (« de connexion reçu par SMS »), then after any words and a colon."""
    qualifiers = _QUALIFIERS.match(view.low, label.end())
    sign = _SIGN.match(view.low, qualifiers.end() if qualifiers else label.end())
    linked = LINKED.match(view.low, label.end())
    strong = sign and (sign["sign"] in _STRONG or _opens(view.low, label, sign.start()))
    if sign and (end := _end(view, label["label"], sign.end(), strong=bool(strong))):
        yield sign.end(), end
    elif linked and (end := _end(view, label["label"], linked.start("value"), strong=False)):
        yield linked.start("value"), end


def _opens(low: str, label: re.Match[str], end: int) -> bool:
    """Say whether a code opens a thing, which nobody calls: « pin », « code du tel »."""
    return label["label"] in _NEVER_CALLED or bool(LOCKED.search(low, label.end(), end))


def _end(view: View, label: str, at: int, *, strong: bool) -> int:
    """Return where the code that stands at `at` ends, or 0 when there is none."""
    for pattern in _NUMBERS:
        number = pattern.match(view.low, at)
        if number and _is_code(view.low, label, number, strong=strong):
            return number.end()
    mixed = _MIXED.match(view.low, at)
    if mixed and looks_secret(mixed[0]):
        return mixed.end()
    grouped = _GROUPED.match(view.text, at)
    if grouped and (strong or any(char.isdigit() for char in grouped["first"])):
        return grouped.end()
    capitals = _CAPITALS.match(view.text, at)
    if capitals and strong and not view.text.isupper() and capitals[0].lower() not in CAPITALISED | NO_VALUE:
        return capitals.end()
    return 0


def _is_code(low: str, label: str, number: re.Match[str], *, strong: bool) -> bool:
    digits = re.sub(r"\D", "", number[0])
    fewest = 3 if label.startswith(_FEWEST_OF) else 4
    if not fewest <= len(digits) <= 20 or COUNTED.match(low, number.end()):
        return False
    if _SENDER.search(low, max(0, number.start() - 20), number.start()):
        return False
    if label == "codes" and _THOUSANDS.fullmatch(number[0]) and len(digits) < 6:
        return False
    strong = strong or (
        len(digits) == 6 and bool(_JUST_RECEIVED.search(low, max(0, number.start() - 20), number.start()))
    )
    return strong or not _SHORT_NUMBER.fullmatch(number[0])
