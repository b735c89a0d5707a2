"""A list of organisations that are trusted: who, by which keys, from when to when, and what they took back.

An organisation publishes its list in a signed file; it stands first in it, and may name others that it vouches for.
Its keys are in the order they were made, each but the first signed by the one before: who knows an earlier key can
follow it to the present one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from mediateur.trust import plain_cbor, sealed
from mediateur.trust.days import day_of, number_of
from mediateur.trust.keys import PUBLIC_LENGTH, SigningKey, key_id
from mediateur.trust.plain_cbor import UnreadableError
from mediateur.trust.sealed import Purpose
from mediateur.trust.words import words_of

MOST_BYTES = 1_000_000
MOST_NAME, MOST_NUMBER, MOST_KEYS, MOST_ORGANISATIONS = 120, 24, 40, 2_000
_VOUCHING_BYTES = 200
FOREVER = dt.date(9999, 12, 31)


@dataclass(frozen=True)
class OrganisationKey:
    """A public key, in service from `since`: it may sign what is dated until `until`, included.

    An attestation given before `since` may be printed again with it. `lost` is the day on which the organisation said
    that someone else may have it: nothing that it signed counts any more. `vouched` is its signature by the key before,
    empty for the first.
    """

    public: bytes
    since: dt.date
    until: dt.date = FOREVER
    lost: dt.date | None = None
    vouched: bytes = b""

    def signs_on(self, day: dt.date) -> bool:
        """Tell whether what is dated that day may be signed with it."""
        return self.since <= day <= self.until


class Turned(IntEnum):
    """What became of an attestation before it expired."""

    WITHDRAWN = 1
    SUSPENDED = 2


@dataclass(frozen=True)
class Ended:
    """An attestation that no longer stands, from that day."""

    number: str
    day: dt.date
    turn: Turned = Turned.WITHDRAWN


@dataclass(frozen=True)
class Organisation:
    """A training organisation: its name, its keys from the first to the present one, and what it took back."""

    name: str
    keys: tuple[OrganisationKey, ...]
    ended: tuple[Ended, ...] = ()

    @property
    def root(self) -> bytes:
        """What names it whatever its present key: the name of its first one."""
        return key_id(self.keys[0].public)

    def key(self, name: bytes) -> OrganisationKey | None:
        """Return its key of that name."""
        return next((key for key in self.keys if key_id(key.public) == name), None)


@dataclass(frozen=True)
class TrustList:
    """What an organisation published that day. `edition` grows by one each time."""

    day: dt.date
    edition: int
    organisations: tuple[Organisation, ...]

    @property
    def publisher(self) -> Organisation:
        """Who published it."""
        return self.organisations[0]


def vouch(public: bytes, key: SigningKey) -> bytes:
    """Return the signature by which a key presents the one that follows it."""
    return sealed.seal(public, key, Purpose.NEXT_KEY)


def write(listed: TrustList, key: SigningKey) -> bytes:
    """Return a list signed by the present key of its publisher. Raises UnreadableError for one that is not right."""
    payload = plain_cbor.write(
        [number_of(listed.day), listed.edition, [_organisation_value(one) for one in listed.organisations]]
    )
    data = sealed.seal(payload, key, Purpose.TRUST_LIST)
    read(data)
    return data


def read(data: bytes) -> TrustList:
    """Return a list, signed by a key that it gives its publisher and that may sign that day. Raises UnreadableError.

    Whether the publisher is trusted is for `shelf` to say.
    """
    signed = sealed.read(data, MOST_BYTES)
    listed = _list_of(_unchecked(signed))
    key = listed.publisher.key(signed.key)
    if key is None or key.lost or not key.signs_on(listed.day):
        raise UnreadableError("a key that does not sign for its publisher")
    if sealed.payload_of(signed, key.public, Purpose.TRUST_LIST) is None:
        raise UnreadableError("signature")
    return listed


def signer(data: bytes) -> bytes:
    """Return the name of the key that signed a list that `read` has read."""
    return sealed.read(data, MOST_BYTES).key


def _unchecked(signed: sealed.Sealed) -> bytes:
    """Return the payload before its signature is checked: the keys that check it are in it."""
    parts = plain_cbor.read(signed.data[1:], MOST_BYTES)
    if isinstance(parts, list) and isinstance(parts[2], bytes):
        return parts[2]
    raise UnreadableError("not COSE_Sign1")


def _organisation_value(organisation: Organisation) -> list[object]:
    keys = [_key_value(key) for key in organisation.keys]
    ended = [[one.number, number_of(one.day), int(one.turn)] for one in organisation.ended]
    return [organisation.name, keys, ended]


def _key_value(key: OrganisationKey) -> list[object]:
    lost = [number_of(key.lost)] if key.lost else []
    return [key.public, number_of(key.since), number_of(key.until), lost, key.vouched]


def _list_of(payload: bytes) -> TrustList:
    match plain_cbor.read(payload, MOST_BYTES):
        case [day, int(edition), [_, *_] as organisations] if edition > 0 and len(organisations) <= MOST_ORGANISATIONS:
            published = day_of(day)
            read_ones = tuple(_organisation(one, published) for one in organisations)
            if len({one.root for one in read_ones}) < len(read_ones):
                raise UnreadableError("an organisation twice")
            return TrustList(published, edition, read_ones)
    raise UnreadableError("not a list")


def _organisation(value: object, published: dt.date) -> Organisation:
    match value:
        case [name, [_, *_] as keys, list(ended)] if len(keys) <= MOST_KEYS:
            read_keys = tuple(_key(key) for key in keys)
            _require_chain(read_keys)
            taken_back = tuple(_ended(one, published) for one in ended)
            return Organisation(words_of(name, MOST_NAME), read_keys, taken_back)
    raise UnreadableError("not an organisation")


def _require_chain(keys: tuple[OrganisationKey, ...]) -> None:
    """Raise UnreadableError unless each key but the first is presented by the one before."""
    if keys[0].vouched or len({key.public for key in keys}) < len(keys):
        raise UnreadableError("keys")
    for before, after in pairwise(keys):
        presented = sealed.read(after.vouched, _VOUCHING_BYTES)
        if sealed.payload_of(presented, before.public, Purpose.NEXT_KEY) != after.public:
            raise UnreadableError("a key that the one before does not present")


def _key(value: object) -> OrganisationKey:
    match value:
        case [bytes(public), since, until, list(lost), bytes(vouched)] if len(public) == PUBLIC_LENGTH:
            days = [day_of(day) for day in (since, until, *lost)]
            if len(days) > 3 or days[0] > days[1]:
                raise UnreadableError("days of a key")
            return OrganisationKey(public, days[0], days[1], days[2] if lost else None, vouched)
    raise UnreadableError("not a key")


def _ended(value: object, published: dt.date) -> Ended:
    match value:
        case [number, day, int(turn)] if turn in set(Turned):
            when = day_of(day)
            if when > published:
                raise UnreadableError("an end to come")
            return Ended(words_of(number, MOST_NUMBER), when, Turned(turn))
    raise UnreadableError("not an end")
