"""Notes, apart from what is counted: never exported, shared or audited, and erased for good."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from mediateur.store.channel import Channel
from mediateur.store.schema import note


def put(channel: Channel, seq: int, text: str) -> None:
    """Keep the note of the encounter of that number."""
    channel.write(insert(note).values(encounter=seq, text=text))


def erase(channel: Channel, seq: int) -> None:
    """Erase the note of the encounter of that number; none is no error.

    Balancing its pages, SQLite leaves copies of rows in gaps that `secure_delete` does not reach (seen in two
    deletions out of a thousand). Freed pages are overwritten whole: so all leave, and those that stay come back.
    """
    notes = channel.read(select(note).order_by(note.c.encounter))
    kept = [dict(row._mapping) for row in notes if row.encounter != seq]
    if len(kept) == len(notes):
        return
    channel.write(delete(note))
    if kept:
        channel.write(insert(note), kept)
    channel.erased = True
