"""What a person typed in records, erased for good when they go: notes, titles, and titles before a correction."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from mediateur.journal.changes import from_canonical
from mediateur.store.channel import Channel
from mediateur.store.notes import erase_notes
from mediateur.store.schema import corrections, encounters


def erase_typed(channel: Channel, *where: ColumnElement[bool]) -> None:
    """Erase the notes of the encounters that answer conditions on their table, before they are deleted themselves.

    After the commit no byte of them remains; where there are titles, now or before a correction, the file is made anew.
    """
    rows = channel.read(select(encounters.c.seq, encounters.c.title).where(*where))
    former = select(corrections.c.before).join(encounters).where(*where)
    titles = {row.title for row in rows} | {from_canonical(row.before).title for row in channel.read(former)}
    erase_notes(channel, {row.seq for row in rows})
    channel.erased = channel.erased or bool(rows)
    channel.typed = channel.typed or any(titles)
