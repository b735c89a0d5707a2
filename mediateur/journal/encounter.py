"""An encounter (séance): what is counted of a session, without anybody's identity.

Source of every definition: the project's definitions, sections 1 and 2.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

import msgspec

from mediateur.content.vocabulary import UNKNOWN

# Mon espace santé is of 2022: no session is older.
FIRST_DAY = dt.date(2022, 1, 1)
# What may be told of a place: a name as long at most, the code of a commune or none.
LONGEST_PLACE = 200
INSEE = re.compile(r"(?:[0-9]{5}|2[AB][0-9]{3})?")


class Half(StrEnum):
    """Half of a day: the finest time that is ever kept."""

    MORNING = "matin"
    AFTERNOON = "apres-midi"


class HalfDay(msgspec.Struct, frozen=True):
    """A date and which half of it; compare with `key`."""

    day: dt.date
    half: Half

    @property
    def key(self) -> tuple[dt.date, int]:
        """A value that sorts in the order of time."""
        return (self.day, 0 if self.half is Half.MORNING else 1)


def half_day(moment: dt.datetime) -> HalfDay:
    """Return the half-day of a local moment; the afternoon begins at 13:00."""
    return HalfDay(moment.date(), Half.MORNING if moment.hour < 13 else Half.AFTERNOON)


class Kind(StrEnum):
    """What sort of meeting it was; the figures of an event are estimates, never added to the others."""

    INDIVIDUAL = "individuel"
    WORKSHOP = "atelier"
    EVENT = "evenement"


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A code and how many; `detail` is a code too (where a person was directed, why it was impossible)."""

    code: str
    n: int
    detail: str = ""


class Encounter(msgspec.Struct, frozen=True, kw_only=True):
    """One session as it is kept. No name, number, or exact time.

    `persons` were beside the mediator; `outcomes` are counts; `ages` are marginal counts (their sum may
    be less than `persons`). `place` is the id of a place record, or empty. `equipment` are codes.

    Of a workshop, `helped` are those who were helped one by one, and `title` what it was called: the only text that
    a mediator types, let through by the privacy guard. `first_visits` came for the first time (None when nobody
    asked), `declared_later` told of an activation that happened since their last visit. `refusing` says that the
    session stopped on a way that leads to objecting or closing, inside another pathway. `origin` is the machine that
    recorded it (empty for this one) and `revision` counts its corrections.
    """

    id: str
    when: HalfDay
    mediator: str
    pathway: str
    pathway_version: int
    content_hash: str
    persons: int
    outcomes: tuple[Count, ...]
    obstacles: tuple[str, ...] = ()
    ages: tuple[Count, ...] = ()
    place: str = ""
    place_type: str = UNKNOWN
    duration: str = UNKNOWN
    autonomy: str = UNKNOWN
    guides_printed: int = 0
    kind: Kind = Kind.INDIVIDUAL
    helped: int = 0
    title: str = ""
    equipment: tuple[str, ...] = ()
    first_visits: int | None = None
    declared_later: int = 0
    refusing: bool = False
    origin: str = ""
    revision: int = 1


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place of help: its name and address are printed on guides, its type and INSEE code are counted."""

    id: str
    name: str
    kind: str = "lieu_activite"
    insee: str = ""
    address: str = ""
    hours: str = ""
    phone: str = ""
