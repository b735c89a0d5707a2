"""A thousand kills of the real program, at the calls by which it writes and at random, in all that must last."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from mediateur.content.text import french, grouped
from tests.faults import kill_calls
from tests.faults.driver import OPERATIONS
from tests.faults.kill import Killed, Killer
from tests.faults.kill_nursery import Nursery
from tests.faults.operations import Operation
from tests.faults.operations_older import OLDER
from tests.faults.operations_register import BESIDE

KILLS = 1000
# Of each operation, at calls and at random; an update is one operation for each file that was ever written. Whoever
# opens the program after a kill at random is killed as well. What a register does beside attestations is struck less.
AT_CALLS, AT_RANDOM, OF_OTHERS, OF_OLDER, SEED = 110, 5, 40, 16, 9
# Half of the time, what is killed waits for its disk.
WORKERS_A_CORE = 2


class Proved(NamedTuple):
    """What came of an operation: its kills at calls (of how many calls) and at random, and those that left faults."""

    operation: Operation
    at_calls: int
    calls: int
    at_random: int
    faults: tuple[str, ...]


def prove() -> bool:
    """Print how many kills there were of each operation and what they left; tell whether all is well."""
    if why := kill_calls.why_not():
        print(f"arrêts brutaux : {why}")
        return False
    started = time.monotonic()
    workers = WORKERS_A_CORE * (os.cpu_count() or 1)
    proved: list[Proved] = []
    with (
        closing(Nursery()) as nursery,
        tempfile.TemporaryDirectory(prefix="mediateur-preuve-") as folder,
        ThreadPoolExecutor(workers) as pool,
    ):
        for one in pool.map(lambda one: _proved(nursery, one, Path(folder) / one.name), OPERATIONS.values()):
            _tell(one)
            proved.append(one)
    kills, bad = sum(one.at_calls + one.at_random for one in proved), sum(len(one.faults) for one in proved)
    minutes = round((time.monotonic() - started) / 60)
    told = f"arrêts brutaux : {grouped(kills)} sur {len(proved)} opérations, {bad} anomalie(s), en {minutes} minutes"
    print(french(told))
    return kills >= KILLS and not bad


def _proved(nursery: Nursery, operation: Operation, folder: Path) -> Proved:
    killer = Killer(nursery, operation, folder)
    chance = random.Random(SEED)
    most = OF_OLDER if operation in OLDER else OF_OTHERS if operation in BESIDE else AT_CALLS
    at_calls = [killer.at(call) for call in killer.chosen(most, SEED)]
    at_random = [killer.after(chance.uniform(0, killer.seconds), chance.uniform(0, 1)) for _ in range(AT_RANDOM)]
    faults = [*killer.wrong_states(), *(_told(one) for one in (*at_calls, *at_random) if one.wrong)]
    return Proved(operation, _cut(at_calls), len(killer.calls), _cut(at_random), tuple(faults))


def _cut(runs: list[Killed]) -> int:
    return sum(one.is_cut for one in runs)


def _told(killed: Killed) -> str:
    return f"après « {killed.said[-1]} » : {' ; '.join(killed.wrong)}"


def _tell(proved: Proved) -> None:
    struck = f"{proved.at_calls} à l’un de ses {proved.calls} appels qui écrivent, {proved.at_random} au hasard"
    state = f"{len(proved.faults)} anomalie(s)" if proved.faults else "tout ce qui était annoncé est là, rien à moitié"
    print(french(f"arrêts brutaux, {proved.operation.title} : {struck} ; {state}"), flush=True)
    for fault in proved.faults:
        print(f"  {fault[:2000]}", file=sys.stderr, flush=True)
