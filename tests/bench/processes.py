"""What processes use, as Linux tells it."""

from __future__ import annotations

import os
from pathlib import Path

_PER_SECOND = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def busy() -> str:
    """Return words that say so where figures were taken while this machine had more to do than it can."""
    if not hasattr(os, "getloadavg") or (load := os.getloadavg()[0]) <= (cores := os.cpu_count() or 1):
        return ""
    return f" (sous charge : {load:.1f} pour {cores} cœurs)"


def spent(pid: int, *, with_ended: bool = False) -> float:
    """Return the seconds of processor that a process has used; with those of its children that have ended."""
    fields = _told(pid, "stat").rpartition(")")[2].split()
    return sum(map(int, fields[11 : 15 if with_ended else 13])) / _PER_SECOND


def spent_by_all(pid: int) -> float:
    """Return the seconds of processor that a process and its children have used, those that have ended included."""
    return spent(pid, with_ended=True) + sum(spent(child) for child in children(pid))


def children(pid: int) -> list[int]:
    """Return the children of a process."""
    return [int(child) for child in (Path("/proc") / str(pid) / "task" / str(pid) / "children").read_text().split()]


def resident(pid: int) -> float:
    """Return the memory of a process, in MB."""
    return _field(pid, "status", "VmRSS:") / 1000


def held(pid: int) -> float:
    """Return the memory of a process counted page by page, in MB: `resident` is rounded by Linux."""
    return _field(pid, "smaps_rollup", "Rss:") / 1000


def private(pid: int) -> float:
    """Return the memory that a process shares with no other, in MB."""
    return sum(_field(pid, "smaps_rollup", f"Private_{kind}:") for kind in ("Clean", "Dirty")) / 1000


def shared_by_all(pid: int) -> float:
    """Return the memory of a process and of its children, what they share counted once, in MB."""
    return sum(_field(one, "smaps_rollup", "Pss:") for one in (pid, *children(pid))) / 1000


def _field(pid: int, file: str, name: str) -> int:
    for line in _told(pid, file).splitlines():
        if line.startswith(name):
            return int(line.split()[1])
    return 0


def _told(pid: int, file: str) -> str:
    """Return what Linux tells of a process, nothing once it has ended."""
    try:
        return (Path("/proc") / str(pid) / file).read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
