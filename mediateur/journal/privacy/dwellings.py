"""Homes without a street: rooms, doors, hamlets, camp sites, what stands on wheels.

« EHPAD, chambre 214 », « HLM des Fauvettes, esc 3 », « lieu-dit Le Moulin », « vit en caravane, emplacement 9 ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.address_context import around, is_home_door, is_lived_in, is_public
from mediateur.journal.privacy.dictionary import is_unlisted
from mediateur.journal.privacy.lexicon import GRAMMAR, VERBS, either
from mediateur.journal.privacy.street_words import HOUSING, OF, STREET
from mediateur.journal.privacy.view import Span

_ROOM = re.compile(
    r"\b(?:chambre|chbr?e?\.?|ch\.|lit(?= \d{1,3}\s?(?:$|[,;.)\n]))"
    r"|appt?\.?|apt\.?|appart(?:ement)?|logement|logt|interphone|mobil[ -]?home"
    r"|bungalow|studio|caravane|chalet)\s"
    r"(?:n[°o]\s?)?(?P<name>\d{1,4}(?:\s?[a-f]\b)?|[a-f]\s?\d{1,4})(?![\w%€]|\s?(?:pers|places?|m2|pieces?"
    r"|euros|lits?|dispo|libre|pour))"
)
_MEETING = re.compile(r"\b(?:salles?|ateliers?|reunions?|temoin|stands?|forum|salon|radio|photos?|marche|exposants?)\b")
_DOOR = re.compile(
    r"\b(?:porte|entree|esc(?:alier)?|bat(?:iment)?|immeuble|etage|emplacement|parcelle|pavillon|villa|place|allee"
    r"|rangee|tour|ch)\.?\s(?:n[°o]\s?)?(?P<name>\d{1,4}|[a-h]\d{0,3})\b"
    r"|(?P<floor>\b\d{1,2} ?(?:e|er|eme|ieme) etage)\b"
)
_DWELLING = re.compile(
    r"\b(?:residence|resid\.|res\.|hlm|cite(?! (?:administrative|scolaire|judiciaire|sanitaire|des metiers))"
    r"|tour|lotissement|domaine|camping|caravanes?|mobil[ -]?homes?|gens du voyage"
    r"|terrain d\w{1,2}|chalet|peniche|foyer)(?!\w)"
)
_HAMLET = re.compile(
    rf"\b(?:(?P<said>lieu[ -]?dit|ld)|hameau)\s(?P<name>(?P<of>{OF}\s?)?(?P<word>[a-z][a-z'-]{{2,30}})"
    r"(?:\s[a-z][a-z'-]{2,20})?)"
)
_FAR = re.compile(r"\b(?:lieu[ -]?dit|hameau|bourg)\s(?P<name>(?:[a-z][\w' ,°-]{2,40}?|,? ?)\d{5}\s[a-z][\w'-]+)")
_DESCRIBED = re.compile(
    r"\b(?:(?:derniere|premiere|seule|\d{1,2} ?(?:e|er|ere|eme)) maison|maison (?:isolee|blanche|verte|bleue|jaune"
    r"|rouge|rose|grise|aux? |a volets|apres|derriere|en face|neuve|d'angle)|(?:portail|volets|facade|porte) "
    r"(?:blanc|vert|bleu|rouge|marron|gris|noir|jaune)(?:he|e)?s?)(?!\w)"
)
_NEVER = re.compile(r"(?!)")
_ON_A_ROAD = re.compile(rf"\b(?:{STREET}|route|hameau|lieu[ -]?dit|village|bourg|quartier|lotissement|pont)(?![a-z])")
_NAMED_HOME = re.compile(rf"\b{HOUSING}(?![a-z])\s(?:{OF}\s?)?(?P<name>[a-z][\w'-]{{2,30}}(?: [a-z][\w'-]{{2,30}})?)")
_SHELTER = either(
    "camping-car caravane voiture camion fourgon fourgonnette peniche bateau tente yourte squat cabane mobil-home"
)
_PARKED = re.compile(
    rf"\b(?:vit|habite|dort|loge|stationne)\w{{0,3}}\s(?:dans|en|sous|a bord)\b[^.,;\n]{{0,12}}\b{_SHELTER}\b"
    r"[^.,;\n]{0,15}?"
    r"\b(?P<name>(?:sur|au|aux|devant|derriere|terrain|parking|quai|chemin|pres)\b[^.,;\n]{3,40})"
    r"|\bdort (?:sous|dans|sur|devant|derriere) "
    r"(?P<under>(?:le |la |un |une |l')?(?:pont|parking|gare|hall|porche|quai|parc|rue|banc)\b)"
)


def dwellings(text: str, low: str) -> Iterator[Span]:
    """Yield the homes of a folded text that no street tells; `low` is the same in lower case."""
    yield from _rooms(low)
    for match in _HAMLET.finditer(low):
        if _is_named(text, low, match) and not is_public(low, match):
            yield match.span("name")
    for match in _NAMED_HOME.finditer(low):
        proper = text[match.start("name")].isupper() or any(map(is_unlisted, match["name"].split()))
        if proper and is_home_door(around(low, match), _NEVER):
            yield match.span()
    for match in _DESCRIBED.finditer(low):
        if is_home_door(around(low, match), _ON_A_ROAD):
            yield match.span()
    yield from (match.span() for match in _FAR.finditer(low) if not is_public(low, match))
    yield from (match.span(match.lastgroup or 0) for match in _PARKED.finditer(low))


def _rooms(low: str) -> Iterator[Span]:
    """Yield the rooms where nobody meets, and the doors, floors and plots of a home."""
    for match in _ROOM.finditer(low):
        if not _MEETING.search(around(low, match)):
            yield match.span("name")
    for match in _DOOR.finditer(low):
        words = around(low, match)
        if is_home_door(words, _DWELLING) and not _MEETING.search(words):
            yield match.span(match.lastgroup or 0)


def _is_named(text: str, low: str, match: re.Match[str]) -> bool:
    """« lieu-dit Le Moulin » bears a name; « au lieu dit par le maire » and « hameau sans réseau » do not."""
    if match["said"]:
        return bool(match["of"]) or match["word"] not in GRAMMAR | VERBS
    if not match["of"]:
        return text[match.start("word")].isupper() or (is_unlisted(match["word"]) and is_lived_in(low, match))
    return text[match.start("word")].isupper() or is_unlisted(match["word"]) or is_lived_in(low, match)
