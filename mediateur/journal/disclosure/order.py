"""The public order of categories, and the names of several told together.

What is regrouped never follows sizes: who knows the rule would learn from which was taken. It follows an order
that anybody may know: that of the closed lists, else of the codes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from mediateur.content.dates import day_and_month
from mediateur.content.outcomes import OUTCOMES
from mediateur.content.text import NBSP
from mediateur.content.vocabulary import AGES, AUTONOMY, OBSTACLES, PLACE_TYPES, UNKNOWN
from mediateur.journal.figures import Cell

REST = "\N{EMPTY SET}"
"""The code of those who are counted in the wider headline and not in this one (touched, not accompanied)."""

_LISTS = ([outcome.code for outcome in OUTCOMES], OBSTACLES, PLACE_TYPES, AUTONOMY, AGES)
_RANKS = {code: rank for known in _LISTS for rank, code in enumerate(known)} | {UNKNOWN: len(OUTCOMES) + len(OBSTACLES)}
_STARTS = dict(zip(AGES, (0, 12, 18, 25, 40, 60, 70), strict=False))
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


def ordered(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells in the public order."""
    return sorted(cells, key=lambda cell: (_RANKS.get(cell.code, -1), cell.code))


def has_neighbours(codes: Sequence[str]) -> bool:
    """Whether only neighbours may be told together: ages, weeks."""
    return all(code in AGES for code in codes) or all(_monday(code) for code in codes)


def preferred(codes: Sequence[str]) -> list[str]:
    """Return the codes, first those that « Autres » swallows with the least loss."""
    rank = {code: place for place, code in enumerate(codes)}
    vague = {UNKNOWN: 0, "autre": 1}
    return sorted(codes, key=lambda code: (vague.get(code, 2), -rank[code]))


def name(group: Sequence[Cell], everything: bool) -> str:
    """Return the French name of categories told together (in the public order); `everything`: there is no other."""
    codes = [cell.code for cell in group]
    if all(code in AGES for code in codes):
        return _ages(codes, everything)
    first, last = _monday(codes[0]), _monday(codes[-1])
    if first and last:
        return f"Semaines du {day_and_month(first)} au {day_and_month(last + dt.timedelta(days=6))}"
    return "Tout, regroupé" if everything else "Autres, regroupés"


def _ages(codes: list[str], everything: bool) -> str:
    if everything:
        return "Tous les âges"
    known = [code for code in codes if code != UNKNOWN]
    return f"{_band(known)} ou non précisé" if len(known) < len(codes) else _band(known)


def _band(codes: list[str]) -> str:
    starts = sorted(_STARTS.values())
    low = _STARTS[codes[0]]
    after = [start for start in starts if start > _STARTS[codes[-1]]]
    if not after:
        return f"{low}{NBSP}ans et plus" if low else "Tous les âges précisés"
    return f"{low} à {after[0] - 1}{NBSP}ans" if low else f"Moins de {after[0]}{NBSP}ans"


def _monday(code: str) -> dt.date | None:
    found = _WEEK.fullmatch(code)
    try:
        return dt.date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else dt.date.fromisoformat(code)
    except ValueError:
        return None
