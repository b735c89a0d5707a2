"""A made-up journal to share the figures of, and the use cases that share them, on a day that stands still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from mediateur.journal.encounter import Count, Encounter, HalfDay, Place
from mediateur.journal.statistics import Period
from mediateur.paths import resources
from mediateur.store.work import Store
from mediateur.usecases.content.library import Content
from mediateur.usecases.figures.bilans import Bilans
from mediateur.usecases.figures.exports import Exports
from mediateur.usecases.figures.sharing import Sharing
from mediateur.usecases.figures.statistics import Statistics
from mediateur.usecases.preferences import Preferences
from tests.journal.samples import PLAIN
from tests.usecases.conftest import Clock

MARCH = Period(dt.date(2026, 3, 1), dt.date(2026, 3, 31))
APRIL = Period(dt.date(2026, 4, 1), dt.date(2026, 4, 30))
YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
AGES = ("dix_huit_vingt_quatre", "vingt_cinq_trente_neuf", "quarante_cinquante_neuf", "soixante_dix_plus")


class Office(NamedTuple):
    """The use cases of one journal."""

    statistics: Statistics
    sharing: Sharing
    bilans: Bilans
    exports: Exports


def office(store: Store, folder: Path, clock: Clock) -> Office:
    """Return the use cases of a store, with settings in a folder."""
    preferences = Preferences(folder)
    content = Content(resources(), preferences)
    statistics = Statistics(lambda: store, content, preferences, clock)
    sharing = Sharing(lambda: store, clock)
    bilans = Bilans(statistics, sharing, content, clock)
    return Office(statistics, sharing, bilans, Exports(lambda: store, statistics, sharing, clock))


def one(number: int, day: dt.date, code: str = "activee", **changes: object) -> Encounter:
    """Return a session of one person."""
    usual = {"id": f"s{number}", "when": HalfDay(day, PLAIN.when.half), "outcomes": (Count(code=code, n=1),)}
    return msgspec.structs.replace(PLAIN, **{**usual, **changes})


def encounters() -> Iterator[Encounter]:
    """Yield forty persons in March, two of whom closed, fifteen in September, and three in April."""
    for number in range(40):
        code = "cloture" if number < 2 else "usage-appris" if number % 3 else "activee"
        place = "mairie" if number % 2 else "hlm"
        yield one(
            number,
            dt.date(2026, 3, 1 + number % 30),
            code,
            ages=(Count(code=AGES[number % len(AGES)], n=1),),
            pathway="dire-non" if number < 2 else "activer-adulte" if number % 3 == 0 else "messagerie",
            obstacles=("carte",) if number % 5 == 0 else (),
            place=place,
            autonomy="autonome" if number % 4 else "entierement_accompagne",
        )
    for number in range(40, 55):
        yield one(number, dt.date(2026, 9, number - 39), place="mairie")
    for number in range(55, 58):
        yield one(number, dt.date(2026, 4, 2))


def fill(store: Store) -> None:
    """Keep the journal and its two places."""
    with store.begin() as work:
        for place_id, name in (("mairie", "Mairie annexe"), ("hlm", "Salle des Tilleuls")):
            work.places.put(Place(id=place_id, name=name, kind="lieu_activite"))
        for encounter in encounters():
            work.encounters.add(encounter)
        work.commit()
