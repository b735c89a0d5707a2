"""What a coordinator's own file costs: taking what is new, with few and with many records taken before."""

from __future__ import annotations

import itertools
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from mediateur.journal import leaving
from mediateur.journal.network import Arrived
from mediateur.store.network_file import FILE, open_consolidation
from mediateur.store.work import Store
from tests.bench import processes
from tests.bench.timing import median
from tests.network.records import a_record

PAGE, NEW, TIMES = 500, 200, 9
TERRITORIES = 40


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
    times = []
    for _ in range(TIMES):
        new = list(itertools.islice(coming, NEW))
        start = time.process_time()
        _take(store, new)
        times.append((time.process_time() - start) * 1000)
    print(
        f"  Chez la coordination, {behind} séances reçues : {NEW} nouveautés en {median(times):.0f} ms de processeur "
        f"(pire {max(times):.0f}) ; tout reçu d’abord à {each:.0f} µs la séance ; fichier "
        f"{(folder / FILE).stat().st_size / 1e6:.0f} Mo, mémoire {processes.resident(os.getpid()):.0f} Mo"
    )
    return median(times)


def _take(store: Store, records: list[Arrived]) -> None:
    with store.begin() as work:
        taken = work.consolidation.take(records, records[-1].etag)
        work.commit()
    assert taken.new == len(records), taken


def _records() -> Iterator[Arrived]:
    """Give records without end, each as the server gives it."""
    for number in itertools.count(1):
        fields = {**a_record(), "territory": f"Territoire {number % TERRITORIES}", "origin": f"machine-{number % 2000}"}
        fields["place"] = {"insee": f"33{number % 300:03}", "kind": "mairie"}
        record = leaving.id_of(leaving.from_fields(fields))
        yield Arrived(record, str(number), {**fields, "id": record, "last_modified": number})
