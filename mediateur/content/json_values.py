"""JSON bytes as values: what the program wrote itself, which a copy or a stick may bring back changed."""

from __future__ import annotations

from typing import TypeVar

import msgspec

T = TypeVar("T")


def value_of(data: bytes | str, type_: type[T]) -> T:
    """Return the value of that type that JSON holds. ValueError for anything else, however deep it is nested."""
    try:
        return msgspec.json.decode(data, type=type_)
    except RecursionError as error:
        raise ValueError("too deep") from error
