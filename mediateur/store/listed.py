"""Values for the `IN` of a query, in numbers that come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
TOGETHER = 64


def listed(values: Iterable[T]) -> list[T]:
    """Return values as a list, the last one repeated until their number is a power of two.

    SQLite prepares a statement for each number of values, and its driver keeps the last 128: there are few that way.
    """
    some = list(values)
    lacking = (1 << (len(some) - 1).bit_length()) - len(some) if some else 0
    return some + some[-1:] * lacking


def batches(values: Iterable[T]) -> Iterator[list[T]]:
    """Yield values as `listed` does, at most `TOGETHER` at a time: a statement grows with the values that it names."""
    some = list(values)
    for begin in range(0, len(some), TOGETHER):
        yield listed(some[begin : begin + TOGETHER])
