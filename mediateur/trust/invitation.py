"""The invitation of a coordinator: which server, as which account, for which territory; as a text, a file, a QR code.

Deterministic CBOR with a check, in Base32 after a prefix of our own: capitals and digits only, so a line break, a space
or small letters do no harm, and a QR code holds it in its dense mode. It is not signed: who gives it is known by sight.
Its secret works once: joining replaces it at once.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from dataclasses import dataclass, field
from enum import Enum

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.trust import plain_cbor
from mediateur.trust.addresses import UnsafeAddressError, checked
from mediateur.trust.days import day_of, number_of
from mediateur.trust.keys import PUBLIC_LENGTH
from mediateur.trust.plain_cbor import UnreadableError
from mediateur.trust.words import words_of

PREFIX, SUFFIX = "MEDR1:", ".mediateur-invitation"
MOST_BYTES, MOST_CHARACTERS = 640, 4096
MOST_NAME, MOST_CALLED = 120, 80
_CHECK = 6
_SERVER, _BUCKET, _ACCOUNT, _SECRET, _ROLE, _TERRITORY, _NAME, _KEY, _EXPIRES, _CALLED = range(1, 11)
# Invitations made before territories had a readable name have no last entry.
_ENTRIES = tuple(list(range(_SERVER, last + 1)) for last in (_EXPIRES, _CALLED))
# What Kinto takes for the name of a bucket and of an account, in small letters.
_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")

NOT_ONE = "Ce n'est pas une invitation à partager : vérifiez que vous avez pris le bon fichier, ou le texte entier."
DAMAGED = "Cette invitation est abîmée ou incomplète : copiez-la de nouveau, ou demandez-en une autre."
UNSAFE = "Cette invitation mène à une adresse qui n'est pas sûre : ne l'utilisez pas, et prévenez votre coordinateur."
OVER = (
    "Cette invitation valait jusqu'au {until} (ce poste est au {today}) : vérifiez la date, ou demandez-en une autre."
)


class Role(Enum):
    """What the account is for."""

    MEDIATOR = 0
    COORDINATOR = 1


class InvitationError(MediateurError):
    """An invitation that cannot be used; one sentence says why and what to do."""

    def __init__(self, sentence: str, detail: str = "") -> None:
        super().__init__(french(sentence), detail=detail)


@dataclass(frozen=True)
class Invitation:
    """What a coordinator gives. `expires` is the last day; `name` says who invites; `key` checks content (or empty).

    `server` is the address of the API, `bucket` the part of it that is this department's, `territory` the id that
    records bear, `called` its readable name (empty in those of before). `secret` is never shown.
    """

    server: str
    bucket: str
    account: str
    secret: str = field(repr=False)
    territory: str
    name: str
    expires: dt.date
    role: Role = Role.MEDIATOR
    key: bytes = b""
    called: str = ""


def write(invitation: Invitation) -> str:
    """Return the text of an invitation. Raises InvitationError when it could not be read back."""
    called = {_CALLED: invitation.called} if invitation.called else {}
    payload = plain_cbor.write(
        {
            _SERVER: invitation.server,
            _BUCKET: invitation.bucket,
            _ACCOUNT: invitation.account,
            _SECRET: invitation.secret,
            _ROLE: invitation.role.value,
            _TERRITORY: invitation.territory,
            _NAME: invitation.name,
            _KEY: invitation.key,
            _EXPIRES: number_of(invitation.expires),
            **called,
        }
    )
    _invitation(payload)
    return f"{PREFIX}{_letters(payload + _check(payload))}"


def read(text: str, today: dt.date) -> Invitation:
    """Return what a text or the letters of a QR code say. Raises InvitationError."""
    if len(text) > MOST_CHARACTERS:
        raise InvitationError(NOT_ONE, "too long")
    bare = "".join(text.split()).upper()
    if not bare.startswith(PREFIX):
        raise InvitationError(NOT_ONE, "no prefix")
    invitation = _invitation(_payload(bare[len(PREFIX) :]))
    if today > invitation.expires:
        raise InvitationError(OVER.format(until=_told(invitation.expires), today=_told(today)))
    return invitation


def read_file(data: bytes, today: dt.date) -> Invitation:
    """Return what the bytes of a file say. Raises InvitationError."""
    if len(data) > MOST_CHARACTERS:
        raise InvitationError(NOT_ONE, "too long")
    try:
        return read(data.decode("utf-8-sig"), today)
    except UnicodeDecodeError as error:
        raise InvitationError(NOT_ONE, "not text") from error


def _payload(letters: str) -> bytes:
    try:
        data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError as error:
        raise InvitationError(DAMAGED, "not Base32") from error
    payload, check = data[:-_CHECK], data[-_CHECK:]
    if _letters(data) != letters or check != _check(payload):
        raise InvitationError(DAMAGED, "check")
    return payload


def _invitation(payload: bytes) -> Invitation:
    try:
        return _read(plain_cbor.read(payload, MOST_BYTES))
    except UnsafeAddressError as error:
        raise InvitationError(UNSAFE, str(error)) from error
    except (UnreadableError, ValueError) as error:
        raise InvitationError(DAMAGED, str(error)) from error


def _read(said: object) -> Invitation:
    if not isinstance(said, dict) or list(said) not in _ENTRIES:
        raise UnreadableError("not these entries")
    key = said[_KEY]
    if not isinstance(key, bytes) or len(key) not in {0, PUBLIC_LENGTH}:
        raise UnreadableError("key")
    return Invitation(
        server=checked(_plain(said[_SERVER], re.compile(r"\S{1,200}"))),
        bucket=_plain(said[_BUCKET], _IDENTIFIER),
        account=_plain(said[_ACCOUNT], _IDENTIFIER),
        secret=_plain(said[_SECRET], _TOKEN),
        role=Role(said[_ROLE]),
        territory=_plain(said[_TERRITORY], _IDENTIFIER),
        name=words_of(said[_NAME], MOST_NAME),
        key=key,
        expires=day_of(said[_EXPIRES]),
        called=words_of(said[_CALLED], MOST_CALLED) if _CALLED in said else "",
    )


def _plain(word: object, form: re.Pattern[str]) -> str:
    if not isinstance(word, str) or not form.fullmatch(word):
        raise UnreadableError("word")
    return word


def _letters(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").rstrip("=")


def _check(payload: bytes) -> bytes:
    return hashlib.sha256(PREFIX.encode() + payload).digest()[:_CHECK]


def _told(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"
