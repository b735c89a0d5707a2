"""Passwords and user names: a label (« mot de passe », « identifiant ») and the word that follows or precedes it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from mediateur.journal.privacy.dictionary import is_unlisted
from mediateur.journal.privacy.lexicon import either
from mediateur.journal.privacy.plain_words import is_glued_name, is_plain_secret, is_quality
from mediateur.journal.privacy.view import Span, View

EDGES = ".,;:!?)\"'*("

ITS_LABEL = (
    r"(?:mots?[ _-]?(?:de[ _-]?)?pass?e?|(?:mots?|mt|m) (?:de|d) p(?:ass?e?)?\.?(?=[ :=])|codes? secrets?"
    r"|mdp(?:asse)?|m\.d\.p\.?|m2p|pass(?:word|wd|e)?|pwd|psw|mot secret"
    r"|phrase secrete|mp(?=\s?(?:[:=]|-?>))|(?:code|cle)s? (?:du |de la |de )?(?:wi-?fi|box)|cle wpa)(?![a-z0-9])"
)
_PASSWORDS = re.compile(rf"\b{ITS_LABEL}")
_LOGINS = re.compile(
    r"\b(?:identifiants?|login|nom d'utilisateur|username|pseudo(?:nyme)?"
    r"|identif\.?|(?:id|user|log|util(?:isateur)?\.?)(?=(?:\s?[:=]\s?|\s)[a-z]{3,20}[._]?\d))(?![a-z0-9])"
)
LINKED = re.compile(
    r"(?P<mid>(?: {1,2}[a-z(][a-z'/()+-]{0,19}){0,5})\s{0,2}"
    r"(?P<sign>[:=]|-?>|\b(?:c'est|est|etait|sera)\b)[\s\"'(*]{0,4}(?P<value>[^\s\0\"]{2,40})"
)
_BETWEEN = either(
    """
    ameli provisoire nouveau gmail orange mail wi-?fi du de la le l'ordinateur compte sa son boite box site messagerie
    telephone tablette ordi session choisie? note cree actuel temporaire
    """
)
_SHORT_MID = re.compile(
    rf"(?:\s{{1,2}}{_BETWEEN}){{0,5}}(?: qu'(?:elle|il|on) (?:a|avait|ont) [a-z]{{2,10}})?\s{{0,2}}(?:c')?"
)
_WIFI = re.compile(r"\bwi-?fi\s{0,2}[:=]\s{0,2}(?P<value>[^\s\0\"]{4,40})")
_USER = re.compile(rf"(?:\s{{1,2}}{_BETWEEN}){{0,4}}[ :=\"'(]{{1,4}}(?P<value>[a-z]{{4,30}})(?![\w'@-]|\.\w)")
_DIRECT = re.compile(rf"(?P<mid>(?:\s{{1,2}}{_BETWEEN}){{0,4}})[ (\"'-]{{1,4}}(?P<value>[^\s\0\"]{{3,40}})")
_REVERSED = re.compile(
    r"(?P<value>[^\s\0\"]{4,40})\"?\s(?:est|comme|c'est|sera|:|=|pour)\s(?:(?:le|son|mon|leur|un|nouveau)\s){0,2}"
    rf"{ITS_LABEL}"
)
_DOTTED = re.compile(
    r"\s{0,2}[:=]\s{0,2}(?P<value>(?![a-z]+\.(?:fr|com|org|net)\b)[a-z]{1,30}[._][a-z]{2,30})(?!\w|\.\w)"
)
_ENCLOSED = re.compile(r"\s?[:=]?\s?(?:\"(?P<quoted>[^\s\"\0]{3,30})\"|\((?P<value>[a-z][\w'-]{2,29})\))")
_QUOTED = re.compile(r"[ :=]{1,3}\"(?P<value>[^\s\"\0][^\n\"\0]{1,40})\"")
_COUNTED = either(
    r"""
    caract lettre chiffre signe symbole fois essai tentative minute min\b heure h\b jour semaine mois an\b ans\b
    personne euro € % usager seance code sms place poste habitant participant demande appel seconde e\b er\b eme\b
    km m\b etape page sur_\d
    """
)
COUNTED = re.compile(rf" ?{_COUNTED}")
_DEVICE = re.compile(
    r"(?:iphone|android|windows|win|ipad|galaxy|covid|ios|wifi|usb|r\.?\d|l\.?\d|art)[\w.-]*"
    r"|\d{1,2}(?:h|min|e|er|eme|ere|nd|nde)\d{0,2}|\d+(?:ans|jours|mois|min|km|m|kg|eur|fois|x)"
    r"|[45]g|2fa|h24|24h/24|7j/7|24/24|7/7|x\d+|f\d{1,2}"
)
_NUMBER = re.compile(r"\d+")
_SIGNS_INSIDE = re.compile(r"\w[!@#$%&*+=?_]+\w")
_CLAUSE_END = re.compile(r"\"?\s{0,2}(?:$|[.,;\n)]|-\s)")
_GOES_ON = re.compile(r" (?:et|mais|avec|en|tout) ")


def passwords(view: View, source: str) -> Iterator[Span]:
    """Yield the passwords of a digital view of `source` (read again for its accents)."""
    for label in _PASSWORDS.finditer(view.low):
        yield from _after_label(view, source, label.end())
    for pattern in (_REVERSED, _WIFI):
        for match in pattern.finditer(view.low):
            if looks_secret(match["value"]):
                yield match.span("value")


def logins(view: View, source: str) -> Iterator[Span]:
    """Yield the user names of a digital view of `source`."""
    for label in _LOGINS.finditer(view.low):
        dotted, user = _DOTTED.match(view.low, label.end()), _USER.match(view.low, label.end())
        if dotted:
            yield dotted.span("value")
        elif user and (is_glued_name(user["value"]) or _plain_user(view, source, user)):
            yield user.span("value")
        else:
            yield from _after_label(view, source, label.end())


def looks_secret(value: str) -> bool:
    """Say whether a word can hardly be French: digits among letters, four digits or more, or signs inside."""
    core = value.strip(EDGES)
    if len(core) < 4 or _DEVICE.fullmatch(core):
        return False
    digits = sum(char.isdigit() for char in core)
    letters = sum(char.isalpha() for char in core)
    return digits == len(core) or (letters > 0 and (digits > 0 or bool(_SIGNS_INSIDE.search(core))))


def _after_label(view: View, source: str, at: int) -> Iterator[Span]:
    if (quoted := _QUOTED.match(view.low, at)) and _is_phrase(quoted["value"]):
        yield quoted.span("value")
    if enclosed := _ENCLOSED.match(view.low, at):
        span = enclosed.span(enclosed.lastgroup or 0)
        if is_plain_secret(view.low[slice(*span)]) and not is_quality(_accented(view, source, span)):
            yield span
    linked, direct = LINKED.match(view.low, at), _DIRECT.match(view.low, at)
    if linked and (_secret(view, linked) or _plain(view, source, linked)):
        yield linked.span("value")
    elif direct and (_secret(view, direct) or _plain_user(view, source, direct)):
        yield direct.span("value")


def _is_phrase(value: str) -> bool:
    """« la mer est belle 7 » in quotes; « 12 caractères au moins » counts them."""
    return any(not COUNTED.match(value, number.end()) for number in _NUMBER.finditer(value))


def _secret(view: View, match: re.Match[str]) -> bool:
    counted = match["value"].isdigit() and COUNTED.match(view.low, match.end("value"))
    return looks_secret(match["value"]) and not counted


def _plain(view: View, source: str, match: re.Match[str]) -> bool:
    """« mdp : soleil » or « le mot de passe c'est soleil » at the end of a clause, « le mot de passe est Soleil »."""
    start, end = match.span("value")
    word = view.text[start:end].strip(EDGES)
    if not is_plain_secret(word):
        return False
    closed = view.text[end - 1] in ".,;" or bool(_CLAUSE_END.match(view.text, end))
    short = bool(_SHORT_MID.fullmatch(match["mid"]))
    if match["sign"] in ":=->":
        return closed and short
    if word[0].isupper() or '"' in view.text[match.end("sign") : start]:
        return True
    closed = closed or bool(_GOES_ON.match(view.low, end))
    return closed and short and not is_quality(_accented(view, source, (start, end)))


def _plain_user(view: View, source: str, match: re.Match[str]) -> bool:
    """« identifiant lorvain » at the end of a clause; « identifiant périmé » tells nothing."""
    span = match.span("value")
    accented = _accented(view, source, span)
    unlisted = is_plain_secret(match["value"]) and is_unlisted(match["value"])
    return unlisted and not is_quality(accented) and bool(_CLAUSE_END.match(view.text, span[1]))


def _accented(view: View, source: str, span: Span) -> str:
    start, end = view.origin(span)
    return unicodedata.normalize("NFC", source[start:end]).lower().strip(EDGES)
