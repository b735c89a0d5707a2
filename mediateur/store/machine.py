"""What this journal is: the random id that its exports and its copies bear, and what it is for.

The key that signs its exchange files stands beside that id and goes where it goes: copied or restored elsewhere, the
journal goes on as the same machine. It guards what it counts, and nothing else, so it is no better hidden than that.
"""

from __future__ import annotations

import secrets
import sqlite3

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from mediateur.store.channel import Channel
from mediateur.store.schema import machine

ORIGIN, PRACTICE, NETWORK = "origin", "entrainement", "reseau"
# Of a network: the id again, then how many times it was changed.
CHANGES = "changements"
SEED, MET = "signing-seed", "signed-by:"
# Before the id of a place that came in a file, and before that of a territory, whose readable name it is.
FOREIGN, CALLED = "place-", "territoire-"
# Before the id of a place, whose revision it is: none while what is told of the place was never corrected.
REVISED = "revision:"
SEED_LENGTH = 32
_IS_SO = f"SELECT 1 FROM {machine.name} WHERE key = ?"  # noqa: S608 - a name of this program


class Machine:
    """The names of the machine in a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def known_origin(self) -> str:
        """Return the id of this journal, or nothing when it was never needed."""
        return self._value(ORIGIN)

    def origin(self) -> str:
        """Return the id of this journal, which is drawn at random when it is first needed."""
        return self._drawn(ORIGIN, 16)

    def seed(self) -> bytes:
        """Return the private key that signs its exchange files, drawn when it is first needed."""
        return bytes.fromhex(self._drawn(SEED, SEED_LENGTH))

    def met(self, origin: str) -> bytes:
        """Return the public key by which another machine signed its first file; empty for one that never did."""
        return bytes.fromhex(self._value(MET + origin))

    def meet(self, origin: str, public: bytes) -> None:
        """Keep the public key of another machine for good."""
        self._channel.write(insert(machine).values(key=MET + origin, value=public.hex()))

    def revisions(self) -> dict[str, int]:
        """Return the revision of each place of which what is told was corrected, by its id."""
        rows = self._channel.read(select(machine).where(machine.c.key.startswith(REVISED, autoescape=True)))
        return {row.key.removeprefix(REVISED): int(row.value) for row in rows}

    def revise(self, place: str, revision: int) -> None:
        """Keep the revision of a place."""
        fresh = insert(machine).values(key=REVISED + place, value=str(revision))
        self._channel.write(fresh.on_conflict_do_update(index_elements=["key"], set_={"value": str(revision)}))

    def is_practice(self) -> bool:
        """Whether this is a journal of practice."""
        return bool(self._value(PRACTICE))

    def mark_practice(self) -> None:
        """Say for good that this is a journal of practice, wherever its file may go."""
        if not self.is_practice():
            self._channel.write(insert(machine).values(key=PRACTICE, value="1"))

    def _value(self, key: str) -> str:
        found = self._channel.read(select(machine.c.value).where(machine.c.key == key))
        return str(found[0].value) if found else ""

    def _drawn(self, key: str, length: int) -> str:
        if found := self._value(key):
            return found
        fresh = insert(machine).values(key=key, value=secrets.token_hex(length))
        self._channel.write(fresh.on_conflict_do_nothing())
        return self._value(key)


def is_marked(connection: sqlite3.Connection, mark: str) -> bool:
    """Whether a file is that of practice, or of a network; those of the versions before the mark are not known."""
    try:
        return connection.execute(_IS_SO, (mark,)).fetchone() is not None
    except sqlite3.OperationalError:
        return False
