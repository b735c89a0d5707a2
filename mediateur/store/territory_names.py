"""The readable names of territories that a journal, or the file of a coordinator, knows: what records never bear."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from mediateur.store.channel import Channel
from mediateur.store.machine import CALLED
from mediateur.store.schema import machine


class TerritoryNames:
    """The names of a unit of work, by identifier."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def all(self) -> dict[str, str]:
        """Return the names that are known."""
        rows = self._channel.read(select(machine).where(machine.c.key.startswith(CALLED)))
        return {row.key.removeprefix(CALLED): row.value for row in rows}

    def keep(self, names: Mapping[str, str]) -> None:
        """Keep names, over those that the same territories had; empty ones change nothing."""
        rows = [{"key": f"{CALLED}{name}", "value": called} for name, called in sorted(names.items()) if called]
        if rows:
            fresh = insert(machine)
            kept = fresh.on_conflict_do_update(index_elements=["key"], set_={"value": fresh.excluded.value})
            self._channel.write(kept, rows)
