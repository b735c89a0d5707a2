"""The key of an organisation (Ed25519, RFC 8032): made, named, used."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

ID_LENGTH, SEED_LENGTH, PUBLIC_LENGTH = 8, 32, 32


def key_id(public: bytes) -> bytes:
    """Return what names a public key: the first 8 bytes of its SHA-256."""
    return hashlib.sha256(public).digest()[:ID_LENGTH]


def fingerprint(public: bytes) -> str:
    """Return the name of a public key as it is compared by telephone: « 9F3A 0C21 77B0 4E58 »."""
    return shown(key_id(public))


def shown(name: bytes) -> str:
    """Return what names a key, as it is compared by telephone."""
    digits = name.hex().upper()
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


@dataclass(frozen=True)
class SigningKey:
    """A private key, which is never shown: 32 bytes from which all the rest comes."""

    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.seed) != SEED_LENGTH:
            raise ValueError("a private key is 32 bytes long")

    @cached_property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()

    @cached_property
    def id(self) -> bytes:
        """What names its public key."""
        return key_id(self.public)


def new_key() -> SigningKey:
    """Return a key that did not exist."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return SigningKey(Ed25519PrivateKey.generate().private_bytes_raw())
