"""Bytes locked by a passphrase: scrypt (RFC 7914) makes it a key, AES-256-GCM locks with it."""

from __future__ import annotations

import os
import unicodedata

_MARK = b"MEDCLE1\n"
_SALT, _NONCE, _TAG = 16, 12, 16
# 64 MiB and about a quarter of a second for each guess.
_COST, _BLOCK, _PARALLEL = 1 << 16, 8, 1
MOST = 1024


class WrongPassphraseError(ValueError):
    """It does not open: the passphrase is another one, or the bytes were changed."""


def lock(secret: bytes, passphrase: str) -> bytes:
    """Return `secret` (at most `MOST` bytes) locked by a passphrase."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    return _MARK + salt + nonce + AESGCM(_stretched(passphrase, salt)).encrypt(nonce, secret, _MARK)


def unlock(data: bytes, passphrase: str) -> bytes:
    """Return what `lock` locked. Raises WrongPassphraseError."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    start = len(_MARK) + _SALT
    if not data.startswith(_MARK) or not start + _NONCE + _TAG <= len(data) <= start + _NONCE + _TAG + MOST:
        raise WrongPassphraseError
    salt, nonce, locked = data[len(_MARK) : start], data[start : start + _NONCE], data[start + _NONCE :]
    try:
        return AESGCM(_stretched(passphrase, salt)).decrypt(nonce, locked, _MARK)
    except InvalidTag as error:
        raise WrongPassphraseError from error


def _stretched(passphrase: str, salt: bytes) -> bytes:
    """Return the key that a passphrase makes; accents typed on one keyboard or another give the same."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    words = unicodedata.normalize("NFKC", passphrase).encode()
    return Scrypt(salt=salt, length=32, n=_COST, r=_BLOCK, p=_PARALLEL).derive(words)
