"""Made-up tellings, among few ids and machines so that they meet."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import strategies as st

from mediateur.journal.exchange import Closed, Gone, Sealed, Seen, Spot, Telling
from mediateur.journal.retention import Line, encode
from tests.journal.samples import sound_encounters

MACHINES = ("a" * 32, "b" * 32, "c" * 32)
MONTHS = ("2025-09", "2025-10")
IDS = st.sampled_from([f"seance-{number}" for number in range(4)])
PLACES = st.sampled_from(["lieu-1", "lieu-2"])
ORIGINS = st.sampled_from(MACHINES)
REVISIONS = st.integers(1, 3)


@st.composite
def seen(draw: st.DrawFn) -> Seen:
    """Draw an encounter as another machine tells it."""
    return Seen(
        encounter=msgspec.structs.replace(
            draw(sound_encounters()),
            id=draw(IDS),
            revision=draw(REVISIONS),
            origin=draw(ORIGINS),
            place=draw(PLACES | st.just("")),
        )
    )


SPOTS = st.builds(
    Spot,
    id=PLACES,
    name=st.sampled_from(["Mairie", "Médiathèque"]),
    insee=st.sampled_from(["", "35238"]),
    revision=REVISIONS,
)
CLOSED = st.builds(
    Closed,
    origin=ORIGINS,
    month=st.sampled_from(MONTHS),
    closed=st.dates(dt.date(2026, 10, 1), dt.date(2026, 10, 3)),
    encounters=st.integers(1, 4),
    totals=st.integers(0, 3).map(lambda n: encode((Line("individuel", "ensemble", "", "", "persons", n),) * min(n, 1))),
)
SEALED = st.builds(Sealed, id=IDS, origin=ORIGINS, month=st.sampled_from(MONTHS))
GONE = st.builds(Gone, id=IDS, origin=ORIGINS, revision=REVISIONS)
TELLINGS: st.SearchStrategy[Telling] = SPOTS | CLOSED | SEALED | GONE | seen()


@st.composite
def journals(draw: st.DrawFn) -> list[Telling]:
    """Draw what a file may tell: whatever it cites is in it, and comes first."""
    told = draw(st.lists(TELLINGS, max_size=8))
    months = {(one.origin, one.month) for one in told if isinstance(one, Sealed)}
    places = {one.encounter.place for one in told if isinstance(one, Seen)} - {""}
    first: list[Telling] = [Spot(id=name, name="Mairie") for name in sorted(places)]
    first += [
        Closed(origin=origin, month=month, closed=dt.date(2026, 10, 1), encounters=1, totals=encode(()))
        for origin, month in sorted(months)
    ]
    return [*first, *told]
