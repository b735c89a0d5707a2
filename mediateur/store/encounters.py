"""What was done, and the notes that may go with it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update

from mediateur.journal.encounter import Encounter, HalfDay
from mediateur.store.channel import Channel
from mediateur.store.encounter_rows import counts_of, encounters_of, row_of
from mediateur.store.notes import erase_note, keep_note
from mediateur.store.prepared import insertion
from mediateur.store.schema import encounters, notes, tallies
from mediateur.store.typed import erase_typed

_ADD = insertion(encounters, without=frozenset({"seq", "removed_day", "removed_half"}))
_ADD_TALLY = insertion(tallies)
_TOGETHER = 500
NEWEST = (encounters.c.day.desc(), encounters.c.half.desc(), encounters.c.seq.desc())
# « IS NOT NULL » would have SQLite read every row, and « IS NULL » take the index of deletions for the best of all.
GONE = encounters.c.removed_day > dt.date.min
_aside = encounters.alias("aside")
KEPT = encounters.c.seq.not_in(select(_aside.c.seq).where(_aside.c.removed_day > dt.date.min))


class Encounters:
    """The encounters of a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def add(self, encounter: Encounter, note: str | None = None) -> None:
        """Keep a new encounter, with its note if there is one. Its place must be a known one, or empty."""
        seq = self._channel.insert(_ADD, [row_of(encounter)])
        self._keep_counts(seq, encounter)
        if note is not None:
            keep_note(self._channel, seq, note)

    def replace(self, encounter: Encounter, note: str | None = None) -> None:
        """Keep an encounter in place of the one of the same id; its note stays, unless another (or none) is given."""
        for seq in self._seqs(encounters.c.id == encounter.id, KEPT):
            self._channel.write(update(encounters).where(encounters.c.seq == seq).values(row_of(encounter)))
            self._channel.write(delete(tallies).where(tallies.c.encounter == seq))
            self._keep_counts(seq, encounter)
            if note is not None:
                erase_note(self._channel, seq)
            if note:
                keep_note(self._channel, seq, note)

    def get(self, encounter_id: str) -> Encounter | None:
        """Return the encounter of that id, if it is kept."""
        return next(iter(read_encounters(self._channel, encounters.c.id == encounter_id, KEPT)), None)

    def note(self, encounter_id: str) -> str | None:
        """Return the note of an encounter, if it has one."""
        mine = select(notes.c.text).join(encounters).where(encounters.c.id == encounter_id, KEPT)
        found = self._channel.read(mine)
        return found[0].text if found else None

    def all(self, since: dt.date | None = None, until: dt.date | None = None) -> tuple[Encounter, ...]:
        """Return the encounters of the days from `since` to `until`, both included, newest first."""
        first = () if since is None else (encounters.c.day >= since,)
        last = () if until is None else (encounters.c.day <= until,)
        return read_encounters(self._channel, KEPT, *first, *last)

    def remove(self, encounter_id: str, when: HalfDay) -> None:
        """Put an encounter aside: it is nowhere any more, but `restore` brings it back until `purge`."""
        day, half = when.key
        aside = update(encounters).where(encounters.c.id == encounter_id, KEPT)
        self._channel.write(aside.values(removed_day=day, removed_half=half))

    def restore(self, encounter_id: str) -> bool:
        """Bring back an encounter that was put aside; False when it is not there any more."""
        aside = (encounters.c.id == encounter_id, GONE)
        back = update(encounters).where(*aside).values(removed_day=None, removed_half=None)
        return bool(self._channel.write(back.returning(encounters.c.seq)))

    def delete(self, *encounter_ids: str) -> None:
        """Delete encounters, of which no byte that a person typed remains in the file after the commit."""
        for begin in range(0, len(encounter_ids), _TOGETHER):
            mine = encounters.c.id.in_(encounter_ids[begin : begin + _TOGETHER])
            erase_typed(self._channel, mine)
            self._channel.write(delete(encounters).where(mine))

    def _seqs(self, *where: ColumnElement[bool]) -> list[int]:
        return [row.seq for row in self._channel.read(select(encounters.c.seq).where(*where))]

    def _keep_counts(self, seq: int, encounter: Encounter) -> None:
        self._channel.insert(_ADD_TALLY, counts_of(seq, encounter))


def read_encounters(
    channel: Channel, *where: ColumnElement[bool], order: tuple[ColumnElement[Any], ...] = NEWEST
) -> tuple[Encounter, ...]:
    """Return the encounters that answer conditions on their table, newest first unless another order is given."""
    rows = channel.read(select(encounters).where(*where).order_by(*order))
    return encounters_of(
        rows, channel.read(select(tallies).join(encounters).where(*where).order_by(tallies.c.position))
    )
