"""Dates in French text, and which of them tell when a person was born.

A date is taken for a birth when words say so (« née en mars 51 », « DDN »), or when it is a full date of
more than YEARS_APART years ago that no word ties to something else (« arrêté du », « depuis le »).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from mediateur.journal.privacy.view import Span

YEARS_APART = 2
ADULT = 18
OLDEST = 120

_MONTHS = ("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec")
_MONTH_WORD = (
    r"(?:janvier|janv|jan|fevrier|fevr|fev|mars|avril|avr|mai|juin|juillet|juil|aout|septembre|sept"
    r"|octobre|oct|novembre|nov|decembre|dec)\b\.?"
)
_DAY_MONTH = (
    r"(?<![\d/])(?<!\d[.-])(?P<d>\d{1,2})(?P<s>\s{0,2}[/.\-]\s{0,2}|\s{1,2})(?P<m>\d{1,2})"
    r"(?P<t>\s{0,2}[/.\-]\s{0,2}|\s{1,2})"
)
_NUMERIC = re.compile(_DAY_MONTH + r"(?P<y>(?:18|19|20)\d\d)(?![\d/]|[.-]\d)")
_NUMERIC_SHORT = re.compile(_DAY_MONTH + r"(?P<y>'?\d{2})(?![\d/]|[.-]\d)")
_ISO = re.compile(r"(?<!\d)(?P<y>(?:18|19|20)\d\d)(?P<s>[-/. ])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d/]|[.-]\d)")
_WORDED = re.compile(
    rf"(?:(?<!\d)(?P<d>\d{{1,2}}|1er|premier)(?:er)?[\s-]{{1,3}})?\b(?P<m>{_MONTH_WORD})"
    r"(?:[\s,]{1,2}(?:de l'annee\s)?(?P<y>(?:18|19|20)\d\d|'?\d{2})(?![\d/]|\s?(?:h\b|h\d|heures?|:|min|pers|%|€)))?"
)
_COMPACT = re.compile(r"(?<![\d.,])(?P<d>\d\d)(?P<m>\d\d)(?P<y>\d{4}|\d\d)(?!\d|[.,]\d)")
_SLASHED = re.compile(r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/])")
_YEAR = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d|(?<=\ben )'?\d\d)(?!\d)")
_CLOCK = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-4])(?::[0-5]\d(?![:\d])| ?h ?[0-5]\d(?!\d)| ?h\b)")

_LINKS = (
    r"(?:(?:le|la|en|du|de|au|un|est|etait|c'est|date|soit|vers|jour|annee|debut|fin|courant|mois"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|[:=>(\"'*_/,.-])[ :]{0,3}){0,6}$"
)
_BORN = r"\bn(?:e\(e\)|e\.e|e-e|e/ee|ees?|es?)(?![a-z])"
_AT_BIRTH = re.compile(
    rf"(?:{_BORN}|"
    + r"\bnait\b|(?<!nom de )(?<!lieu de )(?<!acte de )\bnaissances?\b|\bnaiss\b\.?|\bd\.?\s?d\.?\s?n\b\.?|\bd\.?\s?naiss\b\.?|\bau monde\b"
    r"|\banniversaire\b)[ :=(\",-]{0,4}" + _LINKS
)
_BORN_SOMEWHERE = re.compile(
    r"\b(?:ne|nee|nes|nees|ne\(e\)|naissance)\s(?:a|au|aux|en|dans|chez|hors)\b[^;!?\d\0]{1,40}(?:\(\d{1,5}\)|\b\d{5}\b)?"
    r"[\s,(-]{0,3}\b(?:le|en|du|un)\s(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s)?$"
    r"|\b(?:bebe|enfant|fille|fils|garcon|jumelles|jumeaux)\b[^.;\d\0]{0,12}\bnee?s?\b[^.;\d\0]{0,30}$"
)
_BIRTH_NEAR = re.compile(r"\b(?:nee|nees|date de naissance|ddn)\b[^.,;!?\n\0]{0,45}$")
_BORN_ALONE = re.compile(
    r"\b(?:ne|nee|ne\(e\))\s(?:en|vers)\s(?:l'annee\s)?$|\bannee de naissance[\s:=]{0,3}(?:est\s)?$"
)
_NOT_A_PERSON = re.compile(
    r"\b(?:espace sante|service|dispositif|programme|association|projet|site|reseau)\b[^.,;\n]{0,15}$"
)
_PERSON = re.compile(
    r"\b(?:dame|homme|femme|monsieur|madame|mme|mr|usager|usagere|personne|enfant|fils|fille|garcon|bebe|petite?|ado|adolescente?|(?:il|elle) est"
    r"|assuree?|patiente?|mari|conjointe?|mere|pere|frere|soeur|jumeaux|jumelles)[\s,(]{1,3}(?:de|du)?\s?$"
)
_LEGAL = re.compile(
    r"\b(?:arretes?|decrets?|lois?|circulaires?|conventions?|constitution|directive|reglement|ordonnance n\S*|journal"
    r" officiel|jo|code (?:civil|penal|de|du)|depuis|fondee?|creee?|construite?|association|version|instruction|annexe|deliberation"
    r"|ouvert[e]?|retraitee?|retraite)\b[^.;\n\0]{0,30}$"
)
_EVENT = re.compile(
    r"\b(?:du|au|depuis|entre|avant|apres|jusqu'au|rdv|rendez-vous|recue?s?|envoyee?s?|activee?s?|ouvert[es]*|creee?s?"
    r"|fermee?s?|delivree?s?|editee?s?|signee?s?|datee?s?|vue?s?|venue?s?|passee?s?|demandee?s?|postee?s?|publiee?s?|jour"
    r"|vigueur|expiree?s?|expire|valable|valide|connexion|connectee?|seance|atelier|formation|reunion|changee?s?|modifiee?s?"
    r"|demenagee?s?|demenagement|mariee?s?|decedee?s?|inscrite?s?|inscription|courrier|lettre|facture|carte|document|compte"
    r"|depot|deposee?s?|session|permanence|visite|appel|appelee?s?|rappel|mise|opposition|cloturee?|cloture|livree?|installee?"
    r"|imprimee?s?|perdue?s?|volee?s?|bloquee?s?|achetee?s?|mail|message|sms|notification|debut|fin|version|lance[es]*"
    r"|faite?s?|date|etablie?s?|transmise?s?|arrivee?s?|attestation|remboursement|examen|bilan|analyse|resultats?)\b[^.;\n\0]{0,25}$"
)
_WEAK_EVENT = re.compile(r"\b(?:v|version|android|windows|ios|article|art|page|lot|ip)\b\.?\s?$")

_CLAUSE_END = re.compile(r"[.,;]\s|\n|\s-\s")


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written: 0 for what is missing. `style` is full, two-digit, short or year."""

    span: Span
    day: int
    month: int
    year: int
    style: str

    def date(self) -> dt.date | None:
        """Return the date when it is complete and exists."""
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None


