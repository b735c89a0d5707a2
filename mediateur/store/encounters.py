"""What was done, and the notes that may go with it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, select

from mediateur.journal.encounter import Count, Encounter, Kind
from mediateur.store.channel import Channel
from mediateur.store.notes import erase_note, keep_note
from mediateur.store.schema import encounters, fields, half_day, notes, tallies

# Written once: to put a statement together takes longer than to run it.
_ADD, _ADD_TALLY = insert(encounters).returning(encounters.c.seq), insert(tallies)
_Tallies = Mapping[tuple[int, str], list[Count]]


class Encounters:
    """The encounters of a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def add(self, encounter: Encounter, note: str | None = None) -> None:
        """Keep a new encounter, with its note if there is one. Its place must be a known one, or empty."""
        [(seq,)] = self._channel.write(_ADD, [_row(encounter)])
        if counts := list(_counts(seq, encounter)):
            self._channel.write(_ADD_TALLY, counts)
        if note is not None:
            keep_note(self._channel, seq, note)

    def get(self, encounter_id: str) -> Encounter | None:
        """Return the encounter of that id, if it is kept."""
        return next(iter(self._load(encounters.c.id == encounter_id, encounters.c.removed_day.is_(None))), None)

    def note(self, encounter_id: str) -> str | None:
        """Return the note of an encounter, if it has one."""
        found = self._channel.read(select(notes.c.text).join(encounters).where(encounters.c.id == encounter_id))
        return found[0].text if found else None

    def all(self, since: dt.date | None = None, until: dt.date | None = None) -> tuple[Encounter, ...]:
        """Return the encounters of the days from `since` to `until`, both included, newest first."""
        first = () if since is None else (encounters.c.day >= since,)
        last = () if until is None else (encounters.c.day <= until,)
        return self._load(encounters.c.removed_day.is_(None), *first, *last)

    def delete(self, encounter_id: str) -> None:
        """Delete an encounter and its note, of which no byte remains in the file after the commit."""
        for (seq,) in self._channel.read(select(encounters.c.seq).where(encounters.c.id == encounter_id)):
            erase_note(self._channel, seq)
            self._channel.write(delete(encounters).where(encounters.c.seq == seq))

    def _load(self, *where: ColumnElement[bool]) -> tuple[Encounter, ...]:
        newest = (encounters.c.day.desc(), encounters.c.half.desc(), encounters.c.seq.desc())
        rows = self._channel.read(select(encounters).where(*where).order_by(*newest))
        counted: defaultdict[tuple[int, str], list[Count]] = defaultdict(list)
        in_order = select(tallies).join(encounters).where(*where).order_by(tallies.c.position)
        for row in self._channel.read(in_order):
            counted[row.encounter, row.axis].append(Count(code=row.code, n=row.n, detail=row.detail))
        return tuple(_encounter(row, counted) for row in rows)


def _row(encounter: Encounter) -> dict[str, Any]:
    row = fields(encounter)
    for axis in ("outcomes", "obstacles", "ages", "equipment"):
        del row[axis]
    row["day"], row["half"] = row.pop("when").key
    return row | {"place": encounter.place or None}


def _counts(seq: int, encounter: Encounter) -> Iterator[dict[str, Any]]:
    obstacles, equipment = (
        tuple(Count(code=code, n=1) for code in codes) for codes in (encounter.obstacles, encounter.equipment)
    )
    axes = (("outcome", encounter.outcomes), ("obstacle", obstacles), ("age", encounter.ages), ("equipment", equipment))
    for axis, counts in axes:
        for position, count in enumerate(counts):
            yield {"encounter": seq, "axis": axis, "position": position, **fields(count)}


def _encounter(row: Row[Any], counted: _Tallies) -> Encounter:
    kept = {name: value for name, value in row._mapping.items() if not name.startswith("removed_")}
    seq = kept.pop("seq")
    when = half_day(kept.pop("day"), kept.pop("half"))
    return Encounter(
        **kept | {"place": kept["place"] or "", "kind": Kind(kept["kind"])},
        when=when,
        outcomes=tuple(counted.get((seq, "outcome"), ())),
        obstacles=tuple(count.code for count in counted.get((seq, "obstacle"), ())),
        ages=tuple(counted.get((seq, "age"), ())),
        equipment=tuple(count.code for count in counted.get((seq, "equipment"), ())),
    )
