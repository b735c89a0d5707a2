"""A disk that fails when it is told to, for a process that was started with `disk_shim.c` preloaded.

The order of the faults is that of the C file.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

SOURCE = Path(__file__).with_name("disk_shim.c")


class Fault(IntEnum):
    """How a folder answers from now on."""

    FULL = 1
    READ_ONLY = 2
    SLOW = 3
    GONE = 4
    BROKEN = 5
    DENIED = 6
    LOCKLESS = 7


IN_FRENCH = {
    Fault.FULL: "plein",
    Fault.READ_ONLY: "en lecture seule",
    Fault.SLOW: "lent",
    Fault.GONE: "débranché",
    Fault.BROKEN: "en panne",
    Fault.DENIED: "droit perdu",
    Fault.LOCKLESS: "verrous refusés",
}


def build(folder: Path) -> Path:
    """Compile the library in a folder, and return it. subprocess.CalledProcessError where it does not compile."""
    library = folder / "disk_shim.so"
    words = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl", "-lpthread"]
    subprocess.run(words, check=True, capture_output=True)
    return library


def environment(library: Path) -> dict[str, str]:
    """Return the environment of a process whose disks can be told to fail."""
    return {**os.environ, "LD_PRELOAD": str(library), "QT_QPA_PLATFORM": "offscreen"}


@contextmanager
def failing(folder: Path, fault: Fault, after: int = 0) -> Iterator[None]:
    """Have a folder fail while the block lasts, once `after` of the calls that the fault refuses went through."""
    shim = _shim()
    shim.disk_fault(os.fsencode(folder), int(fault), ctypes.c_long(after))
    try:
        yield
    finally:
        shim.disk_fault(b"", 0, ctypes.c_long(0))


def calls() -> int:
    """Return how many calls met the fault that lasts, those that went through too."""
    counted = _shim().disk_calls
    counted.restype = ctypes.c_long
    return int(counted())


def _shim() -> ctypes.CDLL:
    """Return what was preloaded. AttributeError in a process that was not."""
    return ctypes.CDLL(None)
