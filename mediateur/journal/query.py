"""Which encounters of the journal to look at, in which order: values that the store turns into SQL."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from mediateur.journal.encounter import Kind

PAGE = 200


class Match(NamedTuple):
    """The codes that one searched word stands for; an encounter that bears any of them answers it."""

    pathways: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    place_types: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """What to keep: the days from `since` to `until` (both included), one code on each axis, every searched word.

    What is empty keeps all.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    pathway: str = ""
    outcome: str = ""
    place: str = ""
    place_type: str = ""
    kind: Kind | None = None
    words: tuple[Match, ...] = ()
    newest_first: bool = True


class Key(NamedTuple):
    """Where a page begins: the day of its first encounter, and how many of that day come before it."""

    day: dt.date
    skipped: int = 0


class Overview(NamedTuple):
    """How many encounters answer a query, whom they count, and where each page of `PAGE` of them begins.

    `visits` are those of sessions and workshops; what was estimated at `events` is never added to them. `closed` are
    the months (YYYY-MM) among the days asked for of which only totals remain: no encounter of theirs is counted here.
    Where nothing answers, they are those of all days: who finds nothing is told where the details went.
    """

    sessions: int = 0
    visits: int = 0
    events: int = 0
    estimated: int = 0
    pages: tuple[Key, ...] = ()
    closed: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many encounters there are in all."""
        return self.sessions + self.events
