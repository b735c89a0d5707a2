"""What leaves this machine when its journal is shared: one record of the server for each thing that is told.

A record is made anew from a telling of `journal.exchange`, field by field: nothing leaves because it was forgotten
here. Never a note, the label of a mediator, the title of a workshop, an address, a telephone number, opening hours, nor
a finer time than the half-day. Of a place, what the `Share` says. Only what this machine recorded leaves it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, TypeAlias, cast

import msgspec

from mediateur.content.shaping import converted, decoder_of
from mediateur.content.vocabulary import UNKNOWN
from mediateur.journal.encounter import LONGEST_PLACE, Half, Kind
from mediateur.journal.exchange import Id, Month, Number
from mediateur.journal.retention import Line

Name: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]+$(?!\n)")]
Code: TypeAlias = Annotated[str, msgspec.Meta(max_length=64, pattern=r"^[A-Za-z0-9_-]*$(?!\n)")]
Insee: TypeAlias = Annotated[str, msgspec.Meta(max_length=5, pattern=r"^([0-9AB]{5})?$(?!\n)")]
Version: TypeAlias = Annotated[str, msgspec.Meta(max_length=40, pattern=r"^[A-Za-z0-9._+-]*$(?!\n)")]
Many: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
Codes: TypeAlias = Annotated[tuple[Code, ...], msgspec.Meta(max_length=100)]
_OF_SERVER = frozenset({"id", "last_modified", "schema"})


class Coarseness(StrEnum):
    """What is told of places: each with its name, only its commune and its kind, or nothing."""

    PLACE = "lieu"
    COMMUNE = "commune"
    NOTHING = "rien"


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """What a mediator agreed to: for which territory (its name), how coarse, and from which day.

    ValueError when `since` is not the first day of a month: the totals of a closed month cannot be cut.
    """

    territory: Name
    coarseness: Coarseness
    since: dt.date

    def __post_init__(self) -> None:
        """Refuse a day from which closed months could not be told whole."""
        if self.since.day != 1:
            raise ValueError("what is shared begins on the first day of a month")


class _Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One record of the server; `origin` is the machine that it is of."""

    origin: Id


class Where(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What is told of a place. Without an `id`, its commune only."""

    id: Id | None = None
    name: Annotated[str, msgspec.Meta(max_length=LONGEST_PLACE)] = ""
    kind: Code = ""
    insee: Insee = ""


class Counted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A code and how many."""

    code: Code
    n: Many
    detail: Code = ""


Counts: TypeAlias = Annotated[tuple[Counted, ...], msgspec.Meta(max_length=100)]


class Told(_Record, frozen=True, kw_only=True, tag_field="what", tag="encounter"):
    """An encounter as it is counted. `about` is its id, `place` None where nothing is told of it.

    `revision` only grows for one encounter; it exceeds that of the journal where the same one has to be told otherwise.
    """

    about: Id
    revision: Number
    territory: Name
    day: dt.date
    half: Half
    pathway: Code
    pathway_version: Many
    kind: Kind
    persons: Many
    outcomes: Counts = ()
    obstacles: Codes = ()
    ages: Counts = ()
    equipment: Codes = ()
    place: Where | None = None
    place_type: Code = UNKNOWN
    duration: Code = UNKNOWN
    autonomy: Code = UNKNOWN
    guides_printed: Many = 0
    helped: Many = 0
    first_visits: Many | None = None
    declared_later: Many = 0
    refusing: bool = False


class Withdrawn(_Record, frozen=True, kw_only=True, tag_field="what", tag="gone"):
    """An encounter that was deleted, or is not shared any more."""

    about: Id
    revision: Number


class Summed(_Record, frozen=True, kw_only=True, tag_field="what", tag="sealed"):
    """An encounter that the totals of a closed month hold."""

    about: Id
    month: Month


class Sum(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One figure of a closed month: see `retention.Line`."""

    kind: Code
    axis: Code
    code: Code
    detail: Code
    figure: Code
    n: Many


class Totals(_Record, frozen=True, kw_only=True, tag_field="what", tag="month"):
    """A closed month: its totals, and what is told of the places that they name by their position in `places`.

    `turn` grows where the same totals have to be told otherwise.
    """

    territory: Name
    month: Month
    closed: dt.date
    encounters: Number
    turn: Many = 0
    lines: Annotated[tuple[Sum, ...], msgspec.Meta(max_length=5_000)]
    places: Annotated[tuple[Where, ...], msgspec.Meta(max_length=500)] = ()


class Machine(_Record, frozen=True, kw_only=True, tag_field="what", tag="machine"):
    """A machine: the versions of its program and of its content, and the day of its last sending."""

    territory: Name
    program: Version
    content: Version
    day: dt.date


Leaving: TypeAlias = Told | Withdrawn | Summed | Totals | Machine
SEALED = 1 << 60
TURNS = 20
_LEAVING = Told | Withdrawn | Summed | Totals | Machine
_encode = msgspec.json.Encoder(order="deterministic").encode
_decoder: msgspec.json.Decoder[Leaving] = decoder_of(_LEAVING)


def thing(leaving: Leaving) -> tuple[str, ...]:
    """Return what a record is about, among those of its machine: a `exchange.Key`, or that of the machine."""
    match leaving:
        case Totals(origin=origin, month=month):
            return ("month", origin, month)
        case Machine():
            return ("machine",)
    return ("record", leaving.about)


def record_id(origin: str, about: tuple[str, ...]) -> str:
    """Return the id under which the server holds a thing: nobody’s collides with anybody’s (32 hexadecimal digits)."""
    return hashlib.sha256(msgspec.json.encode((origin, *about))).hexdigest()[:32]


def id_of(leaving: Leaving) -> str:
    """Return the id under which the server holds a record."""
    return record_id(leaving.origin, thing(leaving))


def rank_of(leaving: Leaving) -> int:
    """Return where a record stands among those of its id, in the order of `exchange.rank`."""
    match leaving:
        case Told(revision=revision):
            return 2 * revision
        case Withdrawn(revision=revision):
            return 2 * revision + 1
        case Summed():
            return SEALED
        case Totals(encounters=encounters, turn=turn):
            return (encounters << TURNS) + turn
    return 0


def encode(leaving: Leaving) -> bytes:
    """Return a record as JSON, always the same bytes."""
    return _encode(leaving)


def decode(data: bytes) -> Leaving:
    """Return the record of `encode`. ValueError for anything else: an unknown field, a sentence where a code stands."""
    try:
        return _decoder.decode(data)
    except RecursionError as error:
        raise ValueError("too deep") from error


def fields(leaving: Leaving) -> dict[str, Any]:
    """Return a record as the fields that are sent."""
    return dict(msgspec.to_builtins(leaving))


def from_fields(given: Mapping[str, Any]) -> Leaving:
    """Return the record that a server gives, its own fields aside (`id`, `last_modified`, `schema`).

    ValueError for anything that is not a record, or bears the id of another.
    """
    own = {name: value for name, value in given.items() if name not in _OF_SERVER}
    leaving = converted(own, cast("type[Leaving]", _LEAVING))
    if "id" in given and given["id"] != id_of(leaving):
        raise ValueError("the id is that of another record")
    return leaving


def digest_of(leaving: Leaving) -> str:
    """Return what tells a record from another that differs in anything (64 hexadecimal digits)."""
    return hashlib.sha256(encode(leaving)).hexdigest()


def line_of(told: Sum) -> Line:
    """Return a figure as a closed month holds it."""
    return Line(told.kind, told.axis, told.code, told.detail, told.figure, told.n)
