"""What this journal is: the random id that its exports and its copies bear, and what it is for."""

from __future__ import annotations

import secrets
import sqlite3

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from mediateur.store.channel import Channel
from mediateur.store.schema import machine

ORIGIN, PRACTICE, NETWORK = "origin", "entrainement", "reseau"
_IS_SO = f"SELECT 1 FROM {machine.name} WHERE key = ?"  # noqa: S608


class Machine:
    """The names of the machine in a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def known_origin(self) -> str:
        """Return the id of this journal, or nothing when it was never needed."""
        found = self._channel.read(select(machine.c.value).where(machine.c.key == ORIGIN))
        return str(found[0].value) if found else ""

    def origin(self) -> str:
        """Return the id of this journal, which is drawn at random when it is first needed."""
        if found := self.known_origin():
            return found
        fresh = insert(machine).values(key=ORIGIN, value=secrets.token_hex(16))
        self._channel.write(fresh.on_conflict_do_nothing())
        return self.known_origin()

    def is_practice(self) -> bool:
        """Whether this is a journal of practice."""
        return bool(self._channel.read(select(machine.c.value).where(machine.c.key == PRACTICE)))

    def mark_practice(self) -> None:
        """Say for good that this is a journal of practice, wherever its file may go."""
        if not self.is_practice():
            self._channel.write(insert(machine).values(key=PRACTICE, value="1"))


def is_marked(connection: sqlite3.Connection, mark: str) -> bool:
    """Whether a file is that of practice, or of a network; those of the versions before the mark are not known."""
    try:
        return connection.execute(_IS_SO, (mark,)).fetchone() is not None
    except sqlite3.OperationalError:
        return False
