"""Lives of mediators in a register, drawn by hypothesis: what was done, day after day, and what it leaves."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from hypothesis import strategies as st

from mediateur.training import rules
from mediateur.training.register import (
    BY_MISTAKE,
    Attendance,
    CertificateEvent,
    Observation,
    Person,
    PersonRecord,
    QuizResult,
    Rule,
    TrainingSession,
    Turn,
    changed,
)

BIRTH = dt.date(2024, 1, 31)
RULE = Rule()
WHO = "a"


class Deed(StrEnum):
    """What may be done on a day."""

    WHOLE_DAY = "journée"
    HALF_DAY = "demi-journée"
    REPLAY = "rattrapage"
    ABSENCE = "absence"
    GOOD_QUIZ = "quiz réussi"
    BAD_QUIZ = "quiz manqué"
    GOOD_PRACTICE = "pratique"
    BAD_PRACTICE = "pratique à revoir"
    ISSUE = "attestation"
    SUSPEND = "suspension"
    RESUME = "reprise"
    WITHDRAW = "retrait"
    MISTAKE = "retrait par erreur"
    DECLARE = "séance déclarée"


class Act(NamedTuple):
    """A deed, some days after the one before."""

    wait: int
    deed: Deed


WAITS = st.one_of(st.integers(0, 3), st.integers(0, 400), st.just(731))
ACTS = st.lists(st.builds(Act, WAITS, st.sampled_from(Deed)), max_size=25)
RULES = st.builds(
    Rule,
    minutes=st.sampled_from([60, 210, 420, 840]),
    quiz_percent=st.sampled_from([50, 80, 100]),
    observations=st.integers(1, 2),
    months=st.sampled_from([6, 12, 24]),
    reminder_days=st.sampled_from([7, 60, 180]),
)
USUAL_LIFE = (
    Act(0, Deed.WHOLE_DAY),
    Act(1, Deed.GOOD_QUIZ),
    Act(1, Deed.GOOD_PRACTICE),
    Act(1, Deed.ISSUE),
)
# Most drawn lives begin as most real ones do, so that attestations are there to be looked at.
LIVES = st.builds(lambda usual, acts: (*(USUAL_LIFE if usual else ()), *acts), st.booleans(), ACTS)


class Life(NamedTuple):
    """What was done, and the day of the last deed."""

    record: PersonRecord
    day: dt.date


def play(acts: tuple[Act, ...], rule: Rule = RULE, who: str = WHO) -> Life:
    """Return what acts leave; those that the rule forbids leave nothing."""
    record = PersonRecord(person=Person(id=who, number=1, name="Médiateur 1", entered=BIRTH))
    day = BIRTH
    for rank, act in enumerate(acts):
        day += dt.timedelta(days=act.wait)
        record = _after(record, act.deed, day, f"{who}{rank:03}", rule)
    return Life(record, day)


def until(record: PersonRecord, day: dt.date) -> PersonRecord:
    """Return what was known on a day."""
    return changed(
        record,
        attended=tuple(each for each in record.attended if each[1].day <= day),
        observations=tuple(each for each in record.observations if each.day <= day),
        quizzes=tuple(each for each in record.quizzes if each.day <= day),
        certificates=tuple(each for each in record.certificates if each.issued <= day),
        events=tuple(each for each in record.events if each.day <= day),
    )


def _after(record: PersonRecord, deed: Deed, day: dt.date, name: str, rule: Rule) -> PersonRecord:
    if deed in {Deed.WHOLE_DAY, Deed.HALF_DAY, Deed.ABSENCE, Deed.REPLAY}:
        return _attended(record, deed, day, name)
    if deed in {Deed.GOOD_QUIZ, Deed.BAD_QUIZ}:
        right = 20 if deed is Deed.GOOD_QUIZ else 9
        result = QuizResult(id=name, person=record.person.id, day=day, right=right, out_of=20)
        return changed(record, quizzes=(*record.quizzes, result))
    if deed in {Deed.GOOD_PRACTICE, Deed.BAD_PRACTICE}:
        seen = Observation(
            id=name,
            person=record.person.id,
            day=day,
            trainer="Formatrice",
            right=("elle-tape",),
            is_signed=True,
            is_enough=deed is Deed.GOOD_PRACTICE,
        )
        return changed(record, observations=(*record.observations, seen))
    if deed is Deed.DECLARE:
        return changed(record, person=changed(record.person, last_declared=day))
    return _certificate(record, deed, day, name, rule)


def _attended(record: PersonRecord, deed: Deed, day: dt.date, name: str) -> PersonRecord:
    before = [session for _, session in record.attended]
    minutes = 210 if deed is Deed.HALF_DAY else 420
    replays = before[-1].counts_as if deed is Deed.REPLAY and before else ""
    session = TrainingSession(id=name, title="Accompagner", day=day, minutes=minutes, replays=replays)
    attendance = Attendance(record.person.id, name, deed is not Deed.ABSENCE)
    return changed(record, attended=(*record.attended, (attendance, session)))


def _certificate(record: PersonRecord, deed: Deed, day: dt.date, name: str, rule: Rule) -> PersonRecord:
    found = rules.standing(record, rule, day)
    if deed is Deed.ISSUE:
        if not (rules.may_give(found, day) or rules.may_renew(found, day)):
            return record
        given = rules.issue(found, record.person.id, rule, f"{day.year}-{len(record.certificates) + 1:04}", day)
        return changed(record, certificates=(*record.certificates, given))
    turn, reason = {
        Deed.SUSPEND: (Turn.SUSPENDED, "absence"),
        Deed.RESUME: (Turn.RESUMED, "retour"),
        Deed.WITHDRAW: (Turn.WITHDRAWN, "posture"),
        Deed.MISTAKE: (Turn.WITHDRAWN, BY_MISTAKE),
    }[deed]
    if found.last is None or found.is_withdrawn or (turn is Turn.RESUMED) is not found.is_suspended:
        return record
    happened = CertificateEvent(id=name, certificate=found.last.number, day=day, turn=turn, reason=reason)
    return changed(record, events=(*record.events, happened))
