"""Notes, apart from what is counted: never exported, shared or audited, and erased for good."""

from __future__ import annotations

from collections.abc import Set

from sqlalchemy import delete, insert, select

from mediateur.store.channel import Channel
from mediateur.store.schema import notes


def keep_note(channel: Channel, seq: int, text: str) -> None:
    """Keep the note of the encounter of that number."""
    channel.write(insert(notes).values(encounter=seq, text=text))


def erase_note(channel: Channel, seq: int) -> None:
    """Erase the note of the encounter of that number; none is no error."""
    erase_notes(channel, {seq})


def erase_notes(channel: Channel, seqs: Set[int]) -> int:
    """Erase the notes of the encounters of these numbers; return how many there were.

    Balancing its pages, SQLite leaves copies of rows in gaps that `secure_delete` does not reach (seen in two
    deletions out of a thousand). Freed pages are overwritten whole: so all leave, and those that stay come back.
    """
    rows = channel.read(select(notes).order_by(notes.c.encounter))
    kept = [dict(row._mapping) for row in rows if row.encounter not in seqs]
    if len(kept) == len(rows):
        return 0
    channel.write(delete(notes))
    if kept:
        channel.write(insert(notes), kept)
    channel.erased = True
    return len(rows) - len(kept)
