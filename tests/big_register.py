"""A register as large as it gets, made from a seed: 10 000 mediators, 1 500 sessions, 120 000 attendances and tests."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mediateur.store.register.registry import Registry
from mediateur.training import rules
from mediateur.training.register import (
    REASONS,
    Attendance,
    Certificate,
    CertificateEvent,
    Observation,
    Person,
    QuizResult,
    Role,
    Rule,
    TrainingSession,
    Turn,
)

LAST_DAY = dt.date(2026, 11, 20)
DAYS = 1400
RULE = Rule()
TERRITORIES = tuple(f"Département {number:02}" for number in range(1, 96))
ROLES = {Role.AMBASSADOR: 60, Role.COUNTER: 20, Role.COUNSELLOR: 12, Role.HEALTH: 5, Role.TRAINER: 3}


class Size(NamedTuple):
    """How many of each; `attempts` are quizzes."""

    people: int
    sessions: int
    attendances: int
    attempts: int


WHOLE_COUNTRY = Size(10_000, 1_500, 45_000, 75_000)
SMALL = Size(40, 10, 150, 250)


def build(folder: Path, size: Size = WHOLE_COUNTRY, seed: int = 7) -> None:
    """Make the register of a data folder; the same seed makes the same one."""
    chance = random.Random(seed)
    registry = Registry(folder)
    people = [*_people(chance, size.people)]
    sessions = [*_sessions(chance, size.sessions)]
    with registry.begin(RULE) as work:
        work.people.add(*people)
        work.sessions.add(sessions)
        work.sessions.attend(_attendances(chance, people, sessions, size.attendances))
        work.proofs.add_quizzes([*_attempts(chance, people, size.attempts)])
        work.proofs.add_observations([*_observations(chance, people)])
        work.commit()
    with registry.begin(RULE) as work:
        given = _issued(work, chance)
        work.certificates.add(given)
        work.certificates.add_events([*_events(chance, given)])
        work.commit()
    registry.close()


def _people(chance: random.Random, count: int) -> Iterator[Person]:
    roles = chance.choices([*ROLES], [*ROLES.values()], k=count)
    for number, role in enumerate(roles, 1):
        entered = _day(chance)
        declared = _day(chance) if chance.random() < 0.8 else None
        yield Person(
            id=f"{chance.getrandbits(128):032x}",
            number=number,
            name=f"Médiateur {number}",
            contact=f"mediateur{number}@exemple.fr",
            structure=f"Espace {number % 700}",
            territory=chance.choice(TERRITORIES),
            role=role,
            entered=entered,
            last_declared=declared,
        )


def _sessions(chance: random.Random, count: int) -> Iterator[TrainingSession]:
    for number in range(count):
        yield TrainingSession(
            id=f"session-{number:05}",
            title="Accompagner à Mon espace santé",
            day=_day(chance),
            place=f"Salle {number % 80}",
            territory=chance.choice(TERRITORIES),
            trainer=f"Formateur {number % 90}",
            seats=40,
            minutes=chance.choice((210, 420, 420)),
        )


def _attendances(
    chance: random.Random, people: Sequence[Person], sessions: Sequence[TrainingSession], count: int
) -> list[Attendance]:
    found: dict[tuple[str, str], Attendance] = {}
    while len(found) < count:
        person, session = chance.choice(people).id, chance.choice(sessions).id
        found[person, session] = Attendance(person, session, chance.random() < 0.85)
    return [*found.values()]


def _attempts(chance: random.Random, people: Sequence[Person], count: int) -> Iterator[QuizResult]:
    for number in range(count):
        right = min(20, int(chance.gauss(16, 3)))
        person = chance.choice(people).id
        yield QuizResult(id=f"essai-{number:06}", person=person, day=_day(chance), right=max(0, right), out_of=20)


def _observations(chance: random.Random, people: Sequence[Person]) -> Iterator[Observation]:
    for number, person in enumerate(people):
        if chance.random() < 0.8:
            yield Observation(
                id=f"pratique-{number:05}",
                person=person.id,
                day=_day(chance),
                trainer=f"Formateur {number % 90}",
                right=("elle-tape", "rien-garder"),
                is_signed=True,
                is_enough=chance.random() < 0.95,
            )


def _issued(work: object, chance: random.Random) -> list[Certificate]:
    given: list[Certificate] = []
    for record in work.people.records():  # type: ignore[attr-defined]
        day = _day(chance)
        found = rules.standing(record, RULE, day)
        if rules.may_give(found, day):
            number = work.certificates.next_number(day.year)  # type: ignore[attr-defined]
            given.append(rules.issue(found, record.person.id, RULE, number, day))
    return given


def _events(chance: random.Random, given: Sequence[Certificate]) -> Iterator[CertificateEvent]:
    for number, certificate in enumerate(given):
        if chance.random() < 0.04:
            turn = chance.choice((Turn.SUSPENDED, Turn.WITHDRAWN))
            reason = chance.choice([*REASONS[turn]])
            day = min(LAST_DAY, certificate.issued + dt.timedelta(days=chance.randrange(300)))
            yield CertificateEvent(
                id=f"suite-{number:05}", certificate=certificate.number, day=day, turn=turn, reason=reason
            )


def _day(chance: random.Random) -> dt.date:
    return LAST_DAY - dt.timedelta(days=chance.randrange(DAYS))
