"""The figures of the register that have left, as they were sent."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import insert, select

from mediateur.store.channel import Channel
from mediateur.store.register.schema import shared
from mediateur.training.handover import Left


class SharedFigures:
    """What has left, in a unit of work. It is added, and never goes: what left cannot be taken back."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def all(self) -> tuple[Left, ...]:
        """Return what has left, oldest first."""
        rows = self._channel.read(select(shared.c.day, shared.c.figures).order_by(shared.c.day, shared.c.seq))
        return tuple(Left(day=row.day, figures=row.figures) for row in rows)

    def add(self, added: Iterable[Left]) -> None:
        """Keep what leaves."""
        if rows := [{"day": each.day, "figures": each.figures} for each in added]:
            self._channel.write(insert(shared), rows)
