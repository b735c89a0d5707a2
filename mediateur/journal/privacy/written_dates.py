"""Dates and clock times as they are written in French, whatever they tell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from mediateur.journal.privacy.lexicon import either
from mediateur.journal.privacy.view import Span


class Style(Enum):
    """How the year is written: four digits, two digits in a plain date (12/03/51), loosely or not at all, alone."""

    FULL = 1
    TWO_DIGITS = 2
    SHORT = 3
    YEAR = 4


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written; 0 stands for what is missing."""

    span: Span
    day: int
    month: int
    year: int
    style: Style

    def date(self) -> dt.date | None:
        """Return the date when it is complete and exists."""
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None


_MONTHS = ("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec")
_MONTH = either(
    """
    janvier janv jan fevrier fevr fev mars avril avr mai juin juillet juil aout septembre sept octobre oct
    novembre nov decembre dec
    """
)
_LONG_YEAR = r"(?:18|19|20)\d\d"
_END = r"(?![\d/]|[.-]\d)"
_DAY_MONTH = (
    r"(?<![\d/])(?<!\d[.-])(?P<d>\d{1,2})(?P<s>\s{0,2}[/.\-]\s{0,2}|[|_]|\s{1,2}|\sdu\s)"
    r"(?P<m>\d{1,2})(?P<t>\s{0,2}[/.\-]\s{0,2}|[|_]|\s{1,2})"
)
_NOT_A_YEAR = r"(?![\d/]|\s?(?:h\b|h\d|heures?|:|min|pers|%|€))"
_PATTERNS = (
    re.compile(rf"(?<!\d)(?P<y>{_LONG_YEAR})(?P<s>[-/. ])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}}){_END}"),
    re.compile(rf"{_DAY_MONTH}(?P<y>{_LONG_YEAR}){_END}"),
    re.compile(rf"{_DAY_MONTH}(?P<y>'?\d{{2}}){_END}"),
    re.compile(
        rf"(?:(?<!\d)(?P<d>\d{{1,2}}|premier)(?:er)?[\s-]{{1,3}})?\b(?P<m>{_MONTH})\b\.?"
        rf"(?:[\s,]{{1,2}}(?:de l'annee\s)?(?P<y>{_LONG_YEAR}|'?\d{{2}}){_NOT_A_YEAR})?"
    ),
    re.compile(r"(?<![\d.,])(?P<d>\d\d)(?P<m>\d\d)(?P<y>\d{4}|\d\d)(?!\d|[.,]\d)"),
    re.compile(r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/])"),
)
_YEAR_ALONE = re.compile(rf"(?<!\d)(?P<y>{_LONG_YEAR}|(?<=\ben )'?\d\d)(?!\d)")
_CLOCK = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-4])(?::[0-5]\d(?![:\d])| ?h ?[0-5]\d(?!\d)| ?h\b)")


def written_dates(low: str, today: dt.date) -> Iterator[Written]:
    """Yield the dates of a digital, lower-case text, the most complete first; none is read twice.

    A year of two digits is the last such year that is not after `today`.
    """
    taken = bytearray(len(low))
    for pattern in (*_PATTERNS, _YEAR_ALONE):
        for match in pattern.finditer(low):
            written = _read(match, today, alone=pattern is _YEAR_ALONE)
            start, end = match.span()
            if written and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield written


def dated(low: str, today: dt.date) -> list[Span]:
    """Return where clock times, and existing dates with a year of four digits, stand."""
    clocks = [match.span() for match in _CLOCK.finditer(low)]
    dates = [date.span for date in written_dates(low, today) if date.style is Style.FULL and date.date()]
    return clocks + dates


def _read(match: re.Match[str], today: dt.date, *, alone: bool) -> Written | None:
    parts = {name: text or "" for name, text in match.groupdict().items()}
    month = _month(parts.get("m", "0"))
    day = int(re.sub(r"\D", "", parts.get("d", "")) or parts.get("d", "") == "premier")
    if month > 12 or day > 31:
        return None
    style = Style.YEAR if alone else _style(parts)
    return Written(match.span(), day, month, _year(parts.get("y", ""), today), style)


def _style(parts: dict[str, str]) -> Style:
    if len(parts.get("y", "")) == 4:
        return Style.FULL
    signs = {parts.get("s", "").strip(), parts.get("t", "").strip()}
    padded = len(parts.get("d", "")) == len(parts.get("m", "")) == 2
    plain = signs == {"/"} or (padded and len(signs) == 1 and signs <= {"/", ".", "-"})
    return Style.TWO_DIGITS if plain else Style.SHORT


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return next(index for index, start in enumerate(_MONTHS, 1) if text.startswith(start))


def _year(text: str, today: dt.date) -> int:
    digits = text.strip("'")
    if len(digits) != 2:
        return int(digits or 0)
    year = today.year // 100 * 100 + int(digits)
    return year - 100 if year > today.year else year
