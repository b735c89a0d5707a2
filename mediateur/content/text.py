"""French text as it is shown: non-breaking spaces, apostrophes, and bold runs.

Writers type plain spaces and straight apostrophes; `french` puts the typography in when content is read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NBSP = "\N{NO-BREAK SPACE}"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+([:;?!»])"), NBSP + r"\1"),
    (re.compile(r"«[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]*"), "«" + NBSP),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"\b([Ee])-(mails?)\b"), "\\1\N{NON-BREAKING HYPHEN}\\2"),
    (re.compile(r"\b([Aa]près)-(midis?)\b"), "\\1\N{NON-BREAKING HYPHEN}\\2"),
    (re.compile(r"\b([Dd]emi)-(journées?)\b"), "\\1\N{NON-BREAKING HYPHEN}\\2"),
    (re.compile(r"(?<=\d) (?=\d)"), NBSP),
    (re.compile(r"(?<=\d)[ \N{NO-BREAK SPACE}]h (?=\d\d\b)"), f"{NBSP}h{NBSP}"),
    (re.compile(r"(?<=\d) (?=(?:%|€|h\b|min\b|minutes?\b|semaines?\b|ans\b|mois\b|jours?\b))"), NBSP),
)
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_SENTENCE_END = re.compile(r"(?<=[.?!…])[\s»]+(?=[«A-ZÀÂÇÉÈÊÎÔÛ])")
_WORD = re.compile(r"[\w’'\N{NON-BREAKING HYPHEN}-]*\w")


class Run(NamedTuple):
    """A stretch of text of one weight."""

    text: str
    bold: bool


def french(text: str) -> str:
    """Return `text` with French typography; doing it twice changes nothing."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text.strip()


def grouped(number: int) -> str:
    """Return a whole number with its thousands apart, as French writes them: « 12 480 »."""
    return f"{number:,}".replace(",", NBSP)


def runs(text: str) -> tuple[Run, ...]:
    """Cut `text` at its `**bold**` marks."""
    parts = _BOLD.split(text)
    return tuple(Run(part, index % 2 == 1) for index, part in enumerate(parts) if part)


def plain(text: str) -> str:
    """Return `text` without its marks, for assistive tools, indexes and exports."""
    return _BOLD.sub(r"\1", text)


def sentences(text: str) -> tuple[str, ...]:
    """Cut `text` into sentences."""
    return tuple(part.strip() for part in _SENTENCE_END.split(plain(text)) if part.strip())


def word_count(sentence: str) -> int:
    """Count the words of a sentence as a reader would (« n'écris » is one word)."""
    return len(_WORD.findall(sentence))
