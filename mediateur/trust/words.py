"""Words as they are signed: composed, on one line, with nothing that hides or turns them over."""

from __future__ import annotations

import unicodedata

from mediateur.trust.plain_cbor import UnreadableError


def tidy(text: str) -> str:
    """Return words as they may be signed: NFC, plain spaces, no control, direction or other invisible character."""
    composed = unicodedata.normalize("NFC", text)
    spaced = "".join(" " if character.isspace() else character for character in composed)
    kept = "".join(character for character in spaced if not unicodedata.category(character).startswith("C"))
    return " ".join(kept.split())


def words_of(value: object, most: int) -> str:
    """Return words that were read, of 1 to `most` bytes of UTF-8. Raises UnreadableError."""
    if not isinstance(value, str) or not value or len(value.encode()) > most or tidy(value) != value:
        raise UnreadableError("not words")
    return value
