"""Deletions made final: rows, counts, corrections and notes go, and a mark stays so that no import brings them back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, delete, insert, select

from mediateur.store.channel import Channel
from mediateur.store.encounters import GONE
from mediateur.store.schema import encounters, tombstones
from mediateur.store.typed import erase_typed


class Erasure:
    """The encounters that were put aside, in a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def purge(self) -> tuple[str, ...]:
        """Delete for good every encounter that was put aside and return their ids.

        After the commit no byte remains of what a person typed: a note, a title.
        """
        columns = (encounters.c.id, encounters.c.origin, encounters.c.revision)
        rows = self._channel.read(select(*columns).where(GONE))
        if not rows:
            return ()
        self._bury(rows)
        erase_typed(self._channel, GONE)
        self._channel.write(delete(encounters).where(GONE))
        return tuple(row.id for row in rows)

    def _bury(self, rows: Sequence[Row[Any]]) -> None:
        marks = [{"id": row.id, "origin": row.origin, "revision": row.revision} for row in rows]
        self._channel.write(insert(tombstones).prefix_with("OR REPLACE"), marks)
