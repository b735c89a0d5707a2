"""A parser attacked in a child of its own, whose memory and processor time the kernel bounds.

`python -m tests.hostile.confined NAME …` hands each of these parsers its seeds, what was made to cost much, and some
mutations, always the same. It prints what it is at, so that a child that is killed says what killed it.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
MOST_MEMORY = 2 << 30
MOST_SECONDS = 60
MUTATIONS = 40


class Verdict(NamedTuple):
    """What came of a parser: how many files, the seconds of the slowest, MiB at the most, what went wrong."""

    name: str
    runs: int = 0
    slowest: float = 0.0
    memory: int = 0
    fault: str = ""


def confine(names: Sequence[str], mutations: int = MUTATIONS) -> list[Verdict]:
    """Attack parsers, in one child, and return what came of each."""
    command = [sys.executable, "-m", "tests.hostile.confined", str(mutations), *names]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment, cwd=ROOT)
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    verdicts = [Verdict(**one) for one in told if "name" in one]
    if done.returncode and not any(verdict.fault for verdict in verdicts):
        at = next((one["at"] for one in reversed(told) if "at" in one), "début")
        lost = names[len(verdicts)] if len(verdicts) < len(names) else names[-1]
        verdicts.append(Verdict(lost, fault=f"enfant arrêté ({done.returncode}) à « {at} »\n{done.stderr[-2000:]}"))
    return verdicts


def attack(name: str, mutations: int, allow: Callable[[float], None]) -> Verdict:
    """Attack a parser here, within the bounds of this process.

    Before each file, `allow` is told how many seconds of processor this process may have spent at its end.
    """
    from tests.hostile.bombs import bombs_of
    from tests.hostile.parsers import BY_NAME
    from tests.hostile.table import Ground, attempt

    parser, runs, slowest = BY_NAME[name], 0, 0.0
    with TemporaryDirectory(prefix="mediateur-hostile-") as folder:
        ground = Ground(Path(folder))
        for told, data in _thrown(parser.seeds(), parser.words, bombs_of(name), mutations):
            print(json.dumps({"at": told}), flush=True)
            before = _spent()
            allow(before + MOST_SECONDS)
            try:
                attempt(parser, data, ground)
            except Exception:
                ground.close()
                return Verdict(name, runs, slowest, _peak(), f"{told}\n{traceback.format_exc()[-3000:]}")
            runs, slowest = runs + 1, max(slowest, _spent() - before)
        ground.close()
    return Verdict(name, runs, round(slowest, 3), _peak())


def _thrown(
    seeds: tuple[bytes, ...], words: tuple[bytes, ...], bombs: object, mutations: int
) -> Iterable[tuple[str, bytes]]:
    from tests.hostile.mutations import mutated

    chance = random.Random(2026)
    yield from ((f"graine {rank}", seed) for rank, seed in enumerate(seeds))
    for told, bomb in dict(bombs).items():  # type: ignore[call-overload]
        yield told, bomb()
    yield from ((f"mutation {rank}", mutated(chance, seeds, words)) for rank in range(mutations))


def _spent() -> float:
    return time.process_time()


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def _allow(seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, resource.RLIM_INFINITY))


def main() -> int:
    """Attack the parsers that are named, and return 1 when one did anything but answer."""
    mutations, *names = sys.argv[1:]
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    faults = 0
    for name in names:
        verdict = attack(name, int(mutations), _allow)
        print(json.dumps(verdict._asdict()), flush=True)
        faults += bool(verdict.fault)
    return min(faults, 1)


if __name__ == "__main__":
    raise SystemExit(main())
