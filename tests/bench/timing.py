"""Durations, and what sums them up."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence

median = statistics.median


def timed(work: Callable[[], object]) -> float:
    """Return how long some work takes, in ms."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def percentile(times: Sequence[float], rank: int) -> float:
    """Return the duration that `rank` % of the times do not pass."""
    return sorted(times)[min(len(times) - 1, len(times) * rank // 100)]
