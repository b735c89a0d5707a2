"""French text as it is shown: non-breaking spaces, apostrophes, and bold runs.

Writers type plain spaces and straight apostrophes; `french` puts the typography in when content is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

NBSP = "\N{NO-BREAK SPACE}"
_RULES = (
    (r"[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+([:;?!»])", NBSP + r"\1"),
    (r"«[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]*", "«" + NBSP),
    (r"(?<=\w)'(?=\w)", "’"),
    (r"\b([Ee])-(mails?)\b", "\\1\N{NON-BREAKING HYPHEN}\\2"),
    (r"\b([Aa]près)-(midis?)\b", "\\1\N{NON-BREAKING HYPHEN}\\2"),
    (r"\b([Dd]emi)-(journées?)\b", "\\1\N{NON-BREAKING HYPHEN}\\2"),
    (r"(?<=\d) (?=\d)", NBSP),
    (r"(?<=\d)[ \N{NO-BREAK SPACE}]h (?=\d\d\b)", f"{NBSP}h{NBSP}"),
    (r"(?<=\d) (?=(?:%|€|h\b|min\b|minutes?\b|semaines?\b|ans\b|mois\b|jours?\b))", NBSP),
)
_BOLD = r"\*\*(.+?)\*\*"
_SENTENCE_END = r"(?<=[.?!…])[\s»]+(?=[«A-ZÀÂÇÉÈÊÎÔÛ])"
_WORD = r"[\w’'\N{NON-BREAKING HYPHEN}-]*\w"


class Run(NamedTuple):
    """A stretch of text of one weight."""

    text: str
    bold: bool


def french(text: str) -> str:
    """Return `text` with French typography; doing it twice changes nothing."""
    for pattern, replacement in _rules():
        text = pattern.sub(replacement, text)
    return text.strip()


def grouped(number: int) -> str:
    """Return a whole number with its thousands apart, as French writes them: « 12 480 »."""
    return f"{number:,}".replace(",", NBSP)


def listed(parts: Sequence[str]) -> str:
    """Return « a », « a et b », « a, b et c »; nothing of no part."""
    return " et ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def runs(text: str) -> tuple[Run, ...]:
    """Cut `text` at its `**bold**` marks."""
    parts = re.split(_BOLD, text)
    return tuple(Run(part, index % 2 == 1) for index, part in enumerate(parts) if part)


def plain(text: str) -> str:
    """Return `text` without its marks, for assistive tools, indexes and exports."""
    return re.sub(_BOLD, r"\1", text)


def sentences(text: str) -> tuple[str, ...]:
    """Cut `text` into sentences."""
    return tuple(part.strip() for part in re.split(_SENTENCE_END, plain(text)) if part.strip())


def word_count(sentence: str) -> int:
    """Count the words of a sentence as a reader would (« n'écris » is one word)."""
    return len(re.findall(_WORD, sentence))


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the rules of typography, compiled when they first serve: the first window does without."""
    return tuple((re.compile(pattern), replacement) for pattern, replacement in _RULES)
