"""A network that a coordinator received, filled as machines fill it: one encounter a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import msgspec

from mediateur.journal.encounter import Half, HalfDay, Place
from mediateur.journal.exchange import Seen
from mediateur.journal.leaving import Coarseness, Share, fields, id_of
from mediateur.journal.leaving_rules import leaving
from mediateur.journal.network import Arrived
from mediateur.store.network_file import open_consolidation
from tests.journal.samples import PLAIN

Line = tuple[str, dt.date, int]
"""A territory, a day, how many persons were touched."""


def fill(folder: Path, lines: Iterable[Line], first: int = 0) -> None:
    """Have the machines of territories tell a coordinator of encounters, numbered from `first`."""
    store = open_consolidation(folder)
    try:
        with store.begin() as work:
            assert not work.consolidation.take([_record(n, *line) for n, line in enumerate(lines, first)], "1").refused
            work.commit()
    finally:
        store.close()


def _record(number: int, territory: str, day: dt.date, persons: int) -> Arrived:
    origin = (territory.encode().hex() + "0" * 32)[:32]
    seen = msgspec.structs.replace(
        PLAIN, id=f"r{number}", origin=origin, when=HalfDay(day, Half.MORNING), persons=persons, place=territory
    )
    share = Share(territory=territory, coarseness=Coarseness.PLACE, since=dt.date(2000, 1, 1))
    place = Place(id=territory, name=f"Mairie, {territory}")
    record = leaving(Seen(encounter=seen), origin, share, {territory: place})
    assert record is not None
    return Arrived(id_of(record), '"1"', {**fields(record), "last_modified": 1})
