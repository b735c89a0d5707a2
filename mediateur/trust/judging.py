"""Whether an attestation stands: one of three answers, and never « probably »."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from mediateur.trust import credential, sealed
from mediateur.trust.credential import Facts
from mediateur.trust.plain_cbor import UnreadableError
from mediateur.trust.sealed import Purpose, Sealed
from mediateur.trust.trust_list import Ended, Organisation, OrganisationKey, TrustList


class Reason(Enum):
    """Why an attestation cannot be verified, or why it no longer stands."""

    NOT_ONE = "pas une attestation"
    DAMAGED = "abîmée"
    NOT_A_PICTURE = "ni image ni PDF"
    TOO_LARGE = "trop grand"
    COSTLY = "lecture arrêtée"
    BROKEN_LIST = "liste abîmée"
    SEVERAL = "plusieurs attestations"
    NO_LIST = "aucune liste"
    UNKNOWN = "organisme inconnu"
    FORGED = "signature fausse"
    LOST_KEY = "clé déclarée perdue"
    OUT_OF_DATES = "clé hors de ses dates"
    CLOCK = "date de ce poste"
    EXPIRED = "expirée"
    WITHDRAWN = "retirée"
    SUSPENDED = "suspendue"


@dataclass(frozen=True)
class Used:
    """A list that an answer rests on: who published it, and when."""

    publisher: str
    day: dt.date


@dataclass(frozen=True)
class Valid:
    """It stands, until that day included."""

    until: dt.date
    facts: Facts
    organisation: str
    lists: tuple[Used, ...]


@dataclass(frozen=True)
class Over:
    """It stood, and no longer does: the last day of its validity (EXPIRED), else the day it was taken back."""

    on: dt.date
    reason: Reason
    facts: Facts
    organisation: str
    lists: tuple[Used, ...]


@dataclass(frozen=True)
class Unverifiable:
    """Nothing can be said of it. What it claims to say is not given: nobody vouches for it here.

    `day` goes with CLOCK (the day that this machine should have reached) and LOST_KEY (since when).
    """

    reason: Reason
    lists: tuple[Used, ...]
    day: dt.date | None = None


Answer = Valid | Over | Unverifiable


@dataclass(frozen=True)
class _Voucher:
    """A key that a list gives an organisation."""

    listed: TrustList
    organisation: Organisation
    key: OrganisationKey


def judge(text: str, lists: tuple[TrustList, ...], today: dt.date) -> Answer:
    """Return what can be said of the text of a code, from the lists of this machine, on that day.

    Every way that is not proved to be right leads to Unverifiable. Time and memory are bounded: a longer text is
    not read (`credential.MOST_CHARACTERS`).
    """
    consulted = used(lists)
    try:
        signed = credential.read(text)
    except UnreadableError:
        begun = text.strip().startswith(credential.PREFIX)
        return Unverifiable(Reason.DAMAGED if begun else Reason.NOT_ONE, consulted)
    if not lists:
        return Unverifiable(Reason.NO_LIST, consulted)
    vouchers = sorted((found for listed in lists for found in _vouchers(listed, signed.key)), key=_by_another)
    if not vouchers:
        return Unverifiable(Reason.UNKNOWN, consulted)
    return _judge_signed(signed, vouchers, today)


def _judge_signed(signed: Sealed, vouchers: list[_Voucher], today: dt.date) -> Answer:
    rests_on = used(tuple(voucher.listed for voucher in vouchers))
    payload = sealed.payload_of(signed, vouchers[0].key.public, Purpose.CERTIFICATE)
    if payload is None or len({voucher.key.public for voucher in vouchers}) > 1:
        return Unverifiable(Reason.FORGED, rests_on)
    try:
        facts = credential.facts_of(payload)
    except UnreadableError:
        return Unverifiable(Reason.DAMAGED, rests_on)
    return _judge_facts(facts, vouchers, rests_on, today)


def _judge_facts(facts: Facts, vouchers: list[_Voucher], rests_on: tuple[Used, ...], today: dt.date) -> Answer:
    reached = max(facts.issued, *(one.day for one in rests_on))
    if today < reached:
        return Unverifiable(Reason.CLOCK, rests_on, reached)
    if lost := [voucher.key.lost for voucher in vouchers if voucher.key.lost]:
        return Unverifiable(Reason.LOST_KEY, rests_on, min(lost))
    if any(facts.issued > voucher.key.until or today < voucher.key.since for voucher in vouchers):
        return Unverifiable(Reason.OUT_OF_DATES, rests_on)
    organisation = vouchers[0].organisation.name
    if ends := [end for voucher in vouchers for end in voucher.organisation.ended if end.number == facts.number]:
        return _taken_back(min(ends, key=_first), facts, organisation, rests_on)
    if facts.expires < today:
        return Over(facts.expires, Reason.EXPIRED, facts, organisation, rests_on)
    return Valid(facts.expires, facts, organisation, rests_on)


def _taken_back(end: Ended, facts: Facts, organisation: str, rests_on: tuple[Used, ...]) -> Over:
    return Over(end.day, Reason[end.turn.name], facts, organisation, rests_on)


def _first(end: Ended) -> tuple[int, dt.date]:
    """A withdrawal goes before a suspension."""
    return end.turn, end.day


def _vouchers(listed: TrustList, name: bytes) -> list[_Voucher]:
    pairs = ((organisation, organisation.key(name)) for organisation in listed.organisations)
    return [_Voucher(listed, organisation, key) for organisation, key in pairs if key is not None]


def _by_another(voucher: _Voucher) -> bool:
    """What an organisation says of itself goes first."""
    return voucher.organisation.root != voucher.listed.publisher.root


def used(lists: tuple[TrustList, ...]) -> tuple[Used, ...]:
    """Return what is told of lists with an answer."""
    return tuple(Used(listed.publisher.name, listed.day) for listed in lists)
