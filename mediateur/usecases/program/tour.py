"""« Premiers pas »: ten minutes through the program, in short stops, resumed where one left them."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from mediateur.content.text import french
from mediateur.usecases.preferences import Preferences


class Place(Enum):
    """Where a stop is looked at. SESSION and OBSTACLE are in practice, where nothing counts."""

    HOME = "accueil"
    SESSION = "séance"
    OBSTACLE = "blocage"
    RIGHTS = "droits"
    PAPER = "imprimer"
    JOURNAL = "journal"
    PLACE = "lieu"


IN_PRACTICE = frozenset({Place.SESSION, Place.OBSTACLE})


class Stop(NamedTuple):
    """One stop: its title, what to try, where."""

    title: str
    text: str
    place: Place


def _stop(title: str, text: str, place: Place) -> Stop:
    return Stop(french(title), french(text), place)


OFFER_TITLE = "Premiers pas"
OFFER = french("Dix minutes pour faire le tour, quand vous voulez. Rien n'y est compté.")
STOPS = (
    _stop(
        "L'accueil",
        "Six cartes, une par besoin : toutes se valent. Ctrl et + agrandit le texte, Ctrl et − le réduit.",
        Place.HOME,
    ),
    _stop(
        "Une séance, pour s'entraîner",
        "« Y aller » ouvre l'entraînement : rien n'y est compté. Répondez avec les chiffres, puis Entrée.",
        Place.SESSION,
    ),
    _stop(
        "Ça bloque ?",
        "À chaque étape, la touche B mène aux obstacles : ouvrez-en un, essayez. Échap revient à l'étape.",
        Place.OBSTACLE,
    ),
    _stop(
        "Dire non, et les autres droits",
        "Refuser est aidé autant qu'activer. Ouvrez un droit, puis « Qui peut voir quoi ? ».",
        Place.RIGHTS,
    ),
    _stop(
        "La fiche papier",
        "La personne repart avec un guide. Choisissez-en un : l'aperçu est le papier lui-même.",
        Place.PAPER,
    ),
    _stop(
        "Le journal",
        "Une ligne par séance, sans nom ni numéro. Votre entraînement n'y est pas.",
        Place.JOURNAL,
    ),
    _stop(
        "Votre lieu, dans Réglages",
        "Vérifiez le lieu d'accueil : il est imprimé en bas des guides.",
        Place.PLACE,
    ),
)
DONE = len(STOPS) + 1


class Tour:
    """Where one is in the first steps. Every act is kept, and raises MediateurError when it cannot be."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    @property
    def shown(self) -> bool:
        """Whether they are in view."""
        return self._preferences.current.tour_shown

    @property
    def number(self) -> int:
        """The stop where one is, from 1; 0 while they are only offered, DONE after the last."""
        return min(self._preferences.current.tour_stop, DONE)

    @property
    def stop(self) -> Stop | None:
        """The stop where one is, if one is at any."""
        return STOPS[self.number - 1] if 0 < self.number < DONE else None

    @property
    def title(self) -> str:
        """« Premiers pas, 2 sur 7 » (a session has its own « Étape 2 sur 10 »), or « Premiers pas » while offered."""
        return f"{OFFER_TITLE}, {self.number} sur {len(STOPS)}" if self.stop else OFFER_TITLE

    def offer(self) -> None:
        """Propose them, once: not where they were begun, done, or put off."""
        if self.number == 0 and not self.shown:
            self._preferences.change(tour_shown=True)

    def begin(self) -> None:
        """Begin, go on where one left, or begin again once they are done."""
        number = self.number if self.stop else 1
        self._preferences.change(tour_stop=number, tour_shown=True)

    def next(self) -> None:
        """Go to the next stop; after the last, they are done and leave."""
        number = self.number + 1
        self._preferences.change(tour_stop=number, tour_shown=number < DONE)

    def put_off(self) -> None:
        """Leave them where they are; what was only offered will not be again."""
        self._preferences.change(tour_stop=max(1, self.number), tour_shown=False)
