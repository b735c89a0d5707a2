"""Groups of digits that stand close together, and the windows that may be one number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from mediateur.journal.privacy.view import Span

_DIGITS = re.compile(r"[0-9]+")
_GAP = re.compile(
    r"[^a-z0-9\0€$£%=<>+]{1,6}|"
    r"(?:[ ,\n-]{0,3}(?:(?:et )?(?:puis|ensuite|la fin|la suite)|point|tiret|espace|et|virgule|slash)[ ,\n-]{1,3})"
)
_CLAUSE_END = re.compile(r"[.,;:!?]\s|\s[-;]\s")
_LONGEST_GROUP = 34


class Window(NamedTuple):
    """Neighbouring groups of digits read as one number; `gaps` are the texts between them, `digits` leaves them out."""

    span: Span
    digits: str
    groups: tuple[str, ...]
    gaps: tuple[str, ...]

    def breaks_only_after(self, counts: frozenset[int]) -> bool:
        """Say whether as many digits as one of `counts` stand before each gap."""
        return all(total in counts for total in accumulate(map(len, self.groups[:-1])))

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
    spans = [match.span() for match in _DIGITS.finditer(low) if match.end() - match.start() <= _LONGEST_GROUP]
    groups = tuple(low[start:end] for start, end in spans)
    gaps = tuple(low[one[1] : two[0]] for one, two in pairwise(spans))
    joined = [bool(_GAP.fullmatch(gap)) for gap in gaps] + [False]
    digits, offsets = "".join(groups), [0, *accumulate(map(len, groups))]
    for first, start in enumerate(offsets[:-1]):
        for last in reversed(_lasts(offsets, joined, first, shortest, longest)):
            span = spans[first][0], spans[last][1]
            yield Window(span, digits[start : offsets[last + 1]], groups[first : last + 1], gaps[first:last])


def _lasts(offsets: list[int], joined: list[bool], first: int, shortest: int, longest: int) -> list[int]:
    """Return the groups that a window from the group `first` may end with."""
    found, last = [], first
    while (total := offsets[last + 1] - offsets[first]) <= longest:
        if total >= shortest:
            found.append(last)
        if not joined[last]:
            break
        last += 1
    return found
