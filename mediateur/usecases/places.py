"""Places of help: what guides print at the foot, and where an encounter took place."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from mediateur.errors import MediateurError
from mediateur.journal.encounter import Place
from mediateur.journal.privacy import Field
from mediateur.usecases.free_text import refuse
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.repositories import Store


class Places:
    """The records of places, and the one in use on this machine."""

    def __init__(self, store: Callable[[], Store], preferences: Preferences) -> None:
        self._store = store
        self._preferences = preferences

    def all(self) -> tuple[Place, ...]:
        """Return the places in the order of their names."""
        with self._store().begin() as work:
            return work.places.all()

    def current(self) -> Place | None:
        """Return the place in use, or None while none was given."""
        wanted = self._preferences.current.place
        if not wanted:
            return None
        with self._store().begin() as work:
            return work.places.get(wanted)

    def keep(self, name: str, address: str = "", hours: str = "", phone: str = "", insee: str = "") -> Place:
        """Keep the place in use with these words (a new record the first time) and return it.

        Raises MediateurError, and nothing has changed, when a text holds what the privacy guard never lets a place
        keep, or when the journal or the settings cannot be written.
        """
        refuse(name, Field.PLACE, "Le nom du lieu")
        for text, subject in ((address, "L’adresse"), (hours, "Ce texte"), (phone, "Ce texte")):
            refuse(text, Field.CONTACT, subject)
        before = self._preferences.current.place
        place = Place(
            id=before or uuid.uuid4().hex,
            name=name.strip(),
            address=address.strip(),
            hours=hours.strip(),
            phone=phone.strip(),
            insee=insee.strip(),
        )
        with self._store().begin() as work:
            work.places.put(place)
            if place.id != before:
                self._preferences.change(place=place.id)
            try:
                work.commit()
            except MediateurError:
                self._preferences.change(place=before)
                raise
        return place
