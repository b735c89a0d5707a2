"""What new records cost a coordinator, in time of the processor: it depends on them, not on what is there already."""

from __future__ import annotations

import datetime as dt
import time
from itertools import count
from pathlib import Path

import msgspec

from mediateur.journal.encounter import Encounter, HalfDay, Place
from mediateur.journal.exchange import Seen
from mediateur.journal.leaving import Coarseness, Share, fields, id_of
from mediateur.journal.leaving_rules import leaving
from mediateur.journal.network import Arrived
from mediateur.store import files
from mediateur.store.opening import open_store
from mediateur.store.work import Store
from tests.bench.timing import median
from tests.journal.samples import encounter

NEW, PAGES, MACHINES, BOUND = 1000, 5, 40, 2.0
DAY = dt.date(2026, 11, 2)
_numbers = count()


def measure(few: Path, many: Path) -> bool:
    """Compare pages of new records behind few and behind many, taking turns; tell whether both cost about the same."""
    stores = [open_store(folder, files.DATABASE) for folder in (few, many)]
    pairs = [[_taken(store) for store in stores] for _ in range(PAGES)]
    least, most = (median(times) for times in zip(*pairs, strict=True))
    for store in stores:
        store.close()
    ratio = median([large / small for small, large in pairs])
    print(
        f"  Réunir {NEW} séances reçues : {most:.2f} s de processeur, {least:.2f} s derrière un petit journal, "
        f"rapport {ratio:.2f}, borne {BOUND}"
    )
    return ratio <= BOUND


def _taken(store: Store) -> float:
    page = [_arrived(next(_numbers)) for _ in range(NEW)]
    start = time.process_time()
    with store.begin() as work:
        taken = work.consolidation.take(page, page[-1].record)
        work.commit()
    assert taken.new == NEW
    return time.process_time() - start


def _arrived(number: int) -> Arrived:
    origin, place = f"{number % MACHINES:032x}", Place(id=f"recu-{number % MACHINES}", name="Mairie", insee="35238")
    share = Share(territory="Plaine", coarseness=Coarseness.PLACE, since=dt.date(2026, 1, 1))
    record = leaving(Seen(encounter=_one(number, origin, place.id)), origin, share, {place.id: place})
    assert record
    return Arrived(id_of(record), f'"{number}"', fields(record))


def _one(number: int, origin: str, place: str) -> Encounter:
    plain = encounter(("activee", 1), ("droit-explique", 1))
    when = HalfDay(DAY + dt.timedelta(number % 18), plain.when.half)
    return msgspec.structs.replace(plain, id=f"recu-{number}", origin=origin, place=place, when=when)
