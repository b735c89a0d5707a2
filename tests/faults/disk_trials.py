"""Cells tried in processes of their own, whose disks can be told to fail; one that falls is a cell that went wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults.disk_cells import ACTS, Came, Cell
from tests.faults.disk_shim import Fault, environment
from tests.store.samples import ROOT

FELL = "tombé"


def table() -> tuple[Cell, ...]:
    """Return every act under every fault of its disk, from the first call that it refuses."""
    return tuple(Cell(act, fault) for act in ACTS for fault in Fault)


def in_turn() -> tuple[Cell, ...]:
    """Return two faults of each act, taken in turn: every act, and every fault many times."""
    faults, half = tuple(Fault), len(Fault) // 2
    return tuple(
        Cell(act, faults[(rank + shift) % len(faults)]) for rank, act in enumerate(ACTS) for shift in (0, half)
    )


def tried(cells: Sequence[Cell], library: Path, processes: int = 1) -> list[Came]:
    """Try cells, shared between processes in which `library` is preloaded; return what came of each.

    Those of an act are in one process and in their order: once an act ends before its fault, it is tried no further.
    """
    of_act = {act: rank % processes for rank, act in enumerate(ACTS)}
    parts = [[cell for cell in cells if of_act[cell.act] == number] for number in range(processes)]
    with ThreadPoolExecutor(processes) as pool:
        return [came for part in pool.map(lambda part: [*_tried(part, library)], parts) for came in part]


def _tried(cells: Sequence[Cell], library: Path) -> Iterator[Came]:
    """Try cells in one process after another: the one after which it falls is told, and the rest are tried anew."""
    left = list(cells)
    while left:
        words = [sys.executable, "-m", "tests.faults.disk_cells"]
        asked = "".join(f"{json.dumps(cell, ensure_ascii=False)}\n" for cell in left)
        done = subprocess.run(
            words, input=asked, capture_output=True, text=True, check=False, cwd=ROOT, env=environment(library)
        )
        came = [_read(line) for line in done.stdout.splitlines()]
        yield from came
        left = left[len(came) :]
        if left:
            yield Came(left.pop(0), FELL, "", 0, (f"code {done.returncode} : {done.stderr[-2000:]}",))


def _read(line: str) -> Came:
    (act, fault, after), outcome, told, calls, wrong = json.loads(line)
    return Came(Cell(act, Fault(fault), after), outcome, told, calls, tuple(wrong))
