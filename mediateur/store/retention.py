"""Details that leave the journal: notes first, then the months that are replaced by their totals."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from sqlalchemy import Row, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from mediateur.journal.months import first_day, last_day
from mediateur.journal.retention import ClosedMonth, closed, decode, encode, merged
from mediateur.store.channel import Channel
from mediateur.store.encounters import Encounters
from mediateur.store.notes import erase_notes
from mediateur.store.schema import encounters, months, notes, sealed, tombstones
from mediateur.store.typed import erase_typed

_MONTH = func.substr(encounters.c.day, 1, 7)


class Held(NamedTuple):
    """How many encounters of a month and of a machine the journal holds in detail."""

    origin: str
    month: str
    encounters: int


class Retention:
    """The months of a unit of work. `close` and what it needs happen in the same transaction."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def held(self) -> tuple[Held, ...]:
        """Return the months that have details, in order."""
        columns = (encounters.c.origin, _MONTH.label("month"), func.count().label("encounters"))
        query = select(*columns).where(encounters.c.removed_day.is_(None)).group_by("origin", "month")
        return tuple(Held(**row._mapping) for row in self._channel.read(query.order_by("month", "origin")))

    def closed(self) -> tuple[ClosedMonth, ...]:
        """Return the months that were closed, in order."""
        query = select(months).order_by(months.c.month, months.c.origin)
        return tuple(map(_closed, self._channel.read(query)))

    def close(self, origin: str, month: str, day: dt.date) -> ClosedMonth:
        """Replace the details of a month by its totals; those that came late are added to it. Return its totals."""
        first, last = first_day(month), last_day(month)
        counted = {row.id for row in self._channel.read(select(sealed.c.id).where(sealed.c.month == month))}
        held = Encounters(self._channel).all(first, last)
        late = tuple(each for each in held if each.origin == origin and each.id not in counted)
        before = self._channel.read(select(months).where(months.c.origin == origin, months.c.month == month))
        whole = merged(_closed(before[0]) if before else None, closed(origin, month, day, late))
        row = {"closed": day, "encounters": whole.encounters, "totals": encode(whole.lines)}
        fresh = upsert(months).values(origin=origin, month=month, **row)
        self._channel.write(fresh.on_conflict_do_update(index_elements=["origin", "month"], set_=row))
        self._forget(origin, month)
        return whole

    def expire_notes(self, before: dt.date) -> int:
        """Erase the notes of the encounters before a day; return how many."""
        old = select(notes.c.encounter).join(encounters).where(encounters.c.day < before)
        return erase_notes(self._channel, {row.encounter for row in self._channel.read(old)})

    def _forget(self, origin: str, month: str) -> None:
        """Seal the encounters of a month and delete them, with all that was typed; those removed leave a tombstone."""
        here = (encounters.c.origin == origin, encounters.c.day.between(first_day(month), last_day(month)))
        erase_typed(self._channel, *here)
        kept = select(encounters.c.id, encounters.c.origin, _MONTH).where(*here, encounters.c.removed_day.is_(None))
        fields = (encounters.c.id, encounters.c.origin, encounters.c.revision)
        gone = select(*fields).where(*here, encounters.c.removed_day.is_not(None))
        self._channel.write(insert(sealed).prefix_with("OR IGNORE").from_select(["id", "origin", "month"], kept))
        self._channel.write(insert(tombstones).prefix_with("OR IGNORE").from_select(["id", "origin", "revision"], gone))
        self._channel.write(delete(encounters).where(*here))


def _closed(row: Row[Any]) -> ClosedMonth:
    kept = dict(row._mapping)
    return ClosedMonth(**kept | {"lines": decode(kept.pop("totals"))})
