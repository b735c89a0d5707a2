"""Places of help: what guides print at the foot, and where an encounter took place."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.encounter import INSEE, LONGEST_PLACE, Place
from mediateur.journal.privacy import Field
from mediateur.policy import FixedError, FixedPlace
from mediateur.usecases.free_text import refuse
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.repositories import Store

TOO_LONG = french(f"Le nom d'un lieu a au plus {LONGEST_PLACE} signes.")
WRONG_INSEE = french("Un code commune a cinq chiffres, ou 2A ou 2B puis trois chiffres.")


def wrong_insee(code: str) -> str:
    """Return why a text is not the code of a commune, in French; nothing for one that is, in capitals, and for none."""
    return "" if INSEE.fullmatch(code) else WRONG_INSEE


class Places:
    """The records of places, and the one in use on this machine."""

    def __init__(self, store: Callable[[], Store], preferences: Preferences) -> None:
        self._store = store
        self._preferences = preferences

    @property
    def fixed(self) -> tuple[Place, ...]:
        """The places that an administrator described, between which one chooses; none when one describes one's own."""
        return tuple(map(_fixed, self._preferences.policy.places))

    def use(self, place_id: str) -> None:
        """Use one of the fixed places. Raises MediateurError for another one, and when it cannot be kept."""
        self._preferences.change(place=place_id)

    def all(self) -> tuple[Place, ...]:
        """Return the places in the order of their names."""
        with self._store().begin() as work:
            return work.places.all()

    def current(self) -> Place | None:
        """Return the place in use, or None while none was given."""
        wanted = self._preferences.current.place
        if fixed := next((place for place in self.fixed if place.id == wanted), None):
            return fixed
        if not wanted:
            return None
        with self._store().begin() as work:
            return work.places.get(wanted)

    def keep(self, name: str, address: str = "", hours: str = "", phone: str = "", insee: str = "") -> Place:
        """Keep the place in use with these words (a new record the first time) and return it.

        Raises MediateurError, and nothing has changed, when a text holds what the privacy guard never lets a place
        keep, when the name is too long or the code is none, when the places are fixed, or when the journal or the
        settings cannot be written.
        """
        if self.fixed:
            raise FixedError
        name, insee = name.strip(), insee.strip().upper()
        _require(name, insee)
        refuse(name, Field.PLACE, "Le nom du lieu")
        for text, subject in ((address, "L’adresse"), (hours, "Ce texte"), (phone, "Ce texte")):
            refuse(text, Field.CONTACT, subject)
        before = self._preferences.current.place
        place = Place(
            id=before or uuid.uuid4().hex,
            name=name,
            address=address.strip(),
            hours=hours.strip(),
            phone=phone.strip(),
            insee=insee,
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


def _require(name: str, insee: str) -> None:
    """Raise MediateurError for what other machines would not read of a place."""
    if len(name) > LONGEST_PLACE:
        raise MediateurError(TOO_LONG, "Rien n’est changé.", "Raccourcissez ce nom.")
    if told := wrong_insee(insee):
        raise MediateurError(told, "Rien n’est changé.", "Corrigez ce code, ou laissez-le vide.")


def put_fixed(store: Store, places: Sequence[FixedPlace]) -> None:
    """Have the journal hold the places that an administrator described, as he describes them now."""
    with store.begin() as work:
        wanted = [place for place in map(_fixed, places) if work.places.get(place.id) != place]
        for place in wanted:
            work.places.put(place)
        if wanted:
            work.commit()


def _fixed(place: FixedPlace) -> Place:
    return Place(
        id=place.id,
        name=place.nom,
        address=place.adresse,
        hours=place.horaires,
        phone=place.telephone,
        insee=place.insee,
    )
