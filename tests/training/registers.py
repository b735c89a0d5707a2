"""Registers, whole, for tests: some entries of each kind, whose parts belong together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

import msgspec
from hypothesis import strategies as st

from mediateur.training.handover import Snapshot
from mediateur.training.register import (
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
from mediateur.training.taking_over import Joined

V = TypeVar("V", Person, TrainingSession)
DAY = dt.date(2026, 3, 2)
NAMES = ("Médiateur 1", "Médiateur 2", "Médiatrice 3")
days = st.integers(0, 3).map(lambda n: DAY + dt.timedelta(days=n))
maybe_days = st.none() | days


@st.composite
def registers(draw: st.DrawFn, prefix: str = "") -> Snapshot:
    """Draw a register. `prefix` begins every id, so that two registers have none in common."""
    people = tuple(draw(_person(f"{prefix}p{n}", number)) for number, n in enumerate(draw(_picked(4)), 1))
    sessions = tuple(draw(_session(f"{prefix}s{n}")) for n in draw(_picked(3)))
    whose = st.sampled_from([person.id for person in people]) if people else st.nothing()
    at = [(person.id, session.id) for person in people for session in sessions]
    there = draw(st.lists(st.sampled_from(at), unique=True, max_size=6)) if at else []
    held = draw(_picked(3)) if people else []
    certificates = tuple(
        Certificate(
            number=f"2026-{prefix}{n:04}",
            person=draw(whose),
            issued=DAY,
            trained=DAY,
            title=draw(st.sampled_from(("Accompagner", "Refuser"))),
            minutes=420,
            expires=dt.date(2028, 3, 1),
            rule=Rule(),
        )
        for n in held
    )
    return Snapshot(
        people=people,
        sessions=tuple(sorted(sessions, key=lambda one: (one.day, one.id))),
        attendances=tuple(Attendance(person, session, draw(st.booleans())) for person, session in there),
        observations=tuple(
            Observation(id=f"{prefix}o{n}", person=draw(whose), day=DAY, trainer="Formateur 1", right=("dit",))
            for n in held
        ),
        quizzes=tuple(
            QuizResult(id=f"{prefix}q{n}", person=draw(whose), day=DAY, right=draw(st.integers(0, 2)), out_of=2)
            for n in held
        ),
        certificates=certificates,
        events=tuple(
            CertificateEvent(id=f"{prefix}e{n}", certificate=one.number, day=DAY, turn=Turn.SUSPENDED, reason="absence")
            for n, one in enumerate(certificates)
        ),
        announced={person.id: DAY for person in people[: draw(st.integers(0, 1))]},
    )


def written(ours: Snapshot, joined: Joined) -> Snapshot:
    """Return the register that another was joined to, as a store keeps it."""
    taken = {one.number for one in ours.people}
    free = iter(number for number in range(1, 1000) if number not in taken | {p.number for p in joined.added.people})
    fresh = [
        msgspec.structs.replace(one, number=next(free)) if one.number in taken else one for one in joined.added.people
    ]
    return msgspec.structs.replace(
        ours,
        people=(*_replaced(ours.people, joined.people), *fresh),
        sessions=(*_replaced(ours.sessions, joined.sessions), *joined.added.sessions),
        attendances=(*_ticked(ours, joined), *joined.added.attendances),
        observations=ours.observations + joined.added.observations,
        quizzes=ours.quizzes + joined.added.quizzes,
        certificates=ours.certificates + joined.added.certificates,
        events=ours.events + joined.added.events,
        announced=ours.announced | joined.added.announced,
    )


def _replaced(ours: Sequence[V], later: Sequence[V]) -> tuple[V, ...]:
    known = {one.id: one for one in later}
    return tuple(known.get(one.id, one) for one in ours)


def _ticked(ours: Snapshot, joined: Joined) -> tuple[Attendance, ...]:
    known = {(one.person, one.session): one for one in joined.attendances}
    return tuple(known.get((one.person, one.session), one) for one in ours.attendances)


def _picked(most: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(1, most), unique=True, max_size=most)


def _person(name: str, number: int) -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        id=st.just(name),
        number=st.just(number),
        name=st.sampled_from(NAMES),
        contact=st.sampled_from(("", "a@exemple.org")),
        role=st.sampled_from(Role),
        entered=st.just(DAY),
        last_declared=maybe_days,
        declared_trained=maybe_days,
    )


def _session(name: str) -> st.SearchStrategy[TrainingSession]:
    return st.builds(
        TrainingSession,
        id=st.just(name),
        title=st.sampled_from(("Accompagner", "Refuser")),
        day=days,
        seats=st.just(12),
    )
