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

    Nobody before a small count joins it; what is left at the end joins the run before.
    """
    runs: list[list[str]] = []
    waiting: list[str] = []
    for code in counts:
        if any(counts[code]) and not any(_sum(counts, waiting)) and _safe(counts, [code], threshold):
            runs += [[nobody] for nobody in waiting]
            waiting = []
        waiting.append(code)
        if any(_sum(counts, waiting)) and _safe(counts, waiting, threshold):
            runs.append(waiting)
            waiting = []
    return [tuple(run) for run in _ended(runs, waiting, counts, threshold)]


def _ended(runs: list[list[str]], waiting: list[str], counts: Counts, threshold: int) -> list[list[str]]:
    if not any(_sum(counts, waiting)):
        return runs + [[nobody] for nobody in waiting]
    while runs and not _safe(counts, waiting, threshold):
        waiting = runs.pop() + waiting
    return [*runs, waiting]


def others(counts: Counts, threshold: int, more: int = 0) -> list[Group]:
    """Return each category alone, but those of 1 to 10, those of nobody, and who must join them: these together.

    Who joins is told by the public order alone; `more` asks for that many beyond need.
    """
    together = {code for code in counts if not _safe(counts, [code], threshold)}
    if together or more:
        together |= {code for code in counts if not any(counts[code])}
    for code in preferred([code for code in counts if code not in together]):
        if _safe(counts, together, threshold) and not more:
            break
        more -= _safe(counts, together, threshold)
        together.add(code)
    alone: list[Group] = [(code,) for code in counts if code not in together]
    return [*alone, tuple(code for code in counts if code in together)] if together else alone


def merged(groups: Sequence[Group], at: int) -> list[Group]:
    """Return runs where the one at this place has joined the next, or the one before when it is the last."""
    start = at if at + 1 < len(groups) else at - 1
    return [*groups[:start], groups[start] + groups[start + 1], *groups[start + 2 :]]


def _sum(counts: Counts, codes: Iterable[str]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*(counts[code] for code in codes), strict=True))


def _safe(counts: Counts, codes: Iterable[str], threshold: int) -> bool:
    return all(safe(n, threshold) for n in _sum(counts, codes))
