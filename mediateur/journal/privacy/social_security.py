"""Social security numbers: sex, year, month, department, commune, order, and a key of two digits.

A wrong key does not clear a number: a number typed with a mistake still is somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.chains import Window, windows
from mediateur.journal.privacy.lexicon import either
from mediateur.journal.privacy.view import Span

_BOUNDARIES = frozenset((1, 3, 5, 7, 10, 13))
_MONTH = r"(?:0[1-9]|1[0-2]|2\d|3\d|4[0-2]|[5-9]\d)"
_SHAPE = re.compile(rf"[1-478]\d\d{_MONTH}(?!00)\d{{8,10}}")
_USUAL_SHAPE = re.compile(r"[1-478]\d\d(?:0[1-9]|1[0-2]|20)(?!00)\d{8,10}")
_GAP = r"[^a-z0-9\0]{0,4}"
_D = r"[0-9oli]"
_CORSICA = re.compile(
    rf"(?<![0-9])[1-478li](?:{_GAP}{_D}){{4}}{_GAP}2{_GAP}[ab](?:{_GAP}{_D}){{6}}(?:{_GAP}{_D}){{0,2}}(?![a-z0-9])"
)
_NAMED = re.compile(
    r"(?:\bsecu(?:rite)?\b|\bnir\b|\bimmatricul\w*|\bn[°o]?\.? ?ss\b|\bnumero ss\b|\bassuree?\b)"
    r"(?:(?! - )[^\0\d.,;\n+]){0,30}\s?(?=\d)"
)
_PART = (
    r"(?:sexe|annee|an|mois|dep(?:t|artement)?|com(?:mune)?|numero|d'ordre|ordre|clef?|puis|ensuite|et"
    r"|(?:la )?(?:suite|fin))"
)
_BETWEEN = rf"[ .,:;/-]{{0,6}}(?:{_PART}[ .,:;/-]{{1,3}}){{0,2}}"
_BEGINNING = re.compile(rf"[1-478]\d\d{_MONTH}\d{{2,6}}")
_TOLD_APART = re.compile(
    rf"(?<!\d)[1-478]{_BETWEEN}\d\d{_BETWEEN}{_MONTH}{_BETWEEN}\d[\dab]{_BETWEEN}\d{{3}}{_BETWEEN}\d{{3}}"
    rf"(?:{_BETWEEN}\d\d)?(?!\d)"
)
_END_WITH_KEY = re.compile(rf"(?<![\d.,])\d{{3}}{_BETWEEN}\d{{3}}[ ,.(-]{{1,4}}clef?\b ?:? ?\d\d(?!\d)")
_OTHER = re.compile(
    rf"\b{either('siret siren tva ean imei fiscal facture dossier reference finess')}\b[^\0\d]{{0,20}}$|\+\s?$"
)


def certain_numbers(low: str) -> Iterator[Span]:
    """Yield the numbers of a digital, lower-case text that a key, a layout or a word before vouch for."""
    for match in _CORSICA.finditer(low):
        if sum(char.isdigit() for char in match[0]) >= 9:
            yield match.span()
    yield from (match.span() for match in _TOLD_APART.finditer(low) if not match[0].isdigit())
    yield from (match.span() for match in _END_WITH_KEY.finditer(low))
    named = {match.end() for match in _NAMED.finditer(low)}
    for window in windows(low, 11, 16):
        if _vouched(window) or (window.span[0] in named and window.digits[0] != "0"):
            yield window.span
    for window in windows(low, 7, 10) if named else ():
        if window.span[0] in named and _BEGINNING.fullmatch(window.digits) and not window.broken:
            yield window.span


def likely_numbers(low: str) -> Iterator[Span]:
    """Yield what has the shape of a number and nothing more; give a text without its dates."""
    for window in windows(low, 13, 15):
        if _likely(window) and not _OTHER.search(low[max(0, window.span[0] - 40) : window.span[0]]):
            yield window.span


def _vouched(window: Window) -> bool:
    digits = window.digits
    if not 13 <= len(digits) <= 15 or digits[0] not in "123478" or window.broken:
        return False
    laid_out = len(window.groups) >= 4 and window.breaks_only_after(_BOUNDARIES)
    return laid_out or (len(digits) == 15 and bool(_SHAPE.fullmatch(digits)) and _has_key(digits))


def _has_key(digits: str) -> bool:
    from stdnum.fr import nir

    return bool(nir.is_valid(digits))


def _likely(window: Window) -> bool:
    digits = window.digits
    if len(window.groups) == 1 and len(digits) == 15 and digits[0] in "12":
        return True
    if not _SHAPE.fullmatch(digits) or window.broken:
        return False
    if len(window.groups) <= 3 and (window.breaks_only_after(_BOUNDARIES) or window.even):
        return not _is_company(digits)
    listed = any("," in gap or ";" in gap or gap.strip().isalpha() for gap in set(window.gaps))
    pairs = window.even and len(window.groups[0]) == 2
    return 4 <= len(window.groups) <= 8 and not listed and not pairs and _usual(digits)


def _usual(digits: str) -> bool:
    return bool(_USUAL_SHAPE.fullmatch(digits)) and not _is_company(digits)


def _is_company(digits: str) -> bool:
    from stdnum.fr import siret

    return len(digits) == 14 and bool(siret.is_valid(digits))
