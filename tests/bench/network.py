"""A department's server under load: `python -m tests.bench.network [RECORDS]`, real PostgreSQL and real Kinto.

Prints how many records one process of Kinto accepts in a second and what each costs in processor; what a coordinator's
increment costs with few and with many records behind it; the memory of each. On a busy machine only the times of
processor may be compared. The many records are put there by SQL, in the shape that Kinto keeps (tests/network/loading).
"""

from __future__ import annotations

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from mediateur.journal.network import Write, Wrote
from mediateur.online.channel import Channel
from mediateur.online.kinto_accounts import KintoServer
from tests.bench import coordinator, processes
from tests.bench.timing import median, percentile, timed
from tests.network import kinto
from tests.network.loading import add, load
from tests.network.network import Account, Network
from tests.network.postgres import binaries
from tests.network.records import a_record, an_id

FEW, MANY = 10_000, 1_000_000
MACHINES, NEW, TIMES = 2_000, 200, 9
SECONDS, BATCH, PATIENCE = 5.0, 25, 300.0
# What a coordinator's increment may cost with MANY behind it, beside the same one with FEW.
RATIO = 2.0


def main(many: int = MANY) -> int:
    """Measure, print, and return 1 when an increment depends on what is behind it."""
    why = "PostgreSQL absent" if binaries() is None else kinto.install()
    if why:
        print(f"Réseau : non mesuré ici ({why}).")
        return 0
    network = Network()
    try:
        network.start()
        return int(not _measured(network, many))
    finally:
        network.stop()


def measure() -> bool:
    """Measure as a part of `make bench`."""
    return main() == 0


def _measured(network: Network, many: int) -> bool:
    mediators = [network.mediator() for _ in range(8)]
    print(f"Réseau, PostgreSQL durable, charge {os.getloadavg()[0]:.1f} :")
    load(network, FEW, MACHINES, "peu")
    few = _increments(network, FEW)
    _accepting(network, mediators[:1], f"{FEW} enregistrements derrière")
    load(network, many - FEW, MACHINES, "beaucoup")
    big = _increments(network, many)
    _password(network)
    for clients in (1, 4, 8):
        _accepting(network, mediators[:clients], f"{many} enregistrements derrière")
    other = network.another_process()
    _accepting(network, mediators[:4], "le même, deux processus de Kinto", [network.kinto.port, other.port])
    _memory(network)
    ratios = (big / few, coordinator.increments(FEW, many))
    told = " et ".join(f"{ratio:.2f}" for ratio in ratios)
    print(f"  Incréments, avec beaucoup et avec peu derrière : rapport {told} (borne {RATIO})")
    return max(ratios) <= RATIO


def _server(network: Network, by: Account, port: int | None = None) -> KintoServer:
    address = f"http://127.0.0.1:{port or network.kinto.port}/v1"
    channel = Channel(address, by.name, by.secret, wait=PATIENCE, whole=PATIENCE)
    return KintoServer(network.bucket, by.name, channel)


def _password(network: Network) -> None:
    """Say what a first request costs, when the password has to be verified."""
    fresh = [network.mediator() for _ in range(4)]
    spent = processes.spent(network.kinto.pid)
    took = [timed(lambda by=by: network.ask("GET", "/", by)) for by in fresh]  # type: ignore[misc]
    cost = (processes.spent(network.kinto.pid) - spent) / len(fresh)
    print(f"  Vérifier un mot de passe : {median(took):.0f} ms, {cost * 1000:.0f} ms de processeur de Kinto")


def _accepting(network: Network, mediators: list[Account], when: str, ports: list[int] | None = None) -> None:
    """Have mediators send batches of new records for a while, each on its own; say how many were accepted."""
    used = ports or [network.kinto.port]
    postgres = network.postgres.pid
    before = processes.spent(network.kinto.pid), processes.spent_by_all(postgres)
    start = time.perf_counter()
    with ThreadPoolExecutor(len(mediators)) as pool:
        told = list(pool.map(lambda one: _sending(network, one[1], used[one[0] % len(used)]), enumerate(mediators)))
    took = time.perf_counter() - start
    kept = sum(count for count, _ in told)
    times = [latency for _, latencies in told for latency in latencies]
    costs = (processes.spent(network.kinto.pid) - before[0], processes.spent_by_all(postgres) - before[1])
    each = [f"{cost * 1000 / max(kept, 1):.1f} ms" for cost in costs]
    print(
        f"  {len(mediators)} clients, {when} : {kept / took:.0f} enregistrements/s, lot de {BATCH} en "
        f"{median(times):.0f} ms (95 % : {percentile(times, 95):.0f} ms), processeur par enregistrement : "
        f"Kinto {each[0]}, PostgreSQL {each[1]}"
    )


def _sending(network: Network, by: Account, port: int) -> tuple[int, list[float]]:
    server, kept, times = _server(network, by, port), 0, list[float]()
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        writes = [Write(an_id(), a_record()) for _ in range(BATCH)]
        start = time.perf_counter()
        kept += sum(result.wrote is Wrote.KEPT for result in server.put_many(writes))
        times.append((time.perf_counter() - start) * 1000)
    server.close()
    return kept, times


def _increments(network: Network, behind: int) -> float:
    """Say what receiving NEW records costs, after having received all before; return the median, in ms."""
    coordinator = _server(network, network.coordinator())
    newest = network.ask("GET", f"{network.records}?_limit=1", network.coordinator())
    since = newest.headers["ETag"].strip('"')
    first = timed(lambda: coordinator.changes("", 500))
    times = []
    for _ in range(TIMES):
        add(network, NEW)
        start = time.perf_counter()
        page = coordinator.changes(since, 500)
        times.append((time.perf_counter() - start) * 1000)
        assert len(page.records) == NEW and not page.more
        since = page.cursor
    empty = median([timed(lambda: coordinator.changes(since, 500)) for _ in range(TIMES)])
    print(
        f"  Recevoir {NEW} nouveautés, {behind} derrière : {median(times):.0f} ms (pire {max(times):.0f}), "
        f"rien de neuf : {empty:.0f} ms, une page de 500 depuis le début : {first:.0f} ms"
    )
    coordinator.close()
    return median(times)


def _memory(network: Network) -> None:
    size = int(network.sql("SELECT pg_database_size(current_database())")) / 1e6
    count = int(network.sql("SELECT count(*) FROM objects WHERE resource_name = 'record'"))
    print(
        f"  Mémoire : Kinto {processes.resident(network.kinto.pid):.0f} Mo, PostgreSQL "
        f"{processes.shared_by_all(network.postgres.pid):.0f} Mo, client {processes.resident(os.getpid()):.0f} Mo. "
        f"Disque : {size:.0f} Mo pour {count} enregistrements, {size * 1e6 / count:.0f} octets chacun"
    )


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
