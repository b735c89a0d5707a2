"""When a source was written or seen, in words."""

from __future__ import annotations

from mediateur.content.text import NBSP
from mediateur.ui.pages.shared.dates import MONTHS


def seen(date: str) -> str:
    """Return « août 2026 » for « 2026-08 » or a full ISO date, « 2022 » for a year, any other text as it is."""
    year, _, rest = date.partition("-")
    number = rest[:2]
    if not number.isdecimal() or not 1 <= int(number) <= len(MONTHS):
        return date
    return f"{MONTHS[int(number) - 1]}{NBSP}{year}"


def capitalised(words: str) -> str:
    """Return words with a capital at the first letter only."""
    return words[:1].upper() + words[1:]
