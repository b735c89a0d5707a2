"""What is done to a seed: bytes turned, cut, repeated, moved, numbers made huge, words of the format put in."""

from __future__ import annotations

import random
from collections.abc import Callable

MOST_BYTES = 200_000
_COMMON = (
    *(
        b"",
        b"\0",
        b"\xff",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\n",
        b"\r",
        b"\t",
        b'"',
        b"'",
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
    ),
    *(b"null", b"true", b"NaN", b"-1", b"1e999", b"9" * 25, b"9" * 5000, b"0" * 40, b"\\u0000", b"\\ud800", b"../"),
    *("é".encode(), "\u202e".encode(), "\u0663".encode(), "𝟘".encode(), b"\xed\xa0\x80", b"{" * 400, b"[" * 4000),
)
Mutation = Callable[[random.Random, bytearray, tuple[bytes, ...]], None]


def mutated(chance: random.Random, seeds: tuple[bytes, ...], words: tuple[bytes, ...]) -> bytes:
    """Return a seed after some mutations; `words` are those of its format."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3, 5, 8))):
        chance.choice(_MUTATIONS)(chance, data, (*words, *_COMMON))
    return bytes(data[:MOST_BYTES])


def _place(chance: random.Random, data: bytearray) -> int:
    return chance.randint(0, len(data))


def _turn(chance: random.Random, data: bytearray, _words: tuple[bytes, ...]) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _set(chance: random.Random, data: bytearray, _words: tuple[bytes, ...]) -> None:
    if data:
        data[chance.randrange(len(data))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))


def _cut(chance: random.Random, data: bytearray, _words: tuple[bytes, ...]) -> None:
    del data[_place(chance, data) :]


def _drop(chance: random.Random, data: bytearray, _words: tuple[bytes, ...]) -> None:
    start = _place(chance, data)
    del data[start : start + chance.randint(1, 40)]


def _repeat(chance: random.Random, data: bytearray, _words: tuple[bytes, ...]) -> None:
    start = _place(chance, data)
    part = bytes(data[start : start + chance.randint(1, 200)])
    data[start:start] = part * chance.choice((1, 2, 50))


def _move(chance: random.Random, data: bytearray, _words: tuple[bytes, ...]) -> None:
    start = _place(chance, data)
    part = bytes(data[start : start + chance.randint(1, 60)])
    del data[start : start + len(part)]
    place = _place(chance, data)
    data[place:place] = part


def _insert(chance: random.Random, data: bytearray, words: tuple[bytes, ...]) -> None:
    place = _place(chance, data)
    data[place:place] = chance.choice(words)


def _overwrite(chance: random.Random, data: bytearray, words: tuple[bytes, ...]) -> None:
    place, word = _place(chance, data), chance.choice(words)
    data[place : place + len(word)] = word


_MUTATIONS: tuple[Mutation, ...] = (_turn, _set, _cut, _drop, _repeat, _move, _insert, _insert, _overwrite)
