"""Passwords and codes: a label (« mot de passe », « code de connexion », « numéro de série ») and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.chains import windows
from mediateur.journal.privacy.lexicon import CAPITALISED, GRAMMAR, NO_VALUE, VERBS
from mediateur.journal.privacy.view import Span, View

_PASSWORD = re.compile(
    r"\b(?:mots? de pass[e]?|mdp|m\.d\.p\.?|pass(?:word|e)?|pwd|mot secret|phrase secrete|mot de pase)\b(?!\s?-\s?partout)"
)
_LOGIN = re.compile(r"\b(?:identifiants?|login|nom d'utilisateur|username|pseudo(?:nyme)?)\b")
_LINK = re.compile(
    r"(?P<mid>(?: {1,2}[a-z(][a-z'/()-]{0,19}){0,5})\s{0,2}(?P<sign>[:=]|-?>|\b(?:c'est|est|etait|sera)\b)[\s\"'(*]{0,4}"
    r"(?P<value>[^\s\0\"]{2,40})"
)
_DIRECT = re.compile(r"(?P<mid>(?:\s{1,2}(?:ameli|provisoire|nouveau|gmail|orange|mail|wifi|du|de|la|le|compte|sa|son|boite|site))"
                     r"{0,4})[ (\"'-]{1,4}(?P<value>[^\s\0\"]{3,40})")  # fmt: skip
_REVERSED = re.compile(
    r"(?P<value>[^\s\0\"]{4,40})\"?\s(?:est|comme|c'est|sera|:|=|pour)\s(?:le |son |mon |leur |un |nouveau ){0,2}"
    r"(?:mot de passe|mdp|password)\b"
)
_UNITS = re.compile(
    r" ?(?:caract|lettre|chiffre|signe|symbole|fois|essai|tentative|minute|min\b|heure|h\b|jour|semaine|mois|an\b|ans\b|personne"
    r"|euro|€|%|usager|seance|code|sms|place|poste|habitant|participant|demande|appel|seconde|e\b|er\b|eme\b|km|m\b|etape|page|sur \d)"
)
_DEVICE = re.compile(
    r"(?:iphone|android|windows|win|ipad|galaxy|covid|ios|wifi|usb|r\.?\d|l\.?\d|art)[\w.-]*|\d{1,2}(?:h|min|e|er|eme|ere|nd|nde)\d{0,2}"
    r"|[45]g|2fa|\d+(?:ans|jours|mois|min|km|m|kg|eur|fois|x)|(?:h24|24h/24|7j/7|24/24|7/7)|x\d+|\d+x|f\d{1,2}|a4"
)
_STRONG = (":", "=", ">", "->", "c'est", "est", "etait", "sera", "donc", "(", '"')
_DOTTED = re.compile(r"\s{0,2}[:=]\s{0,2}(?P<value>(?![a-z]+\.(?:fr|com|org|net)\b)[a-z]{1,30}[._][a-z]{2,30})")
_EDGES = ".,;:!?)\"'*("


def passwords(view: View) -> Iterator[Span]:
    """Yield the passwords of a view: what follows (or precedes) their label."""
    for label in _PASSWORD.finditer(view.low):
        yield from _after_label(view, label.end())
    for match in _REVERSED.finditer(view.low):
        if looks_secret(match["value"]):
            yield match.span("value")


def logins(view: View) -> Iterator[Span]:
    """Yield the user names that follow « identifiant », « login »…"""
    for label in _LOGIN.finditer(view.low):
        dotted = _DOTTED.match(view.low, label.end())
        yield from [dotted.span("value")] if dotted else _after_label(view, label.end())


def _after_label(view: View, at: int) -> Iterator[Span]:
    linked, direct = _LINK.match(view.low, at), _DIRECT.match(view.low, at)
    if linked and (_secret(view, linked) or _plain(view, linked)):
        yield linked.span("value")
    elif direct and _secret(view, direct):
        yield direct.span("value")


def _secret(view: View, match: re.Match[str]) -> bool:
    counted = match["value"].isdigit() and _UNITS.match(view.low, match.end("value"))
    return looks_secret(match["value"]) and not counted


def looks_secret(value: str) -> bool:
    """Say whether a word can hardly be French: digits among letters, four digits, or signs inside."""
    core = value.strip(_EDGES)
    if len(core) < 4 or _DEVICE.fullmatch(core):
        return False
    digits = sum(char.isdigit() for char in core)
    letters = sum(char.isalpha() for char in core)
    return (
        digits == len(core) or (digits > 0 and letters > 0) or bool(re.search(r"\w[!@#$%&*+=?_]+\w", core) and letters)
    )


def _plain(view: View, match: re.Match[str]) -> bool:
    """« mdp : soleil » at the end of a clause, or « le mot de passe est Soleil »."""
    start, end = match.span("value")
    word = view.text[start:end].strip(_EDGES)
    low = word.lower()
    known = low in NO_VALUE | GRAMMAR | CAPITALISED | VERBS or low.split("'")[0] in GRAMMAR
    if len(word) < 3 or known or not word.isalpha() or low.endswith(("tion", "ment", "age", "er", "ee", "ees", "es")):
        return False
    if match["sign"] not in ":=->":
        return word[0].isupper() or '"' in view.text[match.end("sign") : start]
    closed = view.text[end - 1] in ".,;" or re.compile(r"\"?\s{0,2}(?:$|[.,;\n)]|-\s)").match(view.text, end)
    return bool(closed) and not match["mid"].strip()


_CODE = re.compile(
    r"\b(?P<label>codes?|otp|pin|puk|digicode|cryptogramme|cvv|cvc)\b(?!\s(?:postal|postaux|insee|ape\b|naf\b|civil|penal|du travail"
    r"|de la (?:sante|route|secu|consommation|commune)|de l'action|d'?\s?erreur|erreur|barre|source|couleur|promo|qr\b|[rl]\.|commune"
    r"|rome|de deontologie))(?<!qr code)"
)
_QUALIFIERS = re.compile(
    r"(?:[\s,'(]{1,2}(?:provisoires?|connexion|secret|pin|puk|sms|mail|e-mail|courriel|recue?s?|donnee?|notee?|envoyee?|affichee?|verification"
    r"|confirmation|securite|activation|acces|confidentiel|temporaire|usage|unique|carte|vitale|bleue|wifi|personnel|porte|de|d|du|la|le"
    r"|l|par|a|au dos|son|sa|nouveau|premier|dernier|deuxieme|second|sur|papier|courrier|lettre|enveloppe|\d{1,2} chiffres|\d{1,2} caracteres"
    r"|entree|immeuble|telephone|mobile|compte|ameli|espace|sante|mon|banque|bancaire|deblocage|validation|franceconnect|identite|numerique)\b){0,9}"
)
_SIGN = re.compile(
    r"\s{0,2}(?P<sign>[:=]|-?>|\b(?:c'est|est|etait|sera|donc)\b|,|-|\(|\")?(?:\s?:|\s(?:le|donc)\b)?[\s\"'(]{0,3}"
)
_NUMBER = re.compile(r"\d{1,10}(?:[ .-]\d{1,6}){0,9}(?![a-z\d])")
_FIRST_NUMBER = re.compile(r"\d{4,10}(?![a-z\d])")
_MIXED = re.compile(r"(?=[a-z-]{0,8}\d)(?=[\d-]{0,8}[a-z])[a-z0-9]{2,12}(?:-[a-z0-9]{2,6}){0,3}(?![\w'])")
_GROUPED = re.compile(r"(?=[A-Z0-9 ]{0,10}\d)[A-Z0-9]{2,4}(?: [A-Z0-9]{2,4}){1,3}(?![\w'])")
_CAPITALS = re.compile(r"[A-Z]{5,12}(?![\w'])")
_SHORT_NUMBER = re.compile(r"3\d ?\d\d|3\d{3}|11[0-9]|15|17|18|0?8\d\d.*")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")
_BEFORE_CODE = re.compile(
    r"(?<![\d.,])(?P<value>\d{4,8}|\d{2,4}[ -]\d{2,4}|(?=[a-z]{0,9}\d)(?=\d{0,9}[a-z])[a-z0-9]{5,10})\s(?:est\s|comme\s|c'est\s|:\s|=\s|\()"
    r"(?:le |son |mon |un ){0,2}(?:code|pin)\b"
)
_TEXTED = re.compile(
    r"\bsms\s{0,2}(?:recu\s)?(?:[:=]|avec|dit|indique)?\s{0,2}(?P<value>\d{6,8}|\d{3}[ -]\d{3})(?!\s?\d)"
)
_SERIAL = re.compile(
    r"\b(?:(?:numero|num|n[o°]|no)?\.?\s?(?:de\s)?serie|carte(?: vitale)?\s?[,:]?\s?(?:n[o°]|numero\b|no\b)|n[o°]? de carte|numero de carte)"
    r"(?: (?!au\b|r?appel|tel|joindre)[a-z][a-z'/°-]{0,14}){0,5}? ?(?:[:=(]\s{0,2}|\best )?(?P<value>[a-z]{0,3}\d(?:[ .\-]{0,2}\d){5,21})"
)


def serial_numbers(low: str) -> Iterator[Span]:
    """Yield the numbers of cards that a label announces, in a digital, lower-case text."""
    yield from (match.span("value") for match in _SERIAL.finditer(low))


def codes(view: View) -> Iterator[Span]:
    """Yield the codes and the bank card numbers of a digital view."""
    for label in _CODE.finditer(view.low):
        yield from _after_code(view, label)
    for pattern in (_BEFORE_CODE, _TEXTED):
        for match in pattern.finditer(view.low):
            yield match.span("value")
    yield from _bank_cards(view.low)


def _after_code(view: View, label: re.Match[str]) -> Iterator[Span]:
    """Look after the qualifiers that a code has (« de connexion reçu par SMS »), then after any words and a colon."""
    qualifiers = _QUALIFIERS.match(view.low, label.end())
    sign = _SIGN.match(view.low, qualifiers.end() if qualifiers else label.end())
    linked = _LINK.match(view.low, label.end())
    if sign and (end := _code_end(view, label["label"], sign.end(), sign["sign"] in _STRONG)):
        yield sign.end(), end
    elif linked and (end := _code_end(view, label["label"], linked.start("value"), strong=False)):
        yield linked.start("value"), end


def _code_end(view: View, label: str, at: int, strong: bool) -> int:
    for pattern in (_NUMBER, _FIRST_NUMBER):
        number = pattern.match(view.low, at)
        if number and _is_code_number(view.low, label, number, strong):
            return number.end()
    mixed = _MIXED.match(view.low, at)
    if mixed and looks_secret(mixed[0]):
        return mixed.end()
    if grouped := _GROUPED.match(view.text, at):
        return grouped.end() if re.search(r"[A-Z]", grouped[0]) else 0
    capitals = _CAPITALS.match(view.text, at)
    shouted = view.text.isupper()
    return (
        capitals.end()
        if capitals and strong and not shouted and capitals[0].lower() not in CAPITALISED | NO_VALUE
        else 0
    )


def _is_code_number(low: str, label: str, number: re.Match[str], strong: bool) -> bool:
    digits = re.sub(r"\D", "", number[0])
    least = 3 if label in ("cvv", "cvc", "cryptogramme") else 4
    if len(digits) < least or len(digits) > 20 or _UNITS.match(low, number.end()):
        return False
    if label == "codes" and _THOUSANDS.fullmatch(number[0]) and len(digits) < 6:
        return False
    return strong or not _SHORT_NUMBER.fullmatch(number[0])


def _bank_cards(low: str) -> Iterator[Span]:
    from stdnum import luhn

    for window in windows(low, 16, 16):
        if window.digits[0] in "3456" and luhn.is_valid(window.digits):
            yield window.span
