"""What may come in from another machine: numbers that can be kept, words of our lists, no identity in a text."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

import msgspec

from mediateur.journal.definitions import as_counted, problems
from mediateur.journal.encounter import FIRST_DAY, Encounter, Kind
from mediateur.journal.exchange import Closed, Gone, Sealed, Seen, Spot, Telling
from mediateur.journal.privacy import Field, inspect
from mediateur.journal.retention import decode

LAST_DAY = dt.date(2100, 1, 1)
MOST = 1_000_000
MOST_LETTERS = 200
MOST_COUNTS = 100
NOBODY = "Médiateur"
SOME_PLACE = "Lieu"

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CODE = re.compile(r"[A-Za-z0-9_-]{0,64}")
_KINDS = frozenset(Kind)


class Cited:
    """The places and months that a file has told of: what comes after may cite no others."""

    def __init__(self) -> None:
        self._places = {""}
        self._months: set[tuple[str, str]] = set()

    def follow(self, telling: Telling) -> None:
        """Take one more telling into account. ValueError, with a French reason, when it cites what was not told."""
        match telling:
            case Spot(id=name):
                self._places.add(name)
            case Closed(origin=origin, month=month):
                self._months.add((origin, month))
            case Sealed(origin=origin, month=month) if (origin, month) not in self._months:
                raise ValueError("il manque un mois clos")
            case Seen(encounter=encounter) if encounter.place not in self._places:
                raise ValueError("il manque un lieu")


def checked(telling: Telling) -> Telling:
    """Return a telling without what the privacy guard stops. ValueError, with a French reason, when it cannot be kept.

    The same telling always gives the same answer, so that joining does not depend on who reads.
    """
    match telling:
        case Seen(encounter=encounter):
            if reason := _fault(encounter):
                raise ValueError(reason)
            return Seen(encounter=_without_names(encounter))
        case Spot(here=True) | Gone(here=True):
            raise ValueError("une marque n’est pas d’un fichier d’échange")
        case Closed(totals=totals) if not _are_sound(totals):
            raise ValueError("un mois clos est abîmé")
        case Spot(name=name):
            return msgspec.structs.replace(telling, name=place_name(name))
    return telling


def place_name(name: str) -> str:
    """Return the name of a place as others may read it, which is that of nobody."""
    return SOME_PLACE if _names_someone(name, Field.PLACE) else name


def _fault(encounter: Encounter) -> str:
    """Return why an encounter cannot be kept, or nothing."""
    counts = (*encounter.outcomes, *encounter.ages)
    numbers = (
        *(encounter.persons, encounter.pathway_version, encounter.guides_printed, encounter.helped),
        *(encounter.declared_later, encounter.first_visits or 0, *(count.n for count in counts)),
    )
    texts = (
        *(encounter.mediator, encounter.pathway, encounter.content_hash, encounter.title),
        *(count.code + count.detail for count in counts),
    )
    lists = (counts, encounter.obstacles, encounter.equipment)
    if not all(_ID.fullmatch(name) for name in (encounter.id, encounter.origin, encounter.place or "-")):
        return "un identifiant est abîmé"
    if not all(0 <= number <= MOST for number in numbers) or not 1 <= encounter.revision <= MOST:
        return "un nombre est hors de ses bornes"
    if any(len(text) > MOST_LETTERS or "\0" in text for text in texts) or any(map(_is_long, lists)):
        return "un texte est trop long"
    if not FIRST_DAY <= encounter.when.day < LAST_DAY:
        return "une date est hors de ses bornes"
    return next((sentence.rstrip(".") for sentence in problems(as_counted(encounter))), "")


def _are_sound(totals: bytes) -> bool:
    """Tell whether the totals of a month can be added to others: codes, which say nothing else, and numbers."""
    try:
        lines = decode(totals)
    except ValueError:
        return False
    return all(
        line.kind in _KINDS
        and 0 <= line.n <= MOST
        and all(map(_CODE.fullmatch, (line.axis, line.code, line.detail, line.figure)))
        for line in lines
    )


def _is_long(values: tuple[object, ...]) -> bool:
    return len(values) > MOST_COUNTS


def _without_names(encounter: Encounter) -> Encounter:
    title = "" if _names_someone(encounter.title, Field.TITLE) else encounter.title
    mediator = NOBODY if _names_someone(encounter.mediator, Field.NOTE) else encounter.mediator
    return msgspec.structs.replace(encounter, title=title, mediator=mediator)


@lru_cache(maxsize=1024)
def _names_someone(text: str, field: Field) -> bool:
    return bool(text and inspect(text, today=FIRST_DAY, field=field).blocking)
