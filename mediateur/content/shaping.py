"""Values of a type, made by msgspec in one thread at a time.

The first time, msgspec learns what a type is made of and keeps it. Two threads that have it learn one type at the same
time make the program fall.
"""

from __future__ import annotations

from threading import RLock
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_turn = RLock()  # a value may make another one while it is checked


def converted(raw: object, type_: type[T], *, strict: bool = True) -> T:
    """Return plain data as a value of that type. Raises msgspec.ValidationError.

    Unless `strict`, a text that tells a number or a day may stand for it.
    """
    with _turn:
        return msgspec.convert(raw, type_, strict=strict)


def decoded(data: bytes | str, type_: type[T]) -> T:
    """Return the value of that type that JSON holds. Raises msgspec.DecodeError, RecursionError."""
    with _turn:
        return msgspec.json.decode(data, type=type_)


def decoder_of(type_: object) -> msgspec.json.Decoder[Any]:
    """Return what decodes JSON as that type; it has learned it, and any thread may use it."""
    with _turn:
        return msgspec.json.Decoder[Any](type_)
