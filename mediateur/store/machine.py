"""What this journal is: the random id that its exports and its copies bear."""

from __future__ import annotations

import secrets

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from mediateur.store.channel import Channel
from mediateur.store.schema import machine

ORIGIN = "origin"


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
