"""The invitation of a first coordinator, written on the server, where Médiateur is not installed.

The same text as `mediateur.trust.invitation` writes and reads, which a test holds it to: nine entries of deterministic
CBOR, a check, Base32 after a prefix.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import struct

PREFIX, SUFFIX = "MEDR1:", ".mediateur-invitation"
COORDINATOR, CHECK = 1, 6
FIRST = dt.date(1970, 1, 1)


def of_coordinator(server: str, bucket: str, account: str, secret: str, name: str, expires: dt.date) -> str:
    """Return the text of the invitation of a coordinator; `name` says who invites, `expires` is its last day."""
    days = (expires - FIRST).days
    entries: list[str | int | bytes] = [server, bucket, account, secret, COORDINATOR, bucket, name, b"", days]
    payload = _head(5, len(entries))
    for number, value in enumerate(entries, start=1):
        payload += _head(0, number) + _item(value)
    check = hashlib.sha256(PREFIX.encode() + payload).digest()[:CHECK]
    return PREFIX + base64.b32encode(payload + check).decode("ascii").rstrip("=")


def _item(value: str | int | bytes) -> bytes:
    if isinstance(value, int):
        return _head(0, value)
    data = value.encode() if isinstance(value, str) else value
    return _head(3 if isinstance(value, str) else 2, len(data)) + data


def _head(major: int, number: int) -> bytes:
    """Return the head of an item of CBOR, as short as it can be (RFC 8949, 4.2)."""
    for size, added, form in ((24, None, ""), (1 << 8, 24, ">B"), (1 << 16, 25, ">H"), (1 << 32, 26, ">I")):
        if number < size:
            return bytes([major << 5 | (number if added is None else added)]) + (
                struct.pack(form, number) if form else b""
            )
    raise ValueError("too large")
