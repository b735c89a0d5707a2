"""A content pack as a file: what it says of itself and its compressed files, signed (COSE_Sign1, Ed25519).

Nothing is decompressed before the signature is right, and then never beyond the size that a content may have. What
comes out is a map of names to bytes: no path is followed, no link is made, nothing is written here.
"""

from __future__ import annotations

import datetime as dt
import zlib
from typing import NamedTuple

from mediateur.content.pack import (
    MOST_CHANGE,
    MOST_CHANGES,
    MOST_SIGNED,
    MOST_UNPACKED,
    Files,
    NotContentError,
    Pack,
    require_files,
)
from mediateur.content.version import Version, version_of
from mediateur.trust import plain_cbor, sealed
from mediateur.trust.days import day_of, number_of
from mediateur.trust.keys import SigningKey
from mediateur.trust.plain_cbor import UnreadableError
from mediateur.trust.sealed import Purpose, Sealed
from mediateur.trust.words import words_of

FORMAT = 1
# What the map of files adds to the bytes of the files themselves, at most.
_MAP_BYTES = 1 << 20


class NewerFormatError(UnreadableError):
    """A pack in a form that only a later program reads."""


class Claimed(NamedTuple):
    """A signed pack of which nothing is known yet but the name of the key, and the day that it says it was made."""

    sealed: Sealed
    day: dt.date

    @property
    def key(self) -> bytes:
        """The name of the key."""
        return self.sealed.key


def write(pack: Pack, key: SigningKey) -> bytes:
    """Return a pack, signed. Raises UnreadableError for one that `read` would refuse."""
    body = zlib.compress(plain_cbor.write(dict(pack.files)), 9)
    payload = plain_cbor.write([FORMAT, str(pack.version), number_of(pack.day), list(pack.changes), body])
    data = sealed.seal(payload, key, Purpose.CONTENT)
    read(claimed(data), key.public)
    return data


def claimed(data: bytes) -> Claimed:
    """Return a pack before its signature is checked: its key, to look for, and its day. Raises UnreadableError."""
    signed = sealed.read(data, MOST_SIGNED)
    parts = plain_cbor.read(data[1:], MOST_SIGNED)
    if isinstance(parts, list) and isinstance(parts[2], bytes):
        return Claimed(signed, _head(parts[2]).day)
    raise UnreadableError("not COSE_Sign1")


def read(claim: Claimed, public: bytes) -> Pack | None:
    """Return the pack that was signed with this key; nothing when it was not. Raises UnreadableError."""
    payload = sealed.payload_of(claim.sealed, public, Purpose.CONTENT)
    if payload is None:
        return None
    head = _head(payload)
    return Pack(head.version, head.day, head.changes, _files(head.body))


class _Head(NamedTuple):
    version: Version
    day: dt.date
    changes: tuple[str, ...]
    body: bytes


def _head(payload: bytes) -> _Head:
    match plain_cbor.read(payload, MOST_SIGNED):
        case [int(form), *_] if form > FORMAT:
            raise NewerFormatError(form)
        case [1, str(version), day, list(changes), bytes(body)] if len(changes) <= MOST_CHANGES:
            told = tuple(words_of(change, MOST_CHANGE) for change in changes)
            return _Head(_version(version), day_of(day), told, body)
    raise UnreadableError("not a pack")


def _version(written: str) -> Version:
    try:
        return version_of(written)
    except ValueError as error:
        raise UnreadableError("version") from error


def _files(body: bytes) -> Files:
    most = MOST_UNPACKED + _MAP_BYTES
    unpacked = plain_cbor.read(_inflated(body, most), most)
    if not isinstance(unpacked, dict):
        raise UnreadableError("not files")
    files: dict[str, bytes] = {}
    for name, data in unpacked.items():
        if not isinstance(name, str) or not isinstance(data, bytes):
            raise UnreadableError("not files")
        files[name] = data
    try:
        require_files(files)
    except NotContentError as error:
        raise UnreadableError(str(error)) from error
    return files


def _inflated(body: bytes, most: int) -> bytes:
    """Decompress at most `most` bytes. Raises UnreadableError for more, or for what does not end where it should."""
    inflater = zlib.decompressobj()
    try:
        data = inflater.decompress(body, most)
    except zlib.error as error:
        raise UnreadableError("compression") from error
    if not inflater.eof or inflater.unused_data or inflater.unconsumed_tail:
        raise UnreadableError("compression")
    return data
