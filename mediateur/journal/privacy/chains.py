"""Groups of digits that stand close together, and the windows that may be one number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mediateur.journal.privacy.view import Span

_DIGITS = re.compile(r"[0-9]+")
_GAP = re.compile(r"[^a-z0-9\0€$£%=<>+]{1,6}|(?:[ ,\n-]{0,3}(?:point|tiret|espace|puis|et|virgule|slash)[ ,\n-]{1,3})")
_CLAUSE_END = re.compile(r"[.,;:!?]\s|\s[-;]\s")
_LONGEST_GROUP = 34


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring groups of digits read as one number; `gaps` are the texts between them."""

    span: Span
    groups: tuple[str, ...]
    gaps: tuple[str, ...]

    @property
    def digits(self) -> str:
        """All the digits, without what stands between."""
        return "".join(self.groups)

    @property
    def breaks(self) -> set[int]:
        """How many digits stand before each gap."""
        counts, total = set(), 0
        for group in self.groups[:-1]:
            total += len(group)
            counts.add(total)
        return counts

    @property
    def broken(self) -> bool:
        """Whether some gaps, not all alike, look like the end of a clause (« 12. 34 », « 12 - 34 »)."""
        return len(set(self.gaps)) > 1 and any(_CLAUSE_END.search(gap) for gap in self.gaps)

    @property
    def even(self) -> bool:
        """Whether all groups have one length and all gaps are the same."""
        return len({len(group) for group in self.groups}) == 1 and len(set(self.gaps)) <= 1


def windows(low: str, shortest: int, longest: int) -> Iterator[Window]:
    """Yield the windows of `shortest` to `longest` digits, the longest first at each place."""
    groups = [match.span() for match in _DIGITS.finditer(low) if match.end() - match.start() <= _LONGEST_GROUP]
    for first in range(len(groups)):
        yield from reversed(list(_from(low, groups, first, shortest, longest)))


def _from(low: str, groups: list[Span], first: int, shortest: int, longest: int) -> Iterator[Window]:
    total, texts, gaps = 0, [], []
    for index in range(first, len(groups)):
        start, end = groups[index]
        if index > first:
            gap = low[groups[index - 1][1] : start]
            if not _GAP.fullmatch(gap):
                return
            gaps.append(gap)
        total += end - start
        if total > longest:
            return
        texts.append(low[start:end])
        if total >= shortest:
            yield Window((groups[first][0], end), tuple(texts), tuple(gaps))
