"""What a record, or an exchange file, tells a coordinator: tellings whose places are those of a territory.

The same places are told apart by all that is told of them: one that was renamed is another, to which its encounters
move once they are told again. So nothing depends on which name came first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from mediateur.content.text import NBSP
from mediateur.content.vocabulary import PLACE_TYPES
from mediateur.journal.encounter import FIRST_DAY, Count, Encounter, HalfDay, Kind
from mediateur.journal.exchange import Closed, Gone, Sealed, Seen, Spot, Telling
from mediateur.journal.exchange_checks import checked
from mediateur.journal.leaving import (
    Coarseness,
    Leaving,
    Machine,
    Share,
    Summed,
    Told,
    Totals,
    Where,
    Withdrawn,
    line_of,
)
from mediateur.journal.leaving_rules import leaving
from mediateur.journal.retention import added
from mediateur.journal.retention import encode as bytes_of

NOT_TOLD = "Lieu non dit"
MOST_BYTES = 64 * 1024
_KINDS = frozenset(Kind)
_SAME = (
    *("origin", "revision", "pathway", "pathway_version", "kind", "persons", "obstacles", "equipment", "duration"),
    *("autonomy", "guides_printed", "helped", "first_visits", "declared_later", "refusing", "place_type"),
)


class Received(NamedTuple):
    """What a record tells, and the territory of its places (empty where it names none)."""

    tellings: tuple[Telling, ...]
    territory: str = ""

    @property
    def spots(self) -> tuple[str, ...]:
        """The ids of the places that are told."""
        return tuple(telling.id for telling in self.tellings if isinstance(telling, Spot))


def received(record: Leaving) -> Received:
    """Return what a record tells, places first. ValueError, with a French reason, when it cannot be kept."""
    match record:
        case Told(territory=territory):
            spot = spot_of(record.place, territory)
            return Received((checked(spot), checked(Seen(encounter=_encounter(record, spot)))), territory)
        case Withdrawn():
            return Received((Gone(id=record.about, origin=record.origin, revision=record.revision),))
        case Summed():
            return Received((Sealed(id=record.about, origin=record.origin, month=record.month),))
        case Totals(territory=territory):
            return Received(_month(record), territory)
        case Machine(territory=territory):
            return Received((), territory)


def brought(tellings: Iterable[Telling], territory: str) -> Iterator[Leaving]:
    """Yield the records that another machine would have shared, given its exchange file: places with their names."""
    share = Share(territory=territory, coarseness=Coarseness.PLACE, since=FIRST_DAY)
    places: dict[str, Spot] = {}
    for telling in tellings:
        if isinstance(telling, Spot):
            places[telling.id] = telling
        elif record := leaving(telling, _origin(telling), share, places):
            yield record


def spot_of(told: Where | None, territory: str) -> Spot:
    """Return the place of a territory that is told so; one of which nothing is told is « Lieu non dit »."""
    if told is None or not (told.id or told.insee):
        return Spot(id=f"{_prefix(territory)}-rien", name=f"{NOT_TOLD}, {territory}")
    about = hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:24]
    name = told.name if told.id else _commune(told)
    return Spot(id=f"{_prefix(territory)}-{about}", name=name or NOT_TOLD, kind=told.kind, insee=told.insee)


def _commune(told: Where) -> str:
    kind = PLACE_TYPES.get(told.kind, "")
    return f"Commune{NBSP}{told.insee}{f', {kind.lower()}' if kind else ''}"


def _prefix(territory: str) -> str:
    return hashlib.sha256(territory.encode()).hexdigest()[:12]


def _origin(telling: Telling) -> str:
    return telling.encounter.origin if isinstance(telling, Seen) else getattr(telling, "origin", "")


def _encounter(told: Told, spot: Spot) -> Encounter:
    return Encounter(
        **{name: getattr(told, name) for name in _SAME},
        id=told.about,
        when=HalfDay(told.day, told.half),
        mediator="",
        content_hash="",
        place=spot.id,
        outcomes=tuple(Count(code=one.code, n=one.n, detail=one.detail) for one in told.outcomes),
        ages=tuple(Count(code=one.code, n=one.n, detail=one.detail) for one in told.ages),
    )


def _month(told: Totals) -> tuple[Telling, ...]:
    nowhere = spot_of(None, told.territory)
    spots = {str(number): spot_of(one, told.territory) for number, one in enumerate(told.places)} | {"": nowhere}
    if any(line.kind not in _KINDS for line in told.lines):
        raise ValueError("un mois clos est abîmé")
    try:
        lines = (line_of(line) for line in told.lines)
        placed = [
            msgspec.structs.replace(line, code=spots[line.code].id) if line.axis == "place" else line for line in lines
        ]
    except KeyError as error:
        raise ValueError("il manque un lieu") from error
    totals = bytes_of(added(tuple(placed)))
    if len(totals) > MOST_BYTES:
        raise ValueError("un mois clos est trop gros")
    month = Closed(origin=told.origin, month=told.month, closed=told.closed, encounters=told.encounters, totals=totals)
    return (*(checked(spot) for spot in spots.values()), month)
