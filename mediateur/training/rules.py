"""Who is trained, who may be given an attestation or have it renewed, and where she stands on a day.

Source of the words: the definitions of the project. Trained: « a suivi la session entière, compté une fois »;
certified: trained, tested, observed, with an attestation that is valid; active: one session declared in twelve months.
What happened after the day that is asked about is as if it were not there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from mediateur.training.register import (
    BY_MISTAKE,
    CERTIFIED,
    Certificate,
    CertificateEvent,
    PersonRecord,
    Rule,
    Status,
    TrainingSession,
    Turn,
)
from mediateur.training.validity import last_day

ACTIVE_MONTHS = 12
_ALWAYS = dt.date.min


class Training(NamedTuple):
    """A training that was followed from beginning to end: its last day, its title, its minutes."""

    day: dt.date
    title: str
    minutes: int


class Standing(NamedTuple):
    """What the rule asks, and on which day it was there; `last` is the newest attestation, `turn` what happened to it.

    `trained` is the day of the first training, for ever. `training` is the newest one that an attestation may rest on,
    `training_ends` the last day on which it may, and `tested` and `observed` are those of what counts for the next
    attestation: after one that stands, only what came later does. `facts_end` is the last day on which these may found
    a renewal.
    """

    trained: dt.date | None = None
    training: Training | None = None
    training_ends: dt.date | None = None
    tested: dt.date | None = None
    observed: dt.date | None = None
    facts_end: dt.date | None = None
    last: Certificate | None = None
    turn: CertificateEvent | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether the newest attestation was withdrawn."""
        return self.turn is not None and self.turn.turn is Turn.WITHDRAWN

    @property
    def is_suspended(self) -> bool:
        """Whether the newest attestation is suspended."""
        return self.turn is not None and self.turn.turn is Turn.SUSPENDED

    @property
    def renews(self) -> bool:
        """Whether the next attestation renews the newest one; else it is given as a first one is."""
        return self.last is not None and not self.is_withdrawn


class Position(NamedTuple):
    """Where a mediator stands on a day; `days` are those left of what must be renewed, or gone since it expired."""

    status: Status
    days: int = 0


def standing(record: PersonRecord, rule: Rule, day: dt.date = dt.date.max) -> Standing:
    """Return where what is known of a mediator on a day leads, by a rule."""
    last = max((each for each in record.certificates if each.issued <= day), key=_age, default=None)
    turn = _turn(record, last, day)
    since = _since(last, turn)
    found = Standing(_trained(record, rule, day), last=last, turn=turn)
    followed = trainings(record, rule, day, since)
    if not found.renews and followed:
        ends = last_day(followed[-1].day, rule.months)
        found = found._replace(training=followed[-1], training_ends=ends)
    tested = [each.day for each in record.quizzes if since < each.day <= day and each.reaches(rule.quiz_percent)]
    seen = sorted(each.day for each in record.observations if each.counts and since < each.day <= day)
    found = found._replace(tested=max(tested, default=None), observed=_observed(seen, rule.observations, since))
    if found.renews and found.tested and found.observed:
        found = found._replace(facts_end=last_day(max(found.tested, found.observed), rule.months))
    return found


def trainings(
    record: PersonRecord, rule: Rule, day: dt.date = dt.date.max, since: dt.date = _ALWAYS
) -> tuple[Training, ...]:
    """Return the trainings followed after a day and until another, in order.

    A training is whole sessions whose minutes add up to those of the rule; it is followed on the day of the last one.

    A session and those that replay it count once.
    """
    found, minutes = [], 0
    for session in _whole(record, day, since):
        minutes += session.minutes
        if minutes >= rule.minutes:
            found.append(Training(session.day, session.title, minutes))
            minutes = 0
    return tuple(found)


def missing(found: Standing, day: dt.date) -> tuple[Status, ...]:
    """Return what must still be done before the next attestation, in order: train, test, observe.

    A training on which an attestation would have expired already must be followed again.
    """
    renewing = found.renews
    stale = renewing and found.facts_end is not None and found.facts_end < day
    asked = (
        (Status.TO_TRAIN, renewing or bool(found.training_ends and found.training_ends >= day)),
        (Status.TO_TEST, found.tested is not None and not stale),
        (Status.TO_OBSERVE, found.observed is not None and not stale),
    )
    return tuple(status for status, done in asked if not done)


