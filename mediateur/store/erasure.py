"""Deletions made final: rows, counts, corrections and notes go, and a mark stays so that no import brings them back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, delete, insert, select

from mediateur.journal.changes import from_canonical
from mediateur.store.channel import Channel
from mediateur.store.encounters import GONE
from mediateur.store.notes import erase_note
from mediateur.store.schema import corrections, encounters, notes, tombstones


class Erasure:
    """The encounters that were put aside, in a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def purge(self) -> tuple[str, ...]:
        """Delete for good every encounter that was put aside and return their ids.

        After the commit no byte remains of what a person typed: a note, a title.
        """
        columns = (encounters.c.seq, encounters.c.id, encounters.c.origin, encounters.c.revision, encounters.c.title)
        rows = self._channel.read(select(*columns).where(GONE))
        if not rows:
            return ()
        self._bury(rows)
        self._erase_words(rows)
        self._channel.write(delete(encounters).where(GONE))
        self._channel.erased = True
        return tuple(row.id for row in rows)

    def _bury(self, rows: Sequence[Row[Any]]) -> None:
        marks = [{"id": row.id, "origin": row.origin, "revision": row.revision} for row in rows]
        self._channel.write(insert(tombstones).prefix_with("OR REPLACE"), marks)

    def _erase_words(self, rows: Sequence[Row[Any]]) -> None:
        """Erase the notes; where there are titles, now or before a correction, have the file written anew."""
        former = select(corrections.c.before).join(encounters).where(GONE)
        titles = {row.title for row in rows} | {from_canonical(row.before).title for row in self._channel.read(former)}
        self._channel.typed = self._channel.typed or any(titles)
        noted = select(notes.c.encounter).join(encounters).where(GONE)
        for row in self._channel.read(noted):
            erase_note(self._channel, row.encounter)
