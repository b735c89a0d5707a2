"""E-mail addresses and bank accounts, as typed and as dictated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.dictionary import is_unlisted
from mediateur.journal.privacy.view import Span

_SPOKEN_AT = r"(?:a ?r{1,2}o ?ba[sz](?:e|que)?|aro ?ba[sz]e?|a commercial)"
_AT = re.compile(
    rf"\s?@{{1,3}}\s?|\s?[(\[{{<]\s?(?:at|@|{_SPOKEN_AT}|a)\s?[)\]}}>]\s?|\s(?:at|(?P<said>{_SPOKEN_AT}))\s"
)
_LOCAL = re.compile(
    r"\"[a-z0-9][\w.+ -]{0,63}\"$"
    r"|[a-z0-9][\w.+-]{0,63}(?:\s(?:point|tiret(?: (?:du )?(?:bas|haut|6|8))?|underscore)\s[\w.+-]{1,40}){0,3}$"
)
_DOT = r"(?:\s?\.\s?|\s(?:point|dot)\s|\s?[(\[]\s?(?:point|dot|\.)\s?[)\]]\s?)"
_TLD = r"(?:fr|com|net|org|eu|re|info|gouv|be|ch|lu|de|es|it|uk|pt|me|io|nc|pf|yt|gp|mq|gf|bzh|corsica|example)"
_PROVIDER = (
    r"(?:g ?mail|orange|wana ?doo|free|sfr|la ?poste|yahoo|hot ?mail|out ?look|i ?cloud|bbox|live|proton(?: ?mail)?"
    r"|neuf|msn|aol)"
)
_GLUED_DOMAIN = re.compile(rf"[a-z0-9][a-z0-9-]{{0,62}}(?:{_DOT}[a-z0-9-]{{2,63}}){{1,3}}|{_PROVIDER}\b|[a-z-]{{4,40}}")
_SPACED_DOMAIN = re.compile(
    rf"[a-z0-9][a-z0-9-]{{0,62}}(?:\stiret\s[a-z0-9-]{{1,40}})?(?:{_DOT}[a-z0-9-]{{2,63}}){{0,2}}{_DOT}{_TLD}\b"
    rf"|{_PROVIDER}\b"
)
_DOT_UNSAID = re.compile(r"[a-z0-9-]{2,40}\s(?:fr|com|net|org|eu)\b")
_KEYS = frozenset("touche signe caractere symbole lettre mot bouton".split())
_SECRET = re.compile(r"\b(?:passe|mdp|password)[ :=]{1,4}$")
_CHEZ = re.compile(
    rf"\b[a-z0-9]+(?:(?:[._-]|\s(?:point|tiret)\s)[a-z0-9]+){{1,3}}\s(?:chez|sur|@)\s{_PROVIDER}(?:{_DOT}(?:fr"
    rf"|com|net))?\b"
)

_BARE_CHEZ = re.compile(
    rf"\b(?P<local>[a-z]{{3,30}}\d{{0,4}}) (?:(?:chez |@ ?){_PROVIDER}|a [a-z-]{{3,30}}\.(?:fr|com|net|org))\b"
    r"|\b[a-z]{3,30}\d{1,4} (?:sur|en) (?:g ?mail|hot ?mail|out ?look|yahoo|la ?poste|wana ?doo|i ?cloud)\b"
)
_CHEZ_SAID = re.compile(rf"\b[a-z0-9][\w.-]{{2,40}} chez [a-z0-9-]{{2,30}}\s(?:(?:point|dot)\s{_TLD}|fr|com|net|org)\b")
_NAMED_BOX = re.compile(
    rf"\b(?:{_PROVIDER}|mail|courriel|e-?mail|adresse mail|boite mail)\s?[:=]\s?"
    r"(?!www\b)[a-z]{2,30}(?:[._-][a-z]{2,30}\d{0,4}|\d{2,4})(?![\w@]|\.(?:fr|com|org|net|gouv)\b)"
)


def emails(low: str) -> Iterator[Span]:
    """Yield the e-mail addresses of a folded, lower-case text; « taper @ au clavier » is none."""
    for at in _AT.finditer(low):
        first = max(0, at.start() - 150)
        local = _LOCAL.search(low[first : at.start()])
        domain = (_GLUED_DOMAIN if "@" in at[0] and at[0].strip() == at[0] else _SPACED_DOMAIN).match(low, at.end())
        domain = domain or (_DOT_UNSAID.match(low, at.end()) if at["said"] else None)
        if local and domain and local[0] not in _KEYS and not _SECRET.search(low, first, first + local.start()):
            yield first + local.start(), domain.end()
    for match in _BARE_CHEZ.finditer(low):
        if not match["local"] or is_unlisted(match["local"]) or any(char.isdigit() for char in match["local"]):
            yield match.span()
    for pattern in (_CHEZ, _CHEZ_SAID, _NAMED_BOX):
        yield from (match.span() for match in pattern.finditer(low))


_ZEROS = re.compile(r"(?<=\d)o{1,9}(?![a-z])")
_FRENCH_IBAN = re.compile(r"(?:(?<![a-z0-9.])|(?=fr\d\d\d))f\s?r[ .-]{0,2}\d[\s.-]?\d(?:[\s.-]{0,3}[a-z0-9]){15,23}")
_OTHER_IBAN = re.compile(r"(?<![a-z0-9])(?=([a-z]{2}\s?\d\s?\d(?:[\s.-]{0,2}[a-z0-9]){11,30}))")
_NAMED_ACCOUNT = re.compile(
    r"\b(?:rib|iban|bic|compte (?:bancaire|courant|cheques?)|domiciliation|virement|prelevement|livret"
    r"|coordonnees bancaires)\b[^\0\d;]{0,30}(?=(?:[a-z]{2}[\s.-]?)?\d)"
)
_ACCOUNT = re.compile(r"(?:[a-z]{2}[\s.-]?)?\d(?:[\s.-]{0,3}[a-z]?\d){15,30}[a-z]?(?:[\s.-]{0,3}\d){0,4}")
_BARE_ACCOUNT = re.compile(r"(?<!\w)[\do]{5}[ .-]?[\do]{5}[ .-]?[a-z0-9]{11}[ .-]?[\do]{2}(?!\w)")
_PARTS = re.compile(
    r"\b(?:code banque|guichet|cle rib)\b[ :=]{0,3}\d{2,5}\b"
    r"|\b(?:compte (?:n[°o]|numero)|livret(?: [a-z])?|ccp|pel)\.?[ :=]{0,3}[\d ]{8,14}\d\b"
)
_FEWEST_DIGITS = 14
_FEWEST_DIGITS_ABROAD = 9


def ibans(low: str) -> Iterator[Span]:
    """Yield the bank accounts: a French shape whatever its key, another country's when its key is right."""
    low = _ZEROS.sub(lambda zeros: "0" * len(zeros[0]), low)
    for match in _FRENCH_IBAN.finditer(low):
        if sum(char.isdigit() or char == "o" for char in match[0]) >= _FEWEST_DIGITS:
            yield match.span()
    for match in _OTHER_IBAN.finditer(low):
        yield from _valid_part(match.start(), match[1])
    for pattern in (_BARE_ACCOUNT, _PARTS):
        yield from (match.span() for match in pattern.finditer(low))
    for label in _NAMED_ACCOUNT.finditer(low):
        if account := _ACCOUNT.match(low, label.end()):
            yield account.span()


def _valid_part(start: int, text: str) -> Iterator[Span]:
    from stdnum import iban
    from stdnum.exceptions import ValidationError

    if sum(char.isdigit() for char in _leading(text, 15)) < _FEWEST_DIGITS_ABROAD:
        return
    for length in range(15, 35):
        part = _leading(text, length)
        if not part:
            return
        try:
            iban.validate("".join(part.split()), check_country=False)
        except ValidationError:
            continue
        yield start, start + len(part)
        return


def _leading(text: str, count: int) -> str:
    """Return the start of `text` that holds `count` letters and digits, or nothing."""
    for index, char in enumerate(text):
        count -= char.isalnum()
        if not count:
            return text[: index + 1]
    return ""
