"""What encounters were before their corrections; it goes with them."""

from __future__ import annotations

from sqlalchemy import insert, select

from mediateur.journal.changes import Correction, canonical, from_canonical
from mediateur.journal.encounter import Encounter, HalfDay
from mediateur.store.channel import Channel
from mediateur.store.schema import corrections, encounters, half_day


class Corrections:
    """The corrections of a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def add(self, before: Encounter, when: HalfDay, reason: str) -> None:
        """Keep what an encounter was, to which half-day it is corrected, and why (a code)."""
        mine = select(encounters.c.seq).where(encounters.c.id == before.id).scalar_subquery()
        day, half = when.key
        self._channel.write(
            insert(corrections).values(
                encounter=mine,
                revision=before.revision,
                day=day,
                half=half,
                reason=reason,
                before=canonical(before),
            )
        )

    def of(self, encounter_id: str) -> tuple[Correction, ...]:
        """Return the corrections of an encounter, oldest first."""
        mine = select(corrections).join(encounters).where(encounters.c.id == encounter_id)
        rows = self._channel.read(mine.order_by(corrections.c.revision))
        return tuple(Correction(from_canonical(row.before), half_day(row.day, row.half), row.reason) for row in rows)