def may_give(found: Standing, day: dt.date) -> bool:
    """Return whether an attestation may be given as a first one is."""
    return not found.renews and not missing(found, day)


def may_renew(found: Standing, day: dt.date) -> bool:
    """Return whether the attestation, valid or expired, may be renewed."""
    return found.renews and not found.is_suspended and not missing(found, day)


def issue(found: Standing, person: str, rule: Rule, number: str, day: dt.date) -> Certificate:
    """Return the attestation that is given, or renewed, on a day; ValueError where it may not be.

    It is valid from the training, or from the test and the practice that renew it, and never for less than the one
    that it follows.
    """
    if may_give(found, day) and found.training and found.training_ends:
        training, ends, renews = found.training, found.training_ends, ""
    elif may_renew(found, day) and found.last and found.facts_end:
        last = found.last
        training, renews = Training(last.trained, last.title, last.minutes), last.number
        ends = max(found.facts_end, last.expires)
    else:
        raise ValueError("something is missing")
    return Certificate(
        number=number,
        person=person,
        issued=day,
        trained=training.day,
        title=training.title,
        minutes=training.minutes,
        expires=ends,
        rule=rule,
        renews=renews,
    )


def position(found: Standing, day: dt.date) -> Position:
    """Return where a mediator stands on a day."""
    if found.last is not None:
        return _position_of(found.last, found.turn, day)
    lacking = missing(found, day)
    return Position(lacking[0] if lacking else Status.READY)


def is_certified(found: Standing, day: dt.date) -> bool:
    """Return whether a mediator has an attestation that is valid on a day."""
    return position(found, day).status in CERTIFIED


def is_active(last_declared: dt.date | None, day: dt.date) -> bool:
    """Return whether a session was declared in the twelve months before a day."""
    return last_declared is not None and last_declared <= day <= last_day(last_declared, ACTIVE_MONTHS)


def reminder(certificate: Certificate) -> dt.date:
    """Return the first day on which an attestation is to be renewed soon."""
    return certificate.expires - dt.timedelta(days=certificate.rule.reminder_days)


def _position_of(certificate: Certificate, turn: CertificateEvent | None, day: dt.date) -> Position:
    if turn is not None and turn.turn is Turn.WITHDRAWN:
        return Position(Status.WITHDRAWN)
    left = (certificate.expires - day).days
    if left < 0:
        return Position(Status.EXPIRED, -left)
    if turn is not None and turn.turn is Turn.SUSPENDED:
        return Position(Status.SUSPENDED)
    return Position(Status.EXPIRING, left) if day >= reminder(certificate) else Position(Status.VALID)


def _age(certificate: Certificate) -> tuple[dt.date, int, str]:
    return certificate.issued, len(certificate.number), certificate.number  # « 2026-10000 » comes after « 2026-9999 »


def _turn(record: PersonRecord, last: Certificate | None, day: dt.date) -> CertificateEvent | None:
    turns = [each for each in record.events if last and each.certificate == last.number and each.day <= day]
    return turns[-1] if turns else None


def _since(last: Certificate | None, turn: CertificateEvent | None) -> dt.date:
    """Return the day up to which nothing counts any more for the next attestation."""
    if last is None:
        return _ALWAYS
    if turn is None or turn.turn is not Turn.WITHDRAWN:
        return last.issued
    return _ALWAYS if turn.reason == BY_MISTAKE else turn.day


def _trained(record: PersonRecord, rule: Rule, day: dt.date) -> dt.date | None:
    """Return the first day on which she was trained; an attestation says so whatever the rule has become."""
    attested = [each.trained for each in record.certificates if each.issued <= day]
    followed = [each.day for each in trainings(record, rule, day)]
    return min((*attested, *followed), default=None)


def _whole(record: PersonRecord, day: dt.date, since: dt.date) -> Iterator[TrainingSession]:
    counted: set[str] = set()
    held = [session for attendance, session in record.attended if attendance.whole and since < session.day <= day]
    for session in sorted(held, key=lambda each: (each.day, each.id)):
        if session.counts_as not in counted:
            counted.add(session.counts_as)
            yield session


def _observed(days: list[dt.date], asked: int, since: dt.date) -> dt.date | None:
    """Return the day of the newest practice, once there are as many as asked; where none is, always."""
    if asked <= 0:
        return max(since, _ALWAYS + dt.timedelta(days=1))
    return days[-1] if len(days) >= asked else None