def full_dates(low: str, today: dt.date) -> list[Span]:
    """Return where clock times, and full dates with a year of four digits, stand."""
    clocks = [match.span() for match in _CLOCK.finditer(low)]
    return clocks + [written.span for written in _written(low, today) if written.date() and written.style == "full"]


def birth_dates(low: str, today: dt.date) -> Iterator[Span]:
    """Yield the dates of a digital, lower-case text that tell when a person was born."""
    for written in _written(low, today):
        before = low[max(0, written.span[0] - 70) : written.span[0]]
        if _is_birth(written, before, today):
            yield written.span


def _is_birth(written: Written, before: str, today: dt.date) -> bool:
    date = written.date()
    if date and date > today:
        return False
    if written.style == "year":
        return bool(_BORN_ALONE.search(before)) and not _NOT_A_PERSON.search(before)
    if _AT_BIRTH.search(before) or _BORN_SOMEWHERE.search(before):
        return True
    if _PERSON.search(before):
        return 0 < written.year <= today.year - YEARS_APART
    return bool(date and written.style != "short" and _plausible(date, today) and not _tied(written, before, today))


def _plausible(date: dt.date, today: dt.date) -> bool:
    return today.year - OLDEST <= date.year and (today - date).days > YEARS_APART * 365


def _tied(written: Written, before: str, today: dt.date) -> bool:
    """Say whether words before tie the date to something other than a birth."""
    if _BIRTH_NEAR.search(before):
        return False
    clause = _CLAUSE_END.split(before)[-1]
    if _LEGAL.search(clause) or _WEAK_EVENT.search(clause):
        return True
    return written.year > today.year - ADULT and bool(_EVENT.search(clause))


def _written(low: str, today: dt.date) -> Iterator[Written]:
    taken = bytearray(len(low))
    for style, pattern in _STYLES:
        for match in pattern.finditer(low):
            written = _read(style, match, today)
            start, end = match.span()
            if written and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield written


def _read(style: str, match: re.Match[str], today: dt.date) -> Written | None:
    parts = {name: text or "" for name, text in match.groupdict().items()}
    month = _month(parts.get("m", "0"))
    day = int(re.sub(r"\D", "", parts.get("d", "")) or parts.get("d", "") == "premier")
    if month > 12 or day > 31:
        return None
    return Written(match.span(), day, month, _year(parts.get("y", ""), today), _style(style, parts))


def _style(style: str, parts: dict[str, str]) -> str:
    """« full » has a year of four digits; two digits count only as in « 12/03/51 », else the date is « short »."""
    if style == "year":
        return style
    if len(parts.get("y", "")) == 4:
        return "full"
    signs = {parts.get("s", "").strip(), parts.get("t", "").strip()}
    padded = len(parts.get("d", "")) == len(parts.get("m", "")) == 2
    return "two-digit" if signs == {"/"} or (padded and len(signs) == 1 and signs != {""}) else "short"


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return next(index for index, start in enumerate(_MONTHS, 1) if text.startswith(start))


def _year(text: str, today: dt.date) -> int:
    digits = text.strip("'")
    if len(digits) != 2:
        return int(digits or 0)
    century = today.year // 100 * 100
    return century + int(digits) - (100 if century + int(digits) > today.year else 0)


_STYLES = (
    ("iso", _ISO),
    ("numeric", _NUMERIC),
    ("numeric", _NUMERIC_SHORT),
    ("worded", _WORDED),
    ("compact", _COMPACT),
    ("short", _SLASHED),
    ("year", _YEAR),
)
