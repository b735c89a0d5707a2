"""Copies of the journal: which to keep, and what one of them lacks, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Hashable, Iterable
from pathlib import Path
from typing import NamedTuple

from mediateur.content.dates import long_date, span
from mediateur.content.text import french, listed
from mediateur.journal.encounter import Half, HalfDay

DAYS, WEEKS, MONTHS = 7, 4, 12


class Copy(NamedTuple):
    """A copy of the journal, and the day on which it was made."""

    path: Path
    day: dt.date


class Missing(NamedTuple):
    """What the journal holds and a copy lacks: `whens` has the half-day of each encounter.

    `corrections` are encounters that were corrected since the copy. Of a journal that cannot be read,
    `known` is false and `newest` is the half-day of the last encounter of the copy.
    """

    whens: tuple[HalfDay, ...] = ()
    corrections: int = 0
    drafts: int = 0
    known: bool = True
    newest: HalfDay | None = None

    def told(self) -> str:
        """Return it as a French sentence, such as « Il manquerait 14 séances du 12 au 27 novembre 2026. »."""
        if not self.known:
            return french(_unknown(self.newest))
        counts = (
            _counted(len(self.whens), "séance", _days({when.day for when in self.whens})),
            _counted(self.corrections, "correction"),
            _counted(self.drafts, "séance", "en attente"),
        )
        parts = [part for part in counts if part]
        return french(f"Il manquerait {listed(parts)}." if parts else "Il ne manquerait rien.")


def kept(days: Iterable[dt.date], oldest: dt.date) -> frozenset[dt.date]:
    """Return the days whose copy is kept: the newest of each of the last days, weeks and months that have one.

    None is kept from before `oldest`.
    """
    newest = sorted((day for day in set(days) if day >= oldest), reverse=True)
    return frozenset(
        (
            *newest[:DAYS],
            *_newest_of_each(newest, lambda day: day.isocalendar()[:2], WEEKS),
            *_newest_of_each(newest, lambda day: (day.year, day.month), MONTHS),
        )
    )


def _newest_of_each(newest: list[dt.date], key: Callable[[dt.date], Hashable], most: int) -> list[dt.date]:
    firsts: dict[Hashable, dt.date] = {}
    for day in newest:
        firsts.setdefault(key(day), day)
    return [*firsts.values()][:most]


def _unknown(newest: HalfDay | None) -> str:
    if newest is None:
        return "Cette sauvegarde ne contient aucune séance."
    half = "au matin" if newest.half is Half.MORNING else "après-midi"
    return f"Il manquerait ce qui a été enregistré après le {long_date(newest.day)} {half}."


def _counted(number: int, word: str, after: str = "") -> str:
    plural = f"{number} {word}{'s' if number > 1 else ''}"
    return f"{plural} {after}".strip() if number else ""


def _days(days: Collection[dt.date]) -> str:
    return span(min(days), max(days)) if days else ""
