"""Bytes that an organisation signed: COSE_Sign1 (RFC 9052) with Ed25519, in one form and no other.

What is signed for one purpose (an attestation) is never taken for another (a list): the purpose is signed too.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from mediateur.trust import plain_cbor
from mediateur.trust.keys import ID_LENGTH, SigningKey
from mediateur.trust.plain_cbor import UnreadableError

_TAG = b"\xd2"
_ALG, _KID = 1, 4
_KTY, _OKP, _KEY_ALG, _EDDSA, _CURVE, _ED25519, _X, _D = 1, 1, 3, -8, -1, 6, -2, -4


class Purpose(Enum):
    """What a signature is for."""

    CERTIFICATE = b"mediateur-attestation-1"
    TRUST_LIST = b"mediateur-confiance-1"
    NEXT_KEY = b"mediateur-cle-suivante-1"
    JOURNAL = b"mediateur-journal-1"
    CONTENT = b"mediateur-contenu-1"


class Sealed(NamedTuple):
    """Signed bytes, as they are: nothing is known of them before `payload_of` has checked the signature."""

    data: bytes
    key: bytes


def seal(payload: bytes, key: SigningKey, purpose: Purpose) -> bytes:
    """Return a payload signed for that purpose, with the name of the key."""
    from cwt import COSE, COSEKey

    private = COSEKey.new({_KTY: _OKP, _KEY_ALG: _EDDSA, _CURVE: _ED25519, _X: key.public, _D: key.seed})
    protected = {_ALG: _EDDSA, _KID: key.id}
    made = COSE.new().encode_and_sign(payload, private, protected=protected, external_aad=purpose.value)
    if not isinstance(made, bytes):
        raise TypeError(type(made).__name__)
    return made


def read(data: bytes, most: int) -> Sealed:
    """Return signed bytes with the name of their key, nothing checked yet but their form. Raises UnreadableError.

    The form is the one that `seal` writes: another algorithm, another header (critical ones included), one that is
    not signed, a second signature or a longer number are all refused.
    """
    if not data.startswith(_TAG):
        raise UnreadableError("not COSE_Sign1")
    parts = plain_cbor.read(data[len(_TAG) :], most)
    match parts:
        case [bytes(protected), {**unprotected}, bytes(), bytes()] if not unprotected:
            return Sealed(data, _key_of(protected))
    raise UnreadableError("not COSE_Sign1")


def payload_of(sealed: Sealed, public: bytes, purpose: Purpose) -> bytes | None:
    """Return what was signed with this key for this purpose; nothing when it was not."""
    from cwt import COSE, COSEKey
    from cwt.exceptions import CWTError

    known = COSEKey.new({_KTY: _OKP, _KEY_ALG: _EDDSA, _CURVE: _ED25519, _X: public, 2: sealed.key})
    try:
        payload = COSE.new(verify_kid=True).decode(sealed.data, known, external_aad=purpose.value)
    except (CWTError, ValueError):
        return None
    return payload if isinstance(payload, bytes) else None


def _key_of(protected: bytes) -> bytes:
    headers = plain_cbor.read(protected, 32)
    match headers:
        case {4: bytes(key)} if headers == {_ALG: _EDDSA, _KID: key} and len(key) == ID_LENGTH:
            return key
    raise UnreadableError("headers")
