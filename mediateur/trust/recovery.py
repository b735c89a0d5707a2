"""A private key as lines that are printed, kept under lock, and typed back: each line tells its own mistakes.

Base32 after Crockford's alphabet: no I, L, O, U, which are taken for others. A line is 4 bytes of the key and one that
checks them with their place; the last line checks the whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from mediateur.trust.keys import SEED_LENGTH, SigningKey

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TAKEN_FOR = str.maketrans({"I": "1", "L": "1", "O": "0", " ": "", "-": "", "\N{NO-BREAK SPACE}": ""})
_BYTES, _LETTERS = 4, 8
LINES = SEED_LENGTH // _BYTES + 1


class MistypedError(ValueError):
    """A line that is not what was printed; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def lines(key: SigningKey) -> tuple[str, ...]:
    """Return the lines to print: « 7QK2 9M0D »."""
    parts = [*_parts(key.seed), _whole(key.seed)]
    return tuple(_written(part + _check(rank, part)) for rank, part in enumerate(parts))


def key_of(typed: Sequence[str]) -> SigningKey:
    """Return the key whose lines were typed, in capitals or not, with or without spaces. Raises MistypedError."""
    if len(typed) != LINES:
        raise MistypedError(min(len(typed) + 1, LINES))
    *parts, whole = [part_of(rank, line) for rank, line in enumerate(typed)]
    seed = b"".join(parts)
    if _whole(seed) != whole:
        raise MistypedError(LINES)
    return SigningKey(seed)


def part_of(rank: int, line: str) -> bytes:
    """Return the 4 bytes of the line of that rank (from 0). Raises MistypedError."""
    letters = line.upper().translate(_TAKEN_FOR)
    if len(letters) != _LETTERS or any(letter not in ALPHABET for letter in letters):
        raise MistypedError(rank + 1)
    number = 0
    for letter in letters:
        number = number * 32 + ALPHABET.index(letter)
    data = number.to_bytes(_BYTES + 1, "big")
    if _check(rank, data[:_BYTES]) != data[_BYTES:]:
        raise MistypedError(rank + 1)
    return data[:_BYTES]


def _parts(seed: bytes) -> list[bytes]:
    return [seed[start : start + _BYTES] for start in range(0, len(seed), _BYTES)]


def _whole(seed: bytes) -> bytes:
    return hashlib.sha256(b"mediateur-feuille" + seed).digest()[:_BYTES]


def _check(rank: int, part: bytes) -> bytes:
    return hashlib.sha256(bytes([rank]) + part).digest()[:1]


def _written(data: bytes) -> str:
    number, letters = int.from_bytes(data, "big"), ""
    for _ in range(_LETTERS):
        number, rest = divmod(number, 32)
        letters = ALPHABET[rest] + letters
    return f"{letters[: _LETTERS // 2]} {letters[_LETTERS // 2 :]}"
