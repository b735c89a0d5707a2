"""An export that has left, as bytes: what the next one is decided beside."""

from __future__ import annotations

import msgspec

from mediateur.content.json_values import value_of
from mediateur.journal.disclosure.shapes import Sent


def encode(sent: Sent) -> bytes:
    """Return the bytes under which an export is kept."""
    return msgspec.json.encode(sent)


def decode(data: bytes) -> Sent:
    """Return an export that was kept. Raises ValueError when it is damaged."""
    return value_of(data, Sent)
