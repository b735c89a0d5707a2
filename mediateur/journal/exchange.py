"""What the journals of several machines tell each other, and the one rule by which two tellings are joined.

Each telling is about one thing (`key`) and has a place in a total order (`rank`). Joining keeps the greatest of each
thing: such a join cannot depend on the order of files, nor on how often one is read (idempotent, commutative,
associative), and it never drops a thing. Of a record, the order is: a later revision over an earlier one; at the same
revision a deletion over what it deletes; over all of these, that the totals of a closed month hold it already.
Of a place: what this machine describes of its own, then a later revision over an earlier one.

Of two totals of one month of one machine, the greater count is kept: a machine that knew more of it closed it.
Origins are always written in full here, that of this machine too: an empty origin would mean someone else elsewhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Annotated, NamedTuple, TypeAlias

import msgspec

from mediateur.journal.encounter import INSEE, LONGEST_PLACE, Encounter, Place

Key: TypeAlias = tuple[str, ...]
Id: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9_-]{1,64}\Z")]
Month: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A20\d\d-(0[1-9]|1[0-2])\Z")]
MOST = 1_000_000
Number: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=MOST)]
Totals: TypeAlias = Annotated[bytes, msgspec.Meta(max_length=64 * 1024)]


class Spot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="what", tag="place"):
    """A place: what is counted of it, without address or telephone. `here`: described on this machine, never sent.

    `revision` grows with each correction of what is told; it is written from 2 on, and programs before it do without.
    """

    id: Id
    name: Annotated[str, msgspec.Meta(max_length=LONGEST_PLACE)]
    kind: Annotated[str, msgspec.Meta(max_length=40)] = ""
    insee: Annotated[str, msgspec.Meta(max_length=10)] = ""
    revision: Number = 1
    here: bool = False


class Closed(msgspec.Struct, frozen=True, kw_only=True, tag_field="what", tag="month"):
    """What remains of a month of one machine whose details were deleted; `totals` is read by those who wrote it."""

    origin: Id
    month: Month
    closed: dt.date
    encounters: Number
    totals: Totals


class Sealed(msgspec.Struct, frozen=True, kw_only=True, tag_field="what", tag="sealed"):
    """A record that the totals of a closed month hold."""

    id: Id
    origin: Id
    month: Month


class Gone(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="what", tag="gone"):
    """A record deleted when it was at that revision. `here`: put aside on this machine, may come back, never sent."""

    id: Id
    origin: Id
    revision: Number
    here: bool = False


class Seen(msgspec.Struct, frozen=True, kw_only=True, tag_field="what", tag="encounter"):
    """An encounter as it is known."""

    encounter: Encounter


Telling: TypeAlias = Spot | Closed | Sealed | Gone | Seen
_encode = msgspec.json.Encoder(order="deterministic").encode


def key(telling: Telling) -> Key:
    """Return what a telling is about: a place, a month of a machine, or a record."""
    match telling:
        case Spot(id=name):
            return ("place", name)
        case Closed(origin=origin, month=month):
            return ("month", origin, month)
        case Seen(encounter=encounter):
            return ("record", encounter.id)
    return ("record", telling.id)


def canonical(telling: Telling) -> bytes:
    """Return the bytes that a telling is written as, the same on every machine."""
    return _encode(telling)


def rank(telling: Telling) -> tuple[int, int, int, int, bytes]:
    """Return where a telling stands among those of its key; the greatest is believed."""
    own = canonical(telling)
    match telling:
        case Spot(here=here, revision=revision):
            return (0, int(here), revision, 0, own)
        case Closed(encounters=encounters, closed=closed):
            return (0, encounters, closed.toordinal(), 0, own)
        case Seen(encounter=encounter):
            return (0, encounter.revision, 0, 0, own)
        case Gone(revision=revision, here=here):
            return (0, revision, 1, int(not here), own)
        case Sealed():
            return (1, 0, 0, 0, own)


def state(tellings: Iterable[Telling]) -> dict[Key, Telling]:
    """Return the greatest telling of each key."""
    found: dict[Key, Telling] = {}
    for telling in tellings:
        about = key(telling)
        before = found.get(about)
        if before is None or rank(before) < rank(telling):
            found[about] = telling
    return found


def merge(one: Mapping[Key, Telling], other: Mapping[Key, Telling]) -> dict[Key, Telling]:
    """Return what two journals know together."""
    return state([*one.values(), *other.values()])


def spot(place: Place, revision: int = 1, *, here: bool = False) -> Spot:
    """Return what is told of a place, within what every machine reads, whatever a journal may have kept.

    A name that is too long is cut: nothing else tells the place to the other machines, and it stays whole here. A code
    that is none is left out: cut, it would be that of another commune, and it may be anything.
    """
    code = place.insee if INSEE.fullmatch(place.insee) else ""
    name = place.name[:LONGEST_PLACE]
    return Spot(id=place.id, name=name, kind=place.kind, insee=code, revision=revision, here=here)


def of_machine(encounter: Encounter, origin: str) -> Encounter:
    """Return an encounter under the name of the machine that recorded it."""
    return msgspec.structs.replace(encounter, origin=origin)


class Outcome(NamedTuple):
    """What joining did, or would do: records new, corrected, deleted, put into totals, already known; the rest.

    `twins` are the days (ISO) on which a workshop that came in seems to be in the journal already.
    """

    new: int = 0
    corrected: int = 0
    deleted: int = 0
    closed: int = 0
    known: int = 0
    months: int = 0
    places: int = 0
    changes: int = 0
    twins: tuple[str, ...] = ()

    def plus(self, other: Outcome) -> Outcome:
        """Return the sum of two."""
        numbers = [mine + its for mine, its in zip(self[:-1], other[:-1], strict=True)]
        return Outcome._make([*numbers, (*self.twins, *other.twins)])


def outcome(before: Telling | None, told: Telling, after: Telling) -> Outcome:
    """Return what one telling did: what was known of its key before, and what is now."""
    changed = int(after != before)
    match told:
        case Spot():
            return Outcome(places=int(before is None), changes=changed)
        case Closed():
            return Outcome(months=changed, changes=changed)
        case Seen():
            if not changed:
                return Outcome(known=1)
            corrected = isinstance(before, Seen)
            return Outcome(new=int(not corrected), corrected=int(corrected), changes=1)
    lost = int(changed and isinstance(before, Seen))
    return Outcome(closed=lost, changes=changed) if isinstance(told, Sealed) else Outcome(deleted=lost, changes=changed)
