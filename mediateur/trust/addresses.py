"""Which addresses of a server may be given a password: https, or this very machine; nothing more in it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

LONGEST = 200
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
# Printable ASCII, without what browsers and libraries read each in their own way.
_PLAIN = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+(/[A-Za-z0-9._~\-]+)*/?")


class UnsafeAddressError(ValueError):
    """An address that no password may be sent to. Its text is for who mends the program."""


def checked(address: str) -> str:
    """Return the address of a server without a slash at its end. Raises UnsafeAddressError.

    Only https is, or http to this very machine by one of the names in LOOPBACK.
    """
    if len(address) > LONGEST or not _PLAIN.fullmatch(address):
        raise UnsafeAddressError("form")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise UnsafeAddressError("host") from error
    if not host or port == 0 or any(part in {".", ".."} for part in parts.path.split("/")):
        raise UnsafeAddressError("host")
    if parts.scheme != "https" and host not in LOOPBACK:
        raise UnsafeAddressError("http beyond this machine")
    return address.rstrip("/")


def is_here(address: str) -> bool:
    """Return whether a checked address is that of this very machine."""
    return urlsplit(address).hostname in LOOPBACK
