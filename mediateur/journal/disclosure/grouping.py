"""Which categories are told together, so that no count of 1 to 10 stands alone.

A category carries several counts at once when one table is told of nested headlines (week by week: touched, and among
them accompanied): every one of them, and every rest, must be nobody or enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mediateur.journal.disclosure.headlines import safe
from mediateur.journal.disclosure.order import preferred

Counts = Mapping[str, tuple[int, ...]]
Group = tuple[str, ...]
"""Codes, in the public order."""


def neighbours(counts: Counts, threshold: int) -> list[Group]:
    """Return runs of neighbours, each begun at a small count and ended as soon as there are enough.

    What is left at the end joins the run before.
    """
    runs: list[list[str]] = []
    waiting: list[str] = []
    for code in counts:
        waiting.append(code)
        if _safe(counts, waiting, threshold):
            runs.append(waiting)
            waiting = []
    while runs and waiting:
        waiting = runs.pop() + waiting
        if any(_sum(counts, waiting)) and _safe(counts, waiting, threshold):
            runs.append(waiting)
            waiting = []
    return [tuple(run) for run in ([*runs, waiting] if waiting else runs)]


def others(counts: Counts, threshold: int, more: int = 0) -> list[Group]:
    """Return each category alone, but those of 1 to 10, those of nobody, and who must join them: these together.

    Who joins is told by the public order alone. Someone joins even when the small ones are enough, if their sum says
    how large they are (twenty for two can only be ten and ten); then it must leave them free to be anything small.
    `more` asks for that many beyond need.
    """
    together = {code for code in counts if not _safe(counts, [code], threshold)}
    if together or more:
        together |= {code for code in counts if not any(counts[code])}
    enough = not together or all(_vague(n, len(together), threshold) for n in _sum(counts, together))
    for code in preferred([code for code in counts if code not in together]):
        if enough and not more:
            break
        more -= enough
        together.add(code)
        enough = all(n == 0 or n >= 2 * threshold - 1 for n in _sum(counts, together))
    alone: list[Group] = [(code,) for code in counts if code not in together]
    return [*alone, tuple(code for code in counts if code in together)] if together else alone


def _vague(n: int, members: int, threshold: int) -> bool:
    """Whether a sum of small counts is enough, and each of them can still be from 1 to 10."""
    return n == 0 or threshold <= n <= (members - 1) * (threshold - 1) + 1


def merged(groups: Sequence[Group], at: int) -> list[Group]:
    """Return runs where the one at this place has joined the next, or the one before when it is the last."""
    start = at if at + 1 < len(groups) else at - 1
    return [*groups[:start], groups[start] + groups[start + 1], *groups[start + 2 :]]


def _sum(counts: Counts, codes: Iterable[str]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*(counts[code] for code in codes), strict=True))


def _safe(counts: Counts, codes: Iterable[str], threshold: int) -> bool:
    return all(safe(n, threshold) for n in _sum(counts, codes))
