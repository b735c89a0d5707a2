"""What a coordinator's own file costs, in time of the processor: it depends on what is new, not on what is there.

Under load the time of a record grows, in the same proportion behind few and behind many: the ratio is what is held.
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from mediateur.journal import leaving
from mediateur.journal.network import Arrived
from mediateur.store import files
from mediateur.store.network_file import FILE, open_consolidation
from mediateur.store.opening import open_store
from mediateur.store.work import Store
from tests.bench import processes
from tests.bench.timing import median
from tests.network.records import a_record

PAGE, NEW, TIMES, BOUND = 500, 200, 9, 2.0
TERRITORIES, MACHINES = 40, 2000
FEW, MANY = 10_000, 1_000_000


def measure(few: Path, many: Path) -> bool:
    """Compare NEW records taken behind two journals, taking turns; tell whether both cost about the same."""
    stores, coming = [open_store(folder, files.DATABASE) for folder in (few, many)], _records()
    pairs = [[_cost(store, coming) for store in stores] for _ in range(TIMES)]
    for store in stores:
        store.close()
    least, most = (median(times) for times in zip(*pairs, strict=True))
    ratio = median([large / small for small, large in pairs])
    print(
        f"  Réunir {NEW} séances reçues : {most:.0f} ms de processeur, {least:.0f} ms derrière un petit journal, "
        f"rapport {ratio:.2f}, borne {BOUND}{processes.busy()}"
    )
    return ratio <= BOUND


def increments(few: int, many: int) -> float:
    """Take records up to `few`, then up to `many`, as pages come; say what NEW more cost at each; return the ratio."""
    with tempfile.TemporaryDirectory(prefix="mediateur-mesure-") as folder:
        store = open_consolidation(Path(folder))
        coming = _records()
        costs = [_filled(store, Path(folder), coming, few, few), _filled(store, Path(folder), coming, many - few, many)]
        store.close()
    return costs[1] / costs[0]


def _filled(store: Store, folder: Path, coming: Iterator[Arrived], count: int, behind: int) -> float:
    start = time.process_time()
    for _ in range(max(1, count // PAGE)):
        _take(store, list(itertools.islice(coming, PAGE)))
    each = (time.process_time() - start) / max(count, PAGE) * 1e6
    times = [_cost(store, coming) for _ in range(TIMES)]
    print(
        f"  Chez la coordination, {behind} séances reçues : {NEW} nouveautés en {median(times):.0f} ms de processeur "
        f"(pire {max(times):.0f}) ; tout reçu d’abord à {each:.0f} µs la séance ; fichier "
        f"{(folder / FILE).stat().st_size / 1e6:.0f} Mo, mémoire {processes.resident(os.getpid()):.0f} Mo"
        f"{processes.busy()}",
        flush=True,
    )
    return median(times)


def _cost(store: Store, coming: Iterator[Arrived]) -> float:
    """Return how many ms of processor NEW records cost."""
    new = list(itertools.islice(coming, NEW))
    start = time.process_time()
    _take(store, new)
    return (time.process_time() - start) * 1000


def _take(store: Store, records: list[Arrived]) -> None:
    with store.begin() as work:
        taken = work.consolidation.take(records, records[-1].etag)
        work.commit()
    assert taken.new == len(records), taken


def _records() -> Iterator[Arrived]:
    """Give records without end, each as the server gives it."""
    for number in itertools.count(1):
        machine = f"machine-{number % MACHINES}"
        fields = {**a_record(), "territory": f"Territoire {number % TERRITORIES}", "origin": machine}
        fields["place"] = {"insee": f"33{number % 300:03}", "kind": "mairie"}
        record = leaving.id_of(leaving.from_fields(fields))
        yield Arrived(record, str(number), {**fields, "id": record, "last_modified": number})


if __name__ == "__main__":
    raise SystemExit(increments(*(map(int, sys.argv[1:]) if sys.argv[1:] else (FEW, MANY))) > BOUND)
