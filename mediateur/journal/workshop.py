"""A workshop or an event being counted: its form, and every press of its counters, so that each can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TypedDict, Unpack

import msgspec

from mediateur.content.json_values import value_of
from mediateur.content.text import NBSP
from mediateur.content.vocabulary import UNKNOWN
from mediateur.journal.definitions import ACTIVATED, most_persons
from mediateur.journal.encounter import Count, Encounter, HalfDay, Kind, Place

MOST = 999


class Tally(StrEnum):
    """The counters, in the order of the page and of their digits."""

    PRESENT = "presentes"
    ACTIVATED = "activees"
    HELPED = "aidees"
    GUIDES = "guides"
    AGAIN = "a-revoir"
    WAIT = "attendre"


# What an event counts: an estimate of the persons, and the guides, which are counted.
AT_EVENTS = (Tally.PRESENT, Tally.GUIDES)
OUTCOMES: dict[Tally, str] = {
    Tally.ACTIVATED: ACTIVATED,
    Tally.AGAIN: "a-reprendre",
    Tally.WAIT: "preference-reflexion",
}


class Press(msgspec.Struct, frozen=True):
    """One change of a counter: by one, or by more when a number was typed."""

    tally: Tally
    by: int


class Workshop(msgspec.Struct, frozen=True, kw_only=True):
    """A workshop (or an event) as it is counted. `pathway` is its theme, `place` the id of a place or empty.

    `results` are the other results of a workshop, by code; `title` is the only text that is typed, let through by the
    privacy guard before it is kept.
    """

    id: str
    mediator: str
    when: HalfDay
    pathway: str
    place: str = ""
    duration: str = UNKNOWN
    kind: Kind = Kind.WORKSHOP
    title: str = ""
    autonomy: str = UNKNOWN
    equipment: tuple[str, ...] = ()
    ages: tuple[Count, ...] = ()
    results: tuple[Count, ...] = ()
    presses: tuple[Press, ...] = ()


class Fields(TypedDict, total=False):
    """The form of a workshop."""

    when: HalfDay
    pathway: str
    place: str
    duration: str
    kind: Kind
    title: str
    autonomy: str
    equipment: tuple[str, ...]
    ages: tuple[Count, ...]
    results: tuple[Count, ...]


def count(workshop: Workshop, tally: Tally) -> int:
    """Return what a counter shows."""
    return sum(press.by for press in workshop.presses if press.tally is tally)


def press(workshop: Workshop, tally: Tally, by: int = 1) -> Workshop:
    """Return the workshop with a counter changed; it stays between 0 and its most, and no change is no press.

    What was counted as an event and is a workshop now may be above it: it can then only go down.
    """
    before = count(workshop, tally)
    moved = min(max(before + by, 0), max(most_of(workshop.kind, tally), before)) - before
    if not moved:
        return workshop
    return msgspec.structs.replace(workshop, presses=(*workshop.presses, Press(tally, moved)))


def most_of(kind: Kind, tally: Tally) -> int:
    """Return how far a counter goes: the crowd of an event, and the guides given there, go further."""
    return most_persons(kind) if kind is Kind.EVENT and tally in AT_EVENTS else MOST


def undo(workshop: Workshop) -> Workshop:
    """Return the workshop as it was before its last press; as it is when there is none."""
    return msgspec.structs.replace(workshop, presses=workshop.presses[:-1])


def changed(workshop: Workshop, **fields: Unpack[Fields]) -> Workshop:
    """Return the workshop with its form filled otherwise; what was counted stays."""
    return msgspec.structs.replace(workshop, **fields)


def counted_of(kind: Kind) -> tuple[Tally, ...]:
    """Return the counters that a workshop has, or an event."""
    return AT_EVENTS if kind is Kind.EVENT else tuple(Tally)


def hints(workshop: Workshop) -> tuple[str, ...]:
    """Return French sentences on figures that deserve a second look; none of them hinders."""
    return tuple(_event_hints(workshop) if workshop.kind is Kind.EVENT else _workshop_hints(workshop))


def _workshop_hints(workshop: Workshop) -> Iterator[str]:
    present = count(workshop, Tally.PRESENT)
    if count(workshop, Tally.ACTIVATED) > present:
        yield (
            "Plus d’espaces activés que de personnes présentes. "
            f"C’est possible{NBSP}: une personne peut activer aussi ceux de ses enfants."
        )
    if count(workshop, Tally.HELPED) > present:
        yield "Les personnes aidées une à une sont aussi des personnes présentes. Ajoutez-les en 1."


def _event_hints(workshop: Workshop) -> Iterator[str]:
    if any(count(workshop, tally) for tally in Tally if tally not in AT_EVENTS):
        yield (
            "Un événement ne compte ni les espaces activés, ni les personnes aidées une à une. "
            f"Pour chacune, ajoutez une séance. Revenez à «{NBSP}Atelier{NBSP}» pour revoir ces comptes."
        )


def to_encounter(workshop: Workshop, place: Place | None, version: int, content_hash: str) -> Encounter:
    """Return what a workshop is in the journal, on this version of its pathway.

    The persons present are touched, those helped one by one accompanied. Of an event only an estimate of the persons
    and the guides are kept: its figures never mix with the others.
    """
    event = workshop.kind is Kind.EVENT
    return Encounter(
        id=workshop.id,
        when=workshop.when,
        mediator=workshop.mediator,
        pathway=workshop.pathway,
        pathway_version=version,
        content_hash=content_hash,
        persons=count(workshop, Tally.PRESENT),
        outcomes=() if event else tuple(_outcomes(workshop)),
        ages=() if event else workshop.ages,
        place=place.id if place else "",
        place_type=place.kind if place else UNKNOWN,
        duration=workshop.duration,
        autonomy=UNKNOWN if event else workshop.autonomy,
        guides_printed=count(workshop, Tally.GUIDES),
        kind=workshop.kind,
        helped=0 if event else count(workshop, Tally.HELPED),
        title=workshop.title,
        equipment=workshop.equipment,
    )


def _outcomes(workshop: Workshop) -> Iterator[Count]:
    own = (Count(code=code, n=count(workshop, tally)) for tally, code in OUTCOMES.items())
    yield from (one for one in (*own, *workshop.results) if one.n)


def twins(encounter: Encounter, others: Iterable[Encounter]) -> tuple[Encounter, ...]:
    """Return, among others, those that look like the same workshop: same kind and half-day, at the same place.

    Where no place is told, only the same pathway makes them alike.
    """
    return tuple(
        other
        for other in others
        if other.id != encounter.id and other.kind is encounter.kind and _meet(other, encounter)
    )


def placed(encounter: Encounter, names: Mapping[str, str]) -> Encounter:
    """Return an encounter with the name of its place: each machine has an id of its own for the same one."""
    return msgspec.structs.replace(encounter, place=names.get(encounter.place, encounter.place))


def _meet(one: Encounter, other: Encounter) -> bool:
    here = (one.when, one.place) == (other.when, other.place)
    return here and bool(one.place or one.pathway == other.pathway)


def encode(workshop: Workshop) -> bytes:
    """Return a workshop as bytes."""
    return msgspec.json.encode(workshop)


def decode(data: bytes) -> Workshop:
    """Return the workshop of `encode`. Raises ValueError for anything else."""
    return value_of(data, Workshop)
