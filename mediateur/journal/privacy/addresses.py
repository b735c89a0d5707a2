"""Where somebody lives: « habite 12 rue des Lilas », « 3 bis av. des Tilleuls », « rue des Lilas au 12 ».

The address of a place of help is innocent: « atelier au 12 rue de la République (médiathèque) ». A street with a
number is somebody's unless words around say that the public comes there, and nothing says that someone lives there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.address_context import is_lived_in, is_public
from mediateur.journal.privacy.street_words import (
    APPOSED,
    COUNTED,
    HOUSING,
    LIVES_AT,
    LOOSE_STREET,
    OF,
    STREET,
)
from mediateur.journal.privacy.view import Span

_NUMBER = r"(?<![\w.,/:€-])(?:n[°o]\s?)?\d{1,4}(?:\s?(?:bis|ter|quater)\b|\s?[a-d]\b)?(?:\s?[-/]\s?\d{1,4})?\s?,?\s?"
_NUMBERED = re.compile(rf"{_NUMBER}\s?{STREET}(?![a-z])\s?(?P<name>[a-z0-9][\w'.-]*(?:\s[a-z0-9][\w'.-]*){{0,4}})")
_NUMBERED_LOOSELY = re.compile(
    rf"{_NUMBER}\s?{LOOSE_STREET}(?![a-z])\s(?P<name>{OF}\s?[a-z][\w'-]*(?:\s[\w'-]+)?|[\w'-]+(?:\s[\w'-]+)?)"
)
_HOUSED = re.compile(
    rf"\b(?i:(?:{LIVES_AT}|adresse|vient)\b\s?:?\s?(?:(?:au|a|dans|sur|en|chez|elle|aussi|toujours|actuellement|seule?)\s){{0,2}}(?:{OF}\s?){{0,2}})"
    rf"(?P<name>(?i:(?:{STREET}|{LOOSE_STREET}|foyer|ehpad|village|bourg|hlm|camping|terrain)(?![a-z])\s{OF}?\s?)[A-Z0-9][\w'-]*)"
)
_HOUSED_IN = re.compile(
    rf"\b{LIVES_AT}\b(?P<mid>[^.;\n]{{0,40}}?)\b(?P<name>{STREET}(?![a-z])\s(?:{OF}\s?)?[a-z][\w'-]{{2,30}}"
    rf"|{HOUSING}(?![a-z])\s(?:les?\s|la\s|l')[a-z][\w'-]{{2,30}})"
)
_MOVED_ON = re.compile(r"\b(?:ateliers?|permanences?|rdv|vient|venue?|rendez-vous|mais)\b")
_TOWN = re.compile(
    r"\b(?:habit(?:e|ait|ent|ant)|reside|demeurant|domicilie(?:e|s|es)?|domicile|adresse|adr)\b[^\n.;\d]{0,25}?"
    r"(?P<name>(?<!\d)\d{5}\s[a-z][\w'-]+)"
)
_NUMBER_BEHIND = re.compile(
    rf"\b{STREET}(?![a-z])\s(?P<name>[a-z][\w' -]{{2,30}}?,?\s(?:n[°o]?|au|numero)\s?\d{{1,4}})"
    r"(?![\d/:]|e\b|er\b|eme|\s?(?:h\b|h\d|janv|fev|mars|avr|mai\b|jui|aou|sep|oct|nov|dec|personnes?|%|€))"
)
_NUMBER_OF_STREET = re.compile(
    rf"\b(?:au|le|du)\s\d{{1,4}}(?:\s?(?:bis|ter))?,?\s(?P<name>(?:de la|du|de l'|des"
    rf"|de)\s?{STREET}(?![a-z])\s[a-z][\w'-]+)"
    rf"|\bau \d{{1,4}} (?P<housing>(?:de la|du|de l'|des|de) {HOUSING}(?![a-z])\s[a-z][\w'-]+)"
    rf"|(?<![\d.,/])\d{{1,4}}\s?,\s?r\s(?P<short>(?:de|du|des|de la|de l')\s?[a-z][\w'-]+)"
)
_GLUED = re.compile(
    r"(?<![\w.,/])\d{1,4}(?:bis|ter|quater)?(?:rue|avenue|boulevard|allee|impasse|chemin|route|place|square|quai)"
    r"(?:dela|del'|des|du|de|l')?[a-z]{3,}"
)
_BESIDE = re.compile(
    rf"\b{LIVES_AT} (?:juste )?"
    r"(?P<name>(?:a cote|au[ -]dessus|en[ -]dessous|en face|derriere|devant|apres|au bout|face) "
    r"(?:des?|du|d'|a|au|le|la) ?(?:la |l')?(?!ici\b|chez\b|la\b|nous\b|son\b|sa\b|ses\b|monde)[a-z]{3,30})"
)
_SPOT = re.compile(r"(?<![\d.])(?P<name>-?[0-8]?\d\.\d{4,},\s?-?1?\d{1,2}\.\d{4,})")
_COUNTED, _APPOSED = re.compile(COUNTED), re.compile(APPOSED)
_NEAR = 60
_POSTCODE = re.compile(r"(?<!\d)\d{5}(?!\d)")


def addresses(text: str, low: str) -> Iterator[Span]:
    """Yield the home addresses of a folded text; `low` is the same in lower case."""
    yield from _numbered(text, low)
    for match in _HOUSED.finditer(text):
        yield match.span("name")
    for match in _HOUSED_IN.finditer(low):
        if not _MOVED_ON.search(match["mid"]):
            yield match.span("name")
    for pattern in (_NUMBER_BEHIND, _NUMBER_OF_STREET, _GLUED):
        yield from (match.span() for match in pattern.finditer(low) if not is_public(low, match))
    for pattern in (_TOWN, _SPOT, _BESIDE):
        yield from (match.span("name") for match in pattern.finditer(low))


def _numbered(text: str, low: str) -> Iterator[Span]:
    """Yield the streets with a number before them."""
    for match in _NUMBERED.finditer(low):
        if not _COUNTED.match(match["name"]) and not is_public(low, match):
            yield match.span()
    for match in _NUMBERED_LOOSELY.finditer(low):
        named = text[match.start("name") : match.end("name")]
        capital = any(word[0].isupper() for word in named.replace("'", " ").split())
        sure = capital or _APPOSED.search(match[0]) or _POSTCODE.search(low, match.end(), match.end() + _NEAR)
        if not _COUNTED.match(match["name"]) and (is_lived_in(low, match) or (sure and not is_public(low, match))):
            yield match.span()
