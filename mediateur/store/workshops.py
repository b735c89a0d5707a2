"""Workshops being counted. Each press is committed before it is acknowledged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from mediateur.journal.workshop import Workshop, decode, encode
from mediateur.store.channel import Channel
from mediateur.store.failures import ANSWERING
from mediateur.store.schema import workshops


class Workshops:
    """The workshops being counted, of a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def put(self, workshop: Workshop, touched: dt.date) -> None:
        """Keep a workshop as it is on that day, in place of the one of the same id."""
        self._channel.stake = ANSWERING
        row = {
            "id": workshop.id,
            "mediator": workshop.mediator,
            "touched_day": touched,
            "data": encode(workshop),
        }
        self._channel.write(insert(workshops).values(row).on_conflict_do_update(index_elements=["id"], set_=row))

    def of(self, mediator: str, since: dt.date) -> Workshop | None:
        """Return the workshop that a mediator counts, if one was touched on that day or later."""
        return next(self._load(mediator, since), None)

    def delete(self, workshop_id: str) -> None:
        """Forget a workshop; none is no error."""
        self._channel.write(delete(workshops).where(workshops.c.id == workshop_id))

    def expire(self, before: dt.date) -> int:
        """Forget the workshops last touched before that day; return how many."""
        gone = delete(workshops).where(workshops.c.touched_day < before).returning(workshops.c.id)
        return len(self._channel.write(gone))

    def _load(self, mediator: str, since: dt.date) -> Iterator[Workshop]:
        """Yield the workshops of a mediator, the last touched first; one that is not read any more is passed over."""
        kept = select(workshops.c.data).where(workshops.c.mediator == mediator, workshops.c.touched_day >= since)
        for row in self._channel.read(kept.order_by(workshops.c.touched_day.desc())):
            with suppress(ValueError):
                yield decode(row.data)
