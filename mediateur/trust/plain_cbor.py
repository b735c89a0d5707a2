"""The little of CBOR (RFC 8949) that is signed here, read in one walk that a hostile file cannot lengthen.

Whole numbers of at most 32 bits, byte and text strings, arrays and maps of a known length. Only the deterministic
encoding (section 4.2) is read: what says the same in other bytes is refused.
"""

from __future__ import annotations

from typing import NamedTuple

from cbor2 import dumps, loads

DEEPEST = 6
_UNSIGNED, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _MAP = range(6)
# The longest length of a head that is read, by its additional information: 1, 2 and 4 bytes.
_WIDTHS = {24: 1, 25: 2, 26: 4}

Value = int | bytes | str | list["Value"] | dict["Value", "Value"]


class UnreadableError(ValueError):
    """Bytes that are not plain CBOR; the words are for who mends the program."""


class _Head(NamedTuple):
    """The beginning of an item: its major type, its number, and where what follows begins."""

    major: int
    number: int
    end: int


def write(value: object) -> bytes:
    """Return a value in deterministic CBOR."""
    return dumps(value, canonical=True)


def read(data: bytes, most: int) -> Value:
    """Return the one value that `data` holds, of at most `most` bytes. Raises UnreadableError.

    Nothing is decoded before its shape was walked through, item by item, within the data: time and memory stay in
    proportion to `most`. What is decoded must give the same bytes again: a longer head, keys in another order or
    twice are refused.
    """
    if len(data) > most:
        raise UnreadableError("too long")
    if _walk(data, 0, 0) != len(data):
        raise UnreadableError("trailing bytes")
    try:
        value: Value = loads(data)
    except ValueError as error:
        raise UnreadableError("not CBOR") from error
    if write(value) != data:
        raise UnreadableError("not deterministic")
    return value


def _walk(data: bytes, at: int, depth: int) -> int:
    """Return where the item that begins at `at` ends."""
    if depth > DEEPEST:
        raise UnreadableError("too deep")
    head = _head(data, at)
    if head.major in {_UNSIGNED, _NEGATIVE}:
        return head.end
    if head.major in {_BYTES, _TEXT}:
        return head.end + head.number
    end = head.end
    for _ in range(head.number * (2 if head.major == _MAP else 1)):
        end = _walk(data, end, depth + 1)
    return end


def _head(data: bytes, at: int) -> _Head:
    if at >= len(data):
        raise UnreadableError("cut")
    major, short = divmod(data[at], 32)
    if major > _MAP:
        raise UnreadableError("tag or simple value")
    if short < 24:
        return _Head(major, short, at + 1)
    width = _WIDTHS.get(short)
    if width is None or at + 1 + width > len(data):
        raise UnreadableError("length")
    number = int.from_bytes(data[at + 1 : at + 1 + width], "big")
    return _Head(major, number, at + 1 + width)
