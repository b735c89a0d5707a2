"""What was done, and the notes that may go with it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, delete, insert, select

from mediateur.journal.encounter import Count, Encounter
from mediateur.store import notes
from mediateur.store.channel import Channel
from mediateur.store.schema import encounter, half_day, note, tally

_Tallies = Mapping[tuple[int, str], list[Count]]


class Encounters:
    """The encounters of a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def add(self, value: Encounter, text: str | None = None) -> None:
        """Keep a new encounter, with its note if there is one. Its place must be a known one, or empty."""
        [(seq,)] = self._channel.write(insert(encounter).values(_row(value)).returning(encounter.c.seq))
        if counts := list(_counts(seq, value)):
            self._channel.write(insert(tally), counts)
        if text is not None:
            notes.put(self._channel, seq, text)

    def get(self, encounter_id: str) -> Encounter | None:
        """Return the encounter of that id, if it is kept."""
        return next(iter(self._load(encounter.c.id == encounter_id)), None)

    def note(self, encounter_id: str) -> str | None:
        """Return the note of an encounter, if it has one."""
        found = self._channel.read(select(note.c.text).join(encounter).where(encounter.c.id == encounter_id))
        return found[0].text if found else None

    def all(self, since: dt.date | None = None, until: dt.date | None = None) -> tuple[Encounter, ...]:
        """Return the encounters of the days from `since` to `until`, both included, newest first."""
        first = () if since is None else (encounter.c.day >= since,)
        last = () if until is None else (encounter.c.day <= until,)
        return self._load(*first, *last)

    def delete(self, encounter_id: str) -> None:
        """Delete an encounter and its note, of which no byte remains in the file after the commit."""
        for (seq,) in self._channel.read(select(encounter.c.seq).where(encounter.c.id == encounter_id)):
            notes.erase(self._channel, seq)
            self._channel.write(delete(encounter).where(encounter.c.seq == seq))

    def _load(self, *where: ColumnElement[bool]) -> tuple[Encounter, ...]:
        newest = (encounter.c.day.desc(), encounter.c.half.desc(), encounter.c.seq.desc())
        rows = self._channel.read(select(encounter).where(*where).order_by(*newest))
        tallies: defaultdict[tuple[int, str], list[Count]] = defaultdict(list)
        in_order = select(tally).join(encounter).where(*where).order_by(tally.c.position)
        for row in self._channel.read(in_order):
            tallies[row.encounter, row.axis].append(Count(code=row.code, n=row.n, detail=row.detail))
        return tuple(_encounter(row, tallies) for row in rows)


def _row(value: Encounter) -> dict[str, Any]:
    row = msgspec.structs.asdict(value)
    for counted in ("outcomes", "obstacles", "ages"):
        del row[counted]
    row["day"], row["half"] = row.pop("when").key
    return row | {"place": value.place or None}


def _counts(seq: int, value: Encounter) -> Iterator[dict[str, Any]]:
    obstacles = tuple(Count(code=code, n=1) for code in value.obstacles)
    for axis, counts in (("outcome", value.outcomes), ("obstacle", obstacles), ("age", value.ages)):
        for position, count in enumerate(counts):
            yield {"encounter": seq, "axis": axis, "position": position, **msgspec.structs.asdict(count)}


def _encounter(row: Row[Any], tallies: _Tallies) -> Encounter:
    kept = dict(row._mapping)
    seq = kept.pop("seq")
    when = half_day(kept.pop("day"), kept.pop("half"))
    return Encounter(
        **kept | {"place": kept["place"] or ""},
        when=when,
        outcomes=tuple(tallies.get((seq, "outcome"), ())),
        obstacles=tuple(count.code for count in tallies.get((seq, "obstacle"), ())),
        ages=tuple(tallies.get((seq, "age"), ())),
    )
