"""Which record leaves of a telling: what was agreed to, and nothing else."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from mediateur.content.vocabulary import UNKNOWN
from mediateur.journal.encounter import LONGEST_PLACE, Count, Encounter, Place
from mediateur.journal.exchange import Closed, Gone, Sealed, Seen, Spot, Telling
from mediateur.journal.exchange_checks import SOME_PLACE, place_name
from mediateur.journal.leaving import (
    Coarseness,
    Counted,
    Leaving,
    Share,
    Sum,
    Summed,
    Told,
    Totals,
    Where,
    Withdrawn,
    decode,
    encode,
)
from mediateur.journal.months import first_day
from mediateur.journal.retention import Line
from mediateur.journal.retention import decode as lines_of

_ID, _CODE, _INSEE = re.compile(r"[A-Za-z0-9_-]{1,64}"), re.compile(r"[A-Za-z0-9_-]{0,64}"), re.compile("[0-9AB]{5}")
_SAME = (
    *("revision", "pathway", "pathway_version", "kind", "persons", "obstacles", "equipment", "duration", "autonomy"),
    *("guides_printed", "helped", "first_visits", "declared_later", "refusing"),
)
Places = Mapping[str, Place | Spot]


def leaving(telling: Telling, origin: str, share: Share, places: Places) -> Leaving | None:
    """Return what the server is to hold of a telling of this machine (`origin`), None where nothing is.

    `places` are those that are known, by id. What is of another machine, of before `share.since`, or put aside for
    now leaves nothing; nor does what could not be read there.
    """
    try:
        record = _record(telling, share, places)
        return decode(encode(record)) if record is not None and record.origin == origin else None
    except ValueError:
        return None


def _record(telling: Telling, share: Share, places: Places) -> Leaving | None:
    match telling:
        case Seen(encounter=encounter) if encounter.when.day >= share.since:
            return _told(encounter, share, places)
        case Gone(here=False):
            return Withdrawn(origin=telling.origin, about=telling.id, revision=telling.revision)
        case Sealed(month=month) if first_day(month) >= share.since:
            return Summed(origin=telling.origin, about=telling.id, month=month)
        case Closed(month=month) if first_day(month) >= share.since:
            return _totals(telling, share, places)
    return None


def _told(encounter: Encounter, share: Share, places: Places) -> Told:
    hidden = share.coarseness is Coarseness.NOTHING
    return Told(
        **{name: getattr(encounter, name) for name in _SAME},
        origin=encounter.origin,
        about=encounter.id,
        territory=share.territory,
        day=encounter.when.day,
        half=encounter.when.half,
        outcomes=_counted(encounter.outcomes),
        ages=_counted(encounter.ages),
        place=where(encounter.place, share.coarseness, places),
        place_type=UNKNOWN if hidden else encounter.place_type,
    )


def _counted(counts: tuple[Count, ...]) -> tuple[Counted, ...]:
    return tuple(Counted(code=count.code, n=count.n, detail=count.detail) for count in counts)


def where(place_id: str, coarseness: Coarseness, places: Places) -> Where | None:
    """Return what is told of a place; None for nothing, and for that of the encounters that have none."""
    if not place_id or coarseness is Coarseness.NOTHING:
        return None
    place = places.get(place_id, Spot(id=place_id, name=SOME_PLACE))
    kind = place.kind if _CODE.fullmatch(place.kind) else ""
    insee = place.insee if _INSEE.fullmatch(place.insee) else ""
    if coarseness is Coarseness.COMMUNE:
        return Where(kind=kind, insee=insee)
    return Where(id=_plain_id(place.id), name=place_name(place.name)[:LONGEST_PLACE], kind=kind, insee=insee)


def _plain_id(place_id: str) -> str:
    return place_id if _ID.fullmatch(place_id) else hashlib.sha256(place_id.encode()).hexdigest()[:32]


def _totals(month: Closed, share: Share, places: Places) -> Totals:
    lines = lines_of(month.totals)
    hidden = share.coarseness is Coarseness.NOTHING
    named = dict.fromkeys(line.code for line in lines if line.axis == "place" and line.code)
    told = {name: where(name, share.coarseness, places) for name in named}
    spots = tuple(dict.fromkeys(spot for spot in told.values() if spot is not None))
    codes = {name: str(spots.index(spot)) for name, spot in told.items() if spot is not None}
    kept = (line for line in lines if not (hidden and line.axis == "place_type"))
    return Totals(
        origin=month.origin,
        territory=share.territory,
        month=month.month,
        closed=month.closed,
        encounters=month.encounters,
        lines=tuple(_sums(kept, codes)),
        places=spots,
    )


def _sums(lines: Iterator[Line], codes: Mapping[str, str]) -> Iterator[Sum]:
    """Yield figures with the positions of their places; places that are told alike are added up."""
    sums: Counter[tuple[str, str, str, str, str]] = Counter()
    for line in lines:
        code = codes.get(line.code, "") if line.axis == "place" else line.code
        sums[line.kind, line.axis, code, line.detail, line.figure] += line.n
    yield from (Sum(*key, n) for key, n in sums.items())
