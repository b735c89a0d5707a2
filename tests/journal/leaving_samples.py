"""Made-up records, as machines share them: few things, so that they meet."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import strategies as st

from mediateur.journal.encounter import Encounter, HalfDay, Place
from mediateur.journal.exchange import Closed, Gone, Sealed, Seen, Telling
from mediateur.journal.leaving import Coarseness, Leaving, Machine, Share, Totals
from mediateur.journal.leaving_rules import leaving
from mediateur.journal.retention import closed, encode
from tests.journal.samples import varied_encounters

MACHINES = ("a" * 32, "b" * 32, "c" * 32)
TERRITORIES = dict(zip(MACHINES, ("Vallée de la Bruche", "Plaine", "Plaine"), strict=True))
SINCE = dt.date(2025, 9, 1)
MONTHS = ("2025-09", "2025-10")
PLACES = {
    "p1": Place(id="p1", name="Mairie", insee="67067", address="1 place du Marché", phone="06 39 98 00 01"),
    "p2": Place(id="p2", name="Médiathèque"),
}


@st.composite
def encounters(draw: st.DrawFn, origin: str) -> Encounter:
    """Draw an encounter of a machine, in one of the months."""
    one = draw(varied_encounters())
    day = dt.date.fromisoformat(f"{draw(st.sampled_from(MONTHS))}-{draw(st.integers(1, 28)):02}")
    place = draw(st.sampled_from(["", *PLACES]))
    name = f"{origin[:1]}-{draw(st.integers(0, 3))}"
    revision = draw(st.integers(1, 3))
    when = HalfDay(day, one.when.half)
    return msgspec.structs.replace(one, id=name, origin=origin, place=place, when=when, revision=revision)


@st.composite
def tellings(draw: st.DrawFn) -> Telling:
    """Draw what a machine tells of its own journal."""
    origin, month = draw(st.sampled_from(MACHINES)), draw(st.sampled_from(MONTHS))
    one = draw(encounters(origin))
    match draw(st.integers(0, 4)):
        case 0:
            return Gone(id=one.id, origin=origin, revision=one.revision)
        case 1:
            return Sealed(id=one.id, origin=origin, month=month)
        case 2:
            whole = closed(origin, month, dt.date(2026, 11, draw(st.integers(1, 3))), _within(one, month))
            return _told(whole.origin, whole.month, whole.closed, whole.encounters, encode(whole.lines))
    return Seen(encounter=one)


def _within(one: Encounter, month: str) -> list[Encounter]:
    day = dt.date.fromisoformat(f"{month}-05")
    return [msgspec.structs.replace(one, when=HalfDay(day, one.when.half))]


def _told(origin: str, month: str, day: dt.date, many: int, totals: bytes) -> Closed:
    return Closed(origin=origin, month=month, closed=day, encounters=many, totals=totals)


def share(origin: str, coarseness: Coarseness = Coarseness.PLACE) -> Share:
    """Return what a machine shares."""
    return Share(territory=TERRITORIES[origin], coarseness=coarseness, since=SINCE)


@st.composite
def records(draw: st.DrawFn) -> Leaving:
    """Draw a record as it was at some time on a server."""
    if draw(st.integers(0, 9)) == 0:
        origin = draw(st.sampled_from(MACHINES))
        version, day = draw(st.sampled_from(["1.0", "1.1"])), dt.date(2026, 11, draw(st.integers(1, 9)))
        return Machine(origin=origin, territory=TERRITORIES[origin], program=version, content="2026.11", day=day)
    told = draw(tellings())
    origin = told.encounter.origin if isinstance(told, Seen) else told.origin  # type: ignore[union-attr]
    record = leaving(told, origin, share(origin, draw(st.sampled_from(Coarseness))), PLACES)
    assert record is not None
    turned = isinstance(record, Totals) and draw(st.booleans())
    return msgspec.structs.replace(record, turn=draw(st.integers(0, 2))) if turned else record
