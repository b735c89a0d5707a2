"""The program that goes with its data on a stick: whether who finds the stick can read it, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from mediateur.content.text import french
from mediateur.journal.shelter import Shelter

PORTABLE = french("Médiateur est portable : ses données sont à côté du programme, dans le dossier « donnees ».")
_LOST = (
    "Perdue, elle livrerait le journal : demi-journées, âges, résultats, sans nom ni numéro. Demandez à la personne "
    "qui gère vos ordinateurs de la chiffrer (BitLocker To Go sous Windows, LUKS sous Linux). D'ici là, gardez-la sous "
    "clé et ne gardez pas de notes."
)


class Advice(NamedTuple):
    """What to say of a stick: whether it asks for something to be done, in a sentence, then what to do."""

    warns: bool
    title: str
    text: str


ADVICE: Mapping[Shelter, Advice] = MappingProxyType(
    {
        Shelter.ENCRYPTED: Advice(
            False,
            french("Cette clé est chiffrée."),
            french("Sans son mot de passe, elle ne se lit pas. Ne le rangez pas avec elle."),
        ),
        Shelter.BARE: Advice(True, french("Cette clé ne semble pas chiffrée."), french(_LOST)),
        Shelter.UNKNOWN: Advice(True, french("Nous ne savons pas si cette clé est chiffrée."), french(_LOST)),
    }
)


class Stick:
    """The stick that holds a data folder."""

    def __init__(self, folder: Path, shelter_of: Callable[[Path], Shelter]) -> None:
        self._folder, self._shelter_of = folder, shelter_of

    def advice(self) -> Advice:
        """Return what there is to say. It asks the system: in a job."""
        return ADVICE[self._shelter_of(_standing(self._folder))]


def _standing(folder: Path) -> Path:
    """Return a folder, or the nearest one above it that exists: the data folder may not have been made yet."""
    return next(place for place in (folder, *folder.absolute().parents) if place.is_dir())
