"""The places of help that the mediator has described."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Place
from mediateur.journal.exchange import MOST, spot
from mediateur.store.channel import Channel
from mediateur.store.machine import Machine
from mediateur.store.schema import encounters, fields, places


class Places:
    """The places of a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def put(self, place: Place) -> None:
        """Keep a place, in place of the one of the same id, as a later revision where what is told of it changes."""
        before, row = self.get(place.id), fields(place)
        if before is not None and spot(before) != spot(place):
            machine = Machine(self._channel)
            machine.revise(place.id, min(machine.revisions().get(place.id, 1) + 1, MOST))
        self._channel.write(insert(places).values(row).on_conflict_do_update(index_elements=["id"], set_=row))

    def get(self, place_id: str) -> Place | None:
        """Return the place of that id, if it is kept."""
        return next(map(_place, self._channel.read(select(places).where(places.c.id == place_id))), None)

    def all(self) -> tuple[Place, ...]:
        """Return the places in the order of their names."""
        return tuple(map(_place, self._channel.read(select(places).order_by(places.c.name, places.c.id))))

    def delete(self, place_id: str) -> None:
        """Delete a place (none is no error); MediateurError when encounters took place there."""
        if self._channel.read(select(encounters.c.seq).where(encounters.c.place == place_id).limit(1)):
            raise MediateurError(
                french("Impossible de supprimer ce lieu : des séances du journal s'y sont tenues."),
                french("Rien n'a été supprimé."),
                french("Si son nom ou son adresse a changé, modifiez-le."),
            )
        self._channel.write(delete(places).where(places.c.id == place_id))


def _place(row: Row[Any]) -> Place:
    return Place(**row._mapping)
