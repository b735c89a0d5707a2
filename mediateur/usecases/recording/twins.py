"""Workshops and events that seem to be in the journal twice: noticed and told, never merged by themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.journal.encounter import Encounter, Kind
from mediateur.journal.workshop import placed, twins
from mediateur.usecases.repositories import Work


def twin_days(work: Work, fresh: Iterable[Encounter]) -> tuple[str, ...]:
    """Return the days (ISO), one for each pair, on which records that come in seem to be in the journal already.

    Two that come in together from one machine were told apart there.
    """
    came = {one.id: one for one in fresh if one.kind is not Kind.INDIVIDUAL}
    names = {place.id: place.name.casefold() for place in work.places.all()}
    pairs: dict[frozenset[str], str] = {}
    for day in sorted({one.when.day for one in came.values()}):
        kept = [placed(one, names) for one in work.encounters.all(day, day)]
        for one in (placed(one, names) for one in came.values() if one.when.day == day):
            pairs |= {frozenset((one.id, other.id)): day.isoformat() for other in twins(one, _apart(one, kept, came))}
    return tuple(pairs.values())


def in_one_line(days: Collection[str]) -> str:
    """Return what to do about records that seem to be twice in the journal, by their days; nothing for none."""
    if not days:
        return ""
    told = ", ".join(long_date(dt.date.fromisoformat(day)) for day in sorted(set(days)))
    if len(days) == 1:
        what = "Un atelier ou événement semble compté"
    else:
        what = f"{len(days)} ateliers ou événements semblent comptés"
    return french(f"{what} deux fois ({told}) : comparez dans le journal, puis supprimez ce qui est en double.")


def _apart(one: Encounter, kept: Iterable[Encounter], came: Collection[str]) -> Iterable[Encounter]:
    mine = next((found.origin for found in kept if found.id == one.id), one.origin)
    return (other for other in kept if other.id not in came or other.origin != mine)
