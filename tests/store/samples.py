"""Made-up values for the tests of the store, and ways to look at its file from outside."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import strategies as st

from mediateur.journal.draft import Draft
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay, Kind, Place
from mediateur.store.work import Store

ROOT = Path(__file__).resolve().parents[2]
MORNING = HalfDay(dt.date(2026, 11, 23), Half.MORNING)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
IDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
NUMBERS = st.integers(0, 2**40)
DAYS = st.dates(dt.date(2026, 11, 21), dt.date(2026, 11, 23)) | st.dates()
HALF_DAYS = st.builds(HalfDay, DAYS, st.sampled_from(Half))
COUNTS = st.lists(st.builds(Count, code=TEXTS, n=NUMBERS, detail=TEXTS), max_size=4).map(tuple)
PLACES = st.builds(
    Place, id=IDS, name=TEXTS, kind=TEXTS, insee=TEXTS, address=TEXTS, hours=TEXTS, phone=st.just("06 39 98 00 01")
)
DRAFTS = st.builds(
    Draft,
    id=IDS,
    code=IDS,
    mediator=TEXTS,
    when=HALF_DAYS,
    touched=HALF_DAYS,
    pathway=TEXTS,
    title=TEXTS,
    content_hash=TEXTS,
    content=st.binary(max_size=40),
    events=st.binary(max_size=40),
    parked=st.booleans(),
    guides_printed=NUMBERS,
)
ENCOUNTERS = st.builds(
    Encounter,
    id=IDS,
    when=HALF_DAYS,
    mediator=TEXTS,
    pathway=TEXTS,
    pathway_version=NUMBERS,
    content_hash=TEXTS,
    persons=NUMBERS,
    outcomes=COUNTS,
    obstacles=st.lists(TEXTS, max_size=4).map(tuple),
    ages=COUNTS,
    place=st.just(""),
    place_type=TEXTS,
    duration=TEXTS,
    autonomy=TEXTS,
    guides_printed=NUMBERS,
    kind=st.sampled_from(Kind),
    helped=NUMBERS,
    title=TEXTS,
    equipment=st.lists(TEXTS, max_size=4).map(tuple),
    first_visits=st.none() | NUMBERS,
    declared_later=NUMBERS,
    origin=TEXTS,
    revision=NUMBERS,
)


def draft(number: int = 1) -> Draft:
    """Return a made-up draft, whose every field follows from its number."""
    return Draft(
        id=f"brouillon-{number}",
        code=f"C{number}",
        mediator=f"Médiateur {number % 2 + 1}",
        when=MORNING,
        touched=MORNING,
        pathway="activer-adulte",
        title="Activer son espace",
        content_hash="0" * 64,
        content=b"parcours" * 2000,
        events=str(number).encode() * (number % 700 + 1),
    )


def encounter(number: int = 1, place: str = "") -> Encounter:
    """Return a made-up encounter, whose every field follows from its number."""
    return Encounter(
        id=f"seance-{number}",
        when=MORNING,
        mediator="Médiateur 1",
        pathway="activer-adulte",
        pathway_version=1,
        content_hash="0" * 64,
        persons=number % 3 + 1,
        outcomes=(Count(code="activee", n=number % 3 + 1), Count(code="orientee", n=1, detail="administration")),
        obstacles=("code-perdu", "sans-mobile"),
        ages=(Count(code="soixante_dix_plus", n=1),),
        place=place,
    )


def keep(store: Store, *drafts: Draft) -> None:
    """Put drafts, and commit."""
    with store.begin() as work:
        for value in drafts:
            work.drafts.put(value)
        work.commit()


def ask(path: Path, query: str) -> list[tuple[object, ...]]:
    """Put a statement to the file itself, past the store."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(query).fetchall()


def all_bytes(folder: Path) -> bytes:
    """Return every byte of every file of a folder."""
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())
