"""Journals as large as they get, made from a seed: 100 000 records of a large place, a million of a coordinator's."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from mediateur.content.vocabulary import UNKNOWN
from mediateur.store import counting, files
from mediateur.store.opening import open_store

LAST_DAY = dt.date(2026, 11, 20)
CHUNK = 20_000
HASH = "0" * 64
INDIVIDUAL, WORKSHOP, EVENT = "individuel", "atelier", "evenement"

# How often each is met, out of any total.
PATHWAYS: Mapping[str, int] = {
    "activer-adulte": 30,
    "retrouver-acces": 16,
    "documents": 10,
    "messagerie": 7,
    "activer-enfant": 6,
    "qui-voit-quoi": 5,
    "dire-non": 5,
    "premiers-pas": 5,
    "comprendre": 4,
    "aider-un-proche": 4,
    "alerte": 3,
    "carnet-enfant": 2,
    "agenda-prevention": 2,
    "personne-protegee": 1,
}
OUTCOMES: Mapping[str, Mapping[str, int]] = {
    "activer": {"activee": 60, "code-demande": 12, "a-reprendre": 12, "deja-active": 8, "impossible": 8},
    "retrouver": {"acces-retrouve": 70, "a-reprendre": 15, "impossible": 10, "orientee": 5},
    "dire-non": {"opposition": 12, "cloture": 38, "preference-reflexion": 20, "droit-explique": 20, "a-reprendre": 10},
    "qui-voit-quoi": {"masquage": 30, "blocage": 20, "refus-urgence": 10, "droit-explique": 40},
    "comprendre": {"informee": 60, "droit-explique": 30, "preference-reflexion": 10},
    "": {"usage-appris": 70, "a-reprendre": 10, "informee": 10, "droit-explique": 10},
}
OBSTACLES: Mapping[str, int] = {
    "": 110,
    "code_provisoire": 22,
    "acces": 18,
    "carte": 9,
    "coordonnees": 8,
    "email": 8,
    "telephone": 7,
    "confusion_ameli": 6,
    "lecture": 5,
    "site": 5,
    "confiance": 5,
    "identite": 2,
}
AGES: Mapping[str, int] = {
    "soixante_dix_plus": 34,
    "soixante_soixante_neuf": 24,
    "quarante_cinquante_neuf": 20,
    "vingt_cinq_trente_neuf": 10,
    "dix_huit_vingt_quatre": 4,
    "douze_dix_huit": 1,
    UNKNOWN: 9,
}
AUTONOMY: Mapping[str, int] = {
    "entierement_accompagne": 42,
    "partiellement_autonome": 28,
    "autonome": 15,
    UNKNOWN: 15,
}
PLACE_TYPES: Mapping[str, int] = {"lieu_activite": 82, "domicile": 9, "a_distance": 4, "autre": 3, UNKNOWN: 2}
DURATIONS: Mapping[str, int] = {"moins_30": 35, "30_60": 45, "60_120": 14, "120_plus": 2, UNKNOWN: 4}

_COLUMNS = (
    "seq, id, day, half, mediator, pathway, pathway_version, content_hash, persons, place, place_type, duration, "
    "autonomy, guides_printed, kind, helped, first_visits, declared_later"
)


class Size(NamedTuple):
    """How many records, in how many places, over how many years."""

    encounters: int
    places: int
    years: int


LARGE_PLACE = Size(100_000, 1, 5)
COORDINATOR = Size(1_000_000, 60, 4)


def build(folder: Path, size: Size, seed: int = 1) -> Path:
    """Make a journal in a data folder that has none; return its path. The same seed makes the same records."""
    store = open_store(folder)
    store.close()
    with closing(files.connect(store.path, foreign_keys=False)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA secure_delete=OFF")
        counting.release(connection)
        _fill(connection, size, random.Random(seed))
        counting.keep(connection)
        connection.execute("ANALYZE")
    return store.path


def _fill(connection: sqlite3.Connection, size: Size, dice: random.Random) -> None:
    places = [f"lieu-{number:02}" for number in range(1, size.places + 1)]
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO place VALUES (?, ?, 'lieu_activite', '', '', '', '')",
        ((place, f"Lieu {place[-2:]}") for place in places),
    )
    seqs = iter(range(1, size.encounters + 1))
    days = _days(size, dice)
    while chunk := list(islice(seqs, CHUNK)):
        _write(connection, chunk, list(islice(days, len(chunk))), places, dice)
    connection.execute("COMMIT")


def _days(size: Size, dice: random.Random) -> Iterator[str]:
    """Yield the day of each record, oldest first: working days, more and more records as years pass."""
    first = LAST_DAY - dt.timedelta(days=365 * size.years)
    every = [first + dt.timedelta(days=n) for n in range(1, 365 * size.years + 1)]
    working = [day.isoformat() for day in every if day.weekday() < 5]
    weights = [len(working) / 2 + rank for rank in range(len(working))]
    return iter(sorted(dice.choices(working, weights, k=size.encounters)))


def _write(
    connection: sqlite3.Connection, seqs: Sequence[int], days: Sequence[str], places: Sequence[str], dice: random.Random
) -> None:
    records: list[tuple[object, ...]] = []
    tallies: list[tuple[object, ...]] = []
    drawn = zip(
        seqs,
        days,
        _draw(PATHWAYS, len(seqs), dice),
        dice.choices(places, [1 / rank for rank in range(1, len(places) + 1)], k=len(seqs)),
        _draw(PLACE_TYPES, len(seqs), dice),
        _draw(DURATIONS, len(seqs), dice),
        _draw(AUTONOMY, len(seqs), dice),
        _draw(AGES, len(seqs), dice),
        _draw(OBSTACLES, len(seqs), dice),
        strict=True,
    )
    for seq, day, pathway, place, place_type, duration, autonomy, age, obstacle in drawn:
        kind, persons, helped = _kind(dice.random(), dice)
        first = None if seq % 10 < 3 else min(persons, seq % 2)
        session = (seq, f"s{seq}", day, seq & 1, "Médiateur 1", pathway, 1, HASH, persons, place)
        rest = (place_type, duration, autonomy, int(seq % 5 == 0), kind, helped, first, int(seq % 40 == 0))
        records.append((*session, *rest))
        tallies.append((seq, "age", 0, age, persons if kind == INDIVIDUAL else persons // 2))
        if obstacle:
            tallies.append((seq, "obstacle", 0, obstacle, 1))
        if kind != EVENT:
            tallies.append((seq, "outcome", 0, _outcome(pathway, dice), helped or persons))
            if seq % 6 == 0:
                tallies.append((seq, "outcome", 1, "usage-appris", 1))
    marks = ", ".join("?" * 18)
    connection.executemany(f"INSERT INTO encounter ({_COLUMNS}) VALUES ({marks})", records)  # noqa: S608
    connection.executemany("INSERT INTO tally VALUES (?, ?, ?, ?, ?, '')", tallies)


def _draw(weights: Mapping[str, int], times: int, dice: random.Random) -> list[str]:
    return dice.choices([*weights], [*weights.values()], k=times)


def _kind(chance: float, dice: random.Random) -> tuple[str, int, int]:
    if chance < 0.005:
        return EVENT, dice.randint(15, 80), 0
    if chance < 0.03:
        persons = dice.randint(4, 14)
        return WORKSHOP, persons, dice.randint(0, persons // 2)
    return INDIVIDUAL, 2 if chance > 0.94 else 1, 0


def _outcome(pathway: str, dice: random.Random) -> str:
    family = next(family for family in OUTCOMES if pathway.startswith(family))
    return _CUMULATED[family][dice.randrange(len(_CUMULATED[family]))]


_CUMULATED = {family: [code for code, n in codes.items() for _ in range(n)] for family, codes in OUTCOMES.items()}
