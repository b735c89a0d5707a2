"""JSON bytes as values: what the program wrote itself, which a copy or a stick may bring back changed."""

from __future__ import annotations

from typing import TypeVar

from mediateur.content.shaping import decoded

T = TypeVar("T")


def value_of(data: bytes | str, type_: type[T]) -> T:
    """Return the value of that type that JSON holds. ValueError for anything else, however deep it is nested."""
    try:
        return decoded(data, type_)
    except RecursionError as error:
        raise ValueError("too deep") from error
