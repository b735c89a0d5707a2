"""Attestations: given, renewed, suspended, resumed, withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from mediateur.content.text import french, listed
from mediateur.errors import MediateurError
from mediateur.training import rules
from mediateur.training.listing import Query
from mediateur.training.register import REASONS, STATUSES, Certificate, CertificateEvent, PersonRecord, Status, Turn
from mediateur.usecases.register.base import UNCHANGED, Desk, new_id, present, refused
from mediateur.usecases.register.repositories import RegisterWork

MOST_NAMED = 8
FIRST = Query(statuses=(Status.READY,))
DUE = Query(statuses=(Status.EXPIRED, Status.EXPIRING))
_ASKED = {
    Status.TO_TRAIN: "suivre la formation en entier",
    Status.TO_TEST: "réussir le quiz",
    Status.TO_OBSERVE: "être observé en situation",
}


class MissingError(MediateurError):
    """An attestation cannot be given or renewed: something is missing, in order."""

    def __init__(self, missing: tuple[Status, ...]) -> None:
        self.missing = missing
        words = listed([_ASKED[each] for each in missing])
        super().__init__(french(f"Il manque : {words}."), UNCHANGED, "Notez ce qui a été fait, puis recommencez.")


class Given(NamedTuple):
    """The attestations that were given or renewed, and the mediators (ids) to whom something was missing."""

    certificates: tuple[Certificate, ...]
    lacking: tuple[str, ...]


class Ready(NamedTuple):
    """The mediators (ids) to whom nothing is missing: for a first attestation, or to have theirs renewed.

    `names` are the names of the first of them.
    """

    first: tuple[str, ...]
    renewed: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Everybody."""
        return self.first + self.renewed


class Giving:
    """The attestations of the register. Every act returns what it changed, and raises MediateurError."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def give(self, person_id: str) -> Certificate:
        """Give a mediator a first attestation, or one after a withdrawal, under the next number of the year.

        MissingError says what is missing.
        """
        return self._issue(person_id, renewing=False)

    def renew(self, person_id: str) -> Certificate:
        """Renew the attestation of a mediator, valid or expired. MissingError says what is missing."""
        return self._issue(person_id, renewing=True)

    def give_all(self, person_ids: Iterable[str], goes_on: Callable[[int], bool] = lambda _done: True) -> Given:
        """Give or renew the attestations of several mediators, in their order, all or none.

        `goes_on` is told how many were seen after each; once it answers no, nothing is given.
        """
        wanted, day = tuple(dict.fromkeys(person_ids)), self._desk.today
        given: list[Certificate] = []
        lacking: list[str] = []
        with self._desk.begin() as work:
            found = {record.person.id: record for record in work.people.records(wanted)}
            for done, person_id in enumerate(wanted, 1):
                record = found.get(person_id)
                if record is not None and self._ready(record, day):
                    given.append(self._made(work, record, day))
                else:
                    lacking.append(person_id)
                if not goes_on(done):
                    return Given((), ())
            work.certificates.add(given)
            work.commit()
        return Given(tuple(given), tuple(lacking))

    def ready(self) -> Ready:
        """Return to whom `give_all` would give, or renew what expired or soon will, today.

        After a withdrawal, one decides of each: they are not among them.
        """
        day = self._desk.today
        with self._desk.begin() as work:
            first = work.people.ids(FIRST, day)
            due = work.people.records(work.people.ids(DUE, day))
            renewed = tuple(record.person.id for record in due if self._ready(record, day))
            named = work.people.records((*first, *renewed)[:MOST_NAMED])
        return Ready(first, renewed, tuple(record.person.name for record in named))

    def suspend(self, person_id: str, reason: str) -> CertificateEvent:
        """Suspend the attestation of a mediator, for a reason of REASONS."""
        return self._turn(person_id, Turn.SUSPENDED, reason)

    def resume(self, person_id: str, reason: str) -> CertificateEvent:
        """Bring a suspended attestation back, for a reason of REASONS."""
        return self._turn(person_id, Turn.RESUMED, reason)

    def withdraw(self, person_id: str, reason: str) -> CertificateEvent:
        """Withdraw the attestation of a mediator, for good, for a reason of REASONS."""
        return self._turn(person_id, Turn.WITHDRAWN, reason)

    def get(self, number: str) -> tuple[Certificate, tuple[CertificateEvent, ...]]:
        """Return an attestation of this register and what happened to it."""
        with self._desk.begin() as work:
            found = work.certificates.get(number)
            events = work.certificates.events(number)
        if found is None:
            raise refused("Cette attestation n’est pas dans le registre.", "Vérifiez son numéro.")
        return found, events

    def _issue(self, person_id: str, *, renewing: bool) -> Certificate:
        day = self._desk.today
        with self._desk.begin() as work:
            record = _record(work, person_id)
            found = rules.standing(record, self._desk.rule, day)
            if found.renews is not renewing:
                raise _other_way(renewing=renewing)
            if found.is_suspended:
                raise refused("L’attestation est suspendue.", "Rétablissez-la avant de la renouveler.")
            if missing := rules.missing(found, day):
                raise MissingError(missing)
            certificate = self._made(work, record, day)
            work.certificates.add((certificate,))
            work.commit()
        return certificate

    def _ready(self, record: PersonRecord, day: dt.date) -> bool:
        found = rules.standing(record, self._desk.rule, day)
        return rules.may_give(found, day) or rules.may_renew(found, day)

    def _made(self, work: RegisterWork, record: PersonRecord, day: dt.date) -> Certificate:
        found = rules.standing(record, self._desk.rule, day)
        number = work.certificates.next_number(day.year)
        return rules.issue(found, record.person.id, self._desk.rule, number, day)

    def _turn(self, person_id: str, turn: Turn, reason: str) -> CertificateEvent:
        if reason not in REASONS[turn]:
            raise ValueError(reason)
        day = self._desk.today
        with self._desk.begin() as work:
            found = rules.standing(_record(work, person_id), self._desk.rule, day)
            certificate = _turning(found, turn, day)
            event = CertificateEvent(id=new_id(), certificate=certificate.number, day=day, turn=turn, reason=reason)
            work.certificates.add_events((event,))
            work.commit()
        return event


def _turning(found: rules.Standing, turn: Turn, day: dt.date) -> Certificate:
    """Return the attestation to which something happens, if it may."""
    if found.last is None:
        raise refused("Ce médiateur n’a pas d’attestation.")
    status = rules.position(found, day).status
    if turn is Turn.RESUMED:
        allowed = found.is_suspended
    elif turn is Turn.SUSPENDED:
        allowed = not found.is_suspended and status in {Status.VALID, Status.EXPIRING}
    else:
        allowed = not found.is_withdrawn
    if not allowed:
        raise refused(f"L’attestation est dans un autre état : {STATUSES[status].lower()}.", "Rouvrez la fiche.")
    return found.last


def _record(work: RegisterWork, person_id: str) -> PersonRecord:
    record = work.people.record(person_id)
    if record is None:
        present(None)
        raise AssertionError
    return record


def _other_way(*, renewing: bool) -> MediateurError:
    if renewing:
        return refused("Ce médiateur n’a pas d’attestation à renouveler.", "Donnez-lui-en une.")
    return refused("Ce médiateur a déjà une attestation.", "Renouvelez-la.")
