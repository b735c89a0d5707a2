"""Bytes locked by a passphrase: scrypt (RFC 7914) makes it a key, AES-256-GCM locks with it."""

from __future__ import annotations

import os
import unicodedata
from typing import NamedTuple

_SALT, _NONCE, _TAG = 16, 12, 16
# 64 MiB and about a quarter of a second for each guess.
_COST, _BLOCK, _PARALLEL = 1 << 16, 8, 1


class Kind(NamedTuple):
    """What is locked: the bytes that its file begins with, and how many at most it holds."""

    mark: bytes
    most: int


KEY = Kind(b"MEDCLE1\n", 1024)
REGISTER = Kind(b"MEDREG1\n", 256 << 20)


class WrongPassphraseError(ValueError):
    """It does not open: the passphrase is another one, or the bytes were changed."""


def lock(secret: bytes, passphrase: str, kind: Kind = KEY) -> bytes:
    """Return `secret` locked by a passphrase. ValueError when it is longer than its kind may be."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(secret) > kind.most:
        raise ValueError(len(secret))
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    return kind.mark + salt + nonce + AESGCM(_stretched(passphrase, salt)).encrypt(nonce, secret, kind.mark)


def unlock(data: bytes, passphrase: str, kind: Kind = KEY) -> bytes:
    """Return what `lock` locked. Raises WrongPassphraseError."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    start = len(kind.mark) + _SALT
    if not is_locked(data, kind) or not start + _NONCE + _TAG <= len(data) <= start + _NONCE + _TAG + kind.most:
        raise WrongPassphraseError
    salt, nonce, locked = data[len(kind.mark) : start], data[start : start + _NONCE], data[start + _NONCE :]
    try:
        return AESGCM(_stretched(passphrase, salt)).decrypt(nonce, locked, kind.mark)
    except InvalidTag as error:
        raise WrongPassphraseError from error


def is_locked(data: bytes, kind: Kind) -> bool:
    """Return whether bytes begin as those of that kind, which says nothing of the rest."""
    return data.startswith(kind.mark)


def _stretched(passphrase: str, salt: bytes) -> bytes:
    """Return the key that a passphrase makes; accents typed on one keyboard or another give the same."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    words = unicodedata.normalize("NFKC", passphrase).encode()
    return Scrypt(salt=salt, length=32, n=_COST, r=_BLOCK, p=_PARALLEL).derive(words)
