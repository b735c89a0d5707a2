"""Bounds that a process gives itself, once and for all: what it then runs cannot lift them.

| system | memory | processor | by the clock |
|---|---|---|---|
| Linux | the kernel refuses more | the kernel stops it | a thread without Python stops it |
| Windows | a Job Object refuses more | a Job Object stops it | the same thread |
| macOS | not bounded: the kernel does not hold RLIMIT_AS | the kernel stops it | the same thread |
"""

from __future__ import annotations

import faulthandler
import os
import sys
from typing import NamedTuple

CLOCK = 2  # how many times the seconds of processor may pass by the clock: an old machine does other things too
MIB = 1 << 20


class Bounds(NamedTuple):
    """What a process may cost at most: MiB of memory, seconds of processor. By the clock, it has `clock` seconds."""

    memory: int
    seconds: int

    @property
    def clock(self) -> int:
        """Seconds by the clock."""
        return self.seconds * CLOCK


def bound_this_process(bounds: Bounds) -> None:
    """Bound this process until its end. Raises OSError or ValueError when the system refuses."""
    # Its thread is that of C: it needs no turn of Python's, which a library may keep.
    faulthandler.dump_traceback_later(bounds.clock, exit=True, file=os.open(os.devnull, os.O_WRONLY))
    if sys.platform == "win32":
        from mediateur.trust.windows_job import enter_job

        enter_job(bounds)
    else:
        _set_limits(bounds)


def _set_limits(bounds: Bounds) -> None:
    import resource

    _limit(resource.RLIMIT_CPU, bounds.seconds)
    _limit(resource.RLIMIT_FSIZE, 0)
    if sys.platform != "darwin":
        _limit(resource.RLIMIT_AS, bounds.memory * MIB)


def _limit(what: int, most: int) -> None:
    """Set a limit that cannot be raised again; one that is lower already stays."""
    import resource

    hard = resource.getrlimit(what)[1]
    held = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (held, held))
