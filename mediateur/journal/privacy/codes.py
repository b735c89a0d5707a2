"""Codes that a label announces: « code de connexion : 123456 », « code provisoire 7K2M9Q »; and bank cards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.chains import windows
from mediateur.journal.privacy.lexicon import CAPITALISED, NO_VALUE, either
from mediateur.journal.privacy.passwords import COUNTED, LINKED, looks_secret
from mediateur.journal.privacy.view import Span, View

_OTHER_CODES = either(
    r"""
    postal postaux insee ape\b naf\b civil penal du_travail de_la_sante de_la_route de_la_secu de_la_consommation
    de_la_commune de_l'action d'?\s?erreur erreur barre source couleur promo qr\b [rl]\. commune rome de_deontologie
    """
)
_CODE = re.compile(
    r"\b(?<!qr )(?P<label>codes?|otp|pin|puk|digicode|cryptogramme|cvv|cvc"
    r"|cles? (?:de |d')?(?:secours|recuperation|acces|activation))\b" + rf"(?!\s{_OTHER_CODES})"
)
_QUALIFIER = either(
    r"""
    provisoires? connexion secret pin puk sim sms mail e-mail courriel recue?s? donnee? notee? envoyee? affichee?
    verification confirmation securite activation acces confidentiel temporaire usage unique carte vitale bleue wifi
    personnel porte de d du la le l par a au_dos son sa nouveau premier dernier deuxieme second sur papier courrier
    lettre enveloppe a_\d{1,2}_chiffres? \d{1,2}_chiffres? \d{1,2}_caracteres? entree immeuble telephone mobile
    compte ameli espace sante mon poste gouv impots secu franceconnect\+ banque bancaire cb visa carte_bleue bleue
    coffre valise portail alarme cadenas boite_aux_lettres deblocage deverrouillage validation franceconnect
    identite numerique 2fa a2f monsieur madame mme mr dame personne
    """
)
_QUALIFIERS = re.compile(rf"(?:[\s,'(]{{1,2}}{_QUALIFIER}\b){{0,9}}")
_STRONG = (":", "=", ">", "->", "c'est", "est", "etait", "sera", "donc", "(", '"')
_SIGN = re.compile(
    r"\s{0,2}(?P<sign>[:=]|-?>|\b(?:c'est|est|etait|sera|donc)\b|,|-|\(|\")?(?:\s?:|\s(?:le|donc)\b)?[\s\"'(]{0,3}"
)
_NUMBERS = (re.compile(r"\d{1,10}(?:[ .-]\d{1,6}){0,9}(?![a-z\d])"), re.compile(r"\d{4,10}(?![a-z\d])"))
_MIXED = re.compile(r"(?=[a-z-]{0,24}\d)(?=[\d-]{0,8}[a-z])[a-z0-9]{2,30}(?:-[a-z0-9]{2,6}){0,3}(?![\w'])")
_GROUPED = re.compile(
    r"(?=[A-Z0-9 ]{0,10}\d)(?=[\d ]{0,10}[A-Z])(?P<first>[A-Z0-9]{2,4})(?: [A-Z0-9]{2,4}){1,3}(?![\w'])"
)
_CAPITALS = re.compile(r"[A-Z]{5,12}(?![\w'])")
_SHORT_NUMBER = re.compile(r"3\d ?\d\d|3\d{3}|11\d ?\d{0,3}|0?8\d\d.{3,}")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")
_CARD_LAYOUT = re.compile(r"(?<![\d.,-])[3-6]\d{3}([ .-]?)\d{4}\1\d{4}\1\d{4}(?![\d])")
_CODE_BEHIND = re.compile(
    r"(?<![\d.,])(?P<value>\d{4,8}|\d{2,4}[ -]\d{2,4}|(?=[a-z]{0,9}\d)(?=\d{0,9}[a-z])[a-z0-9]{5,10})\s"
    r"(?:est\s|comme\s|c'est\s|:\s|=\s|\()(?:(?:le|son|mon|un)\s){0,2}(?:code|pin)\b"
)
_TEXTED = re.compile(
    r"\bsms\s{0,2}(?:recu\s)?(?:[:=]|avec|dit|indique)?\s{0,2}(?P<value>\d{6,8}|\d{3}[ -]\d{3})(?!\s?\d)"
)


def codes(view: View) -> Iterator[Span]:
    """Yield the codes and the bank card numbers of a digital view."""
    for label in _CODE.finditer(view.low):
        yield from _after_label(view, label)
    for pattern in (_CODE_BEHIND, _TEXTED):
        yield from (match.span("value") for match in pattern.finditer(view.low))
    yield from _bank_cards(view.low)


def _after_label(view: View, label: re.Match[str]) -> Iterator[Span]:
    """Look after the qualifiers that a code has (« de connexion reçu par SMS »), then after any words and a colon."""
    qualifiers = _QUALIFIERS.match(view.low, label.end())
    sign = _SIGN.match(view.low, qualifiers.end() if qualifiers else label.end())
    linked = LINKED.match(view.low, label.end())
    if sign and (end := _end(view, label["label"], sign.end(), strong=sign["sign"] in _STRONG)):
        yield sign.end(), end
    elif linked and (end := _end(view, label["label"], linked.start("value"), strong=False)):
        yield linked.start("value"), end


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
    fewest = 3 if label in ("cvv", "cvc", "cryptogramme") else 4
    if not fewest <= len(digits) <= 20 or COUNTED.match(low, number.end()):
        return False
    if label == "codes" and _THOUSANDS.fullmatch(number[0]) and len(digits) < 6:
        return False
    return strong or not _SHORT_NUMBER.fullmatch(number[0])


def _bank_cards(low: str) -> Iterator[Span]:
    from stdnum import luhn

    yield from (match.span() for match in _CARD_LAYOUT.finditer(low))
    for window in windows(low, 16, 16):
        if window.digits[0] in "3456" and luhn.is_valid(window.digits):
            yield window.span
