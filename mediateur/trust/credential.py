"""What the code of an attestation says: the facts in CBOR, signed, in Base45 (RFC 9285) after a prefix of our own.

About 89 bytes of facts make 174 signed ones and 266 characters, which a QR code of version 12 and level Q holds.
Nothing is compressed: so short, it would grow.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import base45

from mediateur.trust import plain_cbor, sealed
from mediateur.trust.days import day_of, number_of
from mediateur.trust.keys import SigningKey
from mediateur.trust.plain_cbor import UnreadableError
from mediateur.trust.sealed import Purpose, Sealed
from mediateur.trust.words import tidy, words_of

PREFIX = "MED1:"
MOST_NUMBER, MOST_WORDS = 24, 120
MOST_BYTES = 512
MOST_CHARACTERS = len(PREFIX) + MOST_BYTES // 2 * 3 + 2
_NUMBER, _NAME, _TITLE, _TRAINED, _MINUTES, _ISSUED, _EXPIRES, _RULE = range(1, 9)
_MOST_MINUTES = 100_000


@dataclass(frozen=True)
class SignedRule:
    """The rule under which an attestation was given, in figures; `months` of validity."""

    minutes: int
    quiz_percent: int
    observations: int
    months: int


@dataclass(frozen=True)
class Facts:
    """What is attested. `expires` is the last day of validity; `title` that of the training; `minutes` its length."""

    number: str
    name: str
    title: str
    trained: dt.date
    minutes: int
    issued: dt.date
    expires: dt.date
    rule: SignedRule


class TooLongError(ValueError):
    """Words that a code cannot hold; its text is « number », « name » or « title »."""


def write(facts: Facts, key: SigningKey) -> str:
    """Return the signed text of a code. Raises TooLongError, and ValueError for facts that could not be read back."""
    payload = plain_cbor.write(_claims(facts))
    data = sealed.seal(payload, key, Purpose.CERTIFICATE)
    facts_of(payload)
    return f"{PREFIX}{base45.b45encode(data).decode('ascii')}"


def read(text: str) -> Sealed:
    """Return what a code holds, its signature not checked yet. Raises UnreadableError. White around it is left out."""
    bare = text.strip()
    if len(bare) > MOST_CHARACTERS:
        raise UnreadableError("too long")
    if not bare.startswith(PREFIX):
        raise UnreadableError("no prefix")
    written = bare[len(PREFIX) :]
    try:
        data = base45.b45decode(written)
    except ValueError as error:
        raise UnreadableError("not Base45") from error
    if base45.b45encode(data).decode("ascii") != written:
        raise UnreadableError("not the one Base45")
    return sealed.read(data, MOST_BYTES)


def facts_of(payload: bytes) -> Facts:
    """Return the facts of a payload whose signature is known to be right. Raises UnreadableError."""
    claims = plain_cbor.read(payload, MOST_BYTES)
    if not isinstance(claims, dict) or list(claims) != list(range(_NUMBER, _RULE + 1)):
        raise UnreadableError("not these facts")
    facts = Facts(
        number=words_of(claims[_NUMBER], MOST_NUMBER),
        name=words_of(claims[_NAME], MOST_WORDS),
        title=words_of(claims[_TITLE], MOST_WORDS),
        trained=day_of(claims[_TRAINED]),
        minutes=_count(claims[_MINUTES], _MOST_MINUTES),
        issued=day_of(claims[_ISSUED]),
        expires=day_of(claims[_EXPIRES]),
        rule=_rule(claims[_RULE]),
    )
    if not facts.trained <= facts.issued <= facts.expires:
        raise UnreadableError("days out of order")
    return facts


def _claims(facts: Facts) -> dict[int, object]:
    rule = facts.rule
    return {
        _NUMBER: _fitting(facts.number, MOST_NUMBER, "number"),
        _NAME: _fitting(facts.name, MOST_WORDS, "name"),
        _TITLE: _fitting(facts.title, MOST_WORDS, "title"),
        _TRAINED: number_of(facts.trained),
        _MINUTES: facts.minutes,
        _ISSUED: number_of(facts.issued),
        _EXPIRES: number_of(facts.expires),
        _RULE: [rule.minutes, rule.quiz_percent, rule.observations, rule.months],
    }


def _fitting(text: str, most: int, what: str) -> str:
    written = tidy(text)
    if len(written.encode()) > most:
        raise TooLongError(what)
    return written


def _rule(value: object) -> SignedRule:
    match value:
        case [int(minutes), int(percent), int(observations), int(months)]:
            return SignedRule(
                _count(minutes, _MOST_MINUTES), _count(percent, 100), _count(observations, 1000), _count(months, 1200)
            )
    raise UnreadableError("not a rule")


def _count(value: object, most: int) -> int:
    if not isinstance(value, int) or not 0 <= value <= most:
        raise UnreadableError("not a count")
    return value
