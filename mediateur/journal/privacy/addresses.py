"""Where somebody lives: « habite 12 rue des Lilas », « 3 bis av. des Tilleuls », « EHPAD, chambre 214 ».

The address of a place of help is innocent: « atelier au 12 rue de la République (médiathèque) ». A street with a
number is somebody's unless words around say that the public comes there, and nothing says that someone lives there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.street_words import (
    COUNTED,
    HOME_SIGNS,
    LIVES,
    LOOSE_STREET,
    OF,
    PUBLIC,
    PUBLIC_SIGNS,
    STREET,
)
from mediateur.journal.privacy.view import Span

_NUMBER = r"(?<![\d.,/:€-])(?:n[°o]\s?)?\d{1,4}(?:\s?(?:bis|ter|quater)\b|\s?[a-d]\b)?(?:\s?[-/]\s?\d{1,4})?\s?,?\s?"
_NUMBERED = re.compile(rf"{_NUMBER}\s?{STREET}(?![a-z])\s?(?P<name>[a-z0-9][\w'.-]*(?:\s[a-z0-9][\w'.-]*){{0,4}})")
_NUMBERED_LOOSELY = re.compile(
    rf"{_NUMBER}\s?{LOOSE_STREET}(?![a-z])\s(?P<name>{OF}\s?[a-z][\w'-]*(?:\s[\w'-]+)?|[\w'-]+(?:\s[\w'-]+)?)"
)
_LIVES, _HOME_SIGNS = re.compile(LIVES), re.compile(HOME_SIGNS)
_PUBLIC, _PUBLIC_SIGNS = re.compile(PUBLIC), re.compile(PUBLIC_SIGNS)
_ROOM = re.compile(
    r"\b(?:chambre|chbr?e?\.?|ch\.|lit|appt?\.?|apt\.?|appart(?:ement)?|logement|logt|interphone|mobil-?home"
    r"|bungalow)\s"
    r"(?:n[°o]\s?)?(?P<name>\d{1,4}(?:\s?[a-f]\b)?|[a-f]\s?\d{1,4})(?![\w%€]|\s?(?:pers|places?|m2|pieces?"
    r"|euros|lits?))"
)
_MEETING = re.compile(r"\b(?:salles?|ateliers?|reunions?|temoin)\b")
_HOUSED = re.compile(
    r"\b(?i:(?:habit(?:e|ait|ent|ant)|loge|vit|vivent|reside|demeure|demeurant|domicilie(?:e|s|es)?|hebergee?|domicile"
    rf"|adresse|vient)\b\s?:?\s?(?:(?:au|a|dans|sur|en|chez|elle|aussi|toujours|actuellement"
    rf"|seule?)\s){{0,2}}(?:{OF}\s?){{0,2}})"
    rf"(?P<name>(?i:(?:{STREET}|{LOOSE_STREET}|foyer|ehpad|village|bourg|hlm"
    rf"|camping)(?![a-z])\s{OF}?\s?)[A-Z0-9][\w'-]*)"
)
_TOWN = re.compile(
    r"\b(?:habit(?:e|ait|ent|ant)|reside|demeurant|domicilie(?:e|s|es)?|domicile|adresse|adr)\b[^\n.;\d]{0,25}?"
    r"(?P<name>(?<!\d)\d{5}\s[a-z][\w'-]+)"
)
_NUMBER_BEHIND = re.compile(rf"\b{STREET}(?![a-z])\s(?P<name>[a-z][\w' -]{{2,30}}?,?\sn[°o]\s?\d{{1,4}})(?!\d)")
_NUMBER_OF_STREET = re.compile(
    rf"\b(?:au|le|du)\s\d{{1,4}}(?:\s?(?:bis|ter))?,?\s(?P<name>(?:de la|du|de l'|des"
    rf"|de)\s?{STREET}(?![a-z])\s[a-z][\w'-]+)"
    rf"|(?<![\d.,/])\d{{1,4}}\s?,\s?r\s(?P<short>(?:de|du|des|de la|de l')\s?[a-z][\w'-]+)"
)
_GLUED = re.compile(
    r"(?<![\w.,/])\d{1,4}(?:bis|ter|quater)?(?:rue|avenue|boulevard|allee|impasse|chemin|route|place|square|quai)"
    r"(?:dela|del'|des|du|de|l')?[a-z]{3,}"
)
_DOOR = re.compile(
    r"\b(?:porte|entree|esc(?:alier)?|bat(?:iment)?|immeuble|etage)\.?\s(?:n[°o]\s?)?(?P<name>\d{1,4}|[a-h]\d{0,3})\b"
)
_HAMLET = re.compile(r"\b(?:lieu[ -]dit|hameau)\s(?P<name>[a-z][\w' ,°-]{2,40}?\d{5}\s[a-z][\w'-]+)")
_SPOT = re.compile(r"(?<![\d.])(?P<name>-?[0-8]?\d\.\d{4,},\s?-?1?\d{1,2}\.\d{4,})")
_COUNTED = re.compile(COUNTED)
_CLAUSE = re.compile(r"[\n.;!?](?=\s|$)")
_POSTCODE = re.compile(r"(?<!\d)\d{5}(?!\d)")
_REACH = 110


def addresses(text: str, low: str) -> Iterator[Span]:
    """Yield the home addresses of a folded text; `low` is the same in lower case."""
    for match in _NUMBERED.finditer(low):
        if not _COUNTED.match(match["name"]) and not _is_public(low, match):
            yield match.span()
    for match in _NUMBERED_LOOSELY.finditer(low):
        named = text[match.start("name") : match.end("name")]
        sure = any(word[0].isupper() for word in named.replace("'", " ").split()) or _POSTCODE.search(low, match.end())
        if not _COUNTED.match(match["name"]) and (_lives(low, match) or (sure and not _is_public(low, match))):
            yield match.span()
    for match in _HOUSED.finditer(text):
        yield match.span("name")
    for pattern in (_HAMLET, _NUMBER_BEHIND, _NUMBER_OF_STREET, _GLUED):
        yield from (match.span() for match in pattern.finditer(low) if not _is_public(low, match))
    yield from _doors(low)
    for pattern in (_TOWN, _SPOT):
        yield from (match.span("name") for match in pattern.finditer(low))


def _doors(low: str) -> Iterator[Span]:
    """Yield the rooms where nobody meets, and the doors and stairs of who lives there."""
    for match in _ROOM.finditer(low):
        if not _MEETING.search(_around(low, match)):
            yield match.span("name")
    for match in _DOOR.finditer(low):
        around = _around(low, match)
        if _LIVES.search(around) and not _PUBLIC.search(around):
            yield match.span("name")


def _around(low: str, match: re.Match[str]) -> str:
    """The sentence that a passage stands in, at most _REACH characters on each side."""
    before = _CLAUSE.split(low[max(0, match.start() - _REACH) : match.start()])[-1]
    after = _CLAUSE.split(low[match.end() : match.end() + _REACH])[0]
    return f"{before}|{after}"


def _lives(low: str, match: re.Match[str]) -> bool:
    around = _around(low, match)
    return bool(_LIVES.search(around) or (_HOME_SIGNS.search(around) and not _PUBLIC.search(around)))


def _is_public(low: str, match: re.Match[str]) -> bool:
    """Say whether the public comes there: someone living there weighs most, then a place, then a bell or a floor."""
    around = _around(low, match)
    return not _lives(low, match) and bool(_PUBLIC.search(around) or _PUBLIC_SIGNS.search(around))
